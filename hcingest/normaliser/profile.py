"""What stands in a column: dates, numbers, status words, sentences – a second witness beside its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hcingest.normaliser.rag_colours import COLOUR_WORDS
from hcingest.normaliser.text import is_reference

_MONTH = (
    r"(?:jan(?:uary|vier)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"""\b{_MONTH}\b | \b(?:19|20)\d\d\b | \bQ[1-4]\b | \bquarter\b | \d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}
    | \bon-?\s?going\b | \btb[cda]\b | \bimmediate(?:ly)?\b | \bannual(?:ly)?\b | \b(?:month|quarter|week|dai)ly\b
    | \b(?:spring|summer|autumn|winter|term)\b | \byear\s+\d | \bwithin\s+\d+ | \bend\s+of\b | \d+\s+(?:months|weeks|years)\b
    | \bas\s+soon\s+as\b | \bcontinu(?:ous|al) | \b(?:short|medium|long)[ -]term\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CODE = re.compile(r"\b(?:N\.?I\.?|PSA|KPI|L?PI|SDG|DSO|BVPI|[A-Z]{2,4})\s?(?:\d{1,3}(?:\.\d+)*[a-z]?)\b")
_NUMBERS = re.compile(r"\d{1,3}[a-z]?(?:\s*(?:[,;/&\s]|and\b)\s*\d{1,3}[a-z]?)*")
_STATUS = re.compile(
    r"""(?:not\s+(?:yet\s+)?(?:started|begun|due|met|achieved)|on\s+(?:track|target|schedule|hold)|off\s+(?:track|target)
    |in\s+(?:progress|hand|place)|(?:partially|partly|fully|substantially)\s+\w+|complete[d]?|compete|started|ongoing|on-going|new|open
    |closed|carried\s+forward|delayed|overdue|deferred|cancelled|achieved|done|due|underway|under\s+way|superseded|slipped
    |some\s+slippage|behind\s+schedule|ahead\s+of\s+schedule|plan(?:ned)?(?:\s+in\s+place)?|limited|substantial|implemented|met
    |outstanding|paused|stopped|withdrawn|live|active|pending|agreed|approved|discontinued|at\s+risk)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PRIORITY = re.compile(
    r"(?:very\s+)?(?:high|medium|low|h|m|l|urgent|essential|desirable|critical|[1-5])\W*", re.IGNORECASE
)
_RAG = re.compile(rf"(?:{'|'.join(filter(str.isalpha, COLOUR_WORDS))}|b?rag)\W*", re.IGNORECASE)
_MONEY = re.compile(
    r"[£$€]|\bFTE\b|\bbudgets?\b|\bfund(?:ed|ing)?\b|\bstaff\s+time\b|\bcosts?\b|\bgrant\b|\bresources?\b",
    re.IGNORECASE,
)

SHORT_WORDS = 4  # words; a status or a priority is hardly longer
SENTENCE_WORDS = 7  # words; from here on a cell says something rather than names it


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0-1) of a column's non-empty cells that look like each kind, and its shape.

    ``filled``: share of rows with text. ``words``: mean words per cell, ``lettered`` those with letters. ``distinct``: distinct texts per cell.
    ``grouped``: share of rows whose cell is merged with the one above, blank below it or the same again;
    ``merged``: share of those that are drawn as merged.
    """

    cells: int = 0
    filled: float = 0.0
    words: float = 0.0
    lettered: float = 0.0
    distinct: float = 0.0
    grouped: float = 0.0
    merged: float = 0.0
    dates: float = 0.0
    codes: float = 0.0
    numbers: float = 0.0
    references: float = 0.0
    statuses: float = 0.0
    priorities: float = 0.0
    rags: float = 0.0
    money: float = 0.0

    @property
    def is_short(self) -> bool:
        return self.words <= SHORT_WORDS

    @property
    def is_sentences(self) -> bool:
        return self.words >= SENTENCE_WORDS


def profile_of(texts: Sequence[str], grouped: float = 0.0, merged: float = 0.0) -> Profile:
    """The profile of one column's body cells, given as printed; ``""`` for a blank one."""
    full = [text for text in texts if text.strip()]
    if not full:
        return Profile(grouped=grouped, merged=merged)
    count = len(full)

    def share(pattern: re.Pattern[str], whole: bool = False) -> float:
        return sum(bool((pattern.fullmatch if whole else pattern.search)(t.strip())) for t in full) / count

    return Profile(
        cells=count,
        filled=count / len(texts),
        words=sum(len(t.split()) for t in full) / count,
        lettered=sum(any(map(str.isalpha, word)) for t in full for word in t.split()) / count,
        distinct=len({t.casefold() for t in full}) / count,
        grouped=grouped,
        merged=merged,
        dates=share(_DATE),
        codes=share(_CODE),
        numbers=share(_NUMBERS, whole=True),
        references=sum(is_reference(t) for t in full) / count,
        statuses=sum(bool(_STATUS.match(t.strip())) and len(t.split()) <= SHORT_WORDS + 1 for t in full) / count,
        priorities=share(_PRIORITY, whole=True),
        rags=share(_RAG, whole=True),
        money=share(_MONEY),
    )


def fit(profile: Profile, field: str) -> float:
    """-0.5 … +0.3: how far the column's content speaks for or against a field; 0 where it says nothing."""
    if not profile.cells:
        return 0.0
    return _FITS.get(field, _no_opinion)(profile)


def _no_opinion(_: Profile) -> float:
    return 0.0


def _fit_section(p: Profile) -> float:
    if p.grouped < 0.5 and p.distinct > 0.5:
        return -0.5
    return 0.2 * p.grouped - (0.4 if p.dates > 0.7 else 0.0)


def _fit_objective(p: Profile) -> float:
    if p.dates > 0.8 or p.references > 0.8 or p.statuses > 0.8:
        return -0.4
    return 0.2 * p.grouped + (0.05 if p.is_sentences else -0.1 if p.words < 2 else 0.0)


def _fit_action(p: Profile) -> float:
    if (p.dates > 0.8 and p.words < SENTENCE_WORDS) or p.references > 0.6:
        return -0.5
    return 0.15 if p.is_sentences else -0.05


def _fit_timeframe(p: Profile) -> float:
    if p.dates >= 0.5:
        return 0.25 if not p.is_sentences else 0.05
    return -0.4 if p.dates < 0.2 else -0.1


def _fit_people(p: Profile) -> float:
    if p.dates > 0.6 or p.references > 0.6 or p.money > 0.6:
        return -0.5
    return -0.3 if p.words > 2 * SENTENCE_WORDS else 0.1


def _fit_outcome(p: Profile) -> float:
    return 0.05 if p.words >= SHORT_WORDS else -0.1 if p.words >= 2 else -0.4


def _fit_measure(p: Profile) -> float:
    if (p.codes > 0.6 or p.numbers > 0.6) and p.is_short:
        return -0.3
    return -0.4 if p.dates > 0.8 and p.is_short else 0.0


def _fit_indicators(p: Profile) -> float:
    if p.numbers >= 0.6:
        return 0.2  # of codes whose kind stands in the header
    return 0.3 if p.codes >= 0.3 else -0.15 if p.is_sentences else 0.0


def _fit_status(p: Profile) -> float:
    if p.words > SENTENCE_WORDS:
        return -0.3
    return 0.2 if p.statuses >= 0.5 else 0.0


def _fit_progress(p: Profile) -> float:
    return -0.2 if p.statuses > 0.8 else 0.1 if p.is_sentences else 0.0


def _fit_rag(p: Profile) -> float:
    if p.rags >= 0.6:
        return 0.3
    return -0.4 if p.words > SHORT_WORDS else -0.2 if p.priorities >= 0.6 else 0.0


def _fit_priority(p: Profile) -> float:
    if p.priorities >= 0.6:
        return 0.25
    return -0.5 if p.words > 2 or (p.grouped >= 0.5 and not p.priorities) else -0.1


def _fit_ref(p: Profile) -> float:
    return 0.3 if p.references >= 0.6 else -0.5


def _fit_resources(p: Profile) -> float:
    return 0.15 if p.money >= 0.3 else 0.0


_FITS = {
    "section": _fit_section,
    "objective": _fit_objective,
    "action": _fit_action,
    "timeframe": _fit_timeframe,
    "lead": _fit_people,
    "partners": _fit_people,
    "outcome": _fit_outcome,
    "measure": _fit_measure,
    "indicators": _fit_indicators,
    "status": _fit_status,
    "progress": _fit_progress,
    "rag": _fit_rag,
    "priority": _fit_priority,
    "ref": _fit_ref,
    "resources": _fit_resources,
}
