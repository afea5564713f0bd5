from __future__ import annotations

import io
import sys
import time

import pytest

from hcingest.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(seconds: float, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, wanted: bool = True) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    with progress.Progress(wanted) as shown:
        shown.on("plan.pdf")
        time.sleep(seconds)
    return stream.getvalue()


def test_long_work_shows_what_is_read_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch):
    said = work(0.2, Terminal(), monkeypatch)
    assert said.startswith("plan.pdf … 0 s") and said.endswith("\r")
    assert said.split("\r")[-2].strip() == ""


@pytest.mark.parametrize(
    ("seconds", "stream", "wanted"), [(0, Terminal, True), (0.2, io.StringIO, True), (0.2, Terminal, False)]
)
def test_short_work_pipes_and_quiet_show_nothing(
    seconds: float, stream: type, wanted: bool, monkeypatch: pytest.MonkeyPatch
):
    assert work(seconds, stream(), monkeypatch, wanted) == ""
