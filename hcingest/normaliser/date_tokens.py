"""The words of a timeframe as tokens: dates, what joins them, what makes them uncertain."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from hcingest.normaliser.date_patterns import MONTHS, NUMBERED_QUARTERS, QUARTER_NUMBER, TOKEN

Kind = Literal[
    "date", "month", "month_short", "day", "quarter", "from", "to", "by", "before", "after", "and", "during", "onwards", "between",
    "ongoing", "recurring", "tbc", "vague", "done", "word",
]  # fmt: skip

LONG_MONTHS = ("january", "february", "august", "september", "october", "november", "december")
"""Names so long that a word with one letter wrong, missing, added or changed over can be nothing else."""

SHORT_MONTHS = ("march", "april", "june", "july")
"""Names of which other words differ in one letter too (``match``)."""

APRIL = 4
LONGEST_SPAN = 30  # years; two years that lie further apart are no span

_ORDINALS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "1st": 1,
    "first": 1,
    "2nd": 2,
    "second": 2,
    "3rd": 3,
    "third": 3,
    "4th": 4,
    "fourth": 4,
}
_KINDS: dict[str, Kind] = {
    "season": "vague", "vague_year": "vague", "part_of_year": "vague", "counted": "vague", "days_listed": "month", "vague": "vague", "tbc": "tbc", "ongoing": "ongoing",
    "recurring": "recurring", "onwards": "onwards", "from": "from", "during": "during", "by": "by", "before": "before",
    "after": "after", "to": "to", "and": "and", "between": "between", "month": "month", "word": "word",
    "done": "done", "participle": "done",
}  # fmt: skip

_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]{5,11}(?![^\W\d_])")

Calendar = Literal["financial", "calendar", ""]


@dataclass(frozen=True, slots=True)
class DateContext:
    """What the document says of its own dates. ``day_first`` None: nothing in it decides.

    ``short_years``: ``Apr 10`` is April 2010 in it. ``welsh_seasons``: it names seasons in Welsh, so that ``hydref`` may be
    autumn as well as October.
    """

    day_first: bool | None = None
    quarters: Calendar = ""
    short_years: bool = False
    welsh_seasons: bool = False
    year_begins: int = APRIL
    """The month in which financial years begin (1-12); 0 where nothing says it."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a timeframe. For dates: the first and last day meant, and how exactly.

    ``doubtful``: a date that could be read in two ways. ``number``: the month (1-12) of a date without a year and of
    a month; of a quarter 1-4. ``figure``: the day behind or in front of a month without a year, or its short year.
    """

    kind: Kind
    text: str
    start: date | None = None
    end: date | None = None
    precision: str = ""
    doubtful: bool = False
    number: int = 0
    figure: int = 0


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def full_year(text: str) -> int:
    """A year of two or four figures; two mean 1970-2069."""
    figures = int(re.sub(r"\D", "", text))
    return figures if figures > 99 else figures + (2000 if figures < 70 else 1900)


def tokens_of(text: str, context: DateContext) -> list[Token]:
    """The tokens of a timeframe; fillers are left out."""
    text = NUMBERED_QUARTERS.sub(lambda match: QUARTER_NUMBER.sub(r"Q\1", match.group()), _LETTERS.sub(_respelt, text))
    tokens = (_token(match, context) for match in TOKEN.finditer(text))
    return [token for token in tokens if token]


def _respelt(match: re.Match[str]) -> str:
    return _month_meant(match.group()) or match.group()


@lru_cache(maxsize=1024)
def _month_meant(word: str) -> str:
    """The long month's name that a word misspells by one letter; "" where it is another word."""
    folded = word.casefold()
    if folded in MONTHS:
        return ""
    return next((name for name in LONG_MONTHS if OSA.distance(folded, name, score_cutoff=1) <= 1), "")


def nearly_a_month(word: str) -> bool:
    """Whether a word may be a short month's name misspelt: too near to pass it by, too far to take it."""
    return any(OSA.distance(word.casefold(), name, score_cutoff=1) <= 1 for name in SHORT_MONTHS)


