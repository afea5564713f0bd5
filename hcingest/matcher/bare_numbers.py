"""Codes of which a column prints the kind once, in its header: ``17, 21`` below ``NI``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hcingest.matcher.recognition import Mention, recognise
from hcingest.matcher.schemes import Schemes
from hcingest.model.table import Block

_FIGURES = r"\d[\d.]*[a-d]?|[\s,;/&+()–-]|\band\b|\bto\b"
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
