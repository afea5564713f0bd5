from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from drawing import draw

from hcingest.model.plan import Draft
from hcingest.normaliser.abbreviations import abbreviations
from hcingest.normaliser.dates_beside import without_dates
from hcingest.normaliser.leads import known_names, organisations
from hcingest.normaliser.organisations import organisation_table
from hcingest.normaliser.rag import RatedCell, decide, is_rag_column, word_rag
from hcingest.normaliser.rag_colours import colour_name
from hcingest.normaliser.rag_key import read_key


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CST / CYPS / Safer Schools P'ship", ("CST", "CYPS", "Safer Schools P'ship")),
        ("Police CSU; HfH & CST", ("Police CSU", "HfH", "CST")),
        ("J Smith (Head of Housing)", ("J Smith (Head of Housing)",)),
        ("Health & Wellbeing Board", ("Health & Wellbeing Board",)),
        ("Service Manager, Looked After Children / Principal Social Worker", ("Service Manager, Looked After Children", "Principal Social Worker")),
        ("Director of Resources and Customer Experience Manager", ("Director of Resources and Customer Experience Manager",)),
        ("Highways, Friends Groups", ("Highways", "Friends Groups")),
        ("Legal & Democratic\nHR", ("Legal & Democratic", "HR")),
        ("Police (North/South)", ("Police (North/South)",)),
        ("CST, CST", ("CST",)),
        ("", ()),
        ("N/A", ()),
        ("TBC", ()),
        ("24/7 Response Team", ("24/7 Response Team",)),
        ("CST/Police/Fire", ("CST", "Police", "Fire")),
        ("Lead: CST", ("CST",)),
        ("(CST)*", ("CST",)),
        ("Housing and Homelessness Team", ("Housing and Homelessness Team",)),
        ("Children, Young People and Families", ("Children, Young People and Families",)),
        ("Legal and Democratic Services, HR", ("Legal and Democratic Services", "HR")),
        ("Community Safety Team, Housing Services", ("Community Safety Team", "Housing Services")),
        ("Police, CST and Housing", ("Police", "CST", "Housing")),
        ("Research and Information and CST", ("Research and Information and CST",)),
        ("Jane Smith and John Brown", ("Jane Smith", "John Brown")),
        ("J. Smith & K. Brown", ("J. Smith", "K. Brown")),
        ("Cllr Jones and Cllr Patel", ("Cllr Jones", "Cllr Patel")),
        ("Aled ap Rhys et Siobhán O’Brien", ("Aled ap Rhys", "Siobhán O’Brien")),
        ("Jane Doe, Tom Lee and Adaeze Okonkwo", ("Jane Doe", "Tom Lee", "Adaeze Okonkwo")),
        ("J Smith (Head of Housing), K Brown (Parks)", ("J Smith (Head of Housing)", "K Brown (Parks)")),
        ("Jane Doe, Head of Housing", ("Jane Doe, Head of Housing",)),
        ("Head of Housing and Head of Planning", ("Head of Housing", "Head of Planning")),
        ("Director of Housing and Regeneration", ("Director of Housing and Regeneration",)),
        ("AD Housing and AD Planning", ("AD Housing", "AD Planning")),
        ("Housing Team & Planning Team", ("Housing Team", "Planning Team")),
        ("Waste and Recycling Manager", ("Waste and Recycling Manager",)),
        ("Housing Services and Planning Services Manager", ("Housing Services and Planning Services Manager",)),
        ("Police & Crime Commissioner", ("Police & Crime Commissioner",)),
        ("Marks and Spencer", ("Marks and Spencer",)),
        ("Victoria Park and Gardens", ("Victoria Park and Gardens",)),
        ("Brighton and Hove City Council", ("Brighton and Hove City Council",)),
        ("CST (lead), YOT, PCT", ("CST (lead)", "YOT", "PCT")),
        ("CST with YOT", ("CST", "YOT")),
        ("CST a'r YOT", ("CST", "YOT")),
        ("CST with support from YOT", ("CST with support from YOT",)),
        ("Lead: CST Support: YOT", ("CST", "YOT")),
        ("Lead officer – TBC", ()),
        ("Head of Housing\n(Jane Doe)", ("Head of Housing (Jane Doe)",)),
        ("a) CST\nb) YOT", ("CST", "YOT")),
        ("Head of Service: Jane Doe", ("Head of Service: Jane Doe",)),
        ("HoS – Housing; CST, YOT", ("HoS – Housing", "CST", "YOT")),
        ("Jane Doe\nHead of Housing\nJ. Lee\nParks Manager", ("Jane Doe, Head of Housing", "J. Lee, Parks Manager")),
        ("Housing\nHead of Parks", ("Housing", "Head of Parks")),
        ("A/Director of Finance / CST", ("A/Director of Finance", "CST")),
        ("H&S/CST", ("H&S", "CST")),
        ("Jane Doe, Housing", ("Jane Doe, Housing",)),
        ("Police (lead), Council", ("Police (lead)", "Council")),
        ("HM Treasury (HMT), DESNZ", ("HM Treasury (HMT)", "DESNZ")),
        ("Police (North), Council", ("Police (North), Council",)),
        ("Department for Transport & Department for Education", ("Department for Transport", "Department for Education")),
        ("Department of Health and Human Services", ("Department of Health and Human Services",)),
        ("Head of Legal, Head of HR", ("Head of Legal", "Head of HR")),
        ("To be appointed", ()),
        ("Council [Planning / Housing] / Police", ("Council [Planning / Housing]", "Police")),
        ("CST and/or YOT", ("CST", "YOT")),
        ("1. CST 2. YOT", ("CST", "YOT")),
        ("Team 2. Parks", ("Team 2. Parks",)),
        ("www.safer.gov.uk/cst / YOT", ("www.safer.gov.uk/cst", "YOT")),
        ("Not applicable", ()),
    ],
)  # fmt: skip
def test_organisations(text: str, names: tuple[str, ...]) -> None:
    assert organisations(text) == names


