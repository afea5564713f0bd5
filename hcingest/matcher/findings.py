"""What a person should look at in the codes of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hcingest.matcher.likeness import says_the_same
from hcingest.matcher.recognition import Mention, recognise
from hcingest.matcher.reference_set import reference
from hcingest.matcher.schemes import LINKED_KINDS, Schemes
from hcingest.matcher.sources import Sources
from hcingest.model.plan import Action, GlossaryEntry, Link
from hcingest.model.problem import Problem


def findings(
    actions: Sequence[Action],
    links: Sequence[Link],
    glossary: Sequence[GlossaryEntry],
    sources: Sources,
    schemes: Schemes,
) -> Iterator[Problem]:
    """All of them: about used codes, then about entries, then about how codes were read."""
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(link.code, link)
    yield from _missing(first.values(), sources)
    for entry in glossary:
        if entry.code in sources.document:
            yield from _unused(entry)
            yield from _differs(entry)
    yield from _slips(links)
    with_agreement = {link.action_id for link in links if link.scheme in LINKED_KINDS}
    yield from _other_links([action for action in actions if action.id in with_agreement], sources, schemes)


def _missing(first: Iterable[Link], sources: Sources) -> Iterator[Problem]:
    """Used codes that the document's glossary leaves out, and those that stand in no list at all."""
    kinds = {entry.scheme for entry in sources.document.values()}
    linked = sources.linked_to()
    for link in first:
        owed = link.scheme in kinds or (bool(kinds) and link.scheme not in LINKED_KINDS)
        if owed and link.code not in linked and not sources.document_covers(link.code):
            yield _about(link, "code-not-in-glossary", "is used here, but the document's glossary does not explain it.")
        if link.title_source == "none" and link.code not in linked:
            yield _about(
                link, "code-unknown", "stands in no list: not in the document's, the user's or the reference set."
            )


def _about(link: Link, kind: str, what: str) -> Problem:
    message = f"{link.code} {what}"
    return Problem(kind, message, action_id=link.action_id, field=link.field, text=link.code, pages=link.pages)


def _unused(entry: GlossaryEntry) -> Iterator[Problem]:
    if not entry.used_by:
        message = f"The glossary explains {entry.code}, but no action uses it."
        yield Problem("code-unused", message, "info", text=entry.code, pages=entry.pages, place=entry.place)


def _differs(entry: GlossaryEntry) -> Iterator[Problem]:
    """Another title or other links than in the reference set."""
    official = reference().get(entry.code)
    if official is None:
        return
    titles = [title for title in (official.title, *official.other_titles) if title]
    if entry.title and not says_the_same(entry.title, titles):
        yield _other_wording(entry, f"is {entry.title!r}", f"{official.title!r}", official.title_confidence)
    if entry.linked and official.linked and not set(entry.linked) & set(official.linked):
        here, there = "; ".join(entry.linked), "; ".join(official.linked)
        yield _other_wording(entry, f"is linked to {here}", f"to {there}", official.link_confidence)


def _other_wording(entry: GlossaryEntry, here: str, there: str, confidence: str) -> Problem:
    message = f"{entry.code} {here} here and {there} in the reference set ({confidence})."
    return Problem("glossary-differs", message, "info", text=entry.code, pages=entry.pages, place=entry.place)


def _slips(links: Iterable[Link]) -> Iterator[Problem]:
    """Each misread code once, at the first action that has it."""
    seen: set[tuple[str, str]] = set()
    for link in links:
        if link.match == "fuzzy" and (link.as_printed, link.code) not in seen:
            seen.add((link.as_printed, link.code))
            message = f"{link.as_printed!r} was read as {link.code}; please check."
            yield Problem("fuzzy-match", message, "check", link.action_id, link.field, link.code, link.pages)


def _other_links(actions: Sequence[Action], sources: Sources, schemes: Schemes) -> Iterator[Problem]:
    """Actions that print another agreement behind an indicator than the document's glossary does."""
    told: set[tuple[str, str]] = set()
    for action in actions:
        for indicator, agreement in _pairs(recognise(action.indicators.value, schemes)):
            pair = (indicator.code, agreement.code)
            entry = sources.document.get(indicator.code)
            if entry is None or pair in told or not _contradicts(entry, agreement):
                continue
            told.add(pair)
            linked = "; ".join(entry.linked)
            message = f"{pair[0]} stands with {pair[1]} here; the document's glossary links it to {linked}."
            yield Problem("glossary-differs", message, "check", action.id, "indicators", pair[0], action.pages)


def _pairs(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """(indicator, agreement right behind it); none where the agreements stand in front."""
    if mentions and mentions[0].scheme in LINKED_KINDS:
        return
    for indicator, behind in pairwise(mentions):
        if behind.scheme in LINKED_KINDS and indicator.scheme not in LINKED_KINDS:
            yield indicator, behind


def _contradicts(entry: GlossaryEntry, agreement: Mention) -> bool:
    """Whether the glossary names others, but not this one (nor the whole or a part of it)."""
    same = any(code.startswith(agreement.code) or agreement.code.startswith(code) for code in entry.linked)
    return bool(entry.linked) and not same
