"""Every sample gives the same spreadsheets as were read and found right by people.

python -m pytest tests/test_samples.py --update-golden    writes them anew; read the difference before you commit
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hcingest import extract

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
NAMES = ["safer-streets.pdf", "warm-homes.pdf", "green-town.docx", "equal-county.txt", "quiet-nights.md"]
FILES = ["actions.csv", "codes.csv", "glossary.csv", "review.csv", "text.csv"]


@pytest.mark.parametrize("name", NAMES)
def test_sample(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(ROOT)
    extract(f"samples/{name}").write(tmp_path)
    folder = tmp_path / Path(name).stem
    for file in FILES:
        expected = GOLDEN / Path(name).stem / file
        found = (folder / file).read_text(encoding="utf-8").replace("\r\n", "\n")
        if request.config.getoption("--update-golden"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(found, encoding="utf-8", newline="\n")
        assert found == expected.read_text(encoding="utf-8")


def test_running_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        extract(ROOT / "samples" / "safer-streets.pdf").write(tmp_path / name)
    one, two = (sorted((tmp_path / name / "safer-streets").iterdir()) for name in ("one", "two"))
    assert [path.name for path in one] == [path.name for path in two]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(one, two, strict=True))


def test_golden_files_are_not_being_rewritten(request: pytest.FixtureRequest) -> None:
    import os

    assert not (os.environ.get("CI") and request.config.getoption("--update-golden"))
