from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw
from glossaries import entries, found_in, left

from hcingest.matcher.glossary import read_glossary
from hcingest.matcher.schemes import load_schemes
from hcingest.model.table import Block


def test_paragraphs_with_and_without_colons_dashes_and_brackets() -> None:
    assert entries("""
    # Glossary:
    NI 1: People get on well together PSA21
    NI 17 Perceptions of anti-social behaviour (PSA 23)
    NI 22 – Parents take responsibility HO DSO
    NI 4 Influence over decisions, PSA 21; HO DSO
    """) == {
        "NI 1": ("People get on well together", ("PSA 21",)),
        "NI 17": ("Perceptions of anti-social behaviour", ("PSA 23",)),
        "NI 22": ("Parents take responsibility", ("HO DSO",)),
        "NI 4": ("Influence over decisions", ("PSA 21", "HO DSO")),
    }


def test_wrapped_lines_in_one_block() -> None:
    assert entries("""
    # Glossary
    NI 1: People get / on PSA21 / NI 17 Perceptions of anti- / social behaviour PSA / 23 / NI 22 Parents HO / DSO
    """) == {
        "NI 1": ("People get on", ("PSA 21",)),
        "NI 17": ("Perceptions of anti-social behaviour", ("PSA 23",)),
        "NI 22": ("Parents", ("HO DSO",)),
    }


def test_links_in_a_block_of_their_own_end_the_entry_above() -> None:
    assert entries("""
    # Glossary
    NI 1: People get on
    PSA 21
    NI 17: Perceptions
    PSA 23; HO DSO
    # Action plan
    """) == {"NI 1": ("People get on", ("PSA 21",)), "NI 17": ("Perceptions", ("PSA 23", "HO DSO"))}


def test_a_bare_code_with_its_title_below_is_an_entry_of_its_own() -> None:
    assert entries("""
    # Glossary
    NI 1: People get on
    PSA 21
    Build cohesive communities
    NI 17
    # Action plan
    """) == {"NI 1": ("People get on", ()), "PSA 21": ("Build cohesive communities", ())}


def test_headings_lists_and_bold_codes() -> None:
    assert entries("""
    # Glossary
    ## NI 1 People get on
    • NI 2 Belonging
    *NI 3*
    Civic participation
    1. NI 4: Influence
    """) == {"NI 1": ("People get on", ()), "NI 2": ("Belonging", ()), "NI 3": ("Civic participation", ()),
             "NI 4": ("Influence", ())}  # fmt: skip


def test_several_kinds_with_headings_between() -> None:
    assert entries("""
    # Glossary
    ## National Indicators
    NI 1 People get on PSA 21
    ## Public Service Agreements
    PSA 21 Build more cohesive communities
    ## Departmental strategic objectives
    HO DSO Home Office objective
    CLG DSO 2 Supply of housing
    """) == {
        "NI 1": ("People get on", ("PSA 21",)),
        "PSA 21": ("Build more cohesive communities", ()),
        "HO DSO": ("Home Office objective", ()),
        "CLG DSO 2": ("Supply of housing", ()),
    }


def test_an_entry_goes_on_in_the_next_block() -> None:
    assert entries("""
    # Glossary
    NI 1 People from different backgrounds who get
    on well together PSA 21
    NI 2 Belonging
    """) == {
        "NI 1": ("People from different backgrounds who get on well together", ("PSA 21",)),
        "NI 2": ("Belonging", ()),
    }


def test_a_list_item_goes_on_in_a_paragraph() -> None:
    assert entries("""
    # Glossary
    - NI 21 Dealing with local concerns about
    crime by the council
    - NI 195 Litter
    """) == {"NI 21": ("Dealing with local concerns about crime by the council", ()), "NI 195": ("Litter", ())}


def test_codes_in_brackets() -> None:
    assert entries("""
    # Glossary
    - (LI 1) Parks with lamps
    - (LI 2) Wardens on duty (NI 5)
    """) == {"LI 1": ("Parks with lamps", ()), "LI 2": ("Wardens on duty", ("NI 5",))}


