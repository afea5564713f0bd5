"""Header words that a user teaches with --columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from hcingest.errors import UsageError
from hcingest.normaliser.vocabulary import Vocabulary, load


@pytest.fixture
def taught(tmp_path: Path):
    def teach(content: str) -> Vocabulary:
        file = tmp_path / "words.toml"
        file.write_text(content, encoding="utf-8")
        load.cache_clear()
        return load(str(file))

    return teach


@pytest.mark.parametrize("content", ['lead = ["Ansvarig"]', 'lead = "Ansvarig"', '[lead]\nstrong = ["Ansvarig"]'])
def test_a_list_a_word_or_lists_by_strength(taught, content: str) -> None:
    assert taught(content).likeness("Ansvarig", "lead") == 1.0


def test_words_in_any_letters(taught) -> None:
    assert taught('action = ["Åtgärd", "Ενέργεια", "Мера"]').likeness("Ενέργεια", "action") == 1.0


def test_a_taught_word_means_its_field_and_no_other(taught) -> None:
    words = taught('partners = ["Lead"]')
    assert words.likeness("Lead", "partners") == 1.0 > words.likeness("Lead", "lead")


def test_both_numbers_can_be_taught(taught) -> None:
    words = taught('action_ref = ["Nr"]\nobjective_ref = ["Ziffer"]')
    assert words.likeness("Nr", "ref") == words.likeness("Ziffer", "ref") == 1.0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("lead = ", "not valid TOML"),
        ('led = ["x"]', "no field 'led'.*Use one of"),
        ("lead = [1]", "'lead' has no list of header words.*Write for example"),
        ('lead = [""]', "no list"),
        ('lead = ["12 %"]', "no list"),
        ("lead = 3", "no list"),
        ("[lead]\nstrong = 3", "no list"),
        ('[lead]\nsure = ["x"]', "no list"),
    ],
)
def test_what_cannot_be_meant(taught, content: str, said: str) -> None:
    with pytest.raises(UsageError, match=f"(?s){said}"):
        taught(content)
