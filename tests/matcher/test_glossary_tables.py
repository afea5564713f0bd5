from __future__ import annotations

import pytest
from drawing import draw
from glossaries import entries, found_in, left
from hypothesis import given
from hypothesis import strategies as st

from hcingest.matcher.glossary import read_glossary
from hcingest.matcher.schemes import load_schemes

PERFORMANCE = """
| Indicator | Description | 2008/09 | Target |
| NI 17 | Perceptions of behaviour | 23% | 20% |
| NI 21 | Dealing with concerns | 30% | 35% |
"""


def test_two_and_three_columns() -> None:
    assert entries("""
    | Code | Definition |
    | KPI 1 | Trees alive |
    | KPI 2 | Bins emptied |
    # More
    | Ref | Definition | Links to |
    | NI 1 | Getting on | PSA 21 |
    | NI 3 | Taking part | PSA 15; HO DSO |
    """) == {
        "KPI 1": ("Trees alive", ()),
        "KPI 2": ("Bins emptied", ()),
        "NI 1": ("Getting on", ("PSA 21",)),
        "NI 3": ("Taking part", ("PSA 15", "HO DSO")),
    }


def test_columns_in_another_order_and_links_in_the_title() -> None:
    assert entries("""
    | Definition | Code |
    | Trees alive | NI 3 |
    | Bins emptied (PSA 21) | NI 4 |
    """) == {"NI 3": ("Trees alive", ()), "NI 4": ("Bins emptied", ("PSA 21",))}


def test_the_header_tells_the_title_among_other_words() -> None:
    assert entries("""
    | Code | Owner | Definition |
    | NI 1 | Parks team | Getting on |
    | NI 3 | Roads team | Taking part |
    """) == {"NI 1": ("Getting on", ()), "NI 3": ("Taking part", ())}


def test_code_and_title_in_one_cell() -> None:
    assert entries("""
    | Indicator | Link |
    | NI 17 Perceptions of behaviour | PSA 23 |
    | NI 21: Dealing with concerns | PSA 23 |
    """) == {"NI 17": ("Perceptions of behaviour", ("PSA 23",)), "NI 21": ("Dealing with concerns", ("PSA 23",))}


def test_more_agreements_than_indicators_are_what_these_belong_to() -> None:
    assert entries("""
    | Indicator | Definition | PSA/DSO |
    | NI 1 | Getting on | PSA 21 |
    | NI 17 | Perceptions of behaviour | PSA 23 |
    |  | Trees alive | Defra DSO |
    """) == {"NI 1": ("Getting on", ("PSA 21",)), "NI 17": ("Perceptions of behaviour", ("PSA 23",))}


def test_bare_numbers_below_the_name_of_a_kind() -> None:
    assert entries("""
    | NI | Title | PSA |
    | 17 | Perceptions of behaviour | 23 |
    | 195 | Litter | 21 |
    """) == {"NI 17": ("Perceptions of behaviour", ("PSA 23",)), "NI 195": ("Litter", ("PSA 21",))}


def test_what_entries_belong_to_is_not_what_they_are() -> None:
    assert not entries("""
    | No. | Title | Linked to |
    | 17 | Perceptions of behaviour | PSA 23 |
    | 21 | Dealing with concerns | PSA 23 |
    | 195 | Litter | Defra DSO |
    """)


def test_codes_among_other_terms() -> None:
    found = found_in("""
    | Term | Meaning |
    | ASB | Anti-social behaviour |
    | CST | Crime Safety Team |
    | NI 17 | Perceptions of behaviour |
    | NI 195 | Litter |
    | PSA | Public Service Agreement |
    """)
    assert [(entry.code, entry.title) for entry in found.entries] == [
        ("NI 17", "Perceptions of behaviour"),
        ("NI 195", "Litter"),
    ]


