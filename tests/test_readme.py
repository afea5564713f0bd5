"""The README is true: what it shows is what the program prints, and every command in it is one."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import hcingest
from hcingest.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("at_root")
def test_the_output_shown_is_the_real_one(tmp_path: Path) -> None:
    shown = re.search(r"It prints what it did:\n\n```text\n(.*?)```", README, re.DOTALL)
    assert shown
    done = CliRunner().invoke(main, ["extract", "samples/safer-streets.pdf", "-o", str(tmp_path)])
    assert done.exit_code == 0
    assert done.stderr.replace(str(tmp_path), "output").replace("\\", "/") == shown.group(1)
    named = set(re.findall(r"^\| `([\w.-]+)` \|", README, re.MULTILINE))
    assert named == {path.name for path in (tmp_path / "safer-streets").iterdir()}


@pytest.mark.usefixtures("at_root")
def test_the_rows_shown_are_the_real_ones(tmp_path: Path) -> None:
    shown = re.search(r"```text\n(action_id,.*?)```", README, re.DOTALL)
    assert shown
    CliRunner().invoke(main, ["extract", "samples/safer-streets.pdf", "-o", str(tmp_path)])
    with (tmp_path / "safer-streets" / "actions.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["action_id"]: row for row in csv.DictReader(file)}
    for line in csv.DictReader(shown.group(1).splitlines()):
        real = rows[line["action_id"]]
        assert real["action"].startswith(line.pop("action").removesuffix(" …"))
        assert {name: real[name] for name in line} == line


def test_every_subcommand_named_is_one() -> None:
    named = set(
        re.findall(
            r"\bhcingest (extract|tables|codes|schema|\w+)\b(?= )",
            "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL)),
        )
    )
    assert named <= set(main.commands)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("at_root")
def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.search(r"## From Python\n\n```python\n(.*?)```", README, re.DOTALL)
    assert code
    exec(code.group(1).replace('"output"', repr(str(tmp_path))), {"hcingest": hcingest})
    assert (tmp_path / "safer-streets" / "actions.csv").exists()
