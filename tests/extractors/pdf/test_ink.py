"""What is drawn on a page becomes rules, fills and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_source import HEIGHT, page_of, stream, text

from hcingest.model.document import Page, Rule

WORD = text("x", 10, 10)


def drawn(folder: Path, ink: str, **more: str) -> Page:
    return page_of(folder, ink + "\n" + WORD, **more)


def ends(rule: Rule) -> tuple[int, int, int, int]:
    return round(rule.x0), round(rule.top), round(rule.x1), round(rule.bottom)


@pytest.mark.parametrize(
    ("ink", "expected"),
    [
        ("50 200 m 150 200 l S", [(50, 100, 150, 100)]),
        ("50 200 m 50 100 l S", [(50, 100, 50, 200)]),
        ("50 199.5 100 1 re f", [(50, 100, 150, 100)]),
        ("50 200 m 150 200 l 150 100 l S", [(50, 100, 150, 100), (150, 100, 150, 200)]),
        ("50 200 m 150 100 l S", []),
        ("50 200 m 150 200 l n", []),
        ("/Clear gs 50 200 m 150 200 l S", []),
        ("2 0 0 2 0 0 cm 25 100 m 75 100 l S", [(50, 100, 150, 100)]),
        ("[2 2] 0 d 50 200 m 150 200 l S", [(50, 100, 150, 100)]),
        (" ".join(f"{x} 200 m {x + 3} 200 l S" for x in range(50, 150, 5)), [(50, 100, 148, 100)]),
        (" ".join(f"{x} 200 1 1 re f" for x in range(50, 151, 2)), [(50, 100, 151, 100)]),
        (" ".join(f"50 {y} 1 1 re f" for y in range(100, 201, 2)), [(50, 99, 50, 200)]),
        ("50 200 1 1 re f 90 200 1 1 re f", []),
    ],
)
def test_rules(tmp_path: Path, ink: str, expected: list[tuple[int, int, int, int]]) -> None:
    page = drawn(tmp_path, ink, resources="/ExtGState<</Clear<</ca 0/CA 0>>>>")
    assert [ends(rule) for rule in page.rules] == expected
    assert not page.fills


def test_a_drawn_box_has_four_rules_and_a_ground(tmp_path: Path) -> None:
    page = drawn(tmp_path, "1 0 0 rg 0 0 1 RG 2 w 50 100 100 50 re B")
    assert sorted(map(ends, page.rules)) == [
        (50, 150, 50, 200), (50, 150, 150, 150), (50, 200, 150, 200), (150, 150, 150, 200),
    ]  # fmt: skip
    assert {(rule.colour, rule.width) for rule in page.rules} == {("#0000ff", 2.0)}
    assert [(fill.bbox, fill.colour, fill.round) for fill in page.fills] == [((50, 150, 150, 200), "#ff0000", False)]


CIRCLE = (
    "60 100 m 60 105.5 55.5 110 50 110 c 44.5 110 40 105.5 40 100 c 40 94.5 44.5 90 50 90 c 55.5 90 60 94.5 60 100 c h"
)
ROUNDED = (
    "54 100 m 146 100 l 148 100 150 102 150 104 c 150 146 l 150 148 148 150 146 150 c 54 150 l "
    "52 150 50 148 50 146 c 50 104 l 50 102 52 100 54 100 c h"
)


@pytest.mark.parametrize(
    ("ink", "box", "is_round"),
    [
        ("50 100 100 50 re f", (50, 150, 150, 200), False),
        (f"{CIRCLE} f", (40, 190, 60, 210), True),
        (f"{ROUNDED} f", (50, 150, 150, 200), False),
        ("50 100 m 60 120 l 70 100 l h f", (50, 180, 70, 200), True),
        ("20 w 50 100 m 150 100 l S", (50, 190, 150, 210), False),
        ("50 100 40 50 re W n 0 100 300 50 re f", (50, 150, 90, 200), False),
        (f"{CIRCLE} W n 40 90 20 20 re f", (40, 190, 60, 210), True),
        (f"{CIRCLE} W n 45 95 10 10 re f", (45, 195, 55, 205), False),
        (f"{ROUNDED} W n 50 100 100 50 re f", (50, 150, 150, 200), False),
    ],
)
def test_fills(tmp_path: Path, ink: str, box: tuple[int, int, int, int], is_round: bool) -> None:
    page = drawn(tmp_path, f"1 0.75 0 rg 1 0.75 0 RG {ink}")
    assert [(tuple(map(round, fill.bbox)), fill.colour, fill.round) for fill in page.fills] == [
        (box, "#ffbf00", is_round)
    ]
    assert not page.rules


def test_the_colour_of_the_paper_is_no_fill_but_white_on_it_is(tmp_path: Path) -> None:
    page = drawn(tmp_path, "0.9 g 0 0 400 300 re f 1 g 50 100 100 50 re f")
    assert [fill.colour for fill in page.fills] == ["#ffffff"]


def test_fills_come_in_the_order_in_which_they_are_drawn(tmp_path: Path) -> None:
    page = drawn(tmp_path, "1 0 0 rg 50 100 100 50 re f 0 1 0 rg 60 110 20 20 re f")
    assert [fill.colour for fill in page.fills] == ["#ff0000", "#00ff00"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_shows_its_rules_turned(tmp_path: Path, rotation: int) -> None:
    level = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[rotation]
    word = f"BT /F1 10 Tf {level} 200 150 Tm (Level) Tj ET"
    page = page_of(tmp_path, f"50 200 m 150 200 l S {word}", page=f"/Rotate {rotation}")
    expected = {0: (50, 100, 150, 100), 90: (200, 50, 200, 150), 180: (250, 200, 350, 200), 270: (100, 250, 100, 350)}
    assert [ends(rule) for rule in page.rules] == [expected[rotation]]


def test_what_a_form_draws_stands_where_the_form_is_put(tmp_path: Path) -> None:
    inner = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</Font<</F1 3 0 R>>>>",
        b"0 0 m 100 0 l S BT /F1 10 Tf 5 5 Td (Inside) Tj ET",
    )
    page = page_of(
        tmp_path,
        "q 1 0 0 1 50 200 cm /Box Do Q",
        resources="/XObject<</Box 7 0 R>>",
        objects=[inner],  # type: ignore[arg-type]
    )
    assert [ends(rule) for rule in page.rules] == [(50, 100, 150, 100)]
    assert [(word.text, round(word.x0), word.bottom < HEIGHT - 200) for word in page.words] == [("Inside", 55, True)]
    assert not page.hidden


def test_pictures_have_boxes(tmp_path: Path) -> None:
    page = drawn(tmp_path, "q 100 0 0 50 50 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    assert [tuple(map(round, image)) for image in page.images] == [(50, 150, 150, 200)]
