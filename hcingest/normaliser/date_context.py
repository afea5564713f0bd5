"""What a document says of its own dates: day or month first, which year's quarters, what ``Apr 10`` means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hcingest.normaliser.abroad import is_abroad
from hcingest.normaliser.date_patterns import MONTH_NAMES, MONTHS
from hcingest.normaliser.date_tokens import APRIL, Calendar, DateContext, Token, tokens_of

BY_CHANCE = 0.01  # how likely it may be that days of the month like those of ``Apr 10`` are years of the plan
DAYS = 30  # of a month
FEWEST_DAYS = 2  # different days written ``31 March 2011``; whoever writes so writes 03/04/2010 day first
LONGEST_PLAN = 8  # years; among the years of a longer one most days of a month could hide

_WELSH_SEASONS = re.compile(r"\b(?:gwanwyn|haf|gaeaf)\b", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\w./])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)?\d\d\b(?![./]\w)")
_DATED = re.compile(r"(?<![\w./])(\d{1,2})(?:([/-])(\d{1,2})\2(?:19|20)?|\.(\d{1,2})\.(?:19|20))\d\d\b(?![./]\w)")
"""Dates in figures among other text, where ``2.13.10`` is the number of a paragraph."""

_DAY_FIRST = re.compile(r"\b(?:dd?\s?[/.-]\s?mm?\s?[/.-]\s?yy(?:yy)?|day\s?/\s?month\s?/\s?year)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\b(?:mm?\s?[/.-]\s?dd?\s?[/.-]\s?yy(?:yy)?|month\s?/\s?day\s?/\s?year)\b", re.IGNORECASE)
_STATED = ((_DAY_FIRST, (31, 1)), (_MONTH_FIRST, (1, 31)))
"""What a document says of its dates: ``Deadline (dd/mm/yyyy)``."""

_DAY_MONTH = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTH_NAMES})\s+(?:(?:19|20)\d\d|['’]\d\d)\b", re.IGNORECASE
)
_MONTH_DAY = re.compile(rf"\b(?:{MONTH_NAMES})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_LINK = (
    r"(?:\W|\b(?:are|is|refers?|means?|follows?|runs?|given|shown|stated|expressed|counted|numbered|measured|based|aligned|reported|"
    r"those|they|these|all|in|on|by|to|with|of|as|for|from|within|according|relates?|the|a|an|each|our|its|this|plan|document|table|"
    r"council['’]?s?|authority['’]?s?|organisation['’]?s?|relevant|standard|normal|uk|and|correspond|based)\b)*?"
)
_QUARTERS = r"(?:\bquarters?\b|\bQ1\b(?:\s*(?:[-–—]|to)\s*Q4)?|\bQs\b)"
_FIRST = r"(?:\b(?:Q|quarter|qtr)\s*1\b|\b(?:first|1st)\s+quarter\b)"
_SECOND = r"(?:\b(?:Q|quarter|qtr)\s*2\b|\b(?:second|2nd)\s+quarter\b)"
_LAST = r"(?:\b(?:Q|quarter|qtr)\s*4\b|\b(?:fourth|4th|last)\s+quarter\b)"
_IS = r"\W*(?:(?:is|are|means?|runs?|covers?|(?:begins?|starts?)\s+(?:in|on)|begins?|starts?|refers?|from|to|the|months?|of|period|1st|1)\b\W*)*"


def _said(year: str, begins: str, months: tuple[str, str, str]) -> re.Pattern[str]:
    """Ways to say which year's quarters a document means; ``months``: in which its first, second, last ones begin."""
    first, second, last = months
    ways = (
        rf"{_QUARTERS}{_LINK}\b(?:{year})(?:[\s-]+years?\b|\s+quarters?\b|\s*(?:[.,;:)]|$))",
        rf"\b(?:{year})(?:[\s-]+year)?[\s-]+quarters?\b",
        rf"{_QUARTERS}{_LINK}\b(?:from|starts?|begins?|beginning|starting)\b{_LINK}(?:1(?:st)?\s+)?{begins}",
        rf"{_FIRST}{_IS}{first}",
        rf"{_SECOND}{_IS}{second}",
        rf"{_LAST}{_IS}{last}",
    )
    return re.compile("|".join(ways), re.IGNORECASE)


_FINANCIAL = _said("financial|fiscal|municipal|council", r"apr(?:il)?\b", (r"apr", r"jul", r"jan"))
_CALENDAR = _said("calendar", r"jan(?:uary)?\b", (r"jan", r"apr", r"oct"))
_DENIED = re.compile(
    r"\b(?:not|rather\s+than|instead\s+of|unlike)\b(?:\s+(?:in|by|of|to|on|as|the|those|a))*\s+"
    r"(?:financial|fiscal|calendar)(?:[\s-]+years?)?(?:[\s-]+quarters?)?",
    re.IGNORECASE,
)


