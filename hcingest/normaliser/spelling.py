"""How a document spells: the witness of what belongs together where a line end breaks a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hcingest.model.words import Word

LINE_END_HYPHENS = "-\u2010\u00ad\u0002"
SOFT_HYPHEN = "\u00ad"
TYPESET_HYPHENS = "\u00ad\u2010"
"""Signs that typesetters put where they break a word; writers' own hyphens are the plain one."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")

LONGEST = 60  # letters; no word is longer
LEFT_OVER = 3  # letters; what a typesetter leaves of a broken word is short where nothing else tells
HYPHENATED = 0.25  # share of line-end hyphens in words that the document prints whole elsewhere; 0.3-0.8 where
# the typesetter breaks words, under 0.2 where only compounds stand at line ends
FEWEST = 2  # such words; one may be chance
COMPOUND_PART = 4  # letters; shorter words at a break are more often syllables (with-out, for-ward)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the document itself spells: the words and compounds that it prints unbroken, case-folded.

    The only witness of whether ``data-`` at a line end followed by ``protection`` is a compound or one
    word that the typesetter broke; no dictionary of one language is needed. ``hyphenates``: words are broken at
    line ends at all. ``lexicon``: words that any plan may hold, case-folded (column headers, months).
    ``pairs``: how often two words follow each other, the second short.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    compounds: frozenset[str] = field(default_factory=frozenset)
    hyphenates: bool = False
    lexicon: frozenset[str] = frozenset()
    pairs: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether a line-end hyphen between two parts belongs to the word."""
        before, after = before.casefold(), after.casefold()
        if f"{before}-{after}" in self.compounds:
            return True
        if self.is_one_word(before, after):
            return False
        if not self.hyphenates:
            return True
        long_enough = min(len(before), len(after)) >= COMPOUND_PART
        return long_enough and before in self.words and after in self.words

    def is_one_word(self, before: str, after: str) -> bool:
        """Whether two parts, put together, are a word that is known."""
        whole = before.casefold() + after.casefold()
        return whole in self.words or whole in self.lexicon

    def goes_on(self, before: str, after: str) -> bool:
        """Whether a line that is full without a hyphen breaks a word: the whole is known, or the few letters that
        are left over stand nowhere but behind this part."""
        if self.is_one_word(before, after):
            return True
        before, after = before.casefold(), after.casefold()
        together = self.pairs.get((before, after), 0)
        return len(after) <= LEFT_OVER and 0 < together == self.words.get(after) == self.words.get(before)

    def is_cut(self, before: str, after: str) -> bool:
        """Whether a break without a hyphen cut a word: the whole is a word here, the first part is none elsewhere."""
        before, after = before.casefold(), "".join(_LETTERS.findall(after.casefold())[:1])
        return before + after in self.words and self.words.get(before, 0) <= 1


def spelling_of(words: Iterable[Word], lexicon: frozenset[str] = frozenset()) -> Spelling:
    """The spelling of a document; parts of words that end in a hyphen are no evidence, nor what follows them."""
    seen: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    compounds: set[str] = set()
    breaks: list[str] = []
    broken, last = "", ""
    for word in words:
        text = word.text.replace(SOFT_HYPHEN, "").casefold()
        ends_broken = word.text[-1:] in LINE_END_HYPHENS and word.text[-2:-1].isalpha()
        if broken:
            breaks.append(broken + first_letters(text))
        elif not ends_broken:
            letters = _LETTERS.findall(text)
            seen.update(letters)
            compounds.update(_COMPOUND.findall(text))
            if letters and last and len(letters[0]) <= LEFT_OVER:
                pairs[last, letters[0]] += 1
            last = letters[-1] if letters else ""
        broken = last_letters(text) if ends_broken else ""
    known = sum(whole in seen for whole in breaks)
    hyphenates = known >= max(FEWEST, HYPHENATED * len(breaks))
    return Spelling(seen, frozenset(compounds), hyphenates, lexicon, pairs)


def last_letters(text: str) -> str:
    """The letters in which a text ends, a hyphen behind them left out; "" without letters."""
    found = _LETTERS.findall(text.rstrip(LINE_END_HYPHENS)[-LONGEST:])
    return found[-1] if found else ""


def first_letters(text: str) -> str:
    """The letters that a text starts with; "" where it starts otherwise."""
    found = _LETTERS.match(text)
    return found.group() if found else ""


UNKNOWN = Spelling()
