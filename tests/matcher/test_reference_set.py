from __future__ import annotations

from collections import Counter

import pytest

from hcingest.matcher.reference_set import known, list_files, reference, rows_of, whole_of


def test_each_set_is_whole() -> None:
    assert Counter(entry.scheme for entry in reference().values()) == {"NI": 199, "PSA": 30, "DSO": 15, "SDG": 17}


@pytest.mark.parametrize("scheme", list_files())
def test_no_code_stands_twice_and_each_has_a_title(scheme: str) -> None:
    rows = rows_of(list_files()[scheme])
    assert len({row["code"] for row in rows}) == len(rows)
    assert all(entry.title for entry in reference().values() if entry.scheme == scheme)


def test_links_lead_to_known_codes() -> None:
    assert {link for entry in reference().values() for link in entry.linked} <= set(reference())


@pytest.mark.parametrize("row", rows_of("national_indicators.csv"), ids=lambda row: row["code"])
def test_only_sourced_facts_are_verified(row: dict[str, str]) -> None:
    entry = reference()[row["code"]]
    assert (entry.title_confidence == "verified") is (row["confidence"] == "sourced")
    assert (entry.link_confidence == "verified") is (row["link_confidence"] == "sourced" and bool(entry.linked))
    assert row["confidence"] != "sourced" or row["source"]


def test_other_wordings_are_free_of_remarks() -> None:
    assert reference()["NI 14"].other_titles[-1] == "Reducing avoidable contact"
    assert reference()["NI 8"].other_titles == ("Adult participation in sport",)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("NI 195a", "NI 195"),
        ("SDG 16.1", "SDG 16"),
        ("SDG 5.2.1", "SDG 5"),
        ("CLG DSO 2", "CLG DSO"),
        ("NI 35", ""),
        ("HO DSO", ""),
    ],
)
def test_parts_of_codes(part: str, whole: str) -> None:
    assert whole_of(part) == whole
    if whole:
        found = known(part)
        assert found is not None
        assert (found.code, found.title, found.title_confidence) == (part, reference()[whole].title, "unverified")


def test_numbers_go_without_their_kind() -> None:
    assert [entry.number for code in ("NI 35", "CLG DSO", "CLG DSO 2", "SDG 16.1") if (entry := known(code))] == [
        "35", "CLG", "CLG 2", "16.1",
    ]  # fmt: skip
