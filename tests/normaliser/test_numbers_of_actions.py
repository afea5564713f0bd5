from __future__ import annotations

import pytest

from hcingest.model.place import Place
from hcingest.model.plan import Action, Field
from hcingest.normaliser.numbering import numbering_problems

SHORT = {"gap-in-numbering": "gap", "duplicate-number": "double"}


def said(actions: list[Action]) -> list[str]:
    return [f"{SHORT[p.kind]} {p.text}" for p in numbering_problems(actions)]


def numbered(numbers: str) -> list[Action]:
    return [Action(id=f"A{at}", action_ref=Field(number, number)) for at, number in enumerate(numbers.split(", "))]


@pytest.mark.parametrize(
    ("numbers", "problems"),
    [
        ("1, 2, 4", ["gap 3"]),
        ("1, 2, 2, 3", ["double 2"]),
        ("1, 2, 3, 2, 4", ["double 2"]),
        ("1, 2, 3, 1, 2", []),
        ("1, 2, 3, 4, 6, 5", []),
        ("3, 4, 5", []),
        ("1, 2, 6, 7", ["gap 3, 4, 5"]),
        ("1, 9, 10", []),
        ("1, 3, 5, 7", []),
        ("10, 20, 30", []),
        ("1.1, 1.2, 1.4, 2.1, 2.2", ["gap 1.3"]),
        ("1.9, 1.11", ["gap 1.10"]),
        ("1.1.1, 1.1.3", ["gap 1.1.2"]),
        ("1.1, 1.1a, 1.2", []),
        ("1.1a, 1.1b, 1.1d", ["gap 1.1c"]),
        ("1a, 1b, 2a, 2c", ["gap 2b"]),
        ("A1, A2, A4, B1, B1", ["gap A3", "double B1"]),
        ("CS/01, CS/02, CS/04", ["gap CS/03"]),
        ("001, 002, 004", ["gap 003"]),
        ("2010/1, 2010/3", ["gap 2010/2"]),
        ("i, ii, iv", ["gap iii"]),
        ("I, II, III, V", ["gap IV"]),
        ("a, b, d", ["gap c"]),
        ("(a), (b), (d)", ["gap (c)"]),
        ("1 (a), 1 (b), 1 (d)", ["gap 1 (c)"]),
        ("Action 1, Action 2, Action 4", ["gap Action 3"]),
        ("Roads, Paths", []),
    ],
)
def test_gaps_and_doubles(numbers: str, problems: list[str]) -> None:
    assert said(numbered(numbers)) == problems


def test_a_number_merged_down_stands_once() -> None:
    one, two = numbered("1, 1")
    copied = Action(id=two.id, action_ref=Field("1", "1", copied_from=Place(1)))
    assert said([one, copied]) == []


def test_objectives_that_come_again_stand_once_others_with_their_number_twice() -> None:
    def action(number: str, text: str) -> Action:
        return Action(id=text, objective_ref=Field(number, number), objective=Field(text, text))

    assert said([action("1", "Roads"), action("2", "Paths"), action("1", "Roads"), action("2", "Paths")]) == []
    assert said([action("1", "Roads"), action("2", "Paths"), action("2", "Parks")]) == ["double 2"]


def test_sections_are_numbered_by_their_labels() -> None:
    titles = ["Theme 1: Roads", "Theme 2: Paths", "Theme 4: Parks"]
    assert said([Action(id=title, section=Field(title, title)) for title in titles]) == ["gap Theme 3"]
