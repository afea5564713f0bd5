"""Who leads: organisations split out of a cell, their spellings grouped, their abbreviations expanded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_HARD = re.compile(r"\s*(?:/|;|\n|\+|\s\|\s)\s*")
_BULLET = re.compile(r"^[•\-–—*·▪●]\s*")
_AND = re.compile(r"\s+(?:&|and|a|et|und)\s+|\s*,\s*(?:and\s+)?")
_SHORT = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{2,}[a-z]?)(?:\s[A-Z]{2,})?")
_TITLE = re.compile(
    r"\b(?:officer|manager|director|head|lead|leader|co-?ordinator|chief|executive|councillor|cllr|member|worker|adviser|advisor|"
    r"secretary|chair|commissioner|superintendent|inspector|assistant|principal|deputy|service|team)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"((?:[A-Z][\w'’&-]*\s+(?:(?:of|and|for|the|&)\s+)*){1,6}[A-Z]?[\w'’&-]*)\s*\(([A-Z][A-Za-z&]{1,9})\)"
)
_LISTED = re.compile(r"^\s*([A-Z][A-Za-z&]{1,9})\s*(?:[:=–—-]|\t)\s*([A-Z][^.;:]{3,80})$")


def organisations(text: str) -> tuple[str, ...]:
    """The organisations or people of a lead cell, in order, each once.

    Slashes, semicolons and line ends part them. ``and``, ``&`` and commas part only what is plainly several:
    abbreviations (``HfH & CST``) and lists of names; ``Health & Wellbeing Board`` and
    ``Service Manager, Looked After Children`` stay whole.
    """
    found: list[str] = []
    for part in _HARD.split(_outside_brackets(text)):
        found.extend(_soft(_BULLET.sub("", _inside(part)).strip(" ,.")))
    return tuple(dict.fromkeys(name for name in found if name))


def _outside_brackets(text: str) -> str:
    """Marks inside brackets are kept from parting what stands around them."""
    return re.sub(r"\([^)]*\)", lambda m: m.group().translate(str.maketrans("/;\n+", "\u0001\u0002\u0003\u0004")), text)


def _inside(text: str) -> str:
    return text.translate(str.maketrans("\u0001\u0002\u0003\u0004", "/; +"))


def _soft(text: str) -> list[str]:
    """A part split at commas and "and" where what results are names of their own."""
    parts = [p for p in _AND.split(text) if p]
    if len(parts) < 2 or "(" in text:
        return [text]
    if all(_SHORT.fullmatch(p) for p in parts):
        return parts
    commas = [p.strip() for p in text.split(",") if p.strip()]
    if len(commas) > 1 and not _TITLE.search(text) and all(p[:1].isupper() for p in commas):
        return commas
    return [text]


def organisation_table(leads: Sequence[str], texts: Iterable[str]) -> tuple[tuple[str, str, int], ...]:
    """(name, what the abbreviation stands for, number of actions) of each organisation, most used first.

    Spellings that differ only in spaces, case and punctuation are one; the commonest stands for all.
    """
    spellings: dict[str, Counter[str]] = {}
    for lead in leads:
        for name in organisations(lead):
            spellings.setdefault(_key(name), Counter())[name] += 1
    meanings = abbreviations([*texts, *leads])
    rows = [
        (names.most_common(1)[0][0], meanings.get(_key(names.most_common(1)[0][0]), ""), names.total())
        for names in spellings.values()
    ]
    return tuple(sorted(rows, key=lambda row: (-row[2], row[0].casefold())))


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """What abbreviations stand for, where the document says so: ``Crime Safety Team (CST)`` or a list of them."""
    found: dict[str, str] = {}
    for text in texts:
        for long, short in _DEFINED.findall(text):
            words = long.split()
            initials = [w[0] for w in words if w[0].isupper()]
            capitals = [c for c in short if c.isupper()]
            if capitals and initials[-len(capitals) :] == capitals:
                found.setdefault(_key(short), " ".join(_last_words(words, len(capitals))))
        listed = _LISTED.match(text)
        if listed and _initials(listed.group(2)).startswith(listed.group(1)[:2].upper()):
            found.setdefault(_key(listed.group(1)), listed.group(2).strip())
    return found


def _initials(text: str) -> str:
    return "".join(w[0] for w in text.split() if w[0].isupper())


def _last_words(words: Sequence[str], capitals: int) -> list[str]:
    """The words from the one that begins the abbreviation."""
    count = 0
    for index in range(len(words) - 1, -1, -1):
        count += words[index][0].isupper()
        if count == capitals:
            return list(words[index:])
    return list(words)