def test_own_codes_in_a_column_that_says_so() -> None:
    assert entries(
        """
    | Description | Code | Links to |
    | Lamps lit | CP-1 | NI 5 |
    | Bins emptied | CP-2 | NI 5 |
    """
    ) == {"CP 1": ("Lamps lit", ("NI 5",)), "CP 2": ("Bins emptied", ("NI 5",))}


def test_abbreviations_are_no_codes() -> None:
    assert not entries("""
    | Abbreviation | Meaning |
    | CST | Crime Safety Team |
    | NI | National Indicator |
    | PCT | Primary Care Trust |
    """)


def test_two_glossaries_side_by_side() -> None:
    assert entries("""
    | Code | Definition | Code | Definition |
    | NI 1 | Getting on | NI 17 | Perceptions |
    | NI 3 | Taking part | NI 21 | Dealing with it |
    """) == {
        "NI 1": ("Getting on", ()),
        "NI 17": ("Perceptions", ()),
        "NI 3": ("Taking part", ()),
        "NI 21": ("Dealing with it", ()),
    }


def test_a_link_merged_over_several_rows() -> None:
    assert entries("""
    | Code | Definition | Link |
    | NI 17 | Perceptions | PSA 23 |
    | NI 21 | Dealing with it | ^ |
    """) == {"NI 17": ("Perceptions", ("PSA 23",)), "NI 21": ("Dealing with it", ("PSA 23",))}


def test_a_code_merged_over_several_rows() -> None:
    assert entries("""
    | Code | Definition |
    | NI 17 | Perceptions |
    | ^ | Of behaviour |
    | NI 21 | Dealing with it |
    """) == {"NI 17": ("Perceptions Of behaviour", ()), "NI 21": ("Dealing with it", ())}


def test_a_glossary_over_a_page_break_and_a_row_cut_by_it() -> None:
    assert entries("""
    | Code | Definition | Links to |
    | NI 1 | Getting on | PSA 21 |
    | NI 3 | Taking part in | PSA 15 |
    ---
    |  | Decisions |  |
    | NI 4 | Influence | PSA 21 |
    ---
    | NI 5 | Satisfaction |  |
    """) == {
        "NI 1": ("Getting on", ("PSA 21",)),
        "NI 3": ("Taking part in Decisions", ("PSA 15",)),
        "NI 4": ("Influence", ("PSA 21",)),
        "NI 5": ("Satisfaction", ()),
    }


def test_words_that_are_no_code_title_or_link_stay_text() -> None:
    assert entries(PERFORMANCE) == {"NI 17": ("Perceptions of behaviour", ()), "NI 21": ("Dealing with concerns", ())}
    assert left(PERFORMANCE) == [
        ("table-header", "Indicator\nDescription\n2008/09\nTarget"),
        ("table", "23%\n20%"),
        ("table", "30%\n35%"),
    ]


def test_a_linked_code_with_its_own_title() -> None:
    table = """
    | Indicator | Title | PSA |
    | NI 17 | Perceptions | PSA 23: Make communities safer |
    | NI 21 | Dealing | PSA 23: Make communities safer |
    """
    assert entries(table) == {"NI 17": ("Perceptions", ("PSA 23",)), "NI 21": ("Dealing", ("PSA 23",))}
    assert ("table", "PSA 23: Make communities safer") in left(table)


def test_an_entry_without_a_readable_code_is_known_by_its_title() -> None:
    found = found_in("""
    | Code | Definition |
    | NI 17 | Perceptions |
    | NI 21 | Dealing with it |
    |  | Building resilience to violent extremism |
    | ?? | Repeat incidents of domestic violence |
    |  | Something that no list has ever heard of |
    """)
    assert [e.code for e in found.entries] == ["NI 17", "NI 21", "NI 35", "NI 32"]
    assert [(p.kind, p.text) for p in found.problems] == [("fuzzy-match", "NI 35"), ("fuzzy-match", "NI 32")]


