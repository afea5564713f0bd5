"""Codes in running text: single ones, lists, ranges, several in a row, slips of a scan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from hcingest.matcher.schemes import Scheme, Schemes

MOST_IN_RANGE = 40  # codes; a longer range is no list of codes
SLIP = 0.85  # score of a code that is read through a slip of the scan

How = Literal["exact", "normalised", "range", "fuzzy"]

_LIST_GLUE = r"\s*(?:,\s*(?:and\s+|&\s*)?|&|\band\b|\+|;|/|-|–|—|\bto\b)\s*"
_RANGE_GLUE = re.compile(r"\s*(?:-|–|—|to)\s*")
_END = r"(?![\w])(?!\.\d)(?!\s*(?:%|per\s+cent|(?!and\b|to\b)[a-z]{3,}))"
"""What may follow a further number of a list: no letter, no share, no word that the number counts."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One code as found: canonical, and where and how it is printed. ``score`` 0-1."""

    code: str
    scheme: str
    number: str
    as_printed: str
    start: int
    stop: int
    match: How = "exact"
    score: float = 1.0


def recognise(text: str, schemes: Schemes) -> tuple[Mention, ...]:
    """The codes of a text in printed order. A range gives each code in it; the same code may come twice."""
    found: list[Mention] = []
    for scheme in schemes.schemes:
        found.extend(_departmental(text, scheme, schemes) if scheme.department else _plain(text, scheme))
    found.sort(key=lambda m: (m.start, m.stop))
    return tuple(found)


@lru_cache(maxsize=256)
def _pattern(scheme: Scheme) -> re.Pattern[str]:
    further = rf"(?:{_LIST_GLUE}{scheme.number}{_END})*"
    slips = rf"|(?P<slip>{scheme.slips})" if scheme.slips else ""
    return re.compile(
        rf"(?<![^\W\d]|[£$€.])(?:(?P<prefix>{scheme.prefix}){slips})[\s:.-]{{0,2}}(?P<numbers>{scheme.number}(?![a-z\d_%])(?!\.\d){further})"
    )


@lru_cache(maxsize=256)
def _number_pattern(scheme: Scheme) -> re.Pattern[str]:
    return re.compile(scheme.number)


def _plain(text: str, scheme: Scheme) -> Iterator[Mention]:
    for match in _pattern(scheme).finditer(text):
        slip = match.groupdict().get("slip") is not None
        yield from _of_list(text, match, scheme, slip)


def _of_list(text: str, match: re.Match[str], scheme: Scheme, slip: bool) -> Iterator[Mention]:
    """The codes of a prefix and its numbers: ``NI 21, 22 and 24-27``."""
    start, numbers_at = match.start(), match.start("numbers")
    before: tuple[int, int, str] | None = None
    for index, number in enumerate(_number_pattern(scheme).finditer(match.group("numbers"))):
        stop = numbers_at + number.end()
        value = _canonical_number(number.group())
        begin = start if index == 0 else numbers_at + number.start()
        if before and _RANGE_GLUE.fullmatch(text[before[1] : begin]):
            yield from _between(scheme, before[2], value, text[before[0] : stop], before[0], stop)
        code = f"{scheme.name} {value}"
        printed = text[begin:stop]
        how: How = "fuzzy" if slip else "exact" if printed == code else "normalised"
        yield Mention(code, scheme.name, value, printed, begin, stop, how, SLIP if slip else 1.0)
        before = (begin, stop, value)


def _between(scheme: Scheme, first: str, last: str, printed: str, start: int, stop: int) -> Iterator[Mention]:
    """The codes strictly between two numbers of a range."""
    if not (first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= MOST_IN_RANGE):
        return
    for number in range(int(first) + 1, int(last)):
        yield Mention(f"{scheme.name} {number}", scheme.name, str(number), printed, start, stop, "range")


def _canonical_number(number: str) -> str:
    return re.sub(r"^0+(?=\d)", "", number)


@lru_cache(maxsize=16)
def _department_pattern(prefix: str, number: str, names: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(r"\s+".join(re.escape(word) for word in name.split()) for name in names)
    return re.compile(
        rf"(?<!\w)(?P<department>(?:(?i:{known}))|[A-Z][A-Za-z]{{1,5}}){'['}\s-{']'}+{prefix}(?!\w)(?:[\s:]{{0,2}}(?P<number>{number})(?!\w))?"
    )


def _departmental(text: str, scheme: Scheme, schemes: Schemes) -> Iterator[Mention]:
    pattern = _department_pattern(scheme.prefix, scheme.number, tuple(schemes.departments))
    for match in pattern.finditer(text):
        said = " ".join(match.group("department").split())
        short = schemes.departments.get(said.casefold(), said)
        if short == said and not (said.isupper() or said.casefold() in schemes.departments):
            continue
        figure = match.group("number")
        code = f"{short} {scheme.name}" + (f" {figure}" if figure else "")
        number = f"{short} {figure}" if figure else short
        printed = match.group()
        yield Mention(
            code, scheme.name, number, printed, match.start(), match.end(), "exact" if printed == code else "normalised"
        )
