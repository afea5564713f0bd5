"""How a document spells: the witness of what belongs together where a line end breaks a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hcingest.model.table import Table
from hcingest.model.word_list import looks
from hcingest.model.words import Gap, Word, said

LINE_END_HYPHENS = "-\u2010\u00ad\u0002"
SOFT_HYPHEN = "\u00ad"
TYPESET_HYPHENS = "\u00ad\u2010"
"""Signs that typesetters put where they break a word; writers' own hyphens are the plain one."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ADDRESS = re.compile(r"://|www\.|@|\w/\w+[.-]|\.\w+/|\w-\w+/\d")
"""Addresses on the web; they keep the hyphens at which they break, and say nothing of how words are spelt."""
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")

LONGEST = 60  # letters; no word is longer
LEFT_OVER = 3  # letters; what a typesetter leaves of a broken word is short where nothing else tells
HYPHENATED = 0.15  # share of line-end hyphens in words that the document prints whole elsewhere, above which the
# typesetter breaks words: then it is 0.2-0.8, and hardly any where only compounds stand at line ends
FUNCTION_WORDS = frozenset(
    [
        "a",
        "am",
        "an",
        "and",
        "are",
        "as",
        "at",
        "au",
        "be",
        "by",
        "de",
        "do",
        "du",
        "en",
        "et",
        "for",
        "go",
        "he",
        "i",
        "if",
        "in",
        "is",
        "it",
        "la",
        "le",
        "les",
        "me",
        "my",
        "no",
        "o",
        "of",
        "on",
        "or",
        "our",
        "out",
        "so",
        "the",
        "to",
        "un",
        "up",
        "us",
        "via",
        "was",
        "we",
        "who",
        "y",
        "yn",
        *[
            "act",
            "age",
            "aid",
            "air",
            "all",
            "any",
            "art",
            "bus",
            "but",
            "can",
            "car",
            "day",
            "due",
            "end",
            "fee",
            "few",
            "fit",
            "gas",
            "had",
            "has",
            "her",
            "him",
            "his",
            "how",
            "its",
            "job",
        ],
        *[
            "key",
            "law",
            "let",
            "low",
            "map",
            "may",
            "men",
            "met",
            "net",
            "new",
            "not",
            "now",
            "off",
            "old",
            "one",
            "own",
            "pay",
            "per",
            "put",
            "ran",
            "run",
            "saw",
            "say",
            "see",
            "set",
            "she",
        ],
        *["six", "tax", "ten", "top", "try", "two", "use", "war", "way", "web", "why", "yet", "you"],
    ]
)
"""Short words that stand behind any other: never the rest of a broken one."""
_NO_WORD = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxz]{2}(?<!bl|br|ch|cl|cr|cw|cy|dd|dr|dw|ff|fl|fr|gh|gl|gn|gr|gw|kn|ll|mh|ng|nh|ph|pl|pr|ps)"
    r"(?<!rh|sc|sh|sk|sl|sm|sn|sp|sq|st|sw|th|tr|ts|tw|wh|wr)|(?:[tsc]ion|ment|ness|[b-df-hj-np-tv-z]ing|[ae]nce|[ai]ble)s?$)"
)
"""What no word begins with, and endings that are none themselves: the rest of a broken word."""
USUAL = frozenset({"annually", "complete", "completed", "immediately", "monthly", "ongoing", "quarterly", "weekly"})
TYPESET_PART = 2  # letters; no typesetter leaves fewer of a word that it breaks
COMPOUND_PART = 4  # letters; shorter words at a break are more often syllables (with-out, for-ward)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the document itself spells: the words and compounds that it prints unbroken, case-folded.

    The only witness of whether ``data-`` at a line end followed by ``protection`` is a compound or one
    word that the typesetter broke; no dictionary of one language is needed. ``hyphenates``: words are broken at
    line ends at all. ``lexicon``: words that any plan may hold, case-folded (column headers, months).
    ``broken``: words that it never prints whole, only broken at the ends of full lines.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    compounds: frozenset[str] = field(default_factory=frozenset)
    hyphenates: bool = False
    lexicon: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether a line-end hyphen between two parts belongs to the word."""
        before, after = before.casefold(), after.casefold()
        if f"{before}-{after}" in self.compounds:
            return True
        if self.is_one_word(before, after) and not self._is_either(before, after):
            return False
        if not self.hyphenates or min(len(before), len(after)) < TYPESET_PART:
            return True
        if min(len(before), len(after)) < COMPOUND_PART:
            return False
        begins_compounds = any(compound.startswith(f"{before}-") for compound in self.compounds)
        return begins_compounds or (before in self.words and after in self.words)

    def is_one_word(self, before: str, after: str) -> bool:
        """Whether two parts, put together, are a word that is known."""
        whole = before.casefold() + after.casefold()
        return whole in self.words or whole in self.lexicon

    def _is_either(self, before: str, after: str) -> bool:
        """Whether only the lexicon knows the whole, and its parts too: ``coordinator`` and ``co-ordinator``."""
        return before + after not in self.words and {before, after} <= self.lexicon

    def goes_on(self, before: str, after: str) -> bool:
        """Whether a line that is full without a hyphen breaks a word."""
        return self.is_one_word(before, after) or before.casefold() + after.casefold() in self.broken

    def is_cut(self, before: str, after: str) -> bool:
        """Whether a break without a hyphen cut a word: the whole is a word here, the first part is none elsewhere."""
        before, after = before.casefold(), "".join(_LETTERS.findall(after.casefold())[:1])
        return before + after in self.words and self.words.get(before, 0) <= 1


def spelling_of(words: Sequence[Word], lexicon: frozenset[str] = frozenset(), tables: Iterable[Table] = ()) -> Spelling:
    """The spelling of a document; parts of words that end in a hyphen are no evidence, nor what follows them.

    ``tables``: where lines may be so full that words are broken without a hyphen.
    """
    whole_words: Counter[str] = Counter()
    breaks: list[tuple[str, str]] = []
    broken = ""
    for _, text in looks(words):
        ends_broken = text[-1] in LINE_END_HYPHENS and text[-2:-1].isalpha()
        if broken:
            breaks.append((broken, first_letters(_plain(text))))
        elif not ends_broken and text[0] not in "'’":
            whole_words[text] += 1
        broken = last_letters(_plain(text)) if ends_broken else ""
    seen, compounds = _parts(whole_words)
    whole = sum(before + after in seen for before, after in breaks)
    compound = sum(f"{before}-{after}" in compounds for before, after in breaks)
    hyphenates = whole > compound and whole >= HYPHENATED * len(breaks)
    return Spelling(seen, frozenset(compounds), hyphenates, lexicon, _broken(_full_lines(tables), seen))


def _plain(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "").casefold()


def _parts(words: Mapping[str, int]) -> tuple[Counter[str], set[str]]:
    """The stretches of letters in words, with how often they stand there, and the compounds."""
    seen: Counter[str] = Counter()
    compounds: set[str] = set()
    for word, count in words.items():
        text = _plain(word)
        if not ADDRESS.search(text):
            compounds.update(_COMPOUND.findall(text))
        for letters in _LETTERS.findall(text):
            seen[letters] += count
    return seen, compounds


def _full_lines(tables: Iterable[Table]) -> Counter[tuple[str, str]]:
    """The letters before and behind the ends of full lines, case-folded, with how often."""
    found: Counter[tuple[str, str]] = Counter()
    for table in tables:
        for cell in table.cells:
            for (_, before), (gap, after) in pairwise(said(cell.pieces)):
                if gap is Gap.FULL_LINE and after[:1].islower():
                    found[last_letters(before.casefold()), first_letters(after)] += 1
    return found


def _broken(full_lines: Mapping[tuple[str, str], int], seen: Mapping[str, int]) -> frozenset[str]:
    """Words told by their parts alone: broken at different places, or a few letters that stand nowhere else.

    One letter may: no word, it is the rest of many.
    """
    wholes = Counter(before + after for before, after in full_lines)
    firsts, lasts = Counter[str](), Counter[str]()
    for (before, after), count in full_lines.items():
        firsts[before] += count
        lasts[after] += count
    left_over = {
        before + after
        for before, after in full_lines
        if (len(after) <= LEFT_OVER or _NO_WORD.match(after))
        and after not in FUNCTION_WORDS
        and (len(after) == 1 or lasts[after] == seen.get(after))
        and firsts[before] == seen.get(before)
    }
    return frozenset(left_over | {whole for whole, places in wholes.items() if places > 1})


def last_letters(text: str) -> str:
    """The letters in which a text ends, a hyphen behind them left out; "" without letters."""
    found = _LETTERS.findall(text.rstrip(LINE_END_HYPHENS)[-LONGEST:])
    return found[-1] if found else ""


def first_letters(text: str) -> str:
    """The letters that a text starts with; "" where it starts otherwise."""
    found = _LETTERS.match(text)
    return found.group() if found else ""


UNKNOWN = Spelling()