def test_a_lead_and_a_date_in_one_cell(normalised: Callable[..., Draft]) -> None:
    draft = normalised("""
    | Action       | Lead and timescale       |
    | Hold a fair  | CST, March 2010          |
    | Train staff  | CST; YOT (by May 2011)   |
    | Plant trees  | Parks – from April 2012  |
    """)
    assert [one.lead.value for one in draft.actions][:1] == ["CST, March 2010"]
    assert [one.lead_organisations for one in draft.actions] == [("CST",), ("CST", "YOT"), ("Parks",)]
    assert [(d.start, d.end) for d in (one.dates for one in draft.actions)] == [
        (None, date(2010, 3, 31)), (None, date(2011, 5, 31)), (date(2012, 4, 1), None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("DPH by end June 2011", "DPH"),
        ("ASB Team – Ongoing", "ASB Team"),
        ("Launch Team by 2012", "Launch Team"),
        ("CST\nMarch 2012", "CST"),
        ("1 April 2012: CST", "CST"),
        ("Report and review team", "Report and review team"),
        ("May Jones", "May Jones"),
    ],
)
def test_dates_beside_something_else_are_cut_out(text: str, left: str) -> None:
    assert without_dates(text) == left


def test_names_that_stand_alone_elsewhere_part_others() -> None:
    known = known_names(["Police", "Housing / Parks", "Children and Families"])
    assert organisations("Police and Housing", known) == ("Police", "Housing")
    assert organisations("Police and Crime Panel", known) == ("Police and Crime Panel",)
    assert organisations("Children and Families", known) == ("Children and Families",)


def test_names_that_stand_in_one_line_elsewhere_are_not_parted_by_line_ends() -> None:
    known = known_names(["Community Safety Team", "Community\nSafety Team", "Parks\nHousing"])
    assert organisations("Community\nSafety\nTeam", known) == ("Community Safety Team",)
    assert organisations("Parks\nCommunity\nSafety Team", known) == ("Parks", "Community Safety Team")
    assert organisations("Parks\nHousing", known) == ("Parks", "Housing")


def test_the_document_names_organisations_anywhere(normalised: Callable[..., Draft]) -> None:
    draft = normalised("""
    | Action         | Lead                                 |
    | Hold a fair    | Ministry of Parks and Towns Agency   |
    | Train stewards | Fair Play Office and Sports          |

    The Fair Play Office (FPO) and others take part.

    ## Contacts

    | Organisation       | Telephone | Room |
    | Ministry of Parks  | 0123      | 1    |
    | Towns Agency       | 0456      | 2    |
    """)
    assert [one.lead_organisations for one in draft.actions] == [
        ("Ministry of Parks", "Towns Agency"), ("Fair Play Office and Sports",),
    ]  # fmt: skip


