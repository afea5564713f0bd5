"""Which field a printed column header speaks of: likeness of its words to the words of ``headers.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache
from importlib import resources
from typing import Any

from rapidfuzz import fuzz

from hcingest.errors import UsageError
from hcingest.normaliser.date_patterns import MONTHS
from hcingest.options import read_toml

FIELDS = (
    "section", "objective", "action", "outcome", "measure", "timeframe", "lead", "partners", "resources",
    "indicators", "progress", "status", "rag", "priority", "ref",
)  # fmt: skip

EXACT = 1.0
SPELT_ALIKE = 0.9  # a slip of the pen: "Responsibilty"
ONE_OF_TWO = 0.95  # the first of two things that a header names
WEAK = 0.55  # the word may mean this field
MIN_ALIKE = 88.0  # rapidfuzz.fuzz.ratio, 0-100; at 88 one slip in eight letters passes, another word does not
MIN_FUZZY_LETTERS = 5  # shorter words differ by one letter from too many others
OPENING, OPENING_WORD = 0.8, 0.02  # of a header that begins as a question does, and for each word of that opening
STRENGTHS = frozenset({"strong", "weak"})
"""Lists that a field of headers.toml can have."""
_SHORT = {
    "dept": "department", "depts": "departments", "resp": "responsible", "respons": "responsible", "org": "organisation",
    "orgs": "organisations", "ind": "indicator", "inds": "indicators", "nat": "national",
    "compl": "completion", "est": "estimated", "perf": "performance", "obj": "objective",
    "mgr": "manager", "t'scale": "timescale", "t'scales": "timescales", "govt": "government",
}  # fmt: skip
"""Short forms in headers."""

OPEN_END = "…"  # ends a phrase of headers.toml with which a header may begin

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|#")
_HAS = re.compile(r"\b(who|what|how|it)'s(?= been\b)")
_IS = re.compile(r"\b(who|what|how|where|when|it)'s\b")
_QUARTER = re.compile(
    r"\b(?:q[1-4]|\d{1,2}([/.-])\d{1,2}\1\d{2}(?:\d\d)?|[12]\d{3}(?:[/–-]\d{2,4})?|\d+(?:st|nd|rd|th)?)\b"
)
_PARTS = re.compile(r"\s*(?:/|&|\+|,|;|\(|\)|:|\n|\band\b|\bor\b|\s[–—-]\s)\s*")
_OF = frozenset({"of", "on", "for", "to", "in", "at", "since", "from", "with", "towards", "against"})
_EMPTY_WORDS = frozenset({"the", "a", "an", "our", "your", "this", "these", "any", "current", "key", "main", "overall"})
_AT_WHAT_STAGE = frozenset(
    {"agreed", "planned", "proposed", "expected", "anticipated", "estimated", "forecast", "original", "revised"}
)
"""Words in front of a header that say at what stage the thing is, not which thing."""

_AFTER_HEAD = frozenset(
    {"required", "needed", "proposed", "planned", "agreed", "taken", "identified", "involved", "expected", "intended"}
    | {"description", "descriptions", "detail", "details", "title", "titles", "name", "names", "arrangements"}
    | {"implications", "information"}
)
"""Words that may follow what a header is about: participles, and words that only say that it is written down."""

_OF_A_DATE = frozenset({"as", "at", "of", "on"})
"""Words left at the end of a header when the date behind them is taken away (``Progress as at 31 March``)."""

_WRITTEN_DOWN = frozenset({"description", "details", "detail", "name", "names", "title", "summary", "outline"})
"""Words that open a header without saying what it is about."""

Phrases = Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Header phrases (as tuples of words) of each field, with how surely they mean it."""

    phrases: Mapping[str, Phrases]
    _known: dict[tuple[str, str], float] = dataclass_field(default_factory=dict, compare=False, repr=False)

    @property
    def words(self) -> frozenset[str]:
        """Every word of every phrase, case-folded."""
        words = {word for phrases in self.phrases.values() for phrase in phrases for word in phrase}
        return frozenset(words - {OPEN_END})

    def likeness(self, header: str, field: str) -> float:
        """0-1: how surely a printed header means a field; 1 where the header is one of its words exactly."""
        key = (header, field)
        if key not in self._known:  # headers come again on every page
            self._known[key] = self._likeness(header, field)
        return self._known[key]

    def _likeness(self, header: str, field: str) -> float:
        whole = self._of_phrase(words_of(header), field)
        parts = [part for part in _PARTS.split(_plain(header)) if _WORD.search(part)]
        if whole >= SPELT_ALIKE or len(parts) < 2:
            return whole
        scores = [self._of_phrase(words_of(part), field) for part in parts]
        first = scores[0] * ONE_OF_TWO
        return max(whole, first, max(scores[1:]) * WEAK)

    def names_with_date(self, header: str, field: str) -> bool:
        """Whether a header names this field and, behind it, a date: ``Lead and timescale``."""
        first, *others = [part for part in _PARTS.split(_plain(header)) if _WORD.search(part)] or [""]
        dated = any(self._of_phrase(words_of(part), "timeframe") >= SPELT_ALIKE for part in others)
        return dated and field != "timeframe" and self._of_phrase(words_of(first), field) >= SPELT_ALIKE

    def _of_phrase(self, words: tuple[str, ...], field: str) -> float:
        if not words:
            return 0.0
        phrases = self.phrases[field]
        exact = phrases.get(words, 0.0)
        if exact:
            return exact
        short = _subject(tuple(w for w in words if w not in _EMPTY_WORDS))
        if short and short != words and phrases.get(short, 0.0):
            return phrases[short] * ONE_OF_TWO
        within = max((_within(p, short, s) for p, s in phrases.items()), default=0.0)
        return max(within, _spelt_alike(words, phrases), _opens(words, phrases))