def test_an_entry_without_a_code_is_known_by_its_title() -> None:
    found = found_in("""
    # Glossary
    NI 17 Perceptions of anti-social behaviour PSA 23
    Arson incidents HO DSO
    The fire service counts these each month
    NI 195 Litter
    """)
    assert [(e.code, e.title, e.linked) for e in found.entries] == [
        ("NI 17", "Perceptions of anti-social behaviour", ("PSA 23",)),
        ("NI 195", "Litter", ()),
    ]
    found = found_in("""
    # Glossary
    NI 17 Perceptions of anti-social behaviour PSA 23
    Arson incidents HO DSO
    NI 195 Litter
    """)
    assert [(e.code, e.title, e.linked) for e in found.entries][1] == ("NI 33", "Arson incidents", ("HO DSO",))
    assert [problem.text for problem in found.problems] == ["NI 33"]


def test_links_in_front_and_codes_that_belong_to_the_title() -> None:
    assert entries("""
    # Glossary
    NI 1 (PSA 21): People get on
    NI 17 / PSA 23 – Perceptions
    NI 4 Influence decisions (see also NI 5)
    NI 5 A proxy for NI 4
    """) == {
        "NI 1": ("People get on", ("PSA 21",)),
        "NI 17": ("Perceptions", ("PSA 23",)),
        "NI 4": ("Influence decisions (see also NI 5)", ()),
        "NI 5": ("A proxy for NI 4", ()),
    }


def test_titles_that_start_with_figures() -> None:
    assert entries("""
    # Performance indicators
    KPI 5: 32 per cent of fleet mileage
    KPI 6: 15 homes raised to band C
    KPI 9: kWh made
    NI 2 % of people who feel that they belong
    """) == {
        "KPI 5": ("32 per cent of fleet mileage", ()),
        "KPI 6": ("15 homes raised to band C", ()),
        "KPI 9": ("kWh made", ()),
        "NI 2": ("% of people who feel that they belong", ()),
    }


def test_one_entry_for_several_codes() -> None:
    found = found_in("""
    # Glossary
    NI 24-26: Satisfaction with the police HO DSO
    """)
    assert [(e.code, e.title, len(e.pieces)) for e in found.entries] == [
        ("NI 24", "Satisfaction with the police", 8),
        ("NI 25", "Satisfaction with the police", 0),
        ("NI 26", "Satisfaction with the police", 0),
    ]


@pytest.mark.parametrize("heading", ["Background", "National indicators", "Glossary"])
def test_prose_about_codes_is_no_glossary(heading: str) -> None:
    assert (
        entries(f"""
    # {heading}
    NI 35 is measured by a survey and the council will publish it each year.
    NI 36 has improved since last year.
    """)
        == {}
    )


def test_one_code_alone_needs_a_heading() -> None:
    line = "NI 35 Building resilience to violent extremism"
    assert entries(f"# Key indicators\n{line}") == {"NI 35": ("Building resilience to violent extremism", ())}
    assert entries(f"# Key:\n{line}") != {}
    assert entries(f"# Key actions\n{line}") == entries(f"# Background\n{line}") == {}


def test_a_run_of_codes_needs_none() -> None:
    assert list(entries("NI 1 People get on\nPSA 21 Cohesion\nNI 2 Belonging")) == ["NI 1", "NI 2"]


def test_own_kinds_need_a_heading_or_an_indicator_column() -> None:
    lines = "# Annex B\nKPI 1: Trees alive\nKPI 2: Bins emptied"
    assert entries(lines) == {}
    assert entries(lines, ["KPI 1", "KPI 2; KPI 3"]) == {"KPI 1": ("Trees alive", ()), "KPI 2": ("Bins emptied", ())}
    assert entries(lines.replace("Annex B", "KPIs")) == {"KPI 1": ("Trees alive", ()), "KPI 2": ("Bins emptied", ())}


