"""Every sample gives the same spreadsheets as were read and found right by people.

python -m pytest tests/test_samples.py --update-golden    writes them anew; read the difference before you commit
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hcingest import extract
from hcingest.extractors import read
from hcingest.options import DEFAULTS

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
NAMES = [
    "safer-streets.pdf",
    "river-recovery.pdf",
    "warm-homes.pdf",
    "green-town.docx",
    "equal-county.txt",
    "quiet-nights.md",
]
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


def test_samples_are_made_the_same_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte on one machine; across machines, whose zlib may pack otherwise, the words are the same."""
    monkeypatch.syspath_prepend(str(ROOT / "samples"))
    import make_samples  # type: ignore[import-not-found]

    makers = [getattr(make_samples, name) for name in ("safer_streets", "warm_homes", "river_recovery", "green_town")]
    names = ["safer-streets.pdf", "warm-homes.pdf", "river-recovery.pdf", "green-town.docx"]
    for make, name in zip(makers, names, strict=True):
        for folder in (tmp_path / "one", tmp_path / "two"):
            folder.mkdir(exist_ok=True)
            make(folder / name)
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
        made, kept = (read(folder / name, DEFAULTS) for folder in (tmp_path / "one", ROOT / "samples"))
        assert [word.text for word in made.words] == [word.text for word in kept.words]
