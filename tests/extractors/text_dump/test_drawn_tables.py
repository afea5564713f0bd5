"""Tables drawn in a grid or under dashes: each row is one, whatever lines it runs over."""

from __future__ import annotations

import pytest
from test_dumps import document, shown, tables

GRID = """
+------+-----------+------------+
| Ref  | Action    | Lead       |
+======+===========+============+
| 1    | Mend      | Roads |    |
|      | roads     | Parks      |
|      |           |            |
|      | and sweep |            |
+------+-----------+------------+
| Theme A: over the whole grid  |
+------+-----------+------------+
| 2    | Plant     |            |
+------+-----------+            |
| 3    | Water     |            |
+------+-----------+------------+
"""

MULTILINE = """
----------------------------------
Ref    Action           Led
                        by
------ ---------------- ----------
1      Mend roads and   Roads
       sweep them

2      Plant            Parks
----------------------------------
"""

SIMPLE = """
Ref  Action        Lead
---- ------------- --------
1    Mend          Roads
2    Plant trees   Parks
"""

EQUALS = """
==== ============= ========
Ref  Action        Lead
==== ============= ========
1    Mend          Roads
2    Plant trees   Parks
==== ============= ========
"""


def test_a_grid_with_cells_over_several_lines_and_columns() -> None:
    assert tables(GRID) == [
        [
            ["Ref", "Action", "Lead"],
            ["1", "Mend roads\nand sweep", "Roads | Parks"],
            ["Theme A: over the whole grid", "", ""],
            ["2", "Plant", ""],
            ["3", "Water", ""],
        ]
    ]


def test_rows_under_dashes_are_parted_by_blank_lines_where_dashes_close_the_table() -> None:
    assert tables(MULTILINE) == [
        [["Ref", "Action", "Led by"], ["1", "Mend roads and sweep them", "Roads"], ["2", "Plant", "Parks"]]
    ]


@pytest.mark.parametrize("text", [SIMPLE, EQUALS])
def test_each_line_under_dashes_is_a_row(text: str) -> None:
    assert shown(f"Before it\n{text}\nAfter it") == [
        ("paragraph", "Before it"),
        [["Ref", "Action", "Lead"], ["1", "Mend", "Roads"], ["2", "Plant trees", "Parks"]],
        ("paragraph", "After it"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A heading\n---------\nand its text",
        "Ref  Action\n---- ------\nWords that run over what would be the columns",
        "----------------\nno header, and nothing closes it\n\nmore",
        "+-----+-----+\nno bars\n+-----+-----+",
    ],
)
def test_dashes_that_draw_no_table(text: str) -> None:
    assert tables(text) == []


def test_columns_of_spaces_alone_are_listed_and_not_guessed() -> None:
    found = document("\n".join(["Objective      Action taken     Lead"] * 12))
    assert [problem.kind for problem in found.problems] == ["table-doubtful"]
    assert found.declared is not None and found.declared.tables == ()
    assert document("\n".join(["A sentence like any other.  Two spaces part it."] * 12)).problems == ()
