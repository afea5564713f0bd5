from __future__ import annotations

from pathlib import Path

import pytest

from hcingest.errors import UsageError
from hcingest.matcher.lookup import Lists


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("NI 35", ["NI 35"]),
        ("ni35", ["NI 35"]),
        ("ni 35, psa 26", ["NI 35", "PSA 26"]),
        ("national indicator 35", ["NI 35"]),
        ("NI 21 and 22", ["NI 21", "NI 22"]),
        ("home office dso", ["HO DSO"]),
        ("defra dso", ["Defra DSO"]),
        ("sdg 16.1", ["SDG 16.1"]),
        ("16.1", ["SDG 16.1"]),
        ("5.2.1", ["SDG 5.2.1"]),
        ("35", ["NI 35"]),
        ("16", ["NI 16", "PSA 16", "SDG 16"]),
        ("NI 250", []),
        ("qwertyuiop", []),
    ],
)
def test_by_code(words: str, codes: list[str]) -> None:
    assert [entry.code for entry in Lists().look_up(words)] == codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("violent extremism", "NI 35"),
        ("violant extremism", "NI 35"),
        ("VIOLENT EXTREMISM", "NI 35"),
        ("get on well together", "NI 1"),
        ("make communities safer", "PSA 23"),
        ("gender equality", "SDG 5"),
    ],
)
def test_by_words_of_the_title(words: str, code: str) -> None:
    assert Lists().look_up(words)[0].code == code


def test_an_entry_says_where_it_is_from_and_how_sure_it_is() -> None:
    (entry,) = Lists().look_up("NI 35")
    assert (entry.source, entry.title_confidence, entry.linked) == ("reference", "verified", ("PSA 26",))


def test_a_whole_scheme() -> None:
    assert [len(Lists().all_of(name)) for name in ("NI", "psa", " SDG ")] == [199, 30, 17]
    with pytest.raises(UsageError, match="no reference list"):
        Lists().all_of("XYZ")


def test_the_name_of_a_kind_alone_lists_it() -> None:
    assert Lists().look_up("dso") == Lists().all_of("DSO")


@pytest.fixture
def own_kind(tmp_path: Path) -> str:
    (tmp_path / "policies.csv").write_text("code,title\nLP 1,Green wedges\nLP 2,Quiet lanes\n", encoding="utf-8")
    (tmp_path / "kinds.toml").write_text('[LP]\nlist = "policies.csv"\n', encoding="utf-8")
    return str(tmp_path / "kinds.toml")


@pytest.mark.parametrize(
    ("words", "codes"), [("lp 2", ["LP 2"]), ("green wedges", ["LP 1"]), ("LP", ["LP 1", "LP 2"]), ("NI 35", ["NI 35"])]
)
def test_the_list_of_a_kind_of_code_of_the_user_s(own_kind: str, words: str, codes: list[str]) -> None:
    assert [entry.code for entry in Lists(own_kind).look_up(words)] == codes
