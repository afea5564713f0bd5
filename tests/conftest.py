"""Doors that the tests share: draw a document, normalise it, read records off it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from hcingest.model.plan import Draft
from hcingest.normaliser import normalise
from hcingest.options import Options

sys.path.insert(0, str(Path(__file__).parent))

from drawing import draw

# The suite draws the same examples on every run, so that a change alone can break it; ``--hypothesis-profile=search`` draws
# new ones, and many more.
settings.register_profile("steady", max_examples=200, derandomize=True, deadline=None)
settings.register_profile("search", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files of the samples")


@pytest.fixture
def normalised() -> Callable[[str], Draft]:
    """Normalise a document that is drawn as text (see ``drawing``)."""

    def run(text: str, **options: object) -> Draft:
        found, words = draw(text)
        return normalise(found, words, Options(**options))  # type: ignore[arg-type]

    return run
