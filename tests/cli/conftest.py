"""The command line with a pipeline that needs no documents: what it finds is made by hand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from planning import NOTHING, PLAN

from hcingest.cli import main
from hcingest.errors import DamagedFileError, SourceMissingError, UsageError
from hcingest.model.document import Document
from hcingest.model.place import BBox, Place
from hcingest.model.plan import Plan
from hcingest.model.table import Cell, Found, Table
from hcingest.model.words import Word, whole
from hcingest.options import DEFAULTS, Options

Run = Callable[..., Result]


def _extract(path: Path | str, options: Options = DEFAULTS) -> Plan:
    """A plan for any name; names that begin so stand for what can go wrong."""
    name = Path(path).name
    if name.startswith("missing"):
        raise SourceMissingError("there is no such file.", str(path), "Look at the spelling.")
    if name.startswith("damaged"):
        raise DamagedFileError("the file is cut short.", str(path), "Ask for it again.")
    if name.startswith("faulty"):
        raise KeyError("surprise")
    if name.startswith("interrupted"):
        raise KeyboardInterrupt
    plan = NOTHING if name.startswith("letter") else PLAN
    return replace(plan, source=replace(plan.source, name=name, path=str(path), producer=str(options)))


def _check(options: Options) -> None:
    if "bad" in options.columns:
        raise UsageError("there is no such field.", options.columns, "Use another.")


def _find(path: Path, options: Options = DEFAULTS) -> tuple[Document, Found]:
    document = Document(path.name, "ab" * 32, "pdf", ())
    if path.name.startswith("letter"):
        return document, Found(())
    place = Place(1, BBox(20, 20, 120, 60), "page 1, table 1") if path.suffix == ".pdf" else Place()
    table = Table(1, 1, 1, (Cell(0, 0, (whole(Word(0, "größe")),), place=place),), place)
    return document, Found((table, table.numbered(2)))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``hcingest`` in an empty folder of its own."""
    pipeline: Any = ModuleType("hcingest.pipeline")
    pipeline.extract, pipeline.find, pipeline.check = _extract, _find, _check
    monkeypatch.setitem(sys.modules, "hcingest.pipeline", pipeline)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return invoke
