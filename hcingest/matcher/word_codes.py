"""Words as kinds of code: ``Outcome 1``, ``Priority 2``, where a column of the plan and a list in it say so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hcingest.matcher.bare_numbers import kind_in_headers
from hcingest.matcher.schemes import Schemes
from hcingest.model.plan import Action
from hcingest.model.table import Block

DIFFERENT_NUMBERS = 2  # that a column and a list print of one word

NOT_CODES = frozenset(
    ["Annex", "Appendix", "Article", "Band", "Chapter", "Class", "Clause", "Day", "Figure", "Flat", "Grade", "Item", "Level",
    "Meeting", "Month", "Page", "Paragraph", "Part", "Phase", "Quarter", "Room", "Round", "Schedule", "Section", "Session", "Stage",
    "Step", "Table", "Term", "Tier", "Tranche", "Version", "Volume", "Ward", "Wave", "Week", "Year", "Zone", "January", "February",
    "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)  # fmt: skip
"""Words in front of a figure that count times, places and parts of texts."""

_NAME = r"(?P<name>[A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,})?)\s(?:[Nn]o\.?\s)?"
_NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?)(?![\w%])"
_FORM = re.compile(_NAME + _NUMBER)
_PART = re.compile(f"(?:{_NAME})?{_NUMBER}")
_REST = re.compile(r"\b(?:and|to|or)\b|[\W\d_]")

Forms = Iterable[tuple[str, str]]
"""(name, number) of what looks like such a code."""


def word_kinds(actions: Sequence[Action], blocks: Sequence[Block], listed: Forms, schemes: Schemes) -> list[str]:
    """The words that are kinds of code: in an indicator column, or in another column and in a list.

    ``listed``: what the entries of the document's lists and tables start with. Words that only repeat what a column's
    header says (``Goal 5`` below ``SDGs``) are no kind of their own.
    """
    in_indicators = _numbers(form for action in actions for form in _pure(action.indicators.value))
    in_others = _numbers(form for action in actions for text in _other_cells(action) for form in _pure(text))
    in_lists = _numbers((_singular(name), number) for name, number in listed)
    headed = schemes.named(kind_in_headers(blocks, schemes))
    found = [name for name in in_indicators | in_others if name not in NOT_CODES and not schemes.named(name)]
    return [
        name
        for name in found
        if len(in_indicators[name] or in_others[name] & in_lists[name]) >= DIFFERENT_NUMBERS
        and not (headed and headed.between and re.fullmatch(headed.between, name))
    ]


def word_form_at_start(text: str) -> tuple[str, str] | None:
    match = _FORM.match(text)
    return (match["name"], match["number"]) if match else None


def _other_cells(action: Action) -> Iterator[str]:
    yield from (action.outcome.value, action.measure.value)
    yield from (extra.field.value for extra in action.extras)


def _pure(cell: str) -> Iterator[tuple[str, str]]:
    """The codes of a cell that is a list of them and nothing else; a word may stand once (``Outcomes 1 and 2``)."""
    if not _FORM.match(cell) or _REST.sub("", _FORM.sub(" ", cell)):
        return
    name = ""
    for part in _PART.finditer(cell):
        name = _singular(part["name"] or "") or name
        if name:
            yield name, part["number"]


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def _numbers(forms: Forms) -> defaultdict[str, set[str]]:
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for name, number in forms:
        numbers[name].add(number)
    return numbers
