"""Text dumps: what the lines of a file become, as (kind, text) of blocks and rows of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from hcingest.audit import unread_words
from hcingest.errors import DamagedFileError
from hcingest.extractors import read
from hcingest.extractors.text_dump import read_text
from hcingest.model.document import Document
from hcingest.model.table import Table
from hcingest.options import DEFAULTS

Shown = list[tuple[str, str] | list[list[str]]]


def document(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return read_text(Path("plan.txt"), data, DEFAULTS)


def shown(text: str | bytes) -> Shown:
    """Each table as its rows, each block as (kind, text); the second count of words must agree."""
    read_in = document(text)
    assert read_in.declared is not None
    assert unread_words(read_in) == []
    return [
        [[cell.text if cell else "" for cell in row] for row in item.grid()]
        if isinstance(item, Table)
        else (item.kind, item.text)
        for item in read_in.declared.flow
    ]


def tables(text: str | bytes) -> list[list[list[str]]]:
    return [item for item in shown(text) if isinstance(item, list)]


def test_runs_of_tabbed_lines_are_tables_and_short_rows_are_filled_up() -> None:
    assert shown("Plan text.\n\nAction\tLead\tBy\nMend\tRoads\n\n\tand more\t\n\nEnd of it.") == [
        ("paragraph", "Plan text."),
        [["Action", "Lead", "By"], ["Mend", "Roads", ""]],
        [["", "and more", ""]],
        ("paragraph", "End of it."),
    ]


def test_every_cell_says_where_it_stands() -> None:
    found = document("Plan\n\nAction\tLead\nMend\tRoads\n").declared
    assert found is not None
    assert found.blocks[0].place.path == "line 1"
    assert [cell.place.path for cell in found.tables[0].cells][-1] == "line 4, column 2"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends_of_every_system(end: str) -> None:
    assert tables(end.join(["Action\tLead", "Mend\tRoads", "", "Sweep\tParks"])) == [
        [["Action", "Lead"], ["Mend", "Roads"]],
        [["Sweep", "Parks"]],
    ]


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    def test_each_is_told(self, encoding: str, tmp_path: Path) -> None:
        path = tmp_path / "plan.tsv"
        path.write_bytes("Café – “trees”\tSiân\nÉté\t£5\n".encode(encoding))
        assert [word.text for word in read(path, DEFAULTS).words] == ["Café", "–", "“trees”", "Siân", "Été", "£5"]

    def test_a_broken_character_does_not_make_utf_8_another_encoding(self) -> None:
        assert tables("é è ê ë\tü".encode() + b"\xe2\x80\tend") == [[["é è ê ë", "ü\ufffd", "end"]]]

    def test_utf_16_cut_in_the_middle_of_a_character(self) -> None:
        assert tables("Mend\tRoads".encode("utf-16")[:-1]) == [[["Mend", "Road"]]]

    @pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"| --- | --- |\n"])
    def test_nothing_to_read(self, data: bytes) -> None:
        with pytest.raises(DamagedFileError, match=r"plan\.txt: the file is empty"):
            document(data)


class TestPipes:
    ROWS = [["Action", "Lead"], ["Mend", "Roads"], ["", "Parks"]]  # noqa: RUF012

    @pytest.mark.parametrize(
        "text",
        [
            "| Action | Lead |\n|---|:-:|\n| Mend | Roads |\n| | Parks |",
            "|Action|Lead|\n|Mend|Roads|\n||Parks|",
            "Action | Lead\n--- | ---\nMend | Roads\n | Parks",
            "+------+------+\n| Action | Lead |\n+======+======+\n| Mend | Roads |\n+------+------+\n| | Parks |",
            "| Action | Lead\n|---|---|\n| Mend | Roads |\n|  | Parks |",
        ],
        ids=["with a rule", "without", "no pipes at the ends", "a drawn grid", "one pipe forgotten"],
    )
    def test_every_way_to_write_them(self, text: str) -> None:
        assert tables(text) == [self.ROWS]

    def test_rows_without_fences_need_company(self) -> None:
        text = "Red | Amber | Green\n\nAction | Lead | By\nMend | Roads | May\n\n | Parks | June"
        assert tables(text) == [
            [["Red", "Amber", "Green"]],
            [["Action", "Lead", "By"], ["Mend", "Roads", "May"]],
            [["", "Parks", "June"]],
        ]
        assert shown("Northwick | Annual report | 2010") == [("paragraph", "Northwick | Annual report | 2010")]

    def test_a_pipe_that_is_text(self) -> None:
        assert tables("| a \\| b | c |\n| d | e |") == [[["a | b", "c"], ["d", "e"]]]

    def test_a_row_over_several_lines(self) -> None:
        assert tables("| Action | Lead |\n| Mend the\nroad | Roads |") == [
            [["Action", "Lead"], ["Mend the road", "Roads"]]
        ]


class TestCutRows:
    def test_quoted_cells_as_spreadsheets_write_them(self) -> None:
        text = 'Action\tLead\n"Mend, then\nsweep the ""High Street"""\t"Roads\n\nParks"\n"a ""b"" c"\tx\n'
        assert tables(text) == [
            [["Action", "Lead"], ['Mend, then sweep the "High Street"', "Roads Parks"], ['a "b" c', "x"]]
        ]

    def test_quotes_that_are_print_stay(self) -> None:
        assert tables('"Zero tolerance"\tLead\n"Safe" places\t6" pipe') == [
            [['"Zero tolerance"', "Lead"], ['"Safe" places', '6" pipe']]
        ]

    def test_line_ends_inside_cells_where_every_count_fits(self) -> None:
        text = "Action\tLead\tNotes\nMend the\nroad\tRoads\t\nSweep\tParks and\nWardens\tLate\nPaint\tRoads\tDone\n"
        assert tables(text) == [
            [
                ["Action", "Lead", "Notes"],
                ["Mend the road", "Roads", ""],
                ["Sweep", "Parks and Wardens", "Late"],
                ["Paint", "Roads", "Done"],
            ]
        ]

    def test_rows_that_are_all_cut_have_the_width_of_the_others(self) -> None:
        whole = "Action\tLead\tBy\tNotes\nPaint\tRoads\tMay\t\n"
        cut = "Mend\tRoads\nand Parks\tJune\tLate\nSweep\tParks\tJuly and\nAugust\tDone\n"
        assert tables(f"{whole}\nMore:\n\n{cut}")[1] == [
            ["Mend", "Roads and Parks", "June", "Late"],
            ["Sweep", "Parks", "July and August", "Done"],
        ]

    def test_a_narrower_table_is_left_alone(self) -> None:
        wide = "Action\tLead\tBy\tNotes\tMore\nPaint\tRoads\tMay\tDone\t\n"
        contacts = [["Name", "Post", "Phone"], ["Ann", "Clerk", "01234"]]
        narrow = "\n".join("\t".join(row) for row in contacts)
        assert tables(f"{wide}\nContacts:\n\n{narrow}")[1] == contacts

    def test_short_rows_that_fit_nothing_are_left_alone(self) -> None:
        text = "Action\tLead\tNotes\t\nMend\tRoads\t\t\nSweep\tParks\nPaint\tRoads\n"
        assert tables(text)[0][2:] == [["Sweep", "Parks", "", ""], ["Paint", "Roads", "", ""]]

    def test_double_spaced_rows_are_one_table(self) -> None:
        assert tables("Action\tLead\n\nMend\tRoads\n\nSweep\tParks\n\nPaint\tRoads\n\n\nPlant\tParks") == [
            [["Action", "Lead"], ["Mend", "Roads"], ["Sweep", "Parks"], ["Paint", "Roads"]],
            [["Plant", "Parks"]],
        ]

    def test_bands_that_lost_their_tabs_with_all_others_at_line_ends(self) -> None:
        text = "Action\tLead\tBy\nTheme A: Roads\nMend\tRoads\nSweep\tParks\tMay\nTheme B: Parks\nPlant\tParks\tJune"
        assert tables(text)[0][1] == ["Theme A: Roads", "", ""]
        assert tables(text)[0][4] == ["Theme B: Parks", "", ""]


