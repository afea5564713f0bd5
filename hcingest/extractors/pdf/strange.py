"""Text in fonts that do not say which letters their glyphs show: often right all the same, sometimes nonsense."""

from __future__ import annotations

from collections.abc import Sequence

ENOUGH = 40  # letters; of fewer nothing can be said
LOWER = 0.3  # share of lower case among letters; running text has far more, codes that are no letters next to none


def unreadable_words(words: Sequence[str]) -> int:
    """How many of such words are no text: all of them, if they do not look like running text together."""
    letters = [c for word in words for c in word if c.isalpha()]
    signs = sum(not c.isalnum() for word in words for c in word)
    if len(letters) + signs < ENOUGH:
        return 0
    is_text = sum(c.islower() for c in letters) >= LOWER * len(letters) and signs < len(letters)
    return 0 if is_text else len(words)
