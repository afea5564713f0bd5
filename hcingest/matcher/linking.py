"""Codes of actions linked to what they mean: the document's glossary, the user's, the reference set."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from hcingest.errors import UsageError
from hcingest.matcher.glossary import GlossaryFound
from hcingest.matcher.recognition import Mention, recognise
from hcingest.matcher.reference_set import reference
from hcingest.matcher.schemes import Schemes
from hcingest.model.plan import Action, Field, GlossaryEntry, Link
from hcingest.model.problem import Problem
from hcingest.options import Options

SEARCHED = ("indicators", "objective", "action", "outcome", "measure", "progress")
"""Fields in which codes are looked for, the indicators first."""

SAME_TITLE = 90.0  # rapidfuzz.fuzz.token_set_ratio, 0-100: below this a title is another wording
TITLE_MATCH = 92.0  # rapidfuzz.fuzz.ratio, 0-100: from here an entry without a code is taken for a titled one


@dataclass(frozen=True, slots=True)
class Matched:
    """Actions with their codes, the links, the glossary with rows for all used codes, and what to look at."""

    actions: tuple[Action, ...]
    links: tuple[Link, ...]
    glossary: tuple[GlossaryEntry, ...]
    problems: tuple[Problem, ...]


def match(actions: Sequence[Action], found: GlossaryFound, options: Options) -> Matched:
    """Link every printed code of every action. Raises UsageError where a user's glossary cannot be read."""
    schemes = found.schemes.with_own(_own_of_indicators(actions, found.schemes))
    user = {e.code: e for file in options.glossary for e in read_user_glossary(Path(file), schemes)}
    document = {e.code: e for e in found.entries}
    seen: dict[str, tuple[Mention, ...]] = {}
    out: list[Action] = []
    links: list[Link] = []
    for action in actions:
        mentions = list(_mentions(action, schemes, seen))
        codes = tuple(dict.fromkeys(m.code for _, m in mentions))
        out.append(replace(action, codes=codes) if codes else action)
        links += _links(action, mentions, document, user)
    glossary = _glossary(document, user, links)
    problems = [
        *_missing(links, document, out),
        *_about_glossary(glossary, document),
        *_fuzzy(links),
        *_other_psa(out, document),
    ]
    return Matched(tuple(out), tuple(links), glossary, tuple(problems))


def _own_of_indicators(actions: Sequence[Action], schemes: Schemes) -> list[str]:
    """Names of codes in an indicator column that is nothing but codes, where no glossary defines them."""
    import re

    form = re.compile(r"\s*([A-Z]{2,6})\s?\d{1,3}(?:\.\d+)*[a-z]?\s*(?:[,;/&]|and|$)")
    names: Counter[str] = Counter()
    filled = 0
    for action in actions:
        text = action.indicators.value
        filled += bool(text)
        found = form.match(text)
        if found and not schemes.named(found.group(1)):
            names[found.group(1)] += 1
    return [name for name, count in names.items() if count >= 2 and count >= 0.3 * filled]


def _mentions(action: Action, schemes: Schemes, seen: dict[str, tuple[Mention, ...]]) -> Iterator[tuple[str, Mention]]:
    for name in SEARCHED:
        field: Field = getattr(action, name)
        if not field.value:
            continue
        if field.value not in seen:
            seen[field.value] = recognise(field.value, schemes)
        for mention in seen[field.value]:
            yield name, mention


def _links(
    action: Action,
    mentions: Iterable[tuple[str, Mention]],
    document: Mapping[str, GlossaryEntry],
    user: Mapping[str, GlossaryEntry],
) -> list[Link]:
    """One link for each code of an action, by its first mention."""
    links: dict[str, Link] = {}
    for name, m in mentions:
        if m.code in links:
            continue
        entry = _explained(m.code, document, user)
        links[m.code] = Link(
            action.id, m.code, m.scheme, m.number, m.as_printed, name, entry.title if entry else "",
            entry.source if entry else "none", entry.title_confidence if entry else "", m.match, m.score, action.pages,
        )  # fmt: skip
    return list(links.values())


def _explained(
    code: str, document: Mapping[str, GlossaryEntry], user: Mapping[str, GlossaryEntry]
) -> GlossaryEntry | None:
    if code in document:
        return document[code]
    if code in user:
        return user[code]
    known = reference().get(code)
    if known is None:
        return None
    return GlossaryEntry(
        code, known.scheme, known.number, known.title, known.linked, "reference", known.title_confidence, known.link_confidence,
        known.title,
    )  # fmt: skip


def _glossary(
    document: Mapping[str, GlossaryEntry], user: Mapping[str, GlossaryEntry], links: Sequence[Link]
) -> tuple[GlossaryEntry, ...]:
    """The document's entries in printed order, then every other code that an action uses."""
    used = Counter(link.code for link in links)
    rows = list(document.values())
    for link in links:
        if link.code not in document and all(row.code != link.code for row in rows):
            entry = _explained(link.code, document, user)
            rows.append(entry or GlossaryEntry(link.code, link.scheme, link.number, source="none"))
    known = reference()
    return tuple(
        replace(r, used_by=used[r.code], reference_title=known[r.code].title if r.code in known else "") for r in rows
    )