def test_names_with_and_or_a_comma_in_them_may_be_known_too() -> None:
    known = known_names(["Drug & Alcohol Team", "Chair, Staff Network", "RSL Forum", "Head of HR", "Parks, Planning"])
    assert organisations("RSL Forum, Drug & Alcohol Team", known) == ("RSL Forum", "Drug & Alcohol Team")
    assert organisations("Head of HR and Chair, Staff Network", known) == ("Head of HR", "Chair, Staff Network")
    assert organisations("Parks, Planning, RSL Forum", known) == ("Parks", "Planning", "RSL Forum")
    assert organisations("Drug & Alcohol Team", known) == ("Drug & Alcohol Team",)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("CST – Crime Safety Team", "cst", "Crime Safety Team"),
        ("CST Crime Safety Team", "cst", "Crime Safety Team"),
        ("CST\nCrime Safety Team", "cst", "Crime Safety Team"),
        ("HfH: Homes for Harlow", "hfh", "Homes for Harlow"),
        ("PCT (Primary Care Trust)", "pct", "Primary Care Trust"),
        ("our Anti-Social Behaviour (ASB) work", "asb", "Anti-Social Behaviour"),
        ("Children and Young People's Services (CYPS)", "cyps", "Children and Young People's Services"),
        ("Department for Food and Rural Affairs (DeFRA)", "defra", ""),
        ("The Action Plan (Appendix)", "appendix", ""),
        ("DAAT Drug and Alcohol Action Team", "daat", "Drug and Alcohol Action Team"),
        ("Key to leads: CST = Crime Safety Team, YOS = Youth Offending Service", "cst", "Crime Safety Team"),
        ("CST – Crime Safety Team; YOS – Youth Offending Service.", "yos", "Youth Offending Service"),
        ("CST\nCrime Safety Team\nYOS\nYouth Offending Service", "yos", "Youth Offending Service"),
        ("CST Community Crime Safety Team", "cst", ""),
    ],
)
def test_abbreviations(text: str, short: str, long: str) -> None:
    assert abbreviations([text]).get(short, "") == long


def test_spellings_are_grouped_and_abbreviations_expanded() -> None:
    table = organisation_table(
        [["CST", "CYPS"], ["CST", "C.Y.P.S."], ["Parks"]], ["The Crime Safety Team (CST) leads."]
    )
    assert table == (("CST", "Crime Safety Team", 2), ("CYPS", "", 2), ("Parks", "", 1))


@pytest.mark.parametrize(
    ("leads", "table"),
    [
        (["YOS", "Youth Offending Service", "YOS"], (("YOS", "Youth Offending Service", 3),)),
        (["Youth Offending Service", "YOS", "Youth Offending Service"], (("Youth Offending Service", "", 3),)),
        (["Safer Schools P'ship", "Safer Schools Partnership"], (("Safer Schools P'ship", "", 2),)),
        (["Children's Services", "Childrens Services"], (("Children's Services", "", 2),)),
        (["Safer Schools P'ship", "Safer Homes"], (("Safer Homes", "", 1), ("Safer Schools P'ship", "", 1))),
        (["Health & Care Board", "Health and Care Board"], (("Health & Care Board", "", 2),)),
        (["The Police", "Police"], (("The Police", "", 2),)),
        (["CST", "Crime Safety Team (CST)", "CST"], (("CST", "", 3),)),
        (["YOS", "Youth Offending Service (YOS)", "YOS"], (("YOS", "Youth Offending Service", 3),)),
        (["J Smith (Housing)", "Housing"], (("Housing", "", 1), ("J Smith (Housing)", "", 1))),
    ],
)
def test_what_is_one_organisation(leads: list[str], table: tuple[tuple[str, str, int], ...]) -> None:
    assert organisation_table([[lead] for lead in leads], ["YOS: Youth Offending Service"]) == table


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#ff0000", "red"), ("#f4b6b1", "red"), ("#ff5050", "red"), ("#c00000", "red"), ("#ffc000", "amber"), ("#ffe08a", "amber"),
        ("#ffff00", "amber"), ("#92d050", "green"), ("#bfe3b4", "green"), ("#00b050", "green"), ("#e2efda", "green"), ("#f2dcdb", "red"), ("#deeaf6", ""), ("#faf0e6", ""), ("#8db3e2", "blue"),
        ("#4472c4", "blue"), ("#a6a6a6", "grey"), ("#ffffff", ""), ("#000000", ""), ("#1f3864", ""), ("#006100", "green"), ("#375623", ""), ("", ""), ("red", ""),
    ],
)  # fmt: skip
def test_colour_name(colour: str, name: str) -> None:
    assert colour_name(colour) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Amber", "amber"),
        ("G", "green"),
        ("(R)", "red"),
        ("RAG: blue", "blue"),
        ("Amber/Green", ""),
        ("A plan to go red", ""),
        ("G – on track", "green"),
        ("Some delay (A)", "amber"),
        ("A-Z of services", ""),
        ("Part (a)", ""),
        ("Gwyrdd", "green"),
        ("Oren", "amber"),
        ("vert", "green"),
        ("Green – on track, one visit late", "green"),
        ("Amber (was red)", ""),
    ],
)
def test_word_rag(text: str, name: str) -> None:
    assert word_rag(text) == name


