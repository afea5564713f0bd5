"""How officers write time, understood: a small grammar over tokens. Forms and answers stand in docs/timeframes.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hcingest.model.plan import Dates
from hcingest.normaliser.date_tokens import Calendar, Token, last_day, tokens_of

_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:19|20)?\d\d\b")
_FINANCIAL = re.compile(
    r"quarters?\b[^.]*\bfinancial\s+year|financial\s+quarters?|Q1\W+(?:is\s+|=\s*)?\(?apr", re.IGNORECASE
)
_CALENDAR = re.compile(
    r"quarters?\b[^.]*\bcalendar\s+year|calendar\s+quarters?|Q1\W+(?:is\s+|=\s*)?\(?jan", re.IGNORECASE
)
_SPANS = frozenset({"financial-year", "years"})


@dataclass(frozen=True, slots=True)
class DateContext:
    """What the document says of its own dates. ``day_first`` None: nothing in it decides."""

    day_first: bool | None = None
    quarters: Calendar = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A timeframe's dates. ``several``: more deadlines than one; ``not_understood``: no word of it is known."""

    dates: Dates = Dates()
    several: bool = False
    not_understood: bool = False


def read_context(texts: Iterable[str], timeframes: Iterable[str]) -> DateContext:
    """What a document's text and its timeframes tell of day and month order, and of what its quarters are."""
    every = [*texts, *timeframes]
    pairs = [(int(a), int(b)) for text in every for a, b in _FIGURES.findall(text)]
    first, second = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    day_first = first if first != second else None
    financial = any(_FINANCIAL.search(text) for text in every)
    in_calendar = any(_CALENDAR.search(text) for text in every)
    quarters: Calendar = "" if financial == in_calendar else "financial" if financial else "calendar"
    return DateContext(day_first, quarters)


def understand(text: str, context: DateContext) -> Understood:
    """The dates of one timeframe as printed. What is not certain stays empty."""
    tokens = _with_years(tokens_of(text, context.day_first, context.quarters))
    dates = [t for t in tokens if t.kind == "date"]
    ongoing = any(t.kind == "ongoing" for t in tokens)
    recurring = next((t.text.casefold() for t in tokens if t.kind == "recurring"), "")
    if not dates:
        known = any(t.kind != "word" or not t.text for t in tokens if t.kind not in ("and", "to", "by", "from"))
        doubtful = any(t.doubtful for t in tokens)
        return Understood(Dates(None, None, ongoing, recurring), False, doubtful or (bool(tokens) and not known))
    start, end, several, precision = _read(tokens, dates, ongoing)
    if any(t.doubtful for t in tokens):
        return Understood(Dates(None, None, ongoing, recurring), False, True)
    return Understood(Dates(start, end, ongoing, recurring, precision if start or end else ""), several)


def understand_span(start: str, finish: str, context: DateContext) -> Understood:
    """The dates of a start column and a finish column."""
    one, two = understand(start, context), understand(finish, context)
    begins = one.dates.start or _first_day(start, context)
    dates = Dates(
        begins, two.dates.end, one.dates.ongoing or two.dates.ongoing, one.dates.recurring or two.dates.recurring,
        two.dates.precision or one.dates.precision,
    )  # fmt: skip
    return Understood(dates, one.several or two.several, one.not_understood or two.not_understood)


def _first_day(text: str, context: DateContext) -> date | None:
    """The first day of the one date in a start column, where it would be a deadline if it stood alone."""
    dates = [t for t in tokens_of(text, context.day_first, context.quarters) if t.kind == "date"]
    return dates[0].start if len(dates) == 1 else None


def _with_years(tokens: Sequence[Token]) -> list[Token]:
    """Months that share the year printed after the next one: ``July – September 2011``."""
    out = list(tokens)
    for i, token in enumerate(tokens):
        if token.kind != "month" or i + 2 >= len(tokens) or tokens[i + 1].kind not in ("to", "and"):
            continue
        later = tokens[i + 2]
        if later.kind == "date" and later.precision == "month" and later.start:
            year = later.start.year - (token.month > later.start.month)
            out[i] = Token("date", token.text, date(year, token.month, 1), last_day(year, token.month), "month")
    return out


Reading = tuple[date | None, date | None, bool, str]


def _read(tokens: Sequence[Token], dates: Sequence[Token], ongoing: bool) -> Reading:
    """(start, end, several deadlines, precision) of tokens with at least one date."""
    first = tokens.index(dates[0])
    before = [t.kind for t in tokens[:first]]
    if len(dates) == 1:
        after = [t.kind for t in tokens[first + 1 :]]
        return _one(dates[0], before, after, ongoing)
    if len(dates) == 2:
        second = first + 1 + list(tokens[first + 1 :]).index(dates[1])
        between = [t.kind for t in tokens[first + 1 : second]]
        if _joins(before, between) and dates[0].start and dates[1].end and dates[0].start <= dates[1].end:
            return dates[0].start, dates[1].end, False, dates[1].precision
    return None, None, True, ""


def _joins(before: Sequence[str], between: Sequence[str]) -> bool:
    """Whether two dates are the ends of a span: "to" between them, or "between … and …"."""
    if "to" in between:
        return not any(kind in ("word", "vague", "recurring", "ongoing") for kind in between)
    return ("by" in between and "from" in before) or (bool(before) and before[-1] == "between" and "and" in between)


def _one(token: Token, before: Sequence[str], after: Sequence[str], ongoing: bool) -> Reading:
    ongoing_before, ongoing_after = "ongoing" in before, "ongoing" in after
    if ("onwards" in after[:2] or "from" in before[-2:]) and "by" not in before[-1:]:
        return token.start, None, False, token.precision
    if ongoing_after:
        return token.start, None, False, token.precision
    if ongoing_before and before[-1:] not in (["to"], ["by"]):
        return None, None, False, ""
    deadline = bool(before) and (before[-1] in ("by", "to"))
    if not deadline and (token.precision in _SPANS or (token.precision == "year" and "during" in before[-2:])):
        return token.start, token.end, False, token.precision
    if "during" in before[-2:] and token.precision in ("month", "quarter", "year"):
        return token.start, token.end, False, token.precision
    if before[-1:] == ["vague"] and not deadline and token.precision == "year":
        return None, None, False, ""
    return None, token.end, False, token.precision
