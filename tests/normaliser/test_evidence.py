"""What speaks for a row that goes on, by value."""

from __future__ import annotations

from dataclasses import replace

from hcingest.model.place import BBox, Place
from hcingest.model.table import Cell, Table
from hcingest.model.words import Word, whole
from hcingest.normaliser.drafts import CellDraft, RowDraft
from hcingest.normaliser.evidence import goes_on, habits_of, weigh
from hcingest.normaliser.headings import Heading
from hcingest.normaliser.recurring import recurring

LINE = 10.0


def row(index: int, tops: dict[str, float | None], height: float = 5 * LINE) -> RowDraft:
    """A row from y = 0, with one line of text at each top given; None: a blank cell."""
    box = BBox(0, 0, 50, height)
    cells: dict[str, CellDraft | None] = {}
    for column, (key, top) in enumerate(tops.items()):
        word = Word(column, "Text.", 1, 1, top or 0, 20, (top or 0) + LINE)
        pieces = () if top is None else (whole(word),)
        cells[key] = CellDraft(pieces, (Cell(index, column, pieces, place=Place(1, box)),))
    return RowDraft(Table(1, 9, 9, ()), index, Heading(()), "action", cells, {}, frozenset(cells))


def test_centred_texts_start_low_and_texts_at_the_top_do_not() -> None:
    assert habits_of([row(0, {"lead": 2 * LINE, "action": 0.0})] * 3).starts_low is False
    assert habits_of([row(0, {"lead": 2 * LINE, "action": 2 * LINE})] * 3).starts_low


def test_a_blank_cell_above_a_break_says_nothing_where_texts_start_low() -> None:
    upper, lower = row(8, {"action": 0.0, "lead": None}), row(0, {"action": 0.0, "lead": 0.0})
    centred = habits_of([row(0, {"lead": 2 * LINE, "action": 2 * LINE})] * 3)
    at_top = habits_of([row(0, {"lead": 0.0, "action": 0.0})] * 3)
    assert weigh(upper, lower, centred).score > weigh(upper, lower, at_top).score


def test_a_list_goes_on_with_its_next_number() -> None:
    assert goes_on("action", "Train staff: 1. in schools 2. in shops", "3. in parks")[0] > 0
    assert goes_on("action", "Train staff: (a) in schools", "(b) in shops")[0] > 0
    assert goes_on("action", "1. Train staff", "2. Mend roads")[0] < 0
    assert goes_on("objective", "1.1 Train staff", "1.2 Mend roads")[0] < 0


def test_beside_a_column_of_numbers_those_in_front_of_texts_are_of_lists() -> None:
    assert goes_on("action", "1. in schools", "2. in shops", numbered=True)[0] > 0
    assert goes_on("action", "1. in schools", "3. in shops", numbered=True)[0] < 0


def test_what_comes_after_breaks_says_nothing_of_how_rows_are_filled() -> None:
    whole, rest = row(0, {"lead": 0.0, "action": 0.0}), row(0, {"lead": None, "action": 0.0})
    assert habits_of([whole, rest, rest], after_breaks=[rest]).filled["lead"] == 1.0


def test_room_below_a_text_speaks_against_a_row_over_a_break_only() -> None:
    upper, lower = row(0, {"measure": 0.0}), row(1, {"measure": 0.0})
    apart = weigh(upper, lower, habits_of([upper, lower])).score
    lower.table = upper.table
    assert weigh(upper, lower, habits_of([upper, lower])).score > apart


def test_halves_that_complete_one_another_are_one_row_where_the_upper_is_left_open() -> None:
    whole = [row(0, {"action": 0.0, "lead": 0.0, "timeframe": 0.0})] * 4
    upper = row(8, {"action": 0.0, "lead": None, "timeframe": None})
    lower = row(0, {"action": 0.0, "lead": 0.0, "timeframe": 0.0})
    closed = weigh(upper, lower, habits_of([*whole, upper, lower])).score
    cell = upper.cells["action"]
    assert cell
    cell.sources = (replace(cell.sources[0], open_bottom=True),)
    assert closed < 0 < weigh(upper, lower, habits_of([*whole, upper, lower])).score


def test_a_name_that_stands_whole_elsewhere_goes_on_over_a_break() -> None:
    names = recurring(["Safer Schools P’ship", "Police / Safer Schools P’ship", "CST\nCYPS", "CYPS"])
    assert names.go_on("Comms Team / Safer Schools", "P’ship")
    assert not names.go_on("CST", "CYPS")
    assert not recurring(["Roads Team", "Team"]).go_on("Parks and Roads", "Team")
