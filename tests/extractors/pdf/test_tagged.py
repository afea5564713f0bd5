"""Tables that a PDF declares in its structure tree: nothing is drawn around them, and white space would not tell them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pdf_source import pdf_source, read_source, text

from hcingest import extract
from hcingest.extractors import find_tables
from hcingest.model.table import Table

COLUMNS = (20, 120, 250)  # points from the left
Lines = Sequence[tuple[str, int, float, int]]
"""The text of each line, the column of its cell, its baseline from the bottom, its page from 0."""


def tagged_pdf(rows: Sequence[Lines], loose: str = "", spans: dict[tuple[int, int], str] | None = None) -> bytes:
    """A tagged PDF with one table of rows, each a list of lines; ``loose`` is drawn on the second page without a tag.

    ``spans``: attributes of the cell in a row and column.
    """
    count = 1 + max(page for row in rows for _, _, _, page in row)
    first = 5 + 2 * count  # the number of the first object behind the pages
    pages, marks = ["" for _ in range(count)], [0] * count
    if loose and count > 1:
        pages[1] += f"/Artifact BMC {loose} EMC\n"
    cells: dict[tuple[int, int], list[str]] = {}
    for index, row in enumerate(rows):
        for words, column, y, page in row:
            pages[page] += f"/P <</MCID {marks[page]}>> BDC {text(words, COLUMNS[column], y)} EMC\n"
            mark = f"<</Type/MCR/Pg {5 + 2 * page} 0 R/MCID {marks[page]}>>"
            cells.setdefault((index, column), []).append(mark)
            marks[page] += 1
    row_number = {index: first + 2 + index for index in range(len(rows))}
    cell_number = {spot: first + 2 + len(rows) + n for n, spot in enumerate(sorted(cells))}
    parents = " ".join(f"{page}[{' '.join(_owners(cells, cell_number, page))}]" for page in range(count))
    objects = [
        f"<</Type/StructTreeRoot/K {first + 1} 0 R/ParentTree<</Nums[{parents}]>>>>",
        f"<</Type/StructElem/S/Table/P {first} 0 R/K[{_kids(row_number.values())}]>>",
        *(
            f"<</Type/StructElem/S/TR/P {first + 1} 0 R/K[{_kids(n for (r, _), n in cell_number.items() if r == index)}]>>"
            for index in row_number
        ),
        *(
            f"<</Type/StructElem/S/TD/P {row_number[spot[0]]} 0 R/K[{' '.join(cells[spot])}]"
            f"{(spans or {}).get(spot, '')}>>"
            for spot in sorted(cells)
        ),
    ]
    tree = f"/MarkInfo<</Marked true>>/StructTreeRoot {first} 0 R"
    return pdf_source(*pages, catalog=tree, objects=objects)


def _kids(numbers: object) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)  # type: ignore[attr-defined]


def _owners(cells: dict[tuple[int, int], list[str]], number: dict[tuple[int, int], int], page: int) -> list[str]:
    """For each mark of a page, in order, the cell that it belongs to."""
    at = f"/Pg {5 + 2 * page} 0 R/MCID "
    found = [
        (int(mark.split(at)[1].rstrip(">")), spot) for spot, marks in cells.items() for mark in marks if at in mark
    ]
    return [f"{number[spot]} 0 R" for _, spot in sorted(found)]


def grids(folder: Path, data: bytes) -> list[list[list[str]]]:
    tables = find_tables(read_source(folder, data)).tables
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in tables]


HEADER = [("Action", 0, 280, 0), ("Lead", 1, 280, 0), ("By when", 2, 280, 0)]
CLOSE = [
    HEADER,
    [("Open the", 0, 268, 0), ("halls", 0, 256, 0), ("Parks", 1, 268, 0), ("May", 2, 268, 0), ("2012", 2, 256, 0)],
    [("Mend the", 0, 244, 0), ("gates", 0, 232, 0), ("Roads", 1, 244, 0), ("and", 1, 232, 0), ("June", 2, 244, 0)],
]


def test_rows_that_nothing_parts_are_told_by_the_file(tmp_path: Path) -> None:
    expected = [
        ["Action", "Lead", "By when"],
        ["Open the halls", "Parks", "May 2012"],
        ["Mend the gates", "Roads and", "June"],
    ]
    assert grids(tmp_path, tagged_pdf(CLOSE)) == [expected]


def test_a_cell_over_rows_reaches_as_far_as_the_file_says(tmp_path: Path) -> None:
    rows = [CLOSE[0], CLOSE[1], [line for line in CLOSE[2] if line[1] != 1]]
    data = tagged_pdf(rows, spans={(1, 1): "/A<</O/Table/RowSpan 2>>"})
    table = find_tables(read_source(tmp_path, data)).tables[0]
    assert [(cell.text, cell.row_span) for cell in table.cells if cell.column == 1] == [("Lead", 1), ("Parks", 2)]


def test_a_row_element_on_two_pages_is_one_action_whatever_its_words_look_like(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [("Open halls.", 0, 100, 0), ("Parks", 1, 100, 0), ("May 2012", 2, 100, 0), ("Then mend them.", 0, 270, 1)],
        [("Mend gates.", 0, 240, 1), ("Roads", 1, 240, 1), ("June 2012", 2, 240, 1)],
    ]
    (tmp_path / "plan.pdf").write_bytes(tagged_pdf(rows, loose=text("Action", 20, 285) + text("Lead", 120, 285)))
    plan = extract(tmp_path / "plan.pdf")
    assert [(a.action.value, a.pages) for a in plan.actions] == [
        ("Open halls.\nThen mend them.", (1, 2)),
        ("Mend gates.", (2,)),
    ]
    assert not any(problem.kind.startswith("row-") for problem in plan.problems)


def test_two_row_elements_are_two_actions_where_the_file_keeps_rows_whole(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [("Open halls", 0, 200, 0), ("Parks", 1, 200, 0), ("May 2012", 2, 200, 0)],
        [("Mend gates", 0, 40, 0), ("Roads", 1, 40, 0), ("and doors", 0, 280, 1)],
        [("and paint them", 0, 250, 1)],
    ]
    (tmp_path / "plan.pdf").write_bytes(tagged_pdf(rows))
    actions = [a.action.value for a in extract(tmp_path / "plan.pdf").actions]
    assert actions == ["Open halls", "Mend gates and doors", "and paint them"]


def test_cells_that_stand_in_one_another_s_place_are_no_table(tmp_path: Path) -> None:
    upside_down = [HEADER, [("Open", 0, 200, 0), ("Parks", 1, 240, 0)], [("Mend", 0, 220, 0), ("Roads", 1, 260, 0)]]
    tables: Sequence[Table] = find_tables(read_source(tmp_path, tagged_pdf(upside_down))).tables
    assert "tagged" not in [table.found_by for table in tables]


def test_a_row_element_that_only_continues_the_one_above_belongs_to_it(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [("Open the halls", 0, 260, 0), ("Parks", 1, 260, 0), ("May 2012", 2, 260, 0)],
        [("and the gates on Sundays", 0, 240, 0)],
        [("Mend gates", 0, 220, 0), ("Roads", 1, 220, 0), ("June 2012", 2, 220, 0)],
    ]
    (tmp_path / "plan.pdf").write_bytes(tagged_pdf(rows))
    actions = [a.action.value for a in extract(tmp_path / "plan.pdf").actions]
    assert [" ".join(value.split()) for value in actions] == ["Open the halls and the gates on Sundays", "Mend gates"]
