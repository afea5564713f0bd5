"""Gaps and doubles in the numbers that a plan prints in front of its sections, objectives and actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hcingest.model.plan import Action, Field
from hcingest.model.problem import Problem

MOST_MISSING = 5  # numbers; a longer jump is another sequence, not a gap
LOOSE = 3  # gaps; where so many are more than half of all steps, the numbers do not count one by one

ROMANS = (
    "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
)  # fmt: skip
_NUMBER = re.compile(r"(?P<stem>.*?)(?P<counter>\d+|(?<![^\W\d])(?:[ivx]{2,5}|[IVX]{2,5}|[A-Za-z]))(?P<close>\)?)")
_SECTION = re.compile(r"((?:[^\W\d_]+\s+){0,3}(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+))\s*[.:)–-]")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: what stands around its last part – the same in one sequence – and that part.

    ``CS/01``, ``1 (b)``, ``1.2``, ``iv``: the last part is figures, a letter or a Roman number.
    """

    stem: str
    counter: str
    close: str
    action: Action

    @property
    def sequence(self) -> tuple[str, str, bool, bool]:
        return self.stem, self.close, self.counter.isdigit(), self.counter.isupper()

    def value(self, is_roman: bool) -> int | None:
        if self.counter.isdigit():
            return int(self.counter)
        text = self.counter.casefold()
        if is_roman:
            return ROMANS.index(text) if text in ROMANS else None
        return ord(text) - ord("a") + 1

    def like_this(self, value: int, is_roman: bool) -> str:
        """Another number of the sequence, written as this one is."""
        if self.counter.isdigit():
            text = str(value).zfill(len(self.counter) if self.counter.startswith("0") else 1)
        else:
            text = ROMANS[value] if is_roman else chr(ord("a") + value - 1)
        return f"{self.stem}{text.upper() if self.counter.isupper() else text}{self.close}"


@dataclass(frozen=True, slots=True)
class Step:
    """A number in its sequence, with the order in which it stands in the document."""

    order: int
    value: int
    number: Number
    is_roman: bool

    def shown(self, value: int) -> str:
        return self.number.like_this(value, self.is_roman)


def numbering_problems(actions: Sequence[Action]) -> list[Problem]:
    """``gap-in-numbering`` and ``duplicate-number`` for sections, objectives and actions, in document order."""
    found: list[Problem] = []
    for name in ("section", "objective_ref", "action_ref"):
        problems = [p for run in _runs(_numbers(name, actions)) for p in _check(name, run)]
        found.extend(problem for _, problem in sorted(problems, key=lambda pair: pair[0]))
    return found


def _numbers(name: str, actions: Iterable[Action]) -> Iterator[Number]:
    """The numbers of a field; those of a section or an objective that comes again count once."""
    seen: set[tuple[str, str]] = set()
    for action in actions:
        field: Field = getattr(action, name)
        whole = (field.value, action.objective.value if name == "objective_ref" else "")
        if field.copied_from or (name != "action_ref" and whole in seen):
            continue
        seen.add(whole)
        text = _section_number(field.value) if name == "section" else field.value.strip()
        if match := _NUMBER.fullmatch(text):
            yield Number(match["stem"], match["counter"], match["close"], action)


def _section_number(section: str) -> str:
    """The label in front of the innermost section: ``Strategic Objective A`` of ``Strategic Objective A: …``."""
    found = _SECTION.match(section.split(" > ")[-1])
    return found.group(1) if found else ""


def _runs(numbers: Iterable[Number]) -> Iterator[list[Step]]:
    """The steps of each sequence; a return to its first number or one before begins another."""
    sequences: dict[tuple[str, str, bool, bool], list[tuple[int, Number]]] = {}
    for order, number in enumerate(numbers):
        sequences.setdefault(number.sequence, []).append((order, number))
    for members in sequences.values():
        is_roman = any(len(number.counter) > 1 for _, number in members)
        run: list[Step] = []
        for order, number in members:
            value = number.value(is_roman)
            if value is None:
                continue
            if run and (value < run[0].value or (value == run[0].value and len(run) > 1)):
                yield run
                run = []
            run.append(Step(order, value, number, is_roman))
        yield run


def _check(name: str, run: Sequence[Step]) -> list[tuple[int, Problem]]:
    """Problems of one run, each with its place in the document; a number that comes later is not missing."""
    gaps: list[tuple[int, Problem]] = []
    doubles: list[tuple[int, Problem]] = []
    values = {step.value for step in run}
    seen: set[int] = set()
    last = run[0] if run else None
    for step in run:
        missing = [value for value in range(last.value + 1, step.value) if value not in values] if last else []
        if step.value in seen:
            doubles.append((step.order, _double(name, step)))
        elif last and missing and step.value - last.value <= MOST_MISSING + 1:
            gaps.append((step.order, _gap(name, (last, step), missing)))
        seen.add(step.value)
        last = step if last is None or step.value > last.value else last
    return doubles if len(gaps) >= LOOSE and 2 * len(gaps) >= len(run) else [*gaps, *doubles]


def _double(name: str, step: Step) -> Problem:
    text = step.shown(step.value)
    return _problem("duplicate-number", name, step, f"{text} stands twice.", text)


def _gap(name: str, ends: tuple[Step, Step], missing: Sequence[int]) -> Problem:
    last, step = ends
    left_out = ", ".join(step.shown(value) for value in missing)
    message = f"After {last.shown(last.value)} comes {step.shown(step.value)}: {left_out} is missing in the document."
    return _problem("gap-in-numbering", name, step, message, left_out)


def _problem(kind: str, name: str, step: Step, message: str, text: str) -> Problem:
    action = step.number.action
    return Problem(kind, message, action_id=action.id, field=name, text=text, pages=action.pages)
