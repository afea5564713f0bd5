"""The Python API: options as callers spell them, and no exception but HcIngestError."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import hcingest
from hcingest import pipeline
from hcingest.errors import BugError, HcIngestError, SourceMissingError, UsageError
from hcingest.options import Options, spelt


@pytest.mark.parametrize(
    ("named", "options"),
    [
        ({}, Options()),
        ({"pages": "3-9"}, Options(pages="3-9")),
        ({"pages": 3}, Options(pages="3")),
        ({"pages": None, "password": None}, Options()),
        ({"glossary": "codes.csv"}, Options(glossary=("codes.csv",))),
        ({"glossary": [Path("a.csv"), "b.csv"]}, Options(glossary=("a.csv", "b.csv"))),
        ({"columns": Path("words.toml"), "changes": "original", "workers": 2}, Options(columns="words.toml", changes="original", workers=2)),
    ],
)  # fmt: skip
def test_options_as_callers_spell_them(named: dict[str, Any], options: Options) -> None:
    assert spelt(named) == options


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"page": "3"}, "no option 'page'.*There are: pages, password"),
        ({"pages": (3, 4)}, r"pages=\(3, 4\) cannot be meant.*a text"),
        ({"changes": "some"}, "changes='some' cannot be meant.*'accepted' or 'original'"),
        ({"workers": 0}, "workers=0.*from 1 on"),
        ({"glossary": [3.5]}, "glossary=3.5"),
    ],
)
def test_options_that_cannot_be_meant(named: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        hcingest.extract("plan.pdf", **named)


@pytest.mark.parametrize("path", ["no-such-plan.pdf", "no\0name.pdf"])
def test_a_missing_file(path: str) -> None:
    with pytest.raises(SourceMissingError):
        hcingest.extract(path)
    with pytest.raises(FileNotFoundError):
        hcingest.extract(path)


def test_a_fault_of_ours_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: Any) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr(pipeline, "extract", faulty)
    with pytest.raises(BugError, match="please report it") as caught:
        hcingest.extract("plan.pdf")
    assert isinstance(caught.value, HcIngestError) and isinstance(caught.value.__cause__, KeyError)


def test_pages_of_a_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("Action\tLead\nMend\tRoads\n", encoding="utf-8")
    with pytest.raises(UsageError, match="a text has no pages"):
        hcingest.extract(tmp_path / "plan.txt", pages=1)
