"""Whether a document comes from where financial years do not begin in April: its money, its addresses on the web."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HOST = r"(?:\bwww\.|//|@)[\w.-]+\."
_HERE = re.compile(rf"£|{_HOST}uk\b", re.IGNORECASE)
_ELSEWHERE = re.compile(rf"[$€]\s?\d|\d\s?€|{_HOST}(?:au|nz|ie|us|eu)\b", re.IGNORECASE)


def is_abroad(texts: Iterable[str]) -> bool:
    """Whether all money is in dollars or euros, or all addresses end in another country than the United Kingdom."""
    found = False
    for text in texts:
        if _HERE.search(text):
            return False
        found = found or bool(_ELSEWHERE.search(text))
    return found
