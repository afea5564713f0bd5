"""The second count for Word: words straight from the XML text of every story part, without the walk."""

from __future__ import annotations

import html
import re
from collections import Counter

from hcingest.extractors.word.package import Package
from hcingest.model.document import Census

_FALLBACK = re.compile(r"(<mc:Choice\b.*?</mc:Choice>\s*)<mc:Fallback\b.*?</mc:Fallback>", re.DOTALL)
_TOKEN = re.compile(
    r"<w:(?:t|delText)(?:\s[^>]*)?>([^<]*)</w:(?:t|delText)>|<m:t(?:\s[^>]*)?>([^<]*)</m:t>|<w:(?:p|br|tab|cr|tc|ptab)\b|</w:p>"
)
STORIES = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})


def count_package(package: Package, main: str) -> Census:
    """Words of the main part and of the stories that it points to, as the XML spells them."""
    names = [main, *(name for kind, name in package.related(main) if kind in STORIES)]
    counts: Counter[str] = Counter()
    for name in dict.fromkeys(names):
        counts.update(_text(package.read(name).decode("utf-8", "replace")).split())
    return Census("the XML's text", dict(counts))


def _text(xml: str) -> str:
    parts: list[str] = []
    for match in _TOKEN.finditer(_FALLBACK.sub(r"\1", xml)):
        text = match.group(1) if match.group(1) is not None else match.group(2)
        parts.append(" " if text is None else html.unescape(text))
    return "".join(parts)
