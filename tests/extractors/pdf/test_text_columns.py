"""Text in two columns of a page is read down one column and then the other; rows of tables are not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pdf_source import HEIGHT, pdf_source, read_source, text

from hcingest import extract
from hcingest.extractors import find_tables
from hcingest.extractors.pdf.text_columns import TextColumns, parted
from hcingest.model.words import Word

LEFT = ("Our streets are safer than", "they were ten years ago,", "and this plan says how we", "will keep them so. We")
RIGHT = (
    "asked people in all wards",
    "what matters most to them.",
    "They told us of litter and",
    "of lamps that are broken.",
)
CODES = ("NI 1: Getting on well", "together in the town", "NI 4: Having a say", "NI 6: Taking part")
MORE = ("in the life of the town", "NI 17: How people see", "the behaviour of others", "NI 21: Our answers")


def blocks(folder: Path, *lines: tuple[float, float, str]) -> list[str]:
    """The texts outside tables of (x, y from the top, words), in the order in which they are read."""
    drawn = "".join(text(words, x, HEIGHT - y, 9) for x, y, words in lines)
    found = find_tables(read_source(folder, pdf_source(drawn)))
    assert not found.tables
    return [block.text.replace("\n", " ") for block in found.blocks]


def column(x: float, lines: Sequence[str], top: float = 60) -> list[tuple[float, float, str]]:
    return [(x, top + 11 * number, words) for number, words in enumerate(lines)]


def test_a_paragraph_goes_on_in_the_second_column(tmp_path: Path) -> None:
    above, below = (30, 40, "How we made this plan"), (30, 120, "Agreed by the council in May")
    read = blocks(tmp_path, above, *column(30, LEFT), *column(160, RIGHT), below)
    assert read == [above[2], f"{' '.join(LEFT)} {' '.join(RIGHT)}", below[2]]


def test_an_entry_of_a_list_goes_on_in_the_second_column(tmp_path: Path) -> None:
    read = blocks(tmp_path, *column(30, CODES), *column(160, MORE))
    assert read == [
        "NI 1: Getting on well together in the town",
        "NI 4: Having a say",
        "NI 6: Taking part in the life of the town",
        "NI 17: How people see the behaviour of others",
        "NI 21: Our answers",
    ]


def test_lines_below_the_text_of_an_item_go_on_with_it(tmp_path: Path) -> None:
    items = [
        (30, 60, "NI 1"),
        (70, 60, "Getting on well with"),
        (70, 71, "one another"),
        (30, 82, "NI 4"),
        (70, 82, "Having a say"),
    ]
    wide = (30, 110, "All of these are national indicators, which we report to the government once a year.")
    assert blocks(tmp_path, *items, wide) == ["NI 1 Getting on well with one another", "NI 4 Having a say", wide[2]]


def test_labels_and_values_are_read_line_by_line(tmp_path: Path) -> None:
    labels = ("Name", "Ward", "Chair of the panel", "Telephone")
    values = ("Safer streets panel", "The old town", "Ann Lee", "0123 456")
    read = " ".join(blocks(tmp_path, *column(30, labels), *column(160, values)))
    assert read == " ".join(f"{label} {value}" for label, value in zip(labels, values, strict=True))


def test_three_lines_side_by_side_are_no_columns(tmp_path: Path) -> None:
    read = " ".join(blocks(tmp_path, *column(30, LEFT[:3]), *column(160, RIGHT[:3])))
    assert read.startswith(f"{LEFT[0]} {RIGHT[0]}")


def test_headings_above_tables_side_by_side_are_each_of_their_own(tmp_path: Path) -> None:
    def table(x: float, top: float, *cells: str) -> str:
        lines = "".join(f"{x} {HEIGHT - y} m {x + 150} {HEIGHT - y} l S\n" for y in (top, top + 14, top + 28))
        sides = "".join(f"{a} {HEIGHT - top} m {a} {HEIGHT - top - 28} l S\n" for a in (x, x + 90, x + 150))
        spots = ((x + 2, top + 10), (x + 92, top + 10), (x + 2, top + 24), (x + 92, top + 24))
        return lines + sides + "".join(text(c, a, HEIGHT - y, 9) for c, (a, y) in zip(cells, spots, strict=True))

    drawn = text("A plan for the town and for all of the villages around it", 30, HEIGHT - 30, 12, "F2")
    for top, left, right in ((70, "Roads", "Parks"), (140, "Homes", "Schools")):
        drawn += text(left, 30, HEIGHT - top + 6, 9, "F2") + text(right, 210, HEIGHT - top + 6, 9, "F2")
        drawn += table(30, top, "Action", "Lead", f"Mend {left}", "Works") + table(
            210, top, "Action", "Lead", f"Mend {right}", "Town"
        )
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf_source(drawn))
    assert [(a.section.value, a.action.value) for a in extract(path).actions] == [
        (name, f"Mend {name}") for name in ("Roads", "Homes", "Parks", "Schools")
    ]


def test_a_word_where_two_pairs_of_columns_overlap_is_in_one() -> None:
    word = Word(0, "topics", 1, 50.0, 100.0, 90.0, 110.0)
    pairs = [TextColumns(80.0, 120.0, 200.0), TextColumns(90.0, 200.0, 300.0, flows=False)]
    assert [w for group in parted([word], pairs) for side in group for w in side] == [word]