_A_YEAR = r"\b(?:(?:financial|fiscal|budget)\s+years?|FYs?)\b"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_TO = r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?(?:\s+(?:19|20)\d\d)?\s*(?:to|until|through|[-–—])\s*(?:the\s+)?"
_SPAN = rf"(?P<first>{MONTH_NAMES})\b{_TO}{_DAY}(?P<last>{MONTH_NAMES})\b"
_VERB = rf"{_A_YEAR}\W+(?:\w+\W+){{0,3}}?"
_YEAR_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), months)
    for form, months in (
        (rf"{_A_YEAR}[^.;\n]{{0,40}}?\b{_SPAN}", 12),
        (
            rf"{_VERB}(?:begin|start|commenc)\w*\s+(?:(?:on|in|from|the)\s+)*{_DAY}(?P<first>{MONTH_NAMES})\b(?P<last>)",
            12,
        ),
        (rf"{_VERB}end\w*\s+(?:(?:on|in|the)\s+)*{_DAY}(?P<first>)(?P<last>{MONTH_NAMES})\b", 12),
        (rf"{_FIRST}{_IS}{_SPAN}", 3),
    )
)
"""(form, months between its two ends) of what says when financial years begin: ``Financial years run from 1 July to 30 June``."""


def read_context(texts: Iterable[str], timeframes: Iterable[str], others: Iterable[str] = ()) -> DateContext:
    """What a document's text and its timeframes tell of the order of day and month, of quarters and short years.

    ``others``: the plan's other cells; the dates in them show the order too.
    """
    around, own, beside = list(texts), list(dict.fromkeys(timeframes)), list(others)
    every = [*around, *own]
    in_welsh = any(_WELSH_SEASONS.search(text) for text in own)
    order = _order(around, own, beside)
    begins = _year_begins(every, order is False or is_abroad([*every, *beside]))
    return DateContext(order, _quarters(every), _short_years(around, own), in_welsh, begins)


def order_of(texts: Iterable[str]) -> bool | None:
    """Whether dates in figures have the day first; None where none decides or they disagree."""
    return _agreed((int(a), int(b)) for text in texts for a, _, b in _FIGURES.findall(text))


def _agreed(pairs: Iterable[tuple[int, int]]) -> bool | None:
    orders = {a > 12 for a, b in pairs if (a > 12) != (b > 12)}
    return orders.pop() if len(orders) == 1 else None


def _order(around: Sequence[str], timeframes: Sequence[str], others: Sequence[str]) -> bool | None:
    """The order by dates in figures and what is said of them; where neither decides, by days written with their month."""
    texts = [*around, *others]
    pairs = [(int(a), int(b)) for text in timeframes for a, _, b in _FIGURES.findall(text)]
    pairs += [(int(a), int(b or c)) for text in texts for a, _, b, c in _DATED.findall(text)]
    pairs += [pair for text in around for form, pair in _STATED if form.search(text)]
    if any((a > 12) != (b > 12) for a, b in pairs):
        return _agreed(pairs)
    every = [*texts, *timeframes]
    days = {match.casefold() for text in every for match in _DAY_MONTH.findall(text)}
    return True if len(days) >= FEWEST_DAYS and not any(map(_MONTH_DAY.search, every)) else None


def _year_begins(texts: Sequence[str], elsewhere: bool) -> int:
    """The month in which financial years begin, as the texts say; where they do not, April, which is not the custom
    ``elsewhere``. 0: not known."""
    told = {month for text in texts for month in _told_months(text)}
    if len(told) == 1:
        return told.pop()
    return 0 if told or elsewhere else APRIL


def _told_months(text: str) -> Iterator[int]:
    for form, months in _YEAR_FORMS:
        for match in form.finditer(text):
            first, last = MONTHS.get(match["first"].casefold(), 0), MONTHS.get(match["last"].casefold(), 0)
            if not first or not last or (last - first) % 12 == months - 1:
                yield first or last % 12 + 1


def _quarters(texts: Iterable[str]) -> Calendar:
    said = [_DENIED.sub("", text) for text in texts]
    financial = any(_FINANCIAL.search(text) for text in said)
    in_calendar = any(_CALENDAR.search(text) for text in said)
    return "" if financial == in_calendar else "financial" if financial else "calendar"


def _short_years(texts: Sequence[str], timeframes: Sequence[str]) -> bool:
    """Whether the figures of all forms like ``Apr 10`` are the years of the plan, so that they are hardly days."""
    tokens = [t for text in timeframes for t in tokens_of(text, DateContext())]
    shorts = {(t.number, t.figure) for t in tokens if t.kind == "month_short"}
    years = _years_of(tokens) or [int(year) for text in texts for year in _YEAR.findall(text)]
    if not years or max(years) - min(years) > LONGEST_PLAN:
        return False
    if ((max(years) - min(years) + 1) / DAYS) ** len(shorts) > BY_CHANCE:
        return False
    return {figure for _, figure in shorts} <= {year % 100 for year in range(min(years), max(years) + 1)}


def _years_of(tokens: Iterable[Token]) -> list[int]:
    return [day.year for t in tokens if t.kind == "date" for day in (t.start, t.end) if day]
