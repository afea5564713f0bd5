"""How officers write time, understood: a small grammar over tokens. Forms and answers stand in docs/timeframes.md."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from hcingest.model.plan import Dates
from hcingest.normaliser.date_context import order_of
from hcingest.normaliser.date_tokens import DateContext, Token, nearly_a_month, tokens_of
from hcingest.normaliser.shared_years import with_years

_SPANS = frozenset({"financial-year", "years", "days"})
_HYDREF = re.compile(r"(?<!mis )\bhydref\b", re.IGNORECASE)
_MOVED = frozenset(
    {"slipped", "moved", "revised", "extended", "delayed", "deferred", "postponed", "changed", "rescheduled"}
)
_DASHES = frozenset("-–—")
_LABELS = frozenset({"vague", "word", "done", "recurring"})
_JOINTS = frozenset({"to", "and"})


@dataclass(frozen=True, slots=True)
class Understood:
    """A timeframe's dates. ``several``: more deadlines than one; ``not_understood``: it is unknown or ambiguous."""

    dates: Dates = Dates()
    several: bool = False
    not_understood: bool = False


@lru_cache(maxsize=1024)
def understand(text: str, context: DateContext) -> Understood:
    """The dates of one timeframe as printed. What is not certain stays empty."""
    tokens = _tokens(text, context)
    dates = [t for t in tokens if t.kind == "date"]
    ongoing = any(t.kind == "ongoing" for t in tokens)
    recurring = next((t.text.casefold() for t in tokens if t.kind == "recurring"), "")
    nothing = Dates(None, None, ongoing, recurring)
    if any(t.doubtful for t in tokens) or _is_provisional(tokens) or _is_misspelt(tokens):
        return Understood(nothing, False, True)
    if not dates:
        known = any(t.kind not in ("and", "to", "by", "from", "word") for t in tokens)
        return Understood(nothing, False, bool(tokens) and not known)
    start, end, several, precision = _read(tokens, dates, ongoing)
    return Understood(Dates(start, end, ongoing, recurring, precision if start or end else ""), several)


def _tokens(text: str, context: DateContext) -> list[Token]:
    if context.day_first is None:
        context = replace(context, day_first=order_of([text]))
    text = _HYDREF.sub("autumn", text) if context.welsh_seasons else text
    tokens = with_years(tokens_of(text, context), context.short_years)
    return [token for before, token in pairwise((None, *tokens)) if token and not _is_label_s(token, before)]


def _is_label_s(token: Token, before: Token | None) -> bool:
    """Whether a dash stands behind a label, or in front of all: ``Year 1 – 2011/12``."""
    return token.text in _DASHES and (before is None or before.kind in _LABELS)


def _is_provisional(tokens: Sequence[Token]) -> bool:
    """Whether a date itself is to be confirmed: ``March 2012 (TBC)``, but not ``from March 2012 to TBC``."""
    for index, token in enumerate(tokens):
        if token.kind != "tbc":
            continue
        before = index - (1 + (index > 1 and tokens[index - 1].kind in _JOINTS))
        if before >= 0 and tokens[before].kind == "date":
            return not any(t.kind == "from" for t in tokens[:before])
        return any(t.kind == "date" for t in tokens[index + 1 : index + 2])
    return False


def _is_misspelt(tokens: Sequence[Token]) -> bool:
    """Whether the word in front of a year may be a month: ``Mach 2012``."""
    return any(b.precision == "year" and a.kind == "word" and nearly_a_month(a.text) for a, b in pairwise(tokens))


def understand_span(start: str, finish: str, context: DateContext) -> Understood:
    """The dates of a start column and a finish column."""
    one, two = understand(start, context), understand(finish, context)
    begins = one.dates.start or _first_day(start, context)
    dates = Dates(
        begins, two.dates.end, one.dates.ongoing or two.dates.ongoing, one.dates.recurring or two.dates.recurring,
        two.dates.precision or one.dates.precision,
    )  # fmt: skip
    if dates.start and dates.end and dates.start > dates.end:
        return Understood(replace(dates, start=None, end=None, precision=""), False, True)
    return Understood(dates, one.several or two.several, one.not_understood or two.not_understood)


def understand_start(text: str, context: DateContext) -> Understood:
    """The dates of a column that says when an action starts: one date there is no deadline."""
    found = understand(text, context)
    first = _first_day(text, context)
    if found.several or found.not_understood or first is None:
        return found
    return replace(found, dates=replace(found.dates, start=first, end=None))


