"""Codes of actions linked to what they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hcingest.matcher.bare_numbers import kind_in_headers, read_below
from hcingest.matcher.findings import findings
from hcingest.matcher.glossary import GlossaryFound
from hcingest.matcher.other_meanings import with_other_meanings
from hcingest.matcher.recognition import Mention, only_codes, recognise
from hcingest.matcher.reference_set import known
from hcingest.matcher.schemes import Schemes
from hcingest.matcher.sources import Sources
from hcingest.matcher.user_glossary import read_user_glossaries
from hcingest.model.plan import Action, GlossaryEntry, Link
from hcingest.model.problem import Problem
from hcingest.options import Options

SEARCHED = (
    "section", "objective", "action", "outcome", "measure", "progress", "resources", "status", "priority",
    "timeframe", "lead", "partners",
)  # fmt: skip
"""Fields in which codes are looked for behind the indicators, in this order; the document's other columns come last."""

REMEMBERED = 4096  # texts; merged cells and repeated indicators are read once

Reader = Callable[[str, str | None], tuple[Mention, ...]]
"""(text, header of the indicator column that it stands in; "" = not known, None = another column) -> its codes."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Actions with their codes, the links, the glossary with rows for all used codes, and what to look at."""

    actions: tuple[Action, ...]
    links: tuple[Link, ...]
    glossary: tuple[GlossaryEntry, ...]
    problems: tuple[Problem, ...]


def match(actions: Sequence[Action], found: GlossaryFound, options: Options) -> Matched:
    """Link every printed code of every action. ``found`` was read with the same actions.

    Raises UsageError where a user's glossary cannot be read.
    """
    user = read_user_glossaries(options.glossary, found.schemes)
    schemes = user.schemes
    sources = Sources({entry.code: entry for entry in found.entries}, user.entries)
    column_kind = kind_in_headers(found.blocks, schemes)
    read = _reader(schemes, sources, column_kind, _doubtful(actions, found, schemes))
    links = [_links(action, read, sources) for action in actions]
    coded = [_coded(action, own) for action, own in zip(actions, links, strict=True)]
    flat = tuple(link for own in links for link in own)
    glossary = _glossary(flat, sources)
    problems = (*found.problems, *findings(coded, flat, glossary, sources, schemes))
    return Matched(tuple(coded), flat, glossary, problems)


def _coded(action: Action, links: Sequence[Link]) -> Action:
    return replace(action, codes=tuple(link.code for link in links)) if links else action


def _doubtful(actions: Sequence[Action], found: GlossaryFound, schemes: Schemes) -> frozenset[str]:
    """Kinds of code that may be something else in running text: the document's own (``OP 2``), and those whose name
    it uses otherwise (``Northern Ireland (NI)``)."""
    own = {scheme.name for scheme in schemes.schemes if scheme.own}
    texts = [*(block.text for block in found.blocks), *(text for action in actions for _, text, _ in _texts(action))]
    indicators = (action.indicators.value for action in actions)
    return with_other_meanings(texts, schemes, indicators) | own


def _reader(schemes: Schemes, sources: Sources, column_kind: str, doubtful: frozenset[str]) -> Reader:
    """Doubtful kinds count in running text only where the document's or the user's list explains the code.

    ``column_kind``: the kind whose name heads a column; bare numbers in it count where lists explain them all.
    """

    def counts(mention: Mention) -> bool:
        return mention.scheme not in doubtful or sources.lists(mention.code)

    @lru_cache(maxsize=REMEMBERED)
    def read(text: str, header: str | None) -> tuple[Mention, ...]:
        mentions = recognise(text, schemes)
        if header is not None and not mentions:
            bare = read_below(header, text, column_kind, schemes)
            return bare if all(sources.explain(mention.code) for mention in bare) else ()
        if header is not None or not mentions or only_codes(text, schemes):
            return mentions
        return tuple(mention for mention in mentions if counts(mention))

    return read


def _links(action: Action, read: Reader, sources: Sources) -> list[Link]:
    """One link for each code of an action, by its first mention."""
    links: dict[str, Link] = {}
    for name, text, header in _texts(action):
        for mention in read(text, header):
            if mention.code not in links:
                links[mention.code] = _link(action, name, mention, sources.explain(mention.code))
    return list(links.values())


def _texts(action: Action) -> Iterator[tuple[str, str, str | None]]:
    """(field, text, header of an indicator column, None for others)."""
    for header, text in action.indicators.columns or (("", action.indicators.value),):
        if text:
            yield "indicators", text, header
    for name in SEARCHED:
        if text := getattr(action, name).value:
            yield name, text, None
    for extra in action.extras:
        yield f"extra_{extra.slug}", extra.field.value, None


def _link(action: Action, field: str, mention: Mention, entry: GlossaryEntry | None) -> Link:
    return Link(
        action.id, mention.code, mention.scheme, mention.number, mention.as_printed, field, entry.title if entry else "",
        entry.source if entry else "none", entry.title_confidence if entry else "", mention.match, mention.score,
        action.pages,
    )  # fmt: skip


def _glossary(links: Sequence[Link], sources: Sources) -> tuple[GlossaryEntry, ...]:
    """The document's entries in printed order, then every other code that an action uses."""
    used = Counter(link.code for link in links)
    rows = dict(sources.document)
    for link in links:
        if link.code not in rows:
            entry = sources.explain(link.code)
            rows[link.code] = entry or GlossaryEntry(link.code, link.scheme, link.number, source="none")
    return tuple(replace(row, used_by=used[code], reference_title=_reference_title(code)) for code, row in rows.items())


def _reference_title(code: str) -> str:
    entry = known(code)
    return entry.title if entry else ""
