"""What is missing or stands twice in the plan itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hcingest.model.letters import UNKNOWN
from hcingest.model.plan import Action, Field
from hcingest.model.problem import Problem
from hcingest.normaliser.date_tokens import DateContext
from hcingest.normaliser.timeframes import understand

_NO_LETTERS = re.compile(r"[\W_]+")
_OPEN = re.compile(
    r"\W*(?:t\W?b\W?[acd]|(?:still )?to be (?:confirmed|agreed|decided|determined|advised|appointed|identified)|vacant)\W*",
    re.IGNORECASE,
)
"""What stands where something is still missing."""

EXPECTED = ("lead", "timeframe", "measure")
WORDS_OF_ITS_OWN = 4  # words; shorter actions ("As above") may well stand in one objective twice
USUAL = 0.6  # share of the actions with a value from which a blank one is missing


def missing_values(actions: Sequence[Action]) -> Iterator[Problem]:
    """``missing-value``: a blank lead, timeframe or measure, or one still to be confirmed, in a column that most fill."""
    for name in EXPECTED:
        filled = sum(_says_something(_field(action, name)) for action in actions)
        if filled < USUAL * len(actions):
            continue
        for action in actions:
            field = _field(action, name)
            if not _says_something(field):
                printed = f" ({field.value})" if field.value else ""
                message = f"The action has no {name}{printed}, though most actions of the plan have one."
                yield Problem("missing-value", message, "info", action.id, name, pages=action.pages, place=field.place)


def duplicate_actions(actions: Sequence[Action]) -> Iterator[Problem]:
    """``duplicate-action``: an action whose words one before it has, in the same objective; short ones in every field."""
    first: dict[tuple[str, ...], Action] = {}
    for action in actions:
        text = _plain(action.action.value)
        said = (_plain(action.section.value), _plain(action.objective.value), text)
        is_short = len(text.split()) < WORDS_OF_ITS_OWN
        before = first.setdefault((*said, *_values(action).values()) if is_short else said, action)
        if before is not action:
            other = [name for name, value in _values(action).items() if value != _values(before).get(name, "")]
            end = f"; these differ: {', '.join(other)}." if other else " in every field."
            message = f"The action says the same as {before.id}{end}"
            yield Problem("duplicate-action", message, "check", action.id, "action", action.action.value, action.pages)


def _values(action: Action) -> dict[str, str]:
    return {name: _plain(field.value) for name, field in action.fields() if name != "action_ref"}


def _plain(text: str) -> str:
    return _NO_LETTERS.sub(" ", text).strip().casefold()


def dates_before_plan(actions: Sequence[Action], titles: Iterable[str]) -> Iterator[Problem]:
    """``date-before-plan``: a date that ends before the years of the plan's title (``Action Plan 2010–2013``) begin."""
    read = [(title, understand(title, DateContext()).dates) for title in titles]
    periods = {(dates.start, dates.end): title for title, dates in read if dates.start and dates.end}
    if len(periods) != 1:
        return
    (((begins, _), said),) = periods.items()
    for action in actions:
        last = action.dates.end or action.dates.start
        if last and begins and last < begins:
            message = f"The date ({last}) is before the plan's own period, which begins on {begins}: {said!r}."
            field = action.timeframe
            yield Problem(
                "date-before-plan", message, "info", action.id, "timeframe", field.value, action.pages, field.place
            )


def unknown_letters(actions: Sequence[Action]) -> Iterator[Problem]:
    """``unread-text`` for each field with a letter of which the file does not say what it is."""
    message = f"The file does not say which letters are drawn at {UNKNOWN}; look at the page."
    for action in actions:
        for name, field in action.fields():
            if UNKNOWN in field.value and field.pieces:
                yield Problem(
                    "unread-text", message, "check", action.id, name, field.value, action.pages, field.place
                )  # fmt: skip


def _field(action: Action, name: str) -> Field:
    field: Field = getattr(action, name)
    return field


def _says_something(field: Field) -> bool:
    """Whether there is more than a dash, and than that it is still to come."""
    return any(map(str.isalnum, field.value)) and not _OPEN.fullmatch(field.value)
