"""What lets Python's search for rings of values rest while a document is read: there are none to find."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from hcingest.cli.batch import Job, Summary, run
from hcingest.options import DEFAULTS, WriteOptions

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("name", ["safer-streets.pdf", "green-town.docx", "equal-county.txt"])
def test_reading_a_plan_leaves_no_rings_of_values(name: str, tmp_path: Path):
    job = Job(SAMPLES / name, tmp_path / "out")
    assert isinstance(run(job, DEFAULTS, WriteOptions()), Summary)  # what is made once for all documents is made
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        run(job, DEFAULTS, WriteOptions())
        gc.collect()
        left = {type(value).__qualname__ for value in gc.garbage if type(value).__module__.startswith("hcingest")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert left == set()