def _subject(words: tuple[str, ...]) -> tuple[str, ...]:
    """What a header is about: ``description of action`` only says that the action is written down."""
    while len(words) > 2 and words[0] in _WRITTEN_DOWN and words[1] == "of":
        words = words[2:]
    return words[1:] if len(words) > 2 and words[0] in _AT_WHAT_STAGE else words


def _within(phrase: tuple[str, ...], words: tuple[str, ...], strength: float) -> float:
    """How much of a header a phrase inside it explains: more where it is the head (``target date``: date)."""
    size = len(phrase)
    if size >= len(words) or phrase[0] not in words:
        return 0.0
    for start in range(len(words) - size + 1):
        if words[start : start + size] == phrase:
            cover = size / len(words)
            head = start <= _head(words) < start + size
            return strength * ((0.45 if head else 0.2) + 0.4 * cover)
    return 0.0


def _head(words: tuple[str, ...]) -> int:
    """Index of the head of a noun phrase: the last word before the first ``of``, ``on``, ``for`` …"""
    stop = next((index for index, word in enumerate(words) if word in _OF and index), len(words))
    while stop > 1 and words[stop - 1] in _AFTER_HEAD:
        stop -= 1
    return stop - 1


def _opens(words: tuple[str, ...], phrases: Phrases) -> float:
    """How surely a header means a field because it begins as questions about it do; longer openings say more."""
    fitting = (p for p in phrases if p[-1] == OPEN_END and words[: len(p) - 1] == p[:-1])
    return max((phrases[p] * (OPENING + OPENING_WORD * len(p)) for p in fitting), default=0.0)


def _spelt_alike(header: tuple[str, ...], phrases: Phrases) -> float:
    best = 0.0
    for phrase, strength in phrases.items():
        if len(phrase) == len(header) and all(_same_word(a, b) for a, b in zip(phrase, header, strict=True)):
            best = max(best, strength * SPELT_ALIKE)
    return best


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < MIN_FUZZY_LETTERS:
        return False
    return fuzz.ratio(one, other, processor=None) >= MIN_ALIKE


def _plain(header: str) -> str:
    text = unicodedata.normalize("NFKD", header).replace("’", "'").replace("\u2010", "-").replace("\u00ad", "")
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().replace("(s)", "s")
    return _QUARTER.sub(" ", text)


def words_of(header: str) -> tuple[str, ...]:
    """The words of a header without the time that it speaks of (``Update March 2012``)."""
    text = re.sub(r"\bn(?:[ro]s?\b|°s?)\.?", " no ", _plain(header)).replace("#", " no ").replace("'ll", " will")
    text = _IS.sub(r"\1 is", _HAS.sub(r"\1 has", text)).replace("'ve", " have")
    words = tuple(_SHORT.get(word, word) for word in _WORD.findall(text))
    timeless = tuple(word for word in words if word not in MONTHS) or words
    while len(timeless) > 1 and timeless[-1] in _OF_A_DATE:
        timeless = timeless[:-1]
    return timeless


def _phrases(lists: Mapping[str, list[str]]) -> dict[tuple[str, ...], float]:
    weak = {_phrase(text): WEAK for text in lists.get("weak", [])}
    return weak | {_phrase(text): EXACT for text in lists.get("strong", [])}


def _phrase(text: str) -> tuple[str, ...]:
    return (*words_of(text), OPEN_END) if text.endswith(OPEN_END) else words_of(text)


@lru_cache(maxsize=4)
def load(columns: str = "") -> Vocabulary:
    """The built-in header words, and those of a user's TOML file, which mean what the user says and nothing else.

    Raises UsageError where the file cannot be read, is no TOML, or names a field that does not exist.
    """
    built_in = tomllib.loads(resources.files(__package__).joinpath("headers.toml").read_text(encoding="utf-8"))
    phrases = {field: _phrases(built_in.get(field, {})) for field in FIELDS}
    for field, lists in (_read_user(columns) if columns else {}).items():
        taught = _phrases(lists)
        phrases = {name: {p: s for p, s in known.items() if p not in taught} for name, known in phrases.items()}
        phrases[field] |= taught
    return Vocabulary(phrases)


def _read_user(file: str) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for field, lists in read_toml(file, "header words").items():
        name = "ref" if field in ("action_ref", "objective_ref") else field
        if name not in FIELDS:
            way_out = f"Use one of: {', '.join(FIELDS)}; each with a list of header words."
            raise UsageError(f"there is no field {field!r}.", file, way_out)
        for strength, texts in _lists(field, lists, file).items():
            found.setdefault(name, {}).setdefault(strength, []).extend(texts)
    return found


def _lists(field: str, lists: object, file: str) -> dict[str, list[str]]:
    """Header words by strength; a field may have one word, a list, or a table of lists."""
    by_strength: dict[str, Any] = lists if isinstance(lists, dict) else {"strong": lists}
    words = {name: [texts] if isinstance(texts, str) else texts for name, texts in by_strength.items()}
    if not words.keys() <= STRENGTHS or not all(_are_header_words(texts) for texts in words.values()):
        way_out = f'Write for example {field} = ["One header", "Another header"].'
        raise UsageError(f"the field {field!r} has no list of header words.", file, way_out)
    return words


def _are_header_words(texts: object) -> bool:
    return isinstance(texts, list) and all(isinstance(text, str) and words_of(text) for text in texts)
