"""Reads a drawn document's glossary and proves that every word of it has one owner."""

from __future__ import annotations

from collections.abc import Sequence

from drawing import draw

from hcingest.matcher.glossary import GlossaryFound, read_glossary
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import Action, Field

Entries = dict[str, tuple[str, tuple[str, ...]]]


def action(indicators: str, number: int = 1) -> Action:
    return Action(id=f"A{number:03d}", indicators=Field(indicators, indicators))


def found_in(text: str, indicators: Sequence[str] = ()) -> GlossaryFound:
    found, words = draw(text)
    actions = [action(cell, number) for number, cell in enumerate(indicators, start=1)]
    result = read_glossary(found.blocks, found.tables, load_schemes(), actions)
    owners = [*result.entries, *result.blocks]
    assert sorted(piece.word.id for owner in owners for piece in owner.pieces) == [word.id for word in words]
    return result


def entries(text: str, indicators: Sequence[str] = ()) -> Entries:
    """code -> (title, linked codes), in printed order."""
    return {entry.code: (entry.title, entry.linked) for entry in found_in(text, indicators).entries}


def left(text: str) -> list[tuple[str, str]]:
    """(kind, text) of each block that no entry takes."""
    return [(block.kind, block.text) for block in found_in(text).blocks]
