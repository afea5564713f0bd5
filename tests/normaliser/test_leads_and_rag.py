from __future__ import annotations

import pytest

from hcingest.normaliser.leads import organisation_table, organisations
from hcingest.normaliser.rag import colour_name, decide, is_rag_column, word_rag


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
    ],
)  # fmt: skip
def test_organisations(text: str, names: tuple[str, ...]) -> None:
    assert organisations(text) == names


def test_spellings_are_grouped_and_abbreviations_expanded() -> None:
    table = organisation_table(["CST/CYPS", "CST /C.Y.P.S.", "Parks"], ["The Crime Safety Team (CST) leads."])
    assert table == (("CST", "Crime Safety Team", 2), ("CYPS", "", 2), ("Parks", "", 1))


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#ff0000", "red"), ("#f4b6b1", "red"), ("#ff5050", "red"), ("#c00000", "red"), ("#ffc000", "amber"), ("#ffe08a", "amber"),
        ("#ffff00", "amber"), ("#92d050", "green"), ("#bfe3b4", "green"), ("#00b050", "green"), ("#8db3e2", "blue"),
        ("#4472c4", "blue"), ("#a6a6a6", "grey"), ("#ffffff", ""), ("#000000", ""), ("#1f3864", ""), ("", ""), ("red", ""),
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
        ("Gwyrdd", "green"),
    ],
)
def test_word_rag(text: str, name: str) -> None:
    assert word_rag(text) == name


def test_one_colour_throughout_is_decoration() -> None:
    assert not is_rag_column(["#bfe3b4"] * 9, [""] * 9, "Lead")
    assert not is_rag_column(["", "#efefef"] * 5, [""] * 10, "Lead")
    assert is_rag_column(["#ff0000", "#00b050", "#ffc000"], [""] * 3, "Comments")
    assert is_rag_column(["#00b050"] * 3, ["On track"] * 3, "Status")


def test_words_are_believed_and_conflicts_said() -> None:
    verdict = decide("#00b050", (), "", "Red", True)
    assert verdict.rag == "red"
    assert "says red but is coloured green" in verdict.conflict
    assert decide("", ("#ff0000",), "", "●", True).rag == "red"
    assert decide("", (), "#00b050", "●", True).rag == "green"
