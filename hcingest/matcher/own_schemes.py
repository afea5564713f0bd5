"""Kinds of code that the document itself uses: learned from its indicator column or its glossary, never from prose."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hcingest.matcher.recognition import recognise, without
from hcingest.matcher.schemes import Schemes
from hcingest.model.plan import Action
from hcingest.model.table import Table

MOST_LETTERS = 6  # in the name of a kind of code; longer ones are words in capitals
DIFFERENT_NUMBERS = 2  # one number alone may be anything (``COVID 19``)
SHARE_OF_CELLS = 0.3  # of the filled indicator cells; codes that are rarer there are chance

SURE_NUMBERS = 3  # of a name that could be something else: a single letter, a short word

NOT_CODES = frozenset({"AD", "AM", "CO", "COVID", "EU", "FY", "GCSE", "KS", "Q", "UK", "Y"})
"""Capitals in front of a figure that name a time, a stage or a place: financial years, quarters, key stages."""

MAY_BE_OTHERS = frozenset({"H", "M", "P", "PM", "T", "W"})
"""Halves of a year, roads, pages, times of day, terms, weeks; codes where more of them stand together."""

NOT_NAMES = frozenset(
    ["Act", "Age", "Aim", "App", "Apr", "Aug", "Band", "Box", "Case", "Day", "Days", "Dec", "Feb", "Fig", "Figs", "Goal", "Item",
    "Jan", "Jul", "July", "Jun", "June", "Key", "Last", "Level", "Line", "Lot", "Mar", "May", "Net", "Next", "No",
    "Nos", "Note", "Nov", "Oct", "Only", "Over", "Page", "Para", "Part", "Plan", "Rank", "Ref", "Room", "Row", "Sec",
    "Sep", "Sept", "Site", "Stage", "Step", "Sub", "Task", "Team", "Term", "Test", "Tier", "Top", "Type", "Unit",
    "Up", "Vol", "Wave", "Ward", "Week", "Wk", "Year", "Yr", "Yrs", "Zone"]
)  # fmt: skip
"""Short words in front of a figure that are no code's name (``Env 4`` is one)."""

_FORM = re.compile(  # ``KPI 4``, ``H&S4``, ``HS-PI-3``, ``KPI/HR/01``, ``PAF C31``, ``Env 7``
    rf"(?P<name>[A-Z](?:[A-Z&/]{{0,{MOST_LETTERS - 2}}}[A-Z]|[a-z]{{1,3}}(?![a-z]))?(?:[/-][A-Z]{{1,{MOST_LETTERS}}}|\s[A-Z](?=\d))?)"
    r"s?[\s.:#/-]{0,2}"
    r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3})*[a-zA-Z]?)(?![\w%])(?!/[0-9])"
)
_NO_WORDS = re.compile(r"\b(?:and|to|or)\b|[\W\d_]")
_BEHIND = re.compile(r"\s*(?:$|[,;:/&+–—\n-]|and\b|[A-Z])")


_HEADER = re.compile(rf"([A-Z]{{2,{MOST_LETTERS}}})s?(?:\s+(?i:no|number|ref|reference|code)s?\b\.?)?")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})*[a-z]?")
_BARE = re.compile(rf"{_NUMBER.pattern}(?:(?:[\s,;/&]|\band\b)+{_NUMBER.pattern})*")

Forms = Iterable[tuple[str, str]]
"""(name, number) of what looks like a code."""


def from_actions(actions: Sequence[Action], schemes: Schemes) -> list[str]:
    """Names of the codes in an indicator column: in cells of nothing but codes, or at the start of many cells."""
    cells = _cells(actions)
    starting = [form for cell in cells for form in _starts(cell)]
    counts = Counter(name for name, _ in starting)
    often = [(name, number) for name, number in starting if counts[name] >= SHARE_OF_CELLS * len(cells)]
    return several([*(form for cell in cells for form in _pure(cell, schemes)), *often], schemes)


def in_both(actions: Sequence[Action], listed: Forms, schemes: Schemes, starts: Forms = ()) -> list[str]:
    """Names of which a column of the plan and a glossary print the very same code; then one is enough.

    ``starts``: what paragraphs start with, wherever they stand; of names in capitals several such codes are enough.
    """
    cells = {text for action in actions for text in _short_cells(action)}
    used = {form for cell in cells for form in _pure(cell, schemes)}
    names = dict.fromkeys(form[0] for form in listed if form in used)
    also = several([form for form in starts if form in used and len(form[0]) > 1 and form[0].isupper()], schemes)
    return [name for name in (*names, *also) if _is_new(name, schemes)]


def in_headers(actions: Sequence[Action], tables: Sequence[Table], schemes: Schemes) -> list[str]:
    """Names that head a column of bare numbers in the plan and in a table, where both have some numbers: ``KPI no.``."""
    used, listed = (_numbers_below(columns) for columns in (_indicator_columns(actions), _columns(tables)))
    shared = {name: numbers & listed[name] for name, numbers in used.items() if name in listed}
    return [name for name in shared if _is_new(name, schemes) and len(shared[name]) >= _needed(name)]


def _indicator_columns(actions: Sequence[Action]) -> Iterable[tuple[str, list[str]]]:
    columns: dict[str, list[str]] = defaultdict(list)
    for header, text in (column for action in actions for column in action.indicators.columns):
        if text:
            columns[header].append(text)
    return columns.items()


def _columns(tables: Sequence[Table]) -> Iterator[tuple[str, list[str]]]:
    """(header, the filled cells below it) of each column."""
    for table in tables:
        for column in range(table.column_count):
            header, *below = [cell.text for cell in table.cells if cell.column == column and cell.pieces] or [""]
            yield header, below


def _numbers_below(columns: Iterable[tuple[str, list[str]]]) -> dict[str, set[str]]:
    """Name in a header -> the numbers that stand alone below it."""
    numbers: dict[str, set[str]] = {}
    for header, texts in columns:
        name = _HEADER.fullmatch(header.strip())
        if name and all(map(_BARE.fullmatch, texts)):
            numbers.setdefault(name[1], set()).update(number for text in texts for number in _NUMBER.findall(text))
    return numbers


def _cells(actions: Sequence[Action]) -> list[str]:
    return list(dict.fromkeys(a.indicators.value for a in actions if a.indicators))


def _short_cells(action: Action) -> Iterator[str]:
    """The cells in which codes may stand for what an action serves or how it is measured."""
    yield from (action.indicators.value, action.outcome.value, action.measure.value)
    yield from (action.section.value, action.objective.value)
    yield from (extra.field.value for extra in action.extras)


def _is_new(name: str, schemes: Schemes) -> bool:
    return name not in NOT_CODES | NOT_NAMES and not schemes.named(name)


def several(found: Iterable[tuple[str, str]], schemes: Schemes) -> list[str]:
    """Names that stand with different numbers, in the order of first sight; known kinds are left out."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for name, number in found:
        numbers[name].add(number)
    return [name for name in numbers if _is_new(name, schemes) and len(numbers[name]) >= _needed(name)]


def _needed(name: str) -> int:
    """How many different numbers make a name a kind of code."""
    return DIFFERENT_NUMBERS if name.isupper() and name not in MAY_BE_OTHERS else SURE_NUMBERS


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