@pytest.mark.parametrize(
    "text",
    [
        "# Key dates\nQ1 2010: Start\nQ2 2010: Finish",
        "# Terms of reference\nT1: Meet\nT2: Decide",
        "# Glossary of terms\nASB: anti-social behaviour\nNI: National Indicator",
        "# Risks\nR1: Loss of funding\nR2: Loss of staff",
        "# Indicators\nKS2: Seven to eleven\nKS4: Fourteen to sixteen",
    ],
)
def test_other_lists_are_no_glossary(text: str) -> None:
    assert entries(text) == {}


def test_the_first_definition_counts_and_the_second_stays_text() -> None:
    text = "# Glossary\nNI 1 People get on\nNI 1 People get on again\nNI 2 Other"
    assert entries(text) == {"NI 1": ("People get on", ()), "NI 2": ("Other", ())}
    assert left(text) == [("heading", "Glossary"), ("paragraph", "NI 1 People get on again")]


def test_a_code_that_the_word_processor_numbers() -> None:
    found, _ = draw("# Indicators\nTrees alive\nBins emptied")
    head, *items = found.blocks
    blocks: list[Block] = [head, *(replace(b, kind="list", number=f"KPI {i}.") for i, b in enumerate(items, start=1))]
    result = read_glossary(blocks, [], load_schemes())
    assert [(e.code, e.title) for e in result.entries] == [("KPI 1", "Trees alive"), ("KPI 2", "Bins emptied")]


def test_page_headers_and_notes_between_do_not_matter() -> None:
    found, _ = draw("# Glossary\nNI 1 People who get\nMy council\non well PSA 21")
    head, first, header, second = found.blocks
    result = read_glossary([head, first, replace(header, kind="page-header"), second], [], load_schemes())
    assert [(e.title, e.linked) for e in result.entries] == [("People who get on well", ("PSA 21",))]


def test_what_an_entry_says_of_itself() -> None:
    (entry,) = found_in("# Glossary\nNI195: Clean streets Defra DSO").entries
    assert (entry.code, entry.scheme, entry.number, entry.source) == ("NI 195", "NI", "195", "document")
    assert (entry.title_confidence, entry.link_confidence) == ("printed", "printed")
    assert " ".join(p.text for p in entry.pieces) == "NI195: Clean streets Defra DSO"


def test_several_entries_in_one_paragraph() -> None:
    assert entries("""
    # Indicators
    NI 1 – Getting on; NI 17 – Perceptions of behaviour; NI 35: Resilience
    """) == {"NI 1": ("Getting on", ()), "NI 17": ("Perceptions of behaviour", ()), "NI 35": ("Resilience", ())}


def test_a_label_in_front_of_entries_stays_text() -> None:
    drawn = "Key to indicators: NI 1 = Getting on; NI 17 Perceptions of behaviour (PSA 23)"
    assert entries(drawn) == {"NI 1": ("Getting on", ()), "NI 17": ("Perceptions of behaviour", ("PSA 23",))}
    assert left(drawn) == [("paragraph", "Key to indicators:")]
    assert left("Progress on indicators: NI 1 rose.") == [("paragraph", "Progress on indicators: NI 1 rose.")]


def test_the_full_stop_of_a_list_in_one_sentence_is_no_part_of_its_last_title() -> None:
    listed = entries("# Key\nNI 1 = Getting on; NI 17 = Perceptions of behaviour.")
    assert listed["NI 17"] == ("Perceptions of behaviour", ())
    assert entries("# Key\nNI 1 = Getting on. / NI 17 = Taking part.")["NI 17"] == ("Taking part.", ())


def test_a_paragraph_of_several_kinds() -> None:
    found = entries("# Key\nNI 1: Getting on; KPI 4: Streets swept; KPI 9: Groups in the hub", ["KPI 4, KPI 9"])
    assert {code: title for code, (title, _) in found.items()} == {
        "NI 1": "Getting on", "KPI 4": "Streets swept", "KPI 9": "Groups in the hub",
    }  # fmt: skip


def test_a_code_behind_a_semicolon_without_an_explanation_belongs_to_the_title() -> None:
    assert list(entries("# Indicators\nNI 1 – Getting on (as in the survey; NI 17 too)\nNI 3: Taking part")) == [
        "NI 1",
        "NI 3",
    ]