class TestPageBreaks:
    PAGES = "Action\tLead\nMend the\tRoads\n\nNorthwick Council\nPage {} of 3\n{}road\t\nSweep\tParks\n"

    @pytest.mark.parametrize("feed", ["", "\f"])
    def test_running_lines_are_one_block_each(self, feed: str) -> None:
        found = shown("Our Plan\n\n" + "".join(self.PAGES.format(n, feed) for n in (1, 2, 3)))
        assert found.count(("page-footer", "Northwick Council")) == 1
        assert ("page-footer", "Page 1 of 3") in found
        assert not any(item[0] == "paragraph" for item in found[1:])

    def test_a_block_owns_its_repetitions(self) -> None:
        found = document("".join(self.PAGES.format(n, "") for n in (1, 2))).declared
        assert found is not None
        footer = next(block for block in found.blocks if block.text == "Page 1 of 3")
        assert [piece.text for piece in footer.pieces] == ["Page", "1", "of", "3", "Page", "2", "of", "3"]

    def test_headers_stand_after_the_form_feed(self) -> None:
        text = "a\tb\n\fNorthwick\nc\td\n\fNorthwick\ne\tf\n"
        assert shown(text) == [[["a", "b"]], ("page-header", "Northwick"), [["c", "d"]], [["e", "f"]]]

    def test_line_numbers_go_on_after_a_form_feed(self) -> None:
        found = document("a\tb\n\fc\td\n").declared
        assert found is not None
        assert [table.place.path for table in found.tables] == ["line 1", "line 2"]

    def test_footers_set_with_tabs_are_no_rows(self) -> None:
        text = "Action\tLead\tBy\nMend\tRoads\tMay\nNorthwick\t\tPage 1\nSweep\tParks\tMay\nNorthwick\t\tPage 2\n"
        assert [len(rows) for rows in tables(text)] == [2, 1]
        assert ("page-footer", "Northwick Page 1") in shown(text)

    def test_headings_that_are_numbered_alike_are_no_furniture(self) -> None:
        text = "Theme 1\n\nAction\tLead\nMend\tRoads\n\nTheme 2\n\nAction\tLead\nSweep\tParks\n"
        assert not any(item[0] in ("page-footer", "page-header") for item in shown(text))