@pytest.mark.parametrize(
    "table",
    [
        "| Indicator | 2008/09 | Target |\n| NI 17 | 23% | 20% |\n| NI 21 | 30% | 35% |",
        "| Team | Telephone |\n| Parks | 01234 567890 |\n| Roads | 01234 567891 |",
        "| Version | Description |\n| V1 | First draft |\n| V2 | Second draft |",
        "| Ref | Risk | Mitigation |\n| R1 | No money | Ask |\n| R2 | No staff | Hire |",
        "| Stage | Attainment |\n| KS1 | 75% at level 2 |\n| KS2 | 60% at level 4 |",
        "| NI 17 | NI 21 |\n| PSA 23 | PSA 23 |",
        "| One column |\n| NI 17 |\n| NI 21 |",
        "| NI 17 | Perceptions |",
    ],
)
def test_other_tables_are_no_glossary(table: str) -> None:
    assert entries(table) == {}


def test_a_table_that_is_no_glossary_stays_text_row_by_row() -> None:
    assert left("| *Team* | *Phone* |\n| Parks | 123 |") == [("table-header", "Team\nPhone"), ("table", "Parks\n123")]


CELL = st.sampled_from(
    ["NI 17", "NI 21", "PSA 23", "HO DSO", "KPI 4", "Trees alive", "of the", "Code", "Definition", "23%", "", "^", "<"]
)
LINE = st.sampled_from(
    ["# Glossary", "# Annex", "NI 1 People", "NI 2", "KPI 3: Bins / KPI 4: Trees", "and so on", "---"]
)


@st.composite
def documents(draw_from: st.DrawFn) -> str:
    """Lines and tables in any order; merged cells only where there is something to merge with."""
    parts: list[str] = []
    for _ in range(draw_from(st.integers(1, 4))):
        parts.append(draw_from(LINE))
        width = draw_from(st.integers(1, 4))
        rows = draw_from(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=4))
        for index, row in enumerate(rows):
            plain = [c if (index and c == "^") else c.strip("^<") for c in row]
            parts.append("| " + " | ".join(plain) + " |")
    return "\n".join(parts)


@given(documents())
def test_every_word_has_one_owner(text: str) -> None:
    found, words = draw(text)
    result = read_glossary(found.blocks, found.tables, load_schemes())
    owners = [*result.entries, *result.blocks]
    assert sorted(piece.word.id for owner in owners for piece in owner.pieces) == [word.id for word in words]


def test_dashes_in_a_column_of_links_are_blanks() -> None:
    assert entries("""
    # Glossary
    | PSA    | NI   | Title         |
    | PSA 21 | NI 1 | People get on |
    | –      | NI 2 | Belonging     |
    | –      | NI 3 | Participation |
    """) == {"NI 1": ("People get on", ("PSA 21",)), "NI 2": ("Belonging", ()), "NI 3": ("Participation", ())}


def test_two_kinds_side_by_side() -> None:
    assert entries(
        """
        # Key
        | Code | Meaning | Code | Meaning |
        | NI 1 | Getting on | KPI 4 | Streets swept |
        | NI 17 | Perceptions of behaviour | KPI 9 | Groups in the hub |
        """,
        ["KPI 4, KPI 9"],
    ) == {
        "NI 1": ("Getting on", ()),
        "NI 17": ("Perceptions of behaviour", ()),
        "KPI 4": ("Streets swept", ()),
        "KPI 9": ("Groups in the hub", ()),
    }


@pytest.mark.parametrize(
    "drawn",
    [
        "| Name | Role |\n| J Smith | NI 17 lead |\n| K Lee | NI 35 lead |",
        "| Plan | Indicators |\n| Housing plan | NI 154, NI 155 |\n| Youth plan | NI 111, NI 45 |",
        "| Plan | Indicator |\n| Housing plan | NI 154 |\n| Youth plan | NI 111 |",
    ],
)
def test_what_uses_codes_does_not_explain_them(drawn: str) -> None:
    assert not entries(drawn)
