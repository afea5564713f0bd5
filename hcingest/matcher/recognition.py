"""Codes in running text: single ones, lists, ranges, several in a row, slips of a scan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from hcingest.matcher.patterns import FIGURES_CONFUSED, NO_NUMBER, Kind, patterns_of
from hcingest.matcher.reference_set import known
from hcingest.matcher.schemes import Scheme, Schemes
from hcingest.model.values import fixed

MOST_IN_RANGE = 40  # codes; a longer range is no list of codes
SLIP = 0.85  # score of a code that is read through a slip of the scan

How = Literal["exact", "normalised", "range", "fuzzy"]

_SLIPPED_FIGURES = str.maketrans(FIGURES_CONFUSED)
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_RANGE_GLUE = re.compile(r"\s*(?:[\u2010-\u2014-]|to\b|through\b)\s*")
_THOUSANDS = re.compile(r",(\d{3})(?!\d)")
_LAST_PART = re.compile(r"(?P<stem>.*?)(?P<last>\d+|[a-z])")
_BETWEEN_CODES = re.compile(r"\b(?:and|to|or|through)\b|[\W_]")
_NO_DEPARTMENT = frozenset(
    {"A", "ALL", "AND", "ANY", "EACH", "FOR", "KEY", "NEW", "NO", "ONE", "OR", "OUR", "THE", "THIS"}
)
"""Words that stand in capitals in front of ``DSO`` without being a department."""


@fixed
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
    for kind in patterns_of(schemes).kinds_in(text):
        own = list(_Reader(text, kind, schemes).mentions())
        found += own
        if len(own) > 1:
            found += _in_ranges(text, own)
    return tuple(sorted(found, key=_place) if len(found) > 1 else found)


_place = attrgetter("start", "stop")


def only_codes(text: str, schemes: Schemes) -> bool:
    """Whether a text is codes and what stands between them, nothing else."""
    mentions = recognise(text, schemes)
    return bool(mentions) and not _BETWEEN_CODES.sub("", without(text, mentions))


def without(text: str, mentions: tuple[Mention, ...]) -> str:
    """A text with its codes cut out."""
    for mention in reversed([m for m in mentions if m.match != "range"]):
        text = text[: mention.start] + text[mention.stop :]
    return text


@fixed
class _Reader:
    """Reads the codes of one kind in one text."""

    text: str
    kind: Kind
    schemes: Schemes

    @property
    def scheme(self) -> Scheme:
        return self.kind.scheme

    def mentions(self) -> Iterator[Mention]:
        for match in self.kind.anchor.finditer(self.text):
            first = self._first(match)
            if first:
                yield first
                yield from self._further(first)

    def _first(self, match: re.Match[str]) -> Mention | None:
        department = self._department(match["department"]) if self.scheme.department else ""
        if department is None or self._is_no_number(match):
            return None
        number, slipped = match["number"] or "", match["slip"] is not None
        if match["figures"]:
            number, slipped = match["figures"].translate(_SLIPPED_FIGURES), True
            if not re.fullmatch(self.scheme.number, number):
                return None
        return self._mention(match.start(), match.end(), number, department, slipped)

    def _is_no_number(self, match: re.Match[str]) -> bool:
        """Whether the figure counts or dates something. Three figures right behind a comma are a code where a list has it."""
        if not match["number"]:
            return False
        behind = _THOUSANDS.match(self.text, match.end())
        counted = behind is not None and known(self.scheme.code(behind.group(1))) is None
        return counted or NO_NUMBER.match(self.text, match.start("number")) is not None

    def _department(self, printed: str) -> str | None:
        """The short name of a department; None for a word that is none (``THE DSO``)."""
        said = " ".join(printed.replace("&", "and").split())
        short = self.schemes.departments.get(said.casefold())
        if short:
            return short
        strange = sum(c.isupper() for c in said) < 2 or said.upper() in _NO_DEPARTMENT or self.schemes.named(said)
        return None if strange else said

    def _further(self, last: Mention) -> Iterator[Mention]:
        """The numbers that go on behind a code: ``NI 21, 22 and 24-27``, ``NI 195a, b``."""
        department = last.code.partition(f" {self.scheme.name}")[0] if self.scheme.department else ""
        figure = last.number.removeprefix(department).strip()
        while figure and (match := self.kind.further.match(self.text, last.stop)):
            before, figure = figure, match.group("number") or f"{figure[:-1]}{match.group('letter')}"
            if not _goes_on(match, before, figure):
                return
            last = self._mention(match.start("from"), match.end(), figure, department)
            yield last

    def _mention(self, start: int, stop: int, printed_number: str, department: str, slipped: bool = False) -> Mention:
        figure = _canonical(printed_number)
        code = self.scheme.code(figure, department)
        printed = self.text[start:stop]
        how: How = "fuzzy" if slipped else "exact" if printed == code else "normalised"
        number = f"{department} {figure}".strip() if department else figure
        return Mention(code, self.scheme.name, number, printed, start, stop, how, SLIP if slipped else 1.0)


def _canonical(number: str) -> str:
    """A number without leading zeros, its letter small: ``035`` -> ``35``, ``195A`` -> ``195a``."""
    bare = _LEADING_ZEROS.sub("", number)
    return bare.lower() if bare[:1].isdigit() else bare


def _in_ranges(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """The codes between two ends of a range. Three or more numbers in a row with dashes are a list, not ranges."""
    joined = [bool(_RANGE_GLUE.fullmatch(text[a.stop : b.start])) for a, b in pairwise(mentions)]
    for index, (first, last) in enumerate(pairwise(mentions)):
        chained = joined[max(0, index - 1) : index] + joined[index + 1 : index + 2]
        if joined[index] and not any(chained):
            yield from _between(first, last, text[first.start : last.stop])


def _between(first: Mention, last: Mention, printed: str) -> Iterator[Mention]:
    """The codes strictly between two that differ in their last figure or letter only."""
    head, _, low = first.code.rpartition(" ")
    other_head, _, high = last.code.rpartition(" ")
    if head != other_head:
        return
    for figure in _figures_between(low, high):
        number = f"{first.number.rpartition(' ')[0]} {figure}".strip()
        code = f"{head} {figure}"
        yield Mention(code, first.scheme, number, printed, first.start, last.stop, "range")


def _figures_between(low: str, high: str) -> list[str]:
    """``2.3``, ``2.6`` -> ``2.4``, ``2.5``; ``195a``, ``195d`` -> ``195b``, ``195c``."""
    a, b = _LAST_PART.fullmatch(low), _LAST_PART.fullmatch(high)
    if not a or not b or a.group("stem") != b.group("stem"):
        return []
    stem, ends = a.group("stem"), (a.group("last"), b.group("last"))
    if all(end.isdigit() for end in ends):
        inside = range(int(ends[0]) + 1, int(ends[1]))
        return [f"{stem}{n}" for n in inside] if len(inside) < MOST_IN_RANGE else []
    if any(end.isdigit() for end in ends):
        return []
    return [f"{stem}{chr(n)}" for n in range(ord(ends[0]) + 1, ord(ends[1]))]


def _goes_on(match: re.Match[str], before: str, figure: str) -> bool:
    """Whether a list goes on: letters behind letters, ranges upwards, in brackets parts (``SDG 3 (3.4)``)."""
    glue, by_letter = match.group("glue"), bool(match.group("letter"))
    if by_letter and before[-1].isdigit():
        return False
    if not glue.strip(" :([") and not figure.startswith(f"{before}."):
        return False
    return not (by_letter or _RANGE_GLUE.fullmatch(glue)) or _comes_later(figure, before)


def _comes_later(last: str, first: str) -> bool:
    """Whether a number stands behind another in counting order."""
    return _counting(last) > _counting(first)


def _counting(number: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|[a-z]", number)]