def _token(match: re.Match[str], context: DateContext) -> Token | None:
    group = match.groupdict()
    name = next(key.removeprefix("t_") for key, value in group.items() if key.startswith("t_") and value is not None)
    text = match.group()
    if name in ("filler", "aside"):
        return None
    make = _MAKERS.get(name)
    if make:
        return make(text, group, context)
    month = MONTHS[text.rstrip(".").casefold()] if name == "month" else 0
    return Token(_KINDS[name], text, number=month)


Groups = dict[str, str | None]


def _g(group: Groups, name: str) -> str:
    return group[name] or ""


def _day(text: str, year: int, month: int, day: int) -> Token:
    try:
        when = date(year, month, day)
    except ValueError:
        return Token("vague", text, doubtful=True)
    return Token("date", text, when, when, "day")


def _iso(text: str, g: Groups, context: DateContext) -> Token:
    return _day(text, int(_g(g, "iy")), int(_g(g, "im")), int(_g(g, "id")))


def _figures(text: str, g: Groups, context: DateContext) -> Token:
    one, two, year = int(_g(g, "f1")), int(_g(g, "f2")), full_year(_g(g, "fy"))
    day_first = True if one > 12 or one == two else False if two > 12 else context.day_first
    if day_first is None:
        return Token("vague", text, doubtful=True)
    return _day(text, year, two, one) if day_first else _day(text, year, one, two)


def _day_month_year(text: str, g: Groups, context: DateContext) -> Token:
    return _day(text, full_year(_g(g, "dy")), _month(g, "dm"), int(_g(g, "d")))


def _month_day_year(text: str, g: Groups, context: DateContext) -> Token:
    return _day(text, int(_g(g, "my")), _month(g, "mm"), int(_g(g, "md")))


def _days(text: str, g: Groups, context: DateContext) -> Token:
    return _from_day_to_day(text, (int(_g(g, "ry")), _month(g, "rm")), int(_g(g, "r1")), int(_g(g, "r2")))


def _us_days(text: str, g: Groups, context: DateContext) -> Token:
    return _from_day_to_day(text, (int(_g(g, "uy")), _month(g, "um")), int(_g(g, "u1")), int(_g(g, "u2")))


def _from_day_to_day(text: str, month: tuple[int, int], first: int, last: int) -> Token:
    one, two = _day(text, *month, first), _day(text, *month, last)
    if not one.start or not two.end or first >= last:
        return Token("vague", text, doubtful=True)
    return Token("date", text, one.start, two.end, "days")


def _month(g: Groups, name: str) -> int:
    return MONTHS[_g(g, name).casefold()]


def month_token(text: str, year: int, month: int) -> Token:
    return Token("date", text, date(year, month, 1), last_day(year, month), "month", number=month)


def _month_year(text: str, g: Groups, context: DateContext) -> Token:
    return month_token(text, full_year(_g(g, "y") or _g(g, "y2")), _month(g, "m"))


def _year_and_month(text: str, g: Groups, context: DateContext) -> Token:
    return month_token(text, int(_g(g, "ay")), _month(g, "am"))


def _month_figures(text: str, g: Groups, context: DateContext) -> Token:
    return month_token(text, int(_g(g, "ny")), int(_g(g, "nm") or _g(g, "nm2")))


def _year_month(text: str, g: Groups, context: DateContext) -> Token:
    """``2012-03`` is a month, ``2001-05`` a span of years."""
    year, number = int(_g(g, "yy")), _g(g, "ym")
    return (
        span_of_years(text, year, number, "-", context)
        if int(number) > year % 100
        else month_token(text, year, int(number))
    )


def _day_month(text: str, g: Groups, context: DateContext) -> Token:
    return Token("day", text, number=_month(g, "a_month"), figure=int(_g(g, "a_day")))


