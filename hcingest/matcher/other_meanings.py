"""Kinds of code whose name the document itself uses for something else: ``Northern Ireland (NI)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hcingest.matcher.recognition import recognise
from hcingest.matcher.schemes import Scheme, Schemes

_WORD = r"[^\W\d_][\w'’-]*"


def with_other_meanings(texts: Iterable[str], schemes: Schemes, indicators: Iterable[str] = ()) -> frozenset[str]:
    """The names that the texts spell out otherwise than the kind of code does, and never as it does; and those for
    which other words of the texts may stand, where no indicator column (cells ``indicators``) has such a code.

    Of kinds that the document does not define itself.
    """
    whole = list(texts)
    named = [s for s in schemes.schemes if not s.own and len(s.name) > 1 and s.name.isalpha()]
    means_other = {scheme.name for scheme in named if _means_other(scheme, whole)}
    may = [scheme for scheme in named if scheme.otherwise and _may_mean_other(scheme, whole)]
    used = {mention.scheme for cell in indicators if may for mention in recognise(cell, schemes)}
    return frozenset(means_other | ({scheme.name for scheme in may} - used))


def _may_mean_other(scheme: Scheme, texts: Sequence[str]) -> bool:
    """Whether the words for which the name may stand as well are there, and those of the kind of code are not."""
    own = scheme.title.partition(" (")[0].casefold()
    return any(scheme.otherwise in text for text in texts) and not any(own in text.casefold() for text in texts)


def _means_other(scheme: Scheme, texts: Iterable[str]) -> bool:
    words = r"\s+(?:(?:of|for)\s+)?".join(rf"(?i:{letter}){_WORD}" for letter in scheme.name)
    said = re.compile(
        rf"\b(?P<long>{words})\s+\(\s*{scheme.name}\s*\)|"
        rf"\b{scheme.name}\s*(?:[:=|\t–-]|\bmeans\b|\bstands\s+for\b|\s)\s*(?P<behind>{words})\s*(?:[.;,)]|$)"
    )
    found = (match for text in texts if scheme.name in text for match in said.finditer(text))
    meant = {match["long"] or match["behind"] for match in found}
    return bool(meant) and not any(re.fullmatch(scheme.prefix, long) for long in meant)