def test_one_colour_throughout_is_decoration() -> None:
    assert not is_rag_column(["#bfe3b4"] * 9, "Lead")
    assert not is_rag_column(["", "#efefef"] * 5, "Lead")
    assert is_rag_column(["#ff0000", "#00b050", "#ffc000"], "Comments")
    assert is_rag_column(["#00b050"] * 3, "Status")


def test_words_are_believed_and_conflicts_said() -> None:
    verdict = decide(RatedCell("#00b050", text="Red"), True)
    assert verdict.rag == "red"
    assert "says red but is coloured green" in verdict.conflict
    assert decide(RatedCell("", ("#ff0000",), "", "●"), True).rag == "red"
    assert decide(RatedCell("", (), "#00b050", "●"), True).rag == "green"


KEY = read_key(["Key: Blue = complete; Green = on track, Amber – some risk. Red: off-track", "Grey | Not started"])


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("On track", "green"),
        ("COMPLETE", "blue"),
        ("Some risk", "amber"),
        ("Off track", "red"),
        ("Not started", "grey"),
        ("Late", ""),
    ],
)
def test_the_documents_key_says_what_words_mean(text: str, rag: str) -> None:
    assert decide(RatedCell(text=text), True, KEY).rag == rag
    assert decide(RatedCell(text=text), False, KEY).rag == ""


def test_words_of_the_key_may_disagree_with_the_colour() -> None:
    assert "says blue but is coloured green" in decide(RatedCell("#00b050", text="Complete"), True, KEY).conflict
    assert not decide(RatedCell("#0070c0", text="Complete"), True, KEY).conflict


@pytest.mark.parametrize(
    "text", ["Green spaces: a plan", "Red = off track", "Red: late; Amber: late", "The red - and best - bin"]
)
def test_no_key(text: str) -> None:
    assert read_key([text]) == {}


def key_in(drawn: str) -> dict[str, str]:
    return dict(read_key([], draw(drawn)[0].tables))


@pytest.mark.parametrize(
    ("drawn", "key"),
    [
        ("| [#00b050] | On track |\n| [#ffc000] | Some delay |", {"on track": "green", "some delay": "amber"}),
        ("| [#00b050] | On track | [#ff0000] | Stuck |", {"on track": "green", "stuck": "red"}),
        ("| [#00b050] | [#ff0000] |\n| On track | Stuck |", {"on track": "green", "stuck": "red"}),
        ("| On track [#00b050] | Stuck [#ff0000] |", {"on track": "green", "stuck": "red"}),
        (
            "| 1 [#00b050] | Well |\n| 2 [#ff0000] | Badly |",
            {"1": "green", "well": "green", "2": "red", "badly": "red"},
        ),
        (
            "| ✓ [#00b050] | Well |\n| ✗ [#ff0000] | Badly |",
            {"✓": "green", "well": "green", "✗": "red", "badly": "red"},
        ),
        ("| [#00b050] | On track |", {}),
        ("| [#00b050] | Same |\n| [#ff0000] | Same |", {}),
    ],
)
def test_coloured_cells_beside_words_are_a_key(drawn: str, key: dict[str, str]) -> None:
    assert key_in(drawn) == key


def test_a_short_name_stands_in_front_of_its_meaning() -> None:
    assert key_in("| [#00b050] | 1 – well |\n| [#ff0000] | 2 – late |")["2"] == "red"


def test_a_large_coloured_table_is_no_key() -> None:
    assert key_in("\n".join(f"| [#00b050] | a{n} | [#ff0000] | b{n} |" for n in range(9))) == {}


def test_keys_in_other_languages() -> None:
    assert read_key(["Coch = dim cynnydd; Gwyrdd = da"]) == {"dim cynnydd": "red", "da": "green"}
    assert read_key(["Vert : en bonne voie ; Rouge : bloqué."]) == {"en bonne voie": "green", "bloqué": "red"}


