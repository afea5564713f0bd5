"""Kinds of code that the document itself uses: learned from its indicator column or its glossary, never from prose."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hcingest.matcher.recognition import recognise, without
from hcingest.matcher.schemes import Schemes
from hcingest.model.plan import Action

MOST_LETTERS = 6  # in the name of a kind of code; longer ones are words in capitals
DIFFERENT_NUMBERS = 2  # one number alone may be anything (``COVID 19``)
SHARE_OF_CELLS = 0.3  # of the filled indicator cells; codes that are rarer there are chance

NOT_CODES = frozenset(
    {"AD", "AM", "CO", "COVID", "EU", "FY", "GCSE", "H", "KS", "M", "P", "PM", "Q", "T", "UK", "W", "Y"}
)
"""Capitals in front of a figure that name a time, a stage or a size: financial years, quarters, key stages, pages."""

_FORM = re.compile(
    rf"(?P<name>[A-Z](?:[A-Z&/]{{0,{MOST_LETTERS - 2}}}[A-Z])?)s?[\s.:#/-]{{0,2}}"
    r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3})*[a-zA-Z]?)(?![\w%])(?!/[0-9])"
)
_NO_WORDS = re.compile(r"\b(?:and|to|or)\b|[\W\d_]")
_BEHIND = re.compile(r"\s*(?:$|[,;:/&+–—\n-]|and\b|[A-Z])")


def from_actions(actions: Sequence[Action], schemes: Schemes) -> list[str]:
    """Names of the codes in an indicator column: in cells of nothing but codes, or at the start of many cells."""
    cells = list(dict.fromkeys(a.indicators.value for a in actions if a.indicators))
    starting = [form for cell in cells for form in _starts(cell)]
    counts = Counter(name for name, _ in starting)
    often = [(name, number) for name, number in starting if counts[name] >= SHARE_OF_CELLS * len(cells)]
    return several([*(form for cell in cells for form in _pure(cell, schemes)), *often], schemes)


def several(found: Iterable[tuple[str, str]], schemes: Schemes) -> list[str]:
    """Names that stand with different numbers, in the order of first sight; known kinds are left out."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for name, number in found:
        numbers[name].add(number)
    new = [name for name in numbers if name not in NOT_CODES and not schemes.named(name)]
    return [name for name in new if len(numbers[name]) >= DIFFERENT_NUMBERS]


def form_at_start(text: str) -> tuple[str, str, int] | None:
    """(name, number, length) of what looks like a code at the start of a text."""
    match = _FORM.match(text)
    return (match["name"], match["number"], match.end()) if match else None


def _starts(cell: str) -> Iterator[tuple[str, str]]:
    form = form_at_start(cell)
    if form and _BEHIND.match(cell[form[2] :]):
        yield form[0], form[1]


def _pure(cell: str, schemes: Schemes) -> Iterator[tuple[str, str]]:
    """The new codes of a cell that is a list of codes, of whatever kinds."""
    if all(schemes.named(form["name"]) for form in _FORM.finditer(cell)):
        return
    rest = without(cell, recognise(cell, schemes))
    if not _NO_WORDS.sub("", _FORM.sub(" ", rest)):
        yield from ((form["name"], form["number"]) for form in _FORM.finditer(rest))
