"""Codes of which a column prints the kind once, in its header: ``17, 21`` below ``NI``, ``17 / 23`` below ``NI / PSA``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hcingest.matcher.recognition import Mention, recognise
from hcingest.matcher.schemes import Schemes
from hcingest.model.table import Block

_FIGURES = r"\d[\d.]*[a-d]?|[\s,;/&+()–-]|\band\b|\bto\b"
_STROKE = re.compile(r"\s*/\s*")
_LISTED = re.compile(r"\s*[,;\n]\s*")
_KINDS_APART = re.compile(r"\s*(?:[/&,;+\n]|\band\b)\s*")
_LINK = (
    r"(?i:(?:links?|linked|contributes?|relate[sd]?)\s+(?:to\s+)?(?:the\s+)?)?(?:{})(?i:\s+(?:refs?|links?|codes?))?"
)
"""A header that names a kind of code and nothing else: ``Links to SDGs``."""


def kind_in_headers(blocks: Iterable[Block], schemes: Schemes) -> str:
    """The kind of code that is the whole header of a column; "" where none is, or two are."""
    headers = {line.strip() for b in blocks if b.kind == "table-header" for line in b.text.split("\n")}
    names = {kind for header in headers if (kind := kind_of(header, schemes))}
    return names.pop() if len(names) == 1 else ""


def kind_of(header: str, schemes: Schemes) -> str:
    """The kind of code that a header names; "" where it says something else."""
    return next((s.name for s in schemes.schemes if re.fullmatch(_LINK.format(s.prefix), header)), "")


def read_below(header: str, text: str, kind: str, schemes: Schemes) -> tuple[Mention, ...]:
    """The codes of a text of bare numbers, by the kinds that its header names, or of ``kind`` where it names none."""
    kinds = [found for part in _KINDS_APART.split(header) if (found := kind_of(part, schemes))]
    if len(kinds) > 1:
        return _read_each(text, kinds, schemes)
    return read_bare(text, kind_of(header, schemes) or kind, schemes)


def _read_each(text: str, kinds: Sequence[str], schemes: Schemes) -> tuple[Mention, ...]:
    """Numbers of one kind beside those of another: ``17 / 23``, ``1, 15 / 21``, ``17/23; 35/26``; () where they are not
    as many as the kinds."""
    pairs = [_parted(_STROKE, item) for item in _parted(_LISTED, (0, text))]
    groups = pairs if all(len(pair) == len(kinds) for pair in pairs) else [_parted(_STROKE, (0, text))]
    if len(groups[0]) != len(kinds):
        return ()
    read = [
        (at, read_bare(part, kind, schemes)) for group in groups for (at, part), kind in zip(group, kinds, strict=True)
    ]
    found = [replace(m, start=m.start + at, stop=m.stop + at) for at, mentions in read for m in mentions]
    return tuple(found) if all(mentions for _, mentions in read) else ()


def _parted(mark: re.Pattern[str], item: tuple[int, str]) -> list[tuple[int, str]]:
    """(where it starts, text) of what stands between marks."""
    at, text = item
    edges = [0, *(edge for match in mark.finditer(text) for edge in match.span()), len(text)]
    return [(at + start, text[start:stop]) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def read_bare(text: str, kind: str, schemes: Schemes) -> tuple[Mention, ...]:
    """The codes of a text of bare numbers, or of numbers below ``SDG`` such as ``Goals 3 and 5``; () for any other."""
    scheme = schemes.named(kind)
    bare = "|".join(filter(None, (_FIGURES, scheme.between))) if scheme else ""
    if not re.fullmatch(f"(?:{bare})+", text):
        return ()
    lead = f"{kind} "
    return tuple(_as_printed(mention, lead) for mention in recognise(lead + text, schemes))


def _as_printed(mention: Mention, lead: str) -> Mention:
    printed = mention.as_printed.removeprefix(lead)
    how = "normalised" if mention.match == "exact" else mention.match
    start = max(0, mention.start - len(lead))
    return replace(mention, as_printed=printed, match=how, start=start, stop=mention.stop - len(lead))
