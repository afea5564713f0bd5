"""The words of a timeframe as tokens: dates, what joins them, what makes them uncertain."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "date", "month", "day", "from", "to", "by", "and", "during", "onwards", "between", "ongoing", "recurring", "vague", "word"
]  # fmt: skip

_MONTH_NAMES = (
    "january jan ionawr ion janvier janv", "february feb chwefror chwef février fevrier févr fevr fév",
    "march mar mawrth maw mars", "april apr ebrill ebr avril avr", "may mai", "june jun mehefin meh juin",
    "july jul gorffennaf gorff juillet juil", "august aug awst août aout", "september sept sep medi septembre",
    "october oct hydref hyd octobre", "november nov tachwedd tach novembre", "december dec rhagfyr rhag décembre decembre déc",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""English, Welsh and French names and short forms, case-folded."""

_M = "|".join(sorted(MONTHS, key=len, reverse=True))
_Y = r"(?:19|20)\d\d"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<iy>{_Y})-(?P<im>\d\d)-(?P<id>\d\d)\b"),
    ("figures", r"\b(?P<f1>\d{1,2})[/.-](?P<f2>\d{1,2})[/.-](?P<fy>(?:19|20)?\d\d)\b"),
    ("vague_year", r"\b(?:academic|school|municipal)\s+year(?:\s+" + _Y + r"(?:\s*[/–-]\s*\d{2,4})?)?|\byears?\s+\d\b(?:\s*(?:[-–/&,]|to|and)\s*\d\b)*"),
    ("season", rf"\b(?:early|mid|late)?[\s-]*(?:spring|summer|autumn|fall|winter|michaelmas|easter|christmas|gwanwyn|haf|hydref\s+term|gaeaf|printemps|été|automne|hiver)\b(?:\s+(?:term|half\s+term|holidays?))?(?:\s*,?\s*{_Y}(?:/\d\d)?)?"),
    ("day_month_year", rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|ain|fed|eg)?\s*(?:of\s+)?[-/ ]?\s*(?P<dm>{_M})\b\.?,?[-/\s]*(?P<dy>{_Y}|(?<=[-/])\d\d\b|'\d\d\b|’\d\d\b)"),
    ("month_day_year", rf"\b(?P<mm>{_M})\b\.?\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,\s*(?P<my>{_Y})\b"),
    ("month_year", rf"\b(?P<m>{_M})\b\.?(?:,?\s*(?:of\s+)?[-/–]?\s*(?P<y>{_Y})|\s*[-/'’]\s*(?P<y2>\d\d))\b(?![/.]\d)"),
    ("month_figures", rf"\b(?P<nm>0?[1-9]|1[0-2])/(?P<ny>{_Y})\b"),
    ("quarter", rf"\b(?:q(?:uarter|tr)?\s*|chwarter\s*)(?P<q>[1-4])\b(?:\s*,?\s*(?:of\s+)?(?:fy\s*)?(?P<qy>{_Y}(?:\s*/\s*\d{{2,4}}|[-–]\d\d\b)?))?"),
    ("nth_quarter", rf"\b(?P<nq>1st|2nd|3rd|4th|first|second|third|fourth)\s+quarter\b(?:\s*,?\s*(?:of\s+)?(?P<nqy>{_Y}(?:\s*/\s*\d{{2,4}}|[-–]\d\d\b)?))?"),
    ("years", rf"\b(?P<y_a>{_Y})\s*(?P<y_s>[/–-])\s*(?P<y_b>{_Y}|\d\d)\b"),
    ("year", rf"\b{_Y}\b"),
    ("day_month", rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s*[-/ ]?\s*(?:of\s+)?(?:{_M})\b"),
    ("month", rf"\b(?P<alone>{_M})\b\.?"),
    ("ongoing", r"\bon-?\s?going\b|\bparhaus\b|\ben\s+cours\b|\ben\s+continu\b"),
    ("recurring", r"\b(?:annual|quarter|month|week|dai|fortnight|year|bi-?annual|six-?month)ly\b|\bannual\b|\b(?:each|every)\s+(?:\w+\s+)?(?:year|quarter|month|week|term|meeting)\b|\b(?:twice|three\s+times|once)\s+(?:a|per)\s+(?:year|month)\b|\bper\s+(?:annum|year)\b|\bbob\s+(?:blwyddyn|mis)\b"),
    ("vague", r"\bt\.?b\.?[cda]\b\.?|\bto\s+be\s+(?:confirmed|determined|agreed|decided|advised|announced)\b|\bi'w\s+gadarnhau\b|\b(?:with\s+)?immediate(?:ly)?(?:\s+effect)?\b|\bwithin\s+(?:the\s+)?(?:next\s+|first\s+)?[\w-]+\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?)\b[^,;]*|\bas\s+(?:soon\s+as|and\s+when|required|needed|appropriate)\b[^,;]*|\basap\b|\b(?:short|medium|long)[\s-]*(?:to\s+\w+[\s-]*)?term\b|\bcontinu(?:ous|al|ed|ing|e)(?:ly)?\b|\bn/?a\b|\bnot\s+applicable\b|\bnone\b|\b\d+\s*(?:[-–]\s*\d+\s*)?(?:days?|weeks?|months?|years?)\b|\b(?:next|this|current|following|previous)\s+(?:financial\s+)?(?:year|quarter|month|term|meeting)\b|\bin\s+progress\b|\bunder\s*way\b|\bwhen\s+\w+|\bnot\s+(?:yet\s+)?\w+"),
    ("done", r"\b(?:complete[d]?|done|closed|achieved|finished|cwblhawyd)\b"),
    ("onwards", r"\bonwards?\b|\bthereafter\b|\bymlaen\b"),
    ("from", r"\bfrom\b|\bstart(?:s|ing|ed)?\b|\bcommenc(?:e|es|ing|ed)\b|\bbeginning(?!\s+of)\b|\bbegin(?:s)?\b|\bsince\b|\blaunch(?:ed)?\b|\bo\b|\bdepuis\b|\bà\s+partir\s+de\b"),
    ("during", r"\bthroughout\b|\bduring\b|\bin\s+place\s+during\b|\bover\b|\bacross\b|\bcourse\s+of\b|\btrwy\s+gydol\b|\bpendant\b"),
    ("by", r"\bby\b|\bend\s+of\b|\bend\b|\bdeadline\b|\bbefore\s+the\s+end\s+of\b|\bno\s+later\s+than\b|\bdue\b|\berbyn\b|\bdiwedd\b|\bfin\b|\bd'ici\b"),
    ("to", r"\bto\b|\buntil\b|\btill\b|\bthrough\b|\bup\s+to\b|[–—]|(?<=\s)-(?=\s)|(?<=\d)-(?=\D)|-|\bhyd\b|\bi\b|\bau\b|\bjusqu'[àa]\b"),
    ("between", r"\bbetween\b|\brhwng\b|\bentre\b"),
    ("and", r"\band\b|&|,|;|/|\bthen\b|\ba\b|\bet\b|\n"),
    ("filler", r"\b(?:the|of|in|for|at|on|financial|calendar|year|fy|projects?|place|month|quarter|initially|early|mid|late|target|date|expected|planned|phase|action|initial|review(?:ed)?|update[ds]?|report|final|first|draft|and|launch|delivery|completion|implementation|approval)\b|[().:*]"),
)  # fmt: skip
_TOKEN = re.compile(
    "|".join(f"(?P<t_{name}>{pattern})" for name, pattern in _PATTERNS) + r"|(?P<t_word>[^\W_]+(?:['’.-][^\W_]+)*)",
    re.IGNORECASE,
)

_ORDINALS = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
_KINDS: dict[str, Kind] = {
    "season": "vague", "vague_year": "vague", "vague": "vague", "ongoing": "ongoing", "recurring": "recurring", "onwards": "onwards",
    "from": "from", "during": "during", "by": "by", "to": "to", "and": "and", "between": "between", "month": "month", "day_month": "day", "word": "word",
}  # fmt: skip

Calendar = Literal["financial", "calendar", ""]


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a timeframe. For dates: the first and last day meant, and how exactly.

    ``doubtful``: a date that could be read in two ways. ``month`` 1-12 for a month without a year.
    """

    kind: Kind
    text: str
    start: date | None = None
    end: date | None = None
    precision: str = ""
    doubtful: bool = False
    month: int = 0


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def full_year(text: str) -> int:
    """A year of two or four figures; two mean 1970-2069."""
    figures = int(re.sub(r"\D", "", text))
    return figures if figures > 99 else figures + (2000 if figures < 70 else 1900)


def tokens_of(text: str, day_first: bool | None, quarters: Calendar) -> list[Token]:
    """The tokens of a timeframe; fillers are left out. ``day_first`` None: nothing decides 03/04/2010."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = _token(match, day_first, quarters)
        if token:
            found.append(token)
    return found


def _token(match: re.Match[str], day_first: bool | None, quarters: Calendar) -> Token | None:
    name = (match.lastgroup or "").removeprefix("t_")
    group = match.groupdict()
    name = next(key.removeprefix("t_") for key, value in group.items() if key.startswith("t_") and value is not None)
    text = match.group()
    if name in ("filler", "done"):
        return Token("word", "") if name == "done" else None
    make = _MAKERS.get(name)
    if make:
        return make(text, group, day_first, quarters)
    month = MONTHS[text.rstrip(".").casefold()] if name == "month" else 0
    return Token(_KINDS[name], text, month=month)


Groups = dict[str, str | None]


def _g(group: Groups, name: str) -> str:
    return group[name] or ""


def _day(text: str, year: int, month: int, day: int) -> Token:
    try:
        when = date(year, month, day)
    except ValueError:
        return Token("vague", text, doubtful=True)
    return Token("date", text, when, when, "day")


def _iso(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    return _day(text, int(_g(g, "iy")), int(_g(g, "im")), int(_g(g, "id")))


def _figures(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    one, two, year = int(_g(g, "f1")), int(_g(g, "f2")), full_year(_g(g, "fy"))
    if one > 12 or one == two:
        day_first = True
    elif two > 12:
        day_first = False
    if day_first is None:
        return Token("vague", text, doubtful=True)
    return _day(text, year, two, one) if day_first else _day(text, year, one, two)


def _day_month_year(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    return _day(text, full_year(_g(g, "dy")), MONTHS[_g(g, "dm").casefold()], int(_g(g, "d")))


def _month_day_year(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    return _day(text, int(_g(g, "my")), MONTHS[_g(g, "mm").casefold()], int(_g(g, "md")))


def _month_year(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    year, month = full_year(_g(g, "y") or _g(g, "y2")), MONTHS[_g(g, "m").casefold()]
    return Token("date", text, date(year, month, 1), last_day(year, month), "month")


def _month_figures(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    year, month = int(_g(g, "ny")), int(_g(g, "nm"))
    return Token("date", text, date(year, month, 1), last_day(year, month), "month")


def _quarter(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    number = int(_g(g, "q")) if g["q"] else _ORDINALS[_g(g, "nq").casefold()]
    return quarter_token(text, number, _g(g, "qy") or _g(g, "nqy"), quarters)


def quarter_token(text: str, number: int, years: str, quarters: Calendar) -> Token:
    """``Q1 2010/11`` is a quarter of the financial year (April to March); ``Q1 2011`` needs the document's word."""
    first = int(years[:4]) if years else 0
    financial = len(years) > 4 or quarters == "financial"
    if not years or (len(years) == 4 and not quarters):
        return Token("vague", text)
    month = number * 3 + (3 if financial else 0)
    year = first + (month > 12)
    month = month - 12 if month > 12 else month
    start = date(year, month - 2, 1)
    return Token("date", text, start, last_day(year, month), "quarter")


def _years(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    first = int(_g(g, "y_a"))
    second = _g(g, "y_b")
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    last += 100 if len(second) == 2 and last < first else 0
    if last == first + 1 and (_g(g, "y_s") == "/" or len(second) == 2):
        return Token("date", text, date(first, 4, 1), date(last, 3, 31), "financial-year")
    if last <= first or last - first > 30:
        return Token("vague", text, doubtful=True)
    if _g(g, "y_s") == "/":
        return Token("date", text, date(first, 4, 1), date(last, 3, 31), "years")
    return Token("date", text, date(first, 1, 1), date(last, 12, 31), "years")


def _year(text: str, g: Groups, day_first: bool | None, quarters: Calendar) -> Token:
    return Token("date", text, date(int(text), 1, 1), date(int(text), 12, 31), "year")


_MAKERS = {
    "iso": _iso, "figures": _figures, "day_month_year": _day_month_year, "month_day_year": _month_day_year,
    "month_year": _month_year, "month_figures": _month_figures, "quarter": _quarter, "nth_quarter": _quarter,
    "years": _years, "year": _year,
}  # fmt: skip
