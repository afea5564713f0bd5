"""Each dependency is named with its reason and licence, and none of them binds users to more than MIT asks."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
RUNTIME = sorted(re.split(r"[><=]", need)[0] for need in PROJECT["dependencies"])


def test_every_runtime_dependency_stands_in_the_table_and_no_other() -> None:
    assert sorted(re.findall(r"^\| (\w[\w.-]*) \| (?!licence)", PAGE, re.MULTILINE)) == RUNTIME


@pytest.mark.parametrize("extra", ["test", "bench"])
def test_the_others_are_named(extra: str) -> None:
    names = (re.split(r"[><=]", need)[0] for need in PROJECT["optional-dependencies"][extra])
    assert [name for name in names if name not in PAGE] == []


@pytest.mark.parametrize("name", RUNTIME)
def test_no_licence_that_reaches_further(name: str) -> None:
    about = metadata(name)
    said = " ".join([about.get("License-Expression") or "", *(about.get_all("Classifier") or [])])
    assert "Affero" not in said
    assert not re.search(r"\bA?GPL|General Public License", said)
