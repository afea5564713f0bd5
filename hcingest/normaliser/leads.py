"""Who leads: organisations split out of a cell, their spellings grouped, their abbreviations expanded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hcingest.normaliser.abbreviations import key_of
from hcingest.normaliser.lead_names import are_people, are_posts, are_whole, is_person, is_post

_HARD = re.compile(r"\s*(?:\band/or\b|(?!(?<=\d)/\d)(?<!^\w)(?<!\s\w)/(?!\w(?:$|[\s/;]))|;|\n|\+|\s\|\s)\s*")
"""A stroke between two figures or beside a single letter parts nothing: ``24/7``, ``c/o``, ``A/Director``."""

_BULLET = re.compile(r"^(?:[•\-–—*·▪●]|\(?(?:\d{1,2}|[a-h])[.)])\s+|^[•▪●]")
_WHO = r"(?:(?:leads?|lead\s+(?:officer|agency|partner|organisation)s?|owners?|support(?:ed\s+by)?|partners?)\s*[:–—-])"
_LABEL = re.compile(rf"^{_WHO}\s*", re.IGNORECASE)
_IN_LINE = re.compile(rf"\s+(?=(?i:{_WHO})\s)(?=[A-Z])")
_ALL_BRACKETED = re.compile(r"\n(?=\([^()]*\)\s*(?:\n|$))")
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^][]*\])")
_NOT_PARTED = re.compile(r"\([^)]*\)|\[[^\]]*\]|(?:\bwww\.|://)\S+")
_HIDDEN = ("/;\n+", "\u0001\u0002\u0003\u0004")
"""Marks, and what stands for them while they part nothing."""

_NUMBERED = re.compile(r"(?:^|\s)\(?(\d)[.)]\s+")
_MARKED = re.compile(r"\S\s*\(([^()]*)\)$")
_MARKS = " ,.*†‡:"
_AND = re.compile(r"\s+(?:&|and|a(?:c|['’]r)?|et|und|with)\s+|\s*,\s*(?:and\s+)?")
_ABBREVIATION = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{2,}[a-z]?)(?:\s[A-Z]{2,})?")
_TITLE = re.compile(
    r"\b(?:officer|manager|director|head|lead|leader|co-?ordinator|chief|executive|councillor|cllr|member|worker|adviser|advisor|"
    r"secretary|chair|commissioner|superintendent|inspector|assistant|principal|deputy)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:to be|yet to be|not) \w+", re.IGNORECASE)
_NOBODY = frozenset(
    {"", "na", "n/a", "tbc", "tbd", "tba", "none", "nil", "vacant", "to be confirmed", "to be agreed", "-", "–", "—"}
)

MOST_NAMES = 24  # in one cell; more words between commas are running text
MOST_LINES = 4  # over which one name runs
LISTED = 3  # parts; so many names with an abbreviation among them are a list, not one name


def organisations(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The organisations or people of a lead cell, in order, each once.

    Strokes, semicolons and line ends part them. ``and``, ``&`` and commas part only what is plainly several:
    abbreviations (``HfH & CST``), lists of names, people and posts (``J Smith and K Lee``), names that stand alone
    elsewhere in the document (the keys ``known``); ``Health & Wellbeing Board`` and ``Service Manager, Looked After Children`` stay whole.
    """
    found: list[str] = []
    for part in _hard_parts(_with_names_whole(text, known)):
        found.extend(_soft(part, known))
    return tuple(dict.fromkeys(name for name in found if not _is_nobody(name)))


def _is_nobody(name: str) -> bool:
    return name.casefold() in _NOBODY or bool(_NO_NAME.fullmatch(name))


def known_names(leads: Iterable[str]) -> frozenset[str]:
    """The keys of the names that stand alone in lead cells: those with nothing in them that could part names, and those
    that are one all the same (``Drug & Alcohol Team``)."""
    parts = {part for lead in leads for part in _hard_parts(lead) if part}
    plain = frozenset(key_of(part) for part in parts if not _AND.search(part))
    return plain | {key_of(part) for part in parts if _AND.search(part) and _soft(part, plain) == [part]}


def _with_names_whole(text: str, known: frozenset[str]) -> str:
    """A text in which a line end parts no name that stands in one line elsewhere: ``Community / Safety Team``."""
    lines = text.split("\n")
    for first in range(len(lines)):
        spans = (lines[first:stop] for stop in range(min(len(lines), first + MOST_LINES), first + 1, -1))
        whole = next((span for span in spans if key_of(" ".join(span)) in known), [])
        lines[first : first + len(whole)] = [" ".join(whole)] if whole else []
    return "\n".join(lines)