class TestProse:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("## Strand A", "heading"),
            ("**Strand A**", "heading"),
            ("<b>Strand A</b>", "heading"),
            ("OUR ACTION PLAN", "heading"),
            ("Our plan\n========", "heading"),
            ("What we do.", "paragraph"),
            ("NI 35 PSA 26", "paragraph"),
            ("**NI 35** Building resilience", "paragraph"),
            ("• Mend the road", "list"),
            ("•\tMend the road", "list"),
            ("1. Mend the road.", "list"),
            ("[^1]: Up to May.", "note"),
            ("<!-- page 3 -->", "comment"),
            ("\tIndented text.", "paragraph"),
        ],
    )
    def test_kinds(self, text: str, kind: str) -> None:
        assert [item[0] for item in shown(text)] == [kind]

    def test_ranks_of_headings(self) -> None:
        found = document("# One\n\n### Three\n\n**Bold**\n\nTwo\n---\n").declared
        assert found is not None
        assert [block.level for block in found.blocks] == [1, 3, 7, 2]

    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            ("Theme 2: Roads and paths", "heading"),
            ("Roads and Paths", "heading"),
            ("These are the actions of the year.", "paragraph"),
            ("v TSA ndards", "paragraph"),
        ],
    )
    def test_wording_tells_a_heading_over_a_table(self, line: str, kind: str) -> None:
        assert shown(f"Plan.\n\n{line}\n\nAction\tLead\nMend\tRoads")[1][0] == kind

    def test_any_short_line_over_a_header_that_was_there_before_is_a_heading(self) -> None:
        text = "Action\tLead\nMend\tRoads\n\nHow we travel\n\nAction\tLead\nSweep\tParks"
        assert ("heading", "How we travel") in shown(text)

    def test_wrapped_lines_are_one_paragraph_and_entries_stay_apart(self) -> None:
        text = (
            "NI 1: Percentage of people who believe people from different backgrounds\nget on well together PSA 21\n"
            "NI 3: Civic participation in the local area PSA 15\n"
        )
        assert [said.split()[1] for _, said in shown(text)] == ["1:", "3:"]  # type: ignore[union-attr]
        assert shown(text)[0][1].endswith("different backgrounds get on well together PSA 21")  # type: ignore[union-attr]

    def test_rules_are_no_words(self) -> None:
        assert shown("One.\n\n-----\n\n* * *\n\nTwo.\n_____\n") == [("paragraph", "One."), ("paragraph", "Two.")]
