from __future__ import annotations

from pathlib import Path

import pytest

from hcingest.errors import UsageError
from hcingest.matcher.recognition import recognise
from hcingest.matcher.schemes import load_schemes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "schemes.toml"


def codes(text: str, file: Path) -> list[str]:
    return [mention.code for mention in recognise(text, load_schemes(str(file)))]


def test_a_new_kind_of_code(file: Path) -> None:
    file.write_text('[BVPI]\nnumber = "[0-9]{1,3}[a-z]?"\n', encoding="utf-8")
    assert codes("BVPI 127a and NI 17", file) == ["BVPI 127a", "NI 17"]


def test_a_prefix_of_its_own_and_a_department(file: Path) -> None:
    file.write_text('[LAA]\nprefix = "Local target"\n[CSO]\ndepartment = true\n', encoding="utf-8")
    assert codes("Local target 4, HO CSO 2", file) == ["LAA 4", "HO CSO 2"]


def test_a_built_in_kind_can_be_told_anew(file: Path) -> None:
    file.write_text('[NI]\nnumber = "N[0-9]+"\n', encoding="utf-8")
    assert codes("NI N7, N.I. N8, NI 17", file) == ["NI N7", "NI N8"]


def test_words_between_the_numbers_of_a_list(file: Path) -> None:
    file.write_text('[LAA]\nbetween = "stretch target"\n', encoding="utf-8")
    assert codes("LAA 4, stretch target 6", file) == ["LAA 4", "LAA 6"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        ('[BVPI]\nnumber = "("\n', "no regular expression"),
        ('[BVPI]\nnumber = "[0-9]*"\n', "matches empty text"),
        ('[BVPI]\npattern = "BVPI"\n', "unknown setting 'pattern'"),
        ('BVPI = "x"\n', "is no table"),
        ('[BVPI]\nprefix = "(?i)bvpi"\n', "no regular expression"),
        ('[BVPI]\nprefix = "(?P<number>BVPI)"\n', "names a group"),
        ("[BVPI\n", "not valid TOML"),
    ],
)
def test_what_cannot_be_used(file: Path, content: str | None, said: str) -> None:
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load_schemes(str(file))


def test_a_name_that_two_departments_went_over_to_stands_for_itself() -> None:
    departments = load_schemes().departments
    assert (departments["bis"], departments["home office"], departments["dclg"]) == ("BIS", "HO", "CLG")


def test_own_kinds_are_added_once() -> None:
    schemes = load_schemes().with_own(["KPI", "KPI", "NI"])
    assert [s.name for s in schemes.schemes if s.own] == ["KPI"]
    assert schemes.with_own(["kpi"]) is schemes