def _first_day(text: str, context: DateContext) -> date | None:
    """The first day of the one date in a start column, where it would be a deadline if it stood alone."""
    dates = [t for t in _tokens(text, context) if t.kind == "date"]
    return dates[0].start if len(dates) == 1 else None


Reading = tuple[date | None, date | None, bool, str]


def _read(tokens: Sequence[Token], dates: Sequence[Token], ongoing: bool) -> Reading:
    """(start, end, several deadlines, precision) of tokens with at least one date.

    Dates with one last day are one, said twice: ``June 2012 (Q1 2012/13)``.
    """
    first = tokens.index(dates[0])
    before = [t.kind for t in tokens[:first]]
    if len({t.end for t in dates}) == 1 and len({t.precision for t in dates}) == len(dates):
        after = [t.kind for t in tokens[tokens.index(dates[-1]) + 1 :]]
        return _one(max(dates, key=lambda token: token.start or date.min), before, after)
    if _follow_on(dates) and before[-1:] != ["by"]:
        return dates[0].start, dates[-1].end, False, dates[-1].precision
    if len(dates) == 2:
        second = first + 1 + list(tokens[first + 1 :]).index(dates[1])
        between = [t.kind for t in tokens[first + 1 : second]]
        if _is_moved(tokens[:first], between):
            return None, dates[1].end, False, dates[1].precision
        if _joins(before, between) and dates[0].start and dates[1].end and dates[0].start <= dates[1].end:
            return dates[0].start, dates[1].end, False, dates[1].precision
    return None, None, True, ""


def _is_moved(before: Sequence[Token], between: Sequence[str]) -> bool:
    """Whether the first of two dates was given up: ``slipped from March to June 2011``."""
    said = [t.text.casefold() for t in before[-2:]]
    return len(said) == 2 and said[0] in _MOVED and before[-1].kind == "from" and "to" in between


def _follow_on(dates: Sequence[Token]) -> bool:
    """Financial years without a gap are one span: ``2010/11, 2011/12 and 2012/13``."""
    in_turn = all(a.end and b.start and b.start - a.end == timedelta(1) for a, b in pairwise(dates))
    return in_turn and all(t.precision == "financial-year" for t in dates)


def _joins(before: Sequence[str], between: Sequence[str]) -> bool:
    """Whether two dates are the ends of a span: "to" between them, or "between … and …"."""
    if "to" in between:
        return not any(kind in ("word", "done", "vague", "recurring", "ongoing") for kind in between)
    labelled = not {"by", "done"}.isdisjoint(between) and "from" in before and "word" not in between
    return labelled or (bool(before) and before[-1] == "between" and "and" in between)


def _one(token: Token, before: Sequence[str], after: Sequence[str]) -> Reading:
    """What a cell with one date says by the words around it. A month apart from a year is one of each year,
    one apart from a date another deadline."""
    start, end, precision = token.start, token.end, token.precision
    last = before[-1] if before else ""
    if precision in ("year", "financial-year") and "month" in (*before, *after):
        return None, None, False, ""
    if _is_start(last, before, after):
        return start, None, False, precision
    if _has_month(before) or _has_month(after):
        return None, None, True, ""
    if ("ongoing" in before and last not in ("to", "by", "during")) or (last == "to" and "onwards" in after[:2]):
        return None, None, False, ""
    if last in ("by", "to"):
        return None, end, False, precision
    if last in ("before", "after") and precision == "year" and after[:1] == ["word"]:
        return None, None, False, ""
    if last == "before" and start:
        return None, start if precision == "day" else start - timedelta(1), False, precision
    if _is_after(before) or (last in ("vague", "word") and precision == "year"):
        return None, None, False, ""
    during = "during" in before[-2:] and precision in ("month", "quarter", "year")
    return start if during or precision in _SPANS else None, end, False, precision


def _has_month(kinds: Sequence[str]) -> bool:
    """Whether there is a month that is not one of what comes again: ``and each Sept``."""
    return any(kind == "month" and before != "recurring" for before, kind in pairwise(("", *kinds)))


def _is_after(before: Sequence[str]) -> bool:
    """``After June 2010``, ``following Cabinet in June 2010``."""
    return [kind for kind in before if kind not in ("word", "done")][-1:] == ["after"]


def _is_start(last: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """``From June 2010``, ``June 2010 onwards``, ``June 2010 / ongoing``, ``June 2010 to September``."""
    goes_on = "onwards" in after[:2] and last not in ("by", "to")
    from_it = goes_on or after == ["from"] or ("from" in before[-2:] and last != "by")
    open_end = after[:1] == ["to"] and after[1:2] in (["month"], ["day"], ["quarter"])
    return from_it or "ongoing" in after or open_end
