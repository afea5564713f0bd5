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
HYPHENATED = 0.007  # line-end hyphens per word; typesetters that break words leave over 0.02, others under 0.003
COMPOUND_PART = 4  # letters; shorter words at a break are more often syllables (with-out, for-ward)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the document itself spells: the words and compounds that it prints unbroken, case-folded.

    The only witness of whether ``data-`` at a line end followed by ``protection`` is a compound or one
    word that the typesetter broke; no dictionary of one language is needed. ``hyphenates``: words are broken at
    line ends at all. ``lexicon``: words that any plan may hold, case-folded (column headers, months).
    """

    words: Mapping[str, int] = field(default_factory=dict)
    compounds: frozenset[str] = field(default_factory=frozenset)
    hyphenates: bool = False
    lexicon: frozenset[str] = frozenset()

    def keeps_hyphen(self, before: str, after: str, fills_line: bool = False) -> bool:
        """Whether a line-end hyphen between two parts belongs to the word.

        ``fills_line``: the first part stands alone in a line and fills it, as parts of long words do.
        """
        before, after = before.casefold(), after.casefold()
        if f"{before}-{after}" in self.compounds:
            return True
        if self.is_one_word(before, after):
            return False
        if not (self.hyphenates or fills_line):
            return True
        long_enough = min(len(before), len(after)) >= COMPOUND_PART
        return long_enough and before in self.words and after in self.words

    def is_one_word(self, before: str, after: str) -> bool:
        """Whether two parts, put together, are a word that is known."""
        whole = before.casefold() + after.casefold()
        return whole in self.words or whole in self.lexicon

    def is_cut(self, before: str, after: str) -> bool:
        """Whether a break without a hyphen cut a word: the whole is a word here, the first part is none elsewhere."""
        before, after = before.casefold(), "".join(_LETTERS.findall(after.casefold())[:1])
        return before + after in self.words and self.words.get(before, 0) <= 1


def spelling_of(words: Iterable[Word], lexicon: frozenset[str] = frozenset()) -> Spelling:
    """The spelling of a document; parts of words that end in a hyphen are no evidence, nor what follows them."""
    seen: Counter[str] = Counter()
    compounds: set[str] = set()
    broken = False
    breaks = 0
    for word in words:
        text = word.text.replace(SOFT_HYPHEN, "").casefold()
        ends_broken = word.text[-1:] in LINE_END_HYPHENS and word.text[-2:-1].isalpha()
        if not broken and not ends_broken:
            seen.update(_LETTERS.findall(text))
            compounds.update(_COMPOUND.findall(text))
        breaks += ends_broken
        broken = ends_broken
    return Spelling(seen, frozenset(compounds), breaks > HYPHENATED * max(1, seen.total()), lexicon)


def last_letters(text: str) -> str:
    """The letters in which a text ends, a hyphen behind them left out; "" without letters."""
    found = _LETTERS.findall(text.rstrip(LINE_END_HYPHENS)[-LONGEST:])
    return found[-1] if found else ""


def first_letters(text: str) -> str:
    """The letters that a text starts with; "" where it starts otherwise."""
    found = _LETTERS.match(text)
    return found.group() if found else ""


UNKNOWN = Spelling()
