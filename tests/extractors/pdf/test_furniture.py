"""Running headers and footers: what comes back at one height, page numbers, and what the file says belongs to the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pdf_source import pdf_source, read_source, text

from hcingest.extractors import find_tables
from hcingest.extractors.pdf.furniture import furniture
from hcingest.extractors.pdf.settings import ARTIFACT
from hcingest.model.document import Page, Rule
from hcingest.model.words import Style, Word

BODY = Style(size=10.0)
WIDTH, HEIGHT = 600.0, 800.0
Line = tuple[str, float] | tuple[str, float, int]
"""Text, distance of its top from that of the page in points, and the tag of its words, if they have one."""
TEXT: list[Line] = [("Plant trees in every street", 300.0, 0), ("and water them", 312.0, 1)]


def pages(*contents: Sequence[Line], rules: tuple[Rule, ...] = ()) -> list[Page]:
    found, first = [], 0
    for number, lines in enumerate(contents, start=1):
        words = [word for line in lines for word in _words(line, number)]
        numbered = [Word(first + at, w.text, number, *w.bbox, BODY, (), w.tag) for at, w in enumerate(words)]
        first += len(numbered)
        found.append(Page(number, WIDTH, HEIGHT, tuple(numbered), rules))
    return found


def _words(line: Line, page: int) -> list[Word]:
    text, top, tag = line if len(line) == 3 else (*line, None)
    return [
        Word(0, t, page, 50 + 60 * at, top, 105 + 60 * at, top + 10, BODY, (), tag) for at, t in enumerate(text.split())
    ]


def running(found: Sequence[Page]) -> list[tuple[str, str]]:
    blocks, taken = furniture(found)
    assert sorted(taken) == sorted(p.id for block in blocks for p in block.pieces)
    return [(block.kind, block.text) for block in blocks]


def test_a_line_at_one_height_on_two_pages() -> None:
    head: Line = ("Riverby Plan", 30.0)
    assert running(pages([head, *TEXT], [head, *TEXT])) == [("page-header", "Riverby Plan")]
    assert running(pages([head, *TEXT], [("Riverby Plan", 60.0), *TEXT])) == []


def test_figures_may_differ() -> None:
    assert running(pages([*TEXT, ("Issue 2 sheet 8", 770.0)], [*TEXT, ("Issue 2 sheet 9", 770.0)])) == [
        ("page-footer", "Issue 2 sheet 8")
    ]


def test_the_page_number_of_a_single_page() -> None:
    assert running(pages([*TEXT, ("Page 1 of 1", 770.0)])) == [("page-footer", "Page 1 of 1")]
    assert running(pages([*TEXT, ("Ends here", 770.0)])) == []


def test_a_line_that_the_file_says_belongs_to_the_page() -> None:
    head: Line = ("Draft for consultation", 30.0, ARTIFACT)
    assert running(pages([head, *TEXT])) == [("page-header", "Draft for consultation")]


def test_a_page_of_which_the_file_tags_nothing_has_none() -> None:
    untagged: list[Line] = [(line[0], line[1], ARTIFACT) for line in TEXT]
    assert running(pages([("Draft for consultation", 30.0, ARTIFACT), *untagged])) == []


def test_a_row_of_a_table_is_none() -> None:
    framed = tuple(Rule(40, y, 560, y, 0.5, "#000000") for y in (25.0, 45.0))
    head: Line = ("Action", 30.0)
    assert running(pages([head, *TEXT], [head, *TEXT], rules=framed)) == []


def test_a_running_header_right_above_a_drawn_table(tmp_path: Path) -> None:
    rows = "".join(f"20 {y} m 380 {y} l S\n" for y in (280, 266, 252))
    page = text("A plan for the lanes", 22, 283) + text("Action", 22, 270) + text("Mend roads", 22, 256)
    blocks, taken = furniture(read_source(tmp_path, pdf_source(*[page + rows] * 3)).pages)
    assert [block.kind for block in blocks] == ["page-header"]
    assert len(taken) == 3 * 5


def test_column_headers_over_a_band_are_none(tmp_path: Path) -> None:
    head = text("Action", 22, 283) + text("When", 200, 283) + text("Lead", 290, 283)
    band = text("Roads", 22, 265, font="F2")
    rows = "".join(text("Mend it", 22, y) + text("2011", 200, y) + text("Highways", 290, y) for y in (245, 230, 215))
    pages = (head + band + rows, head + text("Mend more", 22, 265) + text("2012", 200, 265) + text("Parks", 290, 265))
    assert furniture(read_source(tmp_path, pdf_source(*pages)).pages) == ([], set())


def test_notes_below_one_another_are_each_a_note(tmp_path: Path) -> None:
    notes = "".join(
        text(str(n), 22, 53 - 8.5 * n, 5) + text(f"As agreed in 200{n}.", 27, 50 - 8.5 * n, 8) for n in (1, 2)
    )
    found = find_tables(read_source(tmp_path, pdf_source(text("Roads", 22, 200) + notes)))
    assert [block.text for block in found.blocks if block.kind == "note"] == [
        "1 As agreed in 2001.",
        "2 As agreed in 2002.",
    ]