def _hard_parts(text: str) -> list[str]:
    if text.strip().casefold() in _NOBODY:
        return []
    lines = _with_posts(_IN_LINE.sub("\n", _numbered_apart(_ALL_BRACKETED.sub(" ", text))))
    return [_bare(_inside(part)) for part in _HARD.split(_outside_brackets(lines))]


def _numbered_apart(text: str) -> str:
    """A text with a line for each of what it counts: ``1. CST 2. YOT``."""
    numbers = [int(number) for number in _NUMBERED.findall(text)]
    counts = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return _NUMBERED.sub("\n", text).strip() if counts else text


def _with_posts(text: str) -> str:
    """A text in which the line of a post stands behind the person whose it is: ``Jane Doe, Head of Housing``."""
    lines = text.split("\n")
    for index in range(len(lines) - 1, 0, -1):
        if is_person(lines[index - 1].strip()) and is_post(lines[index].strip()):
            lines[index - 1 : index + 1] = [f"{lines[index - 1].strip()}, {lines[index].strip()}"]
    return "\n".join(lines)


def _bare(part: str) -> str:
    """A part without bullet, label and note marks, and without brackets around all of it."""
    name = _LABEL.sub("", _BULLET.sub("", part.strip())).strip(_MARKS)
    return name[1:-1] if name[:1] == "(" and name[-1:] == ")" and "(" not in name[1:] else name


def _outside_brackets(text: str) -> str:
    """Marks inside brackets and web addresses are kept from parting what stands around them."""
    return _NOT_PARTED.sub(lambda m: m.group().translate(str.maketrans(*_HIDDEN)), text)


def _inside(text: str) -> str:
    return text.translate(str.maketrans(*reversed(_HIDDEN))).replace("\n", " ")


def _soft(text: str, known: frozenset[str]) -> list[str]:
    """A part split at commas and "and" where what results are names of their own."""
    parts, names = _parts(text)
    if len(parts) < 2:
        return [text]
    if all(map(_is_short, names)) or _all_whole(text, names) or _marked(parts):
        return parts
    if found := _of_known(text, known):
        return found
    if "(" in text or (len(parts) == 2 and is_person(names[0])):
        return [text]
    commas = [p.strip() for p in text.split(",") if p.strip()]
    if _TITLE.search(text) or len(commas) < 2 or not all(p[:1].isupper() and len(p) > 1 for p in (*parts, *commas)):
        return [text]
    if any(_AND.search(p) for p in commas[:-1]) or not _AND.search(commas[-1]):
        return commas
    return parts if len(parts) >= LISTED and any(map(_is_short, parts)) else [text]


def _of_known(text: str, known: frozenset[str]) -> list[str]:
    """The most names, known or short, of which a text is made; [] where it is not, or of one alone."""
    spots = _spots(text)
    if len(spots) > MOST_NAMES:
        return []
    best: dict[int, list[str]] = {0: []}
    for last, (_, stop) in enumerate(spots, start=1):
        for first in sorted(best):
            name = text[spots[first][0] : stop].strip()
            bare = _BRACKETED.sub("", name).strip()
            if (_is_short(bare) or key_of(bare) in known) and len(best[first]) >= len(best.get(last, [])):
                best[last] = [*best[first], name]
    found = best.get(len(spots), [])
    return found if len(found) > 1 else []


def _spots(text: str) -> list[tuple[int, int]]:
    """(start, stop) of what stands between commas and "and" outside brackets."""
    hidden = _BRACKETED.sub(lambda m: "\ue000" * len(m.group()), text)
    marks = [match.span() for match in _AND.finditer(hidden)]
    starts, stops = [0, *(stop for _, stop in marks)], [*(start for start, _ in marks), len(text)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if text[start:stop].strip()]


def _parts(text: str) -> tuple[list[str], list[str]]:
    """What stands between commas and "and" outside brackets, and the same without its brackets."""
    found = [text[start:stop].strip() for start, stop in _spots(text)]
    return found, [_BRACKETED.sub("", part).strip() for part in found]


def _all_whole(text: str, names: Sequence[str]) -> bool:
    """Whether all are whole names. A post or team behind a comma may say more of what stands in front."""
    return are_people(names) or are_posts(names) if "," in text else are_whole(names)


def _marked(parts: Sequence[str]) -> bool:
    """Whether brackets show that parts are names: ``Police (lead), Council``, ``HM Treasury (HMT), DESNZ``."""
    marks = [match[1] for part in parts if (match := _MARKED.search(part))]
    lead = any(mark.casefold().startswith("lead") for mark in marks)
    return lead or all(_is_short(part) or ((m := _MARKED.search(part)) and _is_short(m[1])) for part in parts)


def _is_short(name: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(name))
