"""Dates that stand in one cell with something else: ``CST (by May 2012)`` below ``Lead and timescale``."""

from __future__ import annotations

import re

from hcingest.normaliser.date_patterns import TOKEN

_DATES = frozenset(
    ["iso", "figures", "counted", "season", "part_of_year", "days", "us_days", "day_month_year", "month_day_year", "month_year",
    "year_and_month", "month_figures", "year_month", "years_quarter", "quarter", "nth_quarter", "fy_years", "fy_year", "years",
    "year", "vague_year", "ongoing", "recurring", "tbc"]
)  # fmt: skip
_LEADING = frozenset(["by", "from", "to", "before", "after", "during", "between", "filler", "aside", "and"])
"""Kinds of words in front of a date that belong to it."""

_EDGES = " \n,;:–—-"
_NO_BRACKETS = re.compile(r"\(\s*\)")


def without_dates(text: str) -> str:
    """A text without the dates in it, the words that lead to them and the brackets around them."""
    kinds = [(_kind(match), match.start(), match.end()) for match in TOKEN.finditer(text)]
    cut = [kind in _DATES for kind, _, _ in kinds]
    if not any(cut):
        return text
    for index in range(len(kinds) - 2, -1, -1):
        belongs = kinds[index][0] in _LEADING and text[kinds[index][1] : kinds[index][2]] != "("
        cut[index] = cut[index] or (cut[index + 1] and belongs)
    for (_, start, stop), is_date in reversed(list(zip(kinds, cut, strict=True))):
        text = text[:start] + text[stop:] if is_date else text
    return "\n".join(line for part in _NO_BRACKETS.sub("", text).split("\n") if (line := part.strip(_EDGES)))


def _kind(match: re.Match[str]) -> str:
    names = (key for key, value in match.groupdict().items() if key.startswith("t_") and value is not None)
    return next(names).removeprefix("t_")
