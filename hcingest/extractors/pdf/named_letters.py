"""Letters that PDFium does not name and pdfminer does: most of all ligatures, by names such as ``f_i``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hcingest.model.document import Page
from hcingest.model.letters import LIGATURES, UNKNOWN
from hcingest.model.words import Word

MOST_WORDS = 0.2  # share of a page's words; where more have nameless letters its fonts name hardly any
_LETTERS = r"([^\W\d_]{1,3})"
_JOINED = {text: chr(code) for code, text in LIGATURES.items()}


def with_named_letters(page: Page, data: bytes, password: str) -> Page:
    """The page with the letters of words named of which pdfminer, which reads the names of glyphs, sees all alike."""
    nameless = [word for word in page.words if UNKNOWN in word.text.strip(UNKNOWN)]
    if not nameless or len(nameless) > MOST_WORDS * len(page.words):
        return page
    from hcingest.extractors.pdf.third_count import pdfminer_texts

    seen = frozenset(" ".join(pdfminer_texts(data, [page.number], password)).split())
    named = {word.id: _named(word, seen) for word in nameless}
    return replace(page, words=tuple(named.get(word.id, word) for word in page.words))


def _named(word: Word, seen: frozenset[str]) -> Word:
    pattern = re.compile(_LETTERS.join(map(re.escape, word.text.split(UNKNOWN))))
    found = {match.groups() for text in seen if (match := pattern.fullmatch(text))}
    signs = [_sign(letters) for letters in found.pop()] if len(found) == 1 else [""]
    return replace(word, text=_filled(word.text, signs)) if all(signs) else word


def _sign(letters: str) -> str:
    """One character for letters that one glyph draws; "" where there is none."""
    return letters if len(letters) == 1 else _JOINED.get(letters, "")


def _filled(text: str, signs: Sequence[str]) -> str:
    """The text with its nameless letters replaced, one after the other."""
    for sign in signs:
        text = text.replace(UNKNOWN, sign, 1)
    return text
