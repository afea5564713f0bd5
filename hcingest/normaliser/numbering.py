"""Gaps and doubles in the numbers that a plan prints in front of its sections, objectives and actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hcingest.model.plan import Action, Field
from hcingest.model.problem import Problem

MOST_MISSING = 5  # numbers; a longer jump is another sequence, not a gap

_NUMBERED = re.compile(r"(?P<label>[^\d]*?)(?P<outer>(?:\d+\.)*)(?P<number>\d+)$")
_LETTERED = re.compile(r"(?P<label>(?:.*\s)?)(?P<letter>[A-Z])$")


@dataclass(frozen=True, slots=True)
class Step:
    """One printed number: what stands before it (the same in one sequence) and its value; letters count from 1."""

    stem: str
    value: int
    is_letter: bool
    action: Action

    def shown(self, value: int) -> str:
        return f"{self.stem}{chr(64 + value) if self.is_letter else value}"


def numbering_problems(actions: Sequence[Action]) -> list[Problem]:
    """``gap-in-numbering`` and ``duplicate-number`` for sections, objectives and actions, in document order."""
    found: list[Problem] = []
    found.extend(_check("section", _steps("section", actions)))
    found.extend(_check("objective_ref", _steps("objective_ref", actions)))
    found.extend(_check("action_ref", _steps("action_ref", actions)))
    return found


def _steps(name: str, actions: Iterable[Action]) -> Iterator[Step]:
    """The numbers of a field in order; values copied down from the same cell count once."""
    last = ""
    for action in actions:
        value: Field = getattr(action, name)
        text = _section_number(value.value) if name == "section" else value.value
        if not text or (name != "action_ref" and value.value == last):
            continue
        last = value.value
        step = _step(text.strip(), action)
        if step:
            yield step


def _section_number(section: str) -> str:
    """The label in front of the innermost section: ``Strategic Objective A`` of ``Strategic Objective A: …``."""
    inner = section.split(" > ")[-1]
    found = re.match(r"((?:[^\W\d_]+\s+){0,3}(?:\d+(?:\.\d+)*|[A-Z]))\s*[.:)–-]", inner)
    return found.group(1) if found else ""


def _step(text: str, action: Action) -> Step | None:
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        return Step(numbered["label"] + numbered["outer"], int(numbered["number"]), False, action)
    lettered = _LETTERED.fullmatch(text)
    if lettered:
        return Step(lettered["label"], ord(lettered["letter"]) - 64, True, action)
    return None


def _check(name: str, steps: Iterable[Step]) -> Iterator[Problem]:
    """Problems of one field: within a sequence numbers go up by one; a return to the start begins a new one."""
    before: dict[str, Step] = {}
    for step in steps:
        last = before.get(step.stem)
        before[step.stem] = step
        if last is None or step.value < last.value:
            continue
        if step.value == last.value:
            yield _problem(
                "duplicate-number", name, step, f"{step.shown(step.value)} stands twice.", step.shown(step.value)
            )
        elif 1 < step.value - last.value <= MOST_MISSING + 1:
            missing = ", ".join(step.shown(n) for n in range(last.value + 1, step.value))
            message = (
                f"After {last.shown(last.value)} comes {step.shown(step.value)}: {missing} is missing in the document."
            )
            yield _problem("gap-in-numbering", name, step, message, missing)


def _problem(kind: str, name: str, step: Step, message: str, text: str) -> Problem:
    return Problem(kind, message, action_id=step.action.id, field=name, text=text, pages=step.action.pages)
