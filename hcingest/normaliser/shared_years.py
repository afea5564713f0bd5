"""Years that are printed once for two dates, and years of two figures behind a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hcingest.normaliser.date_tokens import Token, full_year, last_day, month_token

LONGEST_SPAN = 10  # years; two figures that lie further apart are no years

_JOINTS = ("to", "and")


def with_years(tokens: Sequence[Token], short_years: bool) -> list[Token]:
    """Months, days and quarters get the year that is printed behind the next one: ``July – September 2011``.

    ``short_years``: ``Apr 10`` is April 2010 in this document; without it, a span decides (``Nov 11 – Feb 12``).
    """
    out = [_with_short_year(t) if short_years and t.kind == "month_short" else t for t in tokens]
    for index in range(len(out) - 3, -1, -1):
        if out[index + 1].kind in _JOINTS:
            out[index], out[index + 2] = _pair(out[index], out[index + 2], out[index + 1].kind == "to")
    return out


def _pair(one: Token, other: Token, is_span: bool) -> tuple[Token, Token]:
    if is_span and other.kind == "month_short" and _are_years(one, other):
        other = _with_short_year(other)
        one = _with_short_year(one) if one.kind == "month_short" else one
    elif (
        is_span and one.kind == "month_short" and other.precision == "month" and _is_span(_with_short_year(one), other)
    ):
        one = _with_short_year(one)
    return _sharing(one, other), other


def _with_short_year(token: Token) -> Token:
    return month_token(token.text, full_year(str(token.figure)), token.number)


def _are_years(one: Token, other: Token) -> bool:
    """``Oct – Dec 11``; ``Nov 2011 – Feb 12``; ``Nov 11 – Feb 12``, which as days would run backwards."""
    if one.kind == "month":
        return True
    if one.precision == "month":
        return _is_span(one, _with_short_year(other))
    backwards = (one.number, one.figure) >= (other.number, other.figure)
    forwards = (one.figure, one.number) < (other.figure, other.number)
    return one.kind == "month_short" and backwards and forwards and other.figure - one.figure <= LONGEST_SPAN


def _is_span(one: Token, other: Token) -> bool:
    """Whether the second of two months comes after the first, and not long after."""
    if not one.start or not other.start:
        return False
    return one.start < other.start and other.start.year - one.start.year <= LONGEST_SPAN


def _sharing(token: Token, later: Token) -> Token:
    """A token without a year with that of the date behind it, where both are of one kind."""
    if later.kind != "date" or not later.start:
        return token
    if token.kind == "month" and later.precision == "month":
        return month_token(token.text, later.start.year - (token.number > later.start.month), token.number)
    if token.kind in ("day", "month_short") and later.precision == "day":
        return _day_sharing(token, later.start)
    if token.kind == "quarter" and later.precision == "quarter" and token.number < later.number:
        return _quarter_sharing(token, later.start, later.number - token.number)
    return token


def _day_sharing(token: Token, later: date) -> Token:
    year = later.year - ((token.number, token.figure) > (later.month, later.day))
    if not 1 <= token.figure <= last_day(year, token.number).day:
        return token
    day = date(year, token.number, token.figure)
    return Token("date", token.text, day, day, "day")


def _quarter_sharing(token: Token, later: date, quarters: int) -> Token:
    """``quarters`` before the one that begins ``later``."""
    month = later.month - 3 * quarters
    year = later.year - (month < 1)
    month += 12 * (month < 1)
    return Token("date", token.text, date(year, month, 1), last_day(year, month + 2), "quarter", number=token.number)
