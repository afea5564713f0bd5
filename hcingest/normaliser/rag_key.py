"""What a document says that its ratings mean: ``Green = on track; Amber = at risk; Red = off track``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hcingest.model.plan import Rag

FEWEST = 2  # colours; a sentence about one is no key

_COLOURS: dict[str, Rag] = {
    "red": "red", "amber": "amber", "yellow": "amber", "orange": "amber", "green": "green", "blue": "blue", "grey": "grey", "gray": "grey",
}  # fmt: skip
_NAMES = "|".join(_COLOURS)
_ENTRY = re.compile(
    rf"\b(?P<colour>{_NAMES})\b\s*(?:\([RAGBY]\)\s*)?[:=|–—-]\s*(?P<meaning>[^;,.|\n]+?)"
    rf"(?=\s*(?:[;,.|\n]|$|\b(?:{_NAMES})\b\s*(?:\([RAGBY]\)\s*)?[:=|–—-]))",
    re.IGNORECASE,
)
_NO_LETTERS = re.compile(r"[\W_]+")


def meaning_of(text: str) -> str:
    """What spellings of one meaning share: ``On-track.`` and ``on track``."""
    return _NO_LETTERS.sub(" ", text).strip().casefold()


def read_key(texts: Iterable[str]) -> dict[str, Rag]:
    """Meaning -> colour; {} without a key. A meaning that is said of two colours is left out."""
    entries = [
        (meaning_of(entry["meaning"]), _COLOURS[entry["colour"].casefold()])
        for text in texts
        for entry in _ENTRY.finditer(text)
    ]
    if len({colour for _, colour in entries}) < FEWEST:
        return {}
    colours: dict[str, set[Rag]] = {}
    for meaning, colour in entries:
        colours.setdefault(meaning, set()).add(colour)
    return {meaning: min(said) for meaning, said in colours.items() if meaning and len(said) == 1}