def _month_short(text: str, g: Groups, context: DateContext) -> Token:
    """``Apr 10``: a day or a year; ``Apr 10th`` a day; ``Sept 09`` a year, unless the month comes first in dates."""
    if _g(g, "s_number").startswith("0") and not g["s_th"] and context.day_first is not False:
        return month_token(text, full_year(_g(g, "s_number")), _month(g, "s_month"))
    kind: Kind = "day" if g["s_th"] else "month_short"
    return Token(kind, text, doubtful=kind != "day", number=_month(g, "s_month"), figure=int(_g(g, "s_number")))


def _quarter(text: str, g: Groups, context: DateContext) -> Token:
    printed = g["q"] or g["q2"]
    number = int(printed) if printed else _ORDINALS[(_g(g, "nq") or _g(g, "nq2")).casefold()]
    return quarter_token(text, number, _g(g, "qy") or _g(g, "nqy") or _g(g, "qy2"), context)


def quarter_token(text: str, number: int, years: str, context: DateContext) -> Token:
    """``Q1 2010/11`` is a quarter of the financial year; ``Q1 2011`` needs the document's word."""
    if not years:
        return Token("quarter", text, number=number)
    first, *second = (int(part) for part in re.findall(r"\d+", years))
    first = full_year(str(first))
    financial = bool(second) or context.quarters == "financial"
    begins = context.year_begins if financial else 1
    if (second and second[0] % 100 != (first + 1) % 100) or not _is_certain(begins, bool(second), context):
        return Token("vague", text, doubtful=bool(second))
    start = _month_on(first, begins, 3 * (number - 1))
    end = _month_on(first, begins, 3 * number - 1)
    return Token("date", text, start, last_day(end.year, end.month), "quarter", number=number)


def _is_certain(begins: int, two_years: bool, context: DateContext) -> bool:
    """Whether it is known which year's quarters are meant; those of a year that is named by one only in April's years."""
    return bool(begins) and (two_years or (bool(context.quarters) and begins in (1, APRIL)))


def _month_on(year: int, month: int, later: int) -> date:
    """The first day of a month so many months later."""
    return date(year + (month - 1 + later) // 12, (month - 1 + later) % 12 + 1, 1)


def _years(text: str, g: Groups, context: DateContext) -> Token:
    return span_of_years(text, int(_g(g, "y_a")), _g(g, "y_b"), _g(g, "y_s"), context)


def span_of_years(text: str, first: int, second: str, mark: str, context: DateContext) -> Token:
    """``2010/11`` is a financial year, ``2010-12`` and ``2016–2018`` are calendar years."""
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    last += 100 if len(second) == 2 and last < first else 0
    one_year = last == first + 1 and (mark == "/" or len(second) == 2)
    financial = one_year or mark == "/"
    if last <= first or last - first > LONGEST_SPAN or (financial and not context.year_begins):
        return Token("vague", text, doubtful=True)
    if financial:
        end = _month_on(last, context.year_begins, -1 if context.year_begins > 1 else 11)
        start = date(first, context.year_begins, 1)
        return Token("date", text, start, last_day(end.year, end.month), "financial-year" if one_year else "years")
    return Token("date", text, date(first, 1, 1), date(last, 12, 31), "years")


def _fy_years(text: str, g: Groups, context: DateContext) -> Token:
    return span_of_years(text, full_year(_g(g, "fy_a")), _g(g, "fy_b")[-2:], "/", context)


def _fy_year(text: str, g: Groups, context: DateContext) -> Token:
    """``FY24`` is named after the year in which it ends by some, in which it begins by others."""
    return Token("vague", text, doubtful=True)


def _year(text: str, g: Groups, context: DateContext) -> Token:
    return Token("date", text, date(int(text), 1, 1), date(int(text), 12, 31), "year")


_MAKERS = {
    "iso": _iso, "figures": _figures, "days": _days, "us_days": _us_days, "day_month_year": _day_month_year,
    "month_day_year": _month_day_year, "month_year": _month_year, "year_and_month": _year_and_month, "month_figures": _month_figures, "year_month": _year_month,
    "day_month": _day_month, "month_short": _month_short, "quarter": _quarter, "nth_quarter": _quarter,
    "years_quarter": _quarter, "years": _years, "fy_years": _fy_years, "fy_year": _fy_year, "year": _year,
}  # fmt: skip
