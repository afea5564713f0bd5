from __future__ import annotations

import pytest
from hard_codes import NO_FURTHER, NONE, ONE, SEVERAL, SLIPS
from hypothesis import given
from hypothesis import strategies as st

from hcingest.matcher.recognition import SLIP, only_codes, recognise
from hcingest.matcher.reference_set import reference
from hcingest.matcher.schemes import load_schemes

SCHEMES = load_schemes().with_own(["KPI", "PI", "SO", "OP"])
FIGURES = {
    "NI": (1, 198),
    "PSA": (1, 30),
    "SDG": (1, 17),
    "KPI": (1, 9999),
    "PI": (1, 999),
    "SO": (1, 20),
    "OP": (1, 99),
}


def codes(text: str) -> str:
    return ", ".join(mention.code for mention in recognise(text, SCHEMES))


@pytest.mark.parametrize(("text", "expected"), ONE + SEVERAL + NO_FURTHER)
def test_hard_strings(text: str, expected: str) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize("text", NONE, ids=[text or "empty" for text in NONE])
def test_near_misses_are_no_codes(text: str) -> None:
    assert codes(text) == ""


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_slips_of_a_scan_are_read_and_said(text: str, expected: str) -> None:
    (mention,) = recognise(text, SCHEMES)
    assert (mention.code, mention.match, mention.score) == (expected, "fuzzy", SLIP)


@pytest.mark.parametrize("code", sorted(reference()))
def test_every_reference_code_reads_back(code: str) -> None:
    (mention,) = recognise(code, SCHEMES)
    entry = reference()[code]
    assert (mention.code, mention.scheme, mention.number) == (code, entry.scheme, entry.number)
    assert mention.match == "exact"


CANONICAL = st.sampled_from(sorted(FIGURES)).flatmap(
    lambda scheme: st.integers(*FIGURES[scheme]).map(lambda number: f"{scheme} {number}")
)


@given(CANONICAL)
def test_canonical_codes_read_back_as_themselves(code: str) -> None:
    (mention,) = recognise(code, SCHEMES)
    assert (mention.code, mention.match, mention.score) == (code, "exact", 1.0)


OWN = ["KPI/HR", "H&S", "CP-KPI", "PAF C", "Env", "A", "Outcome", "Strategic Objective"]
WITH_OWN = SCHEMES.with_own(OWN)


@given(st.sampled_from(OWN), st.from_regex(r"[1-9][0-9]{0,3}([.][1-9][0-9]?){0,2}[a-z]?", fullmatch=True))
def test_canonical_codes_of_a_document_s_own_kinds_read_back(name: str, number: str) -> None:
    (mention,) = recognise(f"{name} {number}", WITH_OWN)
    assert (mention.code, mention.scheme, mention.match) == (f"{name} {number}", name, "exact")


@given(
    st.lists(CANONICAL, min_size=1, max_size=6), st.sampled_from([" ", ", ", "; ", " / ", "/", " and ", "\n", " & "])
)
def test_codes_in_a_row_read_back_in_order(row: list[str], between: str) -> None:
    assert [mention.code for mention in recognise(between.join(row), SCHEMES)] == row
    assert only_codes(between.join(row), SCHEMES)


@given(CANONICAL, st.sampled_from(["{}", "({})", "see {}.", "{}: title", "{}, ", "• {}", "“{}”", "Target {} met"]))
def test_what_stands_around_a_code_does_not_matter(code: str, frame: str) -> None:
    assert codes(frame.format(code)) == code


@given(st.integers(1, 180), st.integers(1, 15))
def test_a_range_has_each_code_once(first: int, more: int) -> None:
    expected = ", ".join(f"NI {n}" for n in range(first, first + more + 1))
    assert codes(f"NI {first}-{first + more}") == codes(f"NI {first} to NI {first + more}") == expected


@given(st.text(max_size=60))
def test_mentions_lie_in_the_text(text: str) -> None:
    for mention in recognise(text, SCHEMES):
        assert text[mention.start : mention.stop] == mention.as_printed


@given(
    st.lists(
        st.sampled_from(["NI", "PSA", "DSO", "HO", "N.I.", "KPI", "21", "3", "a", ",", "-", "and", "to", "\n"]),
        max_size=12,
    )
)
def test_odd_rows_of_words_do_no_harm(words: list[str]) -> None:
    text = " ".join(words)
    for mention in recognise(text, SCHEMES):
        assert mention.code.endswith(mention.number.split()[-1]) or mention.scheme == "DSO"
        assert text[mention.start : mention.stop] == mention.as_printed


def test_how_a_code_was_read_is_said() -> None:
    said = {m.code: (m.match, m.as_printed) for m in recognise("NI 1, NI2, Nl 9, NI 20-22", SCHEMES)}
    assert said == {
        "NI 1": ("exact", "NI 1"),
        "NI 2": ("normalised", "NI2"),
        "NI 9": ("fuzzy", "Nl 9"),
        "NI 20": ("exact", "NI 20"),
        "NI 21": ("range", "NI 20-22"),
        "NI 22": ("normalised", "22"),
    }


def test_a_department_is_part_of_the_number() -> None:
    assert [(m.scheme, m.number) for m in recognise("Home Office DSO CLG DSO 2", SCHEMES)] == [
        ("DSO", "HO"),
        ("DSO", "CLG 2"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NI 1, 2 and NI 5-7", True),
        ("NI 21 PSA 23 HO DSO", True),
        ("NI 1: People", False),
        ("People", False),
        ("", False),
    ],
)
def test_only_codes(text: str, expected: bool) -> None:
    assert only_codes(text, SCHEMES) is expected
