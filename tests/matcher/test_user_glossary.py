from __future__ import annotations

from pathlib import Path

import pytest

from hcingest.errors import UsageError
from hcingest.matcher.schemes import load_schemes
from hcingest.matcher.user_glossary import read_user_glossaries


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "codes.csv"


def read(*files: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    found = read_user_glossaries([str(f) for f in files], load_schemes())
    return {code: (entry.title, entry.linked) for code, entry in found.entries.items()}


def test_codes_are_written_canonically(file: Path) -> None:
    file.write_text(
        "code,title,linked\nNI35,Resilience,PSA26; HO DSO\nkpi,,\n".replace("kpi,,\n", ""), encoding="utf-8"
    )
    assert read(file) == {"NI 35": ("Resilience", ("PSA 26", "HO DSO"))}


@pytest.mark.parametrize(
    "content",
    [
        "code,title\nKPI 1,Trees",
        "\ufeffcode,title\r\nKPI1,Trees\r\n",
        "Code ; Title\nKPI 1;Trees\n",
        "code\ttitle\nKPI-01\tTrees\n",
        'title,code,owner\n"Trees","KPI 1",Me\n\n,,\n',
    ],
)
def test_what_spreadsheets_write(file: Path, content: str) -> None:
    file.write_bytes(content.encode())
    assert read(file) == {"KPI 1": ("Trees", ())}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(file: Path, encoding: str) -> None:
    file.write_bytes("code,title\r\nKPI 1,Cafés – open\r\n".encode(encoding))
    assert read(file) == {"KPI 1": ("Cafés – open", ())}


def test_line_breaks_in_a_cell(file: Path) -> None:
    file.write_text('code,title\nNI 1,"People\nget on"\n', encoding="utf-8")
    assert read(file) == {"NI 1": ("People\nget on", ())}


def test_a_later_file_wins(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "more.csv"
    file.write_text("code,title\nNI 1,First\nNI 2,Second\n", encoding="utf-8")
    other.write_text("code,title\nNI 1,Third\n", encoding="utf-8")
    assert read(file, other) == {"NI 1": ("Third", ()), "NI 2": ("Second", ())}


def test_new_kinds_of_code_are_known_from_then_on(file: Path) -> None:
    file.write_text("code,title\nPriority 2,Clean\nOP 3.1,Paths\n", encoding="utf-8")
    schemes = read_user_glossaries([str(file)], load_schemes()).schemes
    assert schemes.named("OP") is not None and schemes.named("Priority") is not None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"a;b\n1;2\n", "no columns code and title"),
        (b"", "no columns code and title"),
        (b"code,title\nKPI 1,Caf\x81\n", "cannot be read.*UTF-8"),
        (b"code,title\nTrees,alive\n", "line 2: 'Trees' in the glossary is no code"),
        (b'code,title\nNI 1,"' + b"x" * 140_000 + b'"\n', "not valid CSV"),
    ],
)
def test_what_cannot_be_used(file: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError, match=f"(?s){said}"):
        read(file)
