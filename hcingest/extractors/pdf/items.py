"""Marks in front of the items of a list: bullets, numbers, codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcingest.extractors.pdf.filing import ITEM_MARKS
from hcingest.model.words import Word

_SIGNS = ITEM_MARKS | frozenset("·-–—")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$")
_CODE = re.compile(r"[A-Z]{1,5}\.?\s?\d{1,3}[a-z]?(?:\.\d+)*:?$")


def is_mark(text: str) -> bool:
    """Whether a word is a bullet, a dash or a number that items have in front."""
    return text in _SIGNS or bool(_NUMBER.match(text))


def mark_length(line: Sequence[Word]) -> int:
    """How many words of a line are the mark or the code of an item; 0 where it begins none."""
    if is_mark(line[0].text) or _CODE.match(line[0].text):
        return 1
    return 2 if len(line) > 1 and _CODE.match(f"{line[0].text} {line[1].text}") else 0
