"""What a document says that its ratings mean: ``Green = on track; Amber = at risk``, or coloured cells beside words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from hcingest.model.plan import Rag
from hcingest.model.table import Cell, Table
from hcingest.normaliser.rag_colours import COLOUR_WORDS, colour_name, sign_colours

FEWEST = 2  # colours; a sentence about one is no key
MOST_CELLS = 8  # coloured ones; a table with more is no key
MARK_LENGTH = 3  # letters or figures; what a rating is called may stand so short in front of its meaning (``1 – late``)

_NAMES = "|".join(word for word in COLOUR_WORDS if len(word) > 1)
_MEANS = "means|indicates|denotes|represents|stands\\s+for"
_ENTRY = re.compile(
    rf"\b(?P<colour>{_NAMES})\b\s*(?:\([RAGBY]\)\s*)?(?:[:=|–—-]|\b(?:{_MEANS})\b)\s*(?P<meaning>[^;,.|\n]+?)"
    rf"(?=\s*(?:[;,.|\n]|$|\b(?:{_NAMES})\b\s*(?:\([RAGBY]\)\s*)?[:=|–—-]))",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:^|(?<=[:;,.|\n(]))\s*(?P<meaning>[^\W_][^:;,.|\n=()]*?)\s*(?:[=|(–—-]|\b(?:{_MEANS})\b)\s*"
    rf"(?P<colour>{_NAMES})\b\s*(?=[;,.|)\n]|$)",
    re.IGNORECASE,
)
"""The meaning in front of its colour: ``On track = green``, ``at risk (amber)``."""
_NO_LETTERS = re.compile(r"[\W_]+")
_MARKED = re.compile(rf"(?P<mark>\w{{1,{MARK_LENGTH}}})\s*[:=)–—-]\s*(?P<meaning>.+)", re.DOTALL)

Meaning = tuple[str, Rag]


def meaning_of(text: str) -> str:
    """What spellings of one meaning share: ``On-track.`` and ``on track``; a sign alone is itself (``✓``)."""
    return _NO_LETTERS.sub(" ", text).strip().casefold() or text.strip()


def read_key(texts: Iterable[str], tables: Iterable[Table] = ()) -> dict[str, Rag]:
    """Meaning -> colour; {} without a key. A meaning that is said of two colours is left out."""
    in_texts = [
        (meaning_of(entry["meaning"]), COLOUR_WORDS[entry["colour"].casefold()])
        for text in texts
        for entry in list(_ENTRY.finditer(text)) or _BEHIND.finditer(text)
    ]
    colours: dict[str, set[Rag]] = {}
    for entries in (in_texts, *map(_in_cells, tables)):
        if len({colour for _, colour in entries}) >= FEWEST:
            for meaning, colour in entries:
                colours.setdefault(meaning, set()).add(colour)
    return {meaning: min(said) for meaning, said in colours.items() if meaning and len(said) == 1}


def _in_cells(table: Table) -> list[Meaning]:
    """What the coloured cells of a small table stand for: the words in them, and those beside or below."""
    coloured = {(cell.row, cell.column): cell for cell in table.cells if _colour(cell)}
    if len(coloured) > MOST_CELLS:
        return []
    spots = {(cell.row, cell.column): cell for cell in table.cells}
    return [
        (meaning, _colour(cell))
        for place, cell in coloured.items()
        for text in (cell.text, _beside(place, coloured, spots))
        for meaning in _said(text)
    ]


def _colour(cell: Cell) -> Rag:
    """The rating that a cell shows: by a dot in it, its ground, or a sign in a colour."""
    sign = cell.pieces[0].style.colour if cell.pieces and not meaning_of(cell.text).isalnum() else ""
    shown = (*cell.marks, *sign_colours(cell.text), cell.fill, sign)
    return next((name for colour in shown if (name := colour_name(colour))), "")


def _beside(
    place: tuple[int, int], coloured: Mapping[tuple[int, int], Cell], spots: Mapping[tuple[int, int], Cell]
) -> str:
    """The text to the right of a coloured cell; where nothing or another colour is there, the one below."""
    row, column = place
    around = [(row, column + 1), (row + 1, column)]
    return next((spots[at].text for at in around if at in spots and at not in coloured), "")


def _said(text: str) -> Iterator[str]:
    """The meanings in a text: the whole, and a short name in front of what it stands for."""
    yield meaning_of(text)
    if marked := _MARKED.fullmatch(text.strip()):
        yield from (meaning_of(marked["mark"]), meaning_of(marked["meaning"]))