@pytest.mark.parametrize(
    "text",
    [
        "Status: On track = green; Stuck = red",
        "Projects that are on track: on track (green), stuck (red).",
        "Green means on track, red means stuck",
        "Green indicates on track; red indicates stuck.",
    ],
)
def test_ways_to_write_a_key(text: str) -> None:
    assert read_key([text]) == {"on track": "green", "stuck": "red"}


def test_rows_of_a_key_with_the_meaning_in_front() -> None:
    assert read_key(["On track | Green", "Stuck | Red"]) == {"on track": "green", "stuck": "red"}


PLAN = """
| Action         | Lead | {}        |
| Plant trees    | CST  | On track  |
| Clean the pond | CST  | Stuck     |
"""
LEGEND = "| [#00b050] | On track |\n| [#ff0000] | Stuck |"


@pytest.mark.parametrize(
    ("header", "legend", "rags", "kinds"),
    [
        ("RAG", LEGEND, ["green", "red"], []),
        ("Status", LEGEND, ["green", "red"], []),
        ("RAG", "", ["", ""], ["rag-not-understood", "rag-not-understood"]),
        ("Status", "", ["", ""], []),
    ],
)
def test_a_key_explains_the_words_of_a_column(
    normalised: Callable[..., Draft], header: str, legend: str, rags: list[str], kinds: list[str]
) -> None:
    draft = normalised(f"{PLAN.format(header)}\nKey\n{legend}")
    assert [action.rag.value for action in draft.actions] == rags
    assert [p.kind for p in draft.problems if p.kind.startswith("rag")] == kinds


def test_coloured_signs_rate() -> None:
    assert decide(RatedCell(text="🟢 On track"), False).rag == "green"
    assert decide(RatedCell(text="🔴"), True).rag == "red"


@pytest.mark.parametrize(
    ("header", "texts", "rags"),
    [
        ("Status", ["Gwyrdd", "Coch", "Ambr"], ["green", "red", "amber"]),
        ("État", ["Vert", "Rouge", "Orange"], ["green", "red", "amber"]),
        ("Progress", ["Green", "Red", "Amber"], ["green", "red", "amber"]),
        ("Status", ["Green – on track", "Red – late", "Complete"], ["green", "red", ""]),
        ("Performance", ["Green", "Red", "n/a"], ["green", "red", ""]),
        ("Bins", ["Green", "Red", "Blue"], ["", "", ""]),
        ("Status", ["Green Flag won", "Red tape cut", "New park open"], ["", "", ""]),
    ],
)
def test_names_of_colours_rate_where_a_column_says_little_else(
    normalised: Callable[..., Draft], header: str, texts: list[str], rags: list[str]
) -> None:
    rows = "\n".join(f"| Mend kerb {n} in town | Roads | {text} |" for n, text in enumerate(texts))
    draft = normalised(f"| Action | Lead | {header} |\n{rows}")
    assert [action.rag.value for action in draft.actions] == rags


@pytest.mark.parametrize(
    ("header", "ratings", "rags"),
    [
        ("Priority", ["High[#ff0000]", "Low[#00b050]", "High[#ff0000]"], ["", "", ""]),
        ("Priority", ["High[#ff0000]", "High[#00b050]", "Low[#ffc000]"], ["red", "green", "amber"]),
        ("Status", ["Late[#ff0000]", "Done[#00b050]", "Late[#ff0000]"], ["red", "green", "red"]),
    ],
)
def test_colours_of_kinds_rate_nothing(
    normalised: Callable[..., Draft], header: str, ratings: list[str], rags: list[str]
) -> None:
    rows = "\n".join(f"| Mend kerb {n} in town | Roads | {text} |" for n, text in enumerate(ratings))
    draft = normalised(f"| Action | Lead | {header} |\n{rows}")
    assert [action.rag.value for action in draft.actions] == rags


def test_words_of_a_risk_rating_are_kept(normalised: Callable[..., Draft]) -> None:
    draft = normalised("""
    | Action        | Lead  | Risk rating |
    | Mend the kerb | Roads | High        |
    | Mend the road | Roads | Low         |
    """)
    assert [action.extras[0].field.value for action in draft.actions] == ["High", "Low"]


def test_a_key_of_numbers() -> None:
    assert read_key(["RAG: 1 = Red, 2 = Amber, 3 = Green"]) == {"1": "red", "2": "amber", "3": "green"}
