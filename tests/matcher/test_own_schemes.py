from __future__ import annotations

import pytest
from drawing import draw
from glossaries import action

from hcingest.matcher.own_schemes import form_at_start, from_actions, in_both, in_headers, several
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import Action, Field


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["PI 4", "PI 12"], ["PI"]),
        (["OP2, OP3", "", "OP4"], ["OP"]),
        (["PI 4/PI 5"], ["PI"]),
        (["SO1 NI 17", "SO2 HO DSO"], ["SO"]),
        (["KPI 1: Trees alive", "KPI 2: Bins emptied"], ["KPI"]),
        (["KPI 1 Trees alive", "KPI 2 Bins emptied"], ["KPI"]),
        (["A1", "A2"], ["A"]),
        (["HS-PI-3", "HS-PI-4"], ["HS-PI"]),
        (["KPI/HR/01, KPI/HR/02", "KPI/IT/01, KPI/IT/02"], ["KPI/HR", "KPI/IT"]),
        (["PAF C31", "PAF C32"], ["PAF C"]),
        (["PI 4", "PI 4"], []),
        (["NI 17", "NI 21 PSA 23"], []),
        (["FY10: 35%", "FY11: 40%"], []),
        (["Q1", "Q2"], []),
        (["KS2", "KS4"], []),
        (["Step 2", "Step 3"], []),
        (["75% of OP 2", "more than OP 3"], []),
        (["KPI 1 is up", "KPI 2 is down"], []),
        (["UK 35 of 40", "EU 12"], []),
        (["Env12, Env 7", "Env 3"], ["Env"]),
        (["Env 12", "Env 7"], []),
        (["Year 1", "Year 2", "Year 3"], []),
        (["Mar 10", "Mar 11", "Mar 12"], []),
        (["P1", "P2 / P3", "P4"], ["P"]),
        (["H1", "H2"], []),
        (["Q1", "Q2", "Q3", "Q4"], []),
        ([], []),
    ],
)
def test_kinds_of_an_indicator_column(cells: list[str], names: list[str]) -> None:
    actions = [action(cell, number) for number, cell in enumerate(cells)]
    assert from_actions(actions, load_schemes()) == names


def test_codes_at_the_start_of_few_cells_are_chance() -> None:
    cells = ["ABC 1: something", "ABC 2: something"] + [f"Measured in way {n}" for n in range(10)]
    assert from_actions([action(cell) for cell in cells], load_schemes()) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("KPI 12: Trees", ("KPI", "12", 6)),
        ("H&S4", ("H&S", "4", 4)),
        ("OP 2.1", ("OP", "2.1", 6)),
        ("HS-PI-3", ("HS-PI", "3", 7)),
        ("NI 21/PSA 23", ("NI", "21", 5)),
        ("Trees 4", None),
        ("KPI 50%", None),
        ("M4/5", None),
        ("ABCDEFG 4", None),
    ],
)
def test_what_looks_like_a_code(text: str, form: tuple[str, str, int] | None) -> None:
    assert form_at_start(text) == form


def test_one_number_is_not_enough() -> None:
    assert several([("COP", "26"), ("COP", "26"), ("LI", "1"), ("LI", "2")], load_schemes()) == ["LI"]


def test_one_code_is_enough_where_the_column_and_the_glossary_print_it() -> None:
    actions = [action("BV 12, BVPI 174"), action("BV 14, UK 35")]
    assert in_both(actions, [("BVPI", "174"), ("LI", "1"), ("UK", "35")], load_schemes()) == ["BVPI"]
    assert in_both(actions, [("BVPI", "175")], load_schemes()) == []


def test_any_column_and_the_glossary_may_print_the_same_code() -> None:
    one = Action(id="A1", measure=Field("BV 12, SPI 6", "BV 12, SPI 6"))
    assert in_both([one], [("SPI", "6")], load_schemes()) == ["SPI"]


def test_codes_of_a_column_that_start_paragraphs_are_a_kind() -> None:
    one = Action(id="A1", objective=Field("SO1, SO2", "SO1, SO2"))
    assert in_both([one], [], load_schemes(), [("SO", "1"), ("SO", "2")]) == ["SO"]
    assert in_both([one], [], load_schemes(), [("SO", "1"), ("SO", "3")]) == []


@pytest.mark.parametrize(
    ("header", "cells", "names"),
    [
        ("KPI", ("1, 2", "3"), ["KPI"]),
        ("KPI no.", ("1", "2 and 3"), ["KPI"]),
        ("KPI", ("1",), []),
        ("KPI", ("1, 2", "3 visits"), []),
        ("NI", ("1, 2", "3"), []),
        ("Target", ("1, 2", "3"), []),
        ("LI", ("1, 2", "3"), []),
    ],
)
def test_a_name_that_heads_numbers_of_the_plan_and_of_a_table(
    header: str, cells: tuple[str, ...], names: list[str]
) -> None:
    found, _ = draw("""
    | KPIs | Description   |
    | 1    | Streets swept |
    | 2    | Bins emptied  |
    | 3    | Lamps mended  |
    """)
    plan = [Action(id=cell, indicators=Field(cell, cell, columns=((header, cell),))) for cell in cells]
    assert in_headers(plan, found.tables, load_schemes()) == names
