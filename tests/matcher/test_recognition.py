from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hcingest.matcher.recognition import recognise
from hcingest.matcher.reference_set import reference
from hcingest.matcher.schemes import load_schemes

SCHEMES = load_schemes().with_own(["KPI", "SO"])

HARD: list[tuple[str, list[str]]] = [
    ("NI 35", ["NI 35"]),
    ("NI195", ["NI 195"]),
    ("N.I. 195", ["NI 195"]),
    ("NI-17", ["NI 17"]),
    ("NI: 17", ["NI 17"]),
    ("NI no. 17", ["NI 17"]),
    ("NI's 21 & 22", ["NI 21", "NI 22"]),
    ("NIs 21 and 22", ["NI 21", "NI 22"]),
    ("NI 21, 22 and 24-27", ["NI 21", "NI 22", "NI 24", "NI 25", "NI 26", "NI 27"]),
    ("NI 1 to 4", ["NI 1", "NI 2", "NI 3", "NI 4"]),
    ("NI21/PSA23", ["NI 21", "PSA 23"]),
    ("NI 21/22", ["NI 21", "NI 22"]),
    ("NI 35 PSA 26", ["NI 35", "PSA 26"]),
    ("NI35PSA26", ["NI 35", "PSA 26"]),
    ("NI 21 PSA 23 NI 33 HO DSO", ["NI 21", "PSA 23", "NI 33", "HO DSO"]),
    ("NI195 Defra DSO NI 196 Defra DSO", ["NI 195", "Defra DSO", "NI 196", "Defra DSO"]),
    ("NI\n35", ["NI 35"]),
    ("(NI 35)", ["NI 35"]),
    ("NI 35.", ["NI 35"]),
    ("NI 035", ["NI 35"]),
    ("NI 54a", ["NI 54a"]),
    ("Home Office DSO", ["HO DSO"]),
    ("Communities and Local Government DSO 2", ["CLG DSO 2"]),
    ("CLG DSO 2", ["CLG DSO 2"]),
    ("MoJ DSO", ["MoJ DSO"]),
    ("DEFRA DSO", ["Defra DSO"]),
    ("KPI 11, KPI 25", ["KPI 11", "KPI 25"]),
    ("KPI6 / KPI 11", ["KPI 6", "KPI 11"]),
    ("SO1", ["SO 1"]),
    ("SDG 16", ["SDG 16"]),
    ("SDG 16.1 and 5.2.1", ["SDG 16.1", "SDG 5.2.1"]),
    ("UN SDGs 5, 10", ["SDG 5", "SDG 10"]),
    ("SDG 4.a", ["SDG 4.a"]),
    ("Nl 35", ["NI 35"]),
    ("N1 35", ["NI 35"]),
    ("NI numbers", []),
    ("NI 2010", []),
    ("NI 2010/11", []),
    ("in NI schools", []),
    ("£35", []),
    ("OMNI 35", []),
    ("NIL 35", []),
    ("the PSA", []),
    ("a DSO", []),
    ("the DSO", []),
    ("DSO", []),
    ("PSAs", []),
    ("35", []),
    ("NI 35%", []),
    ("KPIs", []),
    ("NI 5 and 30 per cent of schools", ["NI 5"]),
    ("NI 5 and 3 others", ["NI 5"]),
    ("NI 1, 20 schools", ["NI 1"]),
    ("NI 21 - 3 wards", ["NI 21"]),
    ("See NI 17; also NI 21.", ["NI 17", "NI 21"]),
    ("NI 111 First-time entrants PSA 14", ["NI 111", "PSA 14"]),
    ("LAA target NI 195a", ["NI 195a"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "codes"), HARD, ids=[text or "empty" for text, _ in HARD])
def test_hard_strings(text: str, codes: list[str]) -> None:
    assert [m.code for m in recognise(text, SCHEMES)] == codes


@pytest.mark.parametrize("code", sorted(reference()))
def test_every_reference_code_reads_back(code: str) -> None:
    assert [m.code for m in recognise(code, SCHEMES)] == [code]


@given(st.sampled_from(["NI", "PSA", "SDG", "KPI", "SO"]), st.integers(1, 99))
def test_canonical_codes_read_back_exactly(scheme: str, number: int) -> None:
    (found,) = recognise(f"{scheme} {number}", SCHEMES)
    assert (found.code, found.match, found.score) == (f"{scheme} {number}", "exact", 1.0)


@given(st.text(max_size=60))
def test_mentions_lie_in_the_text(text: str) -> None:
    for mention in recognise(text, SCHEMES):
        assert text[mention.start : mention.stop] == mention.as_printed


def test_how_a_code_was_read_is_said() -> None:
    said = {m.code: m.match for m in recognise("NI 1, NI2, Nl 9, NI 20-22", SCHEMES)}
    assert said == {
        "NI 1": "exact",
        "NI 2": "normalised",
        "NI 9": "fuzzy",
        "NI 20": "exact",
        "NI 21": "range",
        "NI 22": "normalised",
    }