def _missing(
    links: Sequence[Link], document: Mapping[str, GlossaryEntry], actions: Sequence[Action]
) -> Iterator[Problem]:
    """Codes of a kind that the glossary explains, but not this one; codes that stand in no list at all."""
    schemes = {e.scheme for e in document.values()}
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(link.code, link)
    for code, link in first.items():
        if link.scheme in schemes and code not in document:
            message = f"{code} is used here, but the document's glossary does not explain it."
            yield Problem(
                "code-not-in-glossary", message, action_id=link.action_id, field=link.field, text=code, pages=link.pages
            )
        if link.title_source == "none" and not any(code in e.linked for e in document.values()):
            message = f"{code} stands in no list: not in the document's, the user's or the reference set."
            yield Problem(
                "code-unknown", message, action_id=link.action_id, field=link.field, text=code, pages=link.pages
            )


def _about_glossary(glossary: Sequence[GlossaryEntry], document: Mapping[str, GlossaryEntry]) -> Iterator[Problem]:
    for entry in glossary:
        if entry.code not in document:
            continue
        if not entry.used_by:
            yield Problem(
                "code-unused",
                f"The glossary explains {entry.code}, but no action uses it.",
                "info",
                text=entry.code,
                pages=entry.pages,
                place=entry.place,
            )
        yield from _differs(entry)


def _differs(entry: GlossaryEntry) -> Iterator[Problem]:
    """Another title or other links than in the reference set."""
    known = reference().get(entry.code)
    if known is None:
        return
    titles = [t for t in (known.title, *known.other_titles) if t]
    alike = max((fuzz.token_set_ratio(entry.title, t, processor=utils.default_process) for t in titles), default=100.0)
    if alike < SAME_TITLE:
        message = (
            f"{entry.code} is {entry.title!r} here and {known.title!r} in the reference set ({known.title_confidence})."
        )
        yield Problem("glossary-differs", message, "info", text=entry.code, pages=entry.pages, place=entry.place)
    if (
        entry.linked
        and known.linked
        and not {c.casefold() for c in entry.linked} & {c.casefold() for c in known.linked}
    ):
        message = (
            f"{entry.code} is linked to {'; '.join(entry.linked)} here and to {'; '.join(known.linked)} in the reference set "
            f"({known.link_confidence})."
        )
        yield Problem("glossary-differs", message, "info", text=entry.code, pages=entry.pages, place=entry.place)


def _fuzzy(links: Sequence[Link]) -> Iterator[Problem]:
    for link in links:
        if link.match == "fuzzy":
            message = f"{link.as_printed!r} was read as {link.code}; please check."
            yield Problem(
                "fuzzy-match", message, action_id=link.action_id, field=link.field, text=link.code, pages=link.pages
            )


def _other_psa(actions: Sequence[Action], document: Mapping[str, GlossaryEntry]) -> Iterator[Problem]:
    """An action that prints one indicator and one agreement which the glossary links otherwise."""
    told: set[tuple[str, str]] = set()
    for action in actions:
        indicators = [c for c in action.codes if c in document and document[c].linked]
        agreements = [c for c in action.codes if c.startswith("PSA ")]
        if len(indicators) != 1 or len(agreements) != 1 or agreements[0] in document[indicators[0]].linked:
            continue
        pair = (indicators[0], agreements[0])
        expected = [c for c in document[pair[0]].linked if c.startswith("PSA ")]
        if expected and pair not in told:
            told.add(pair)
            message = (
                f"{pair[0]} stands with {pair[1]} here; the document's glossary links it to {'; '.join(expected)}."
            )
            yield Problem(
                "glossary-differs", message, action_id=action.id, field="indicators", text=pair[0], pages=action.pages
            )


def read_user_glossary(path: Path, schemes: Schemes) -> list[GlossaryEntry]:
    """Entries of a CSV with ``code,title[,linked]``. Raises UsageError where it cannot be read so."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("the glossary cannot be read.", str(path), "Save it as CSV in UTF-8.") from error
    rows = csv.DictReader(text.splitlines())
    if not {"code", "title"} <= set(rows.fieldnames or ()):
        raise UsageError(
            "the glossary has no columns code and title.", str(path), "Its first line must be: code,title,linked"
        )
    return [_user_entry(row, schemes, path) for row in rows if (row["code"] or "").strip()]


def _user_entry(row: Mapping[str, str | None], schemes: Schemes, path: Path) -> GlossaryEntry:
    printed = (row["code"] or "").strip()
    mention = next(iter(recognise(printed, schemes)), None)
    name, _, number = printed.partition(" ")
    code, scheme, number = (mention.code, mention.scheme, mention.number) if mention else (printed, name, number)
    linked = tuple(m.code for m in recognise(row.get("linked") or "", schemes))
    return GlossaryEntry(code, scheme, number, (row["title"] or "").strip(), linked, "user", "printed")


def likest(title: str, entries: Mapping[str, str]) -> tuple[str, float] | None:
    """(code, score) of the entry with the likest title, from TITLE_MATCH on (rapidfuzz.fuzz.ratio, default_process)."""
    best = process.extractOne(
        title, entries, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=TITLE_MATCH
    )
    return (best[2], best[1]) if best else None
