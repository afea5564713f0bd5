"""Which column's colours rate the rows, and which colours are only the ground of the rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hcingest.model.plan import Rag
from hcingest.model.table import Table
from hcingest.normaliser.drafts import CellDraft, RowDraft
from hcingest.normaliser.rag import is_rag_column, word_rag
from hcingest.normaliser.rag_colours import colour_name, sign_colours
from hcingest.normaliser.rag_key import meaning_of, read_key

RAG_COLUMNS = ("rag", "status", "progress")
"""Where a colour is looked for first; then in the other columns from right to left."""

GROUND = 0.6  # share of a row's cells with one colour, from which it is the ground of the row
TURNS = 0.8  # share of neighbouring rows whose grounds differ, from which they are striped
EXPLAINED = 0.8  # share of a column's filled cells whose words stand in the key, from which they are ratings
GROUND_CELLS = 3  # cells; fewer with one colour may be rated alike

_RATED = re.compile(r"\b(?:performance|assessment|judge?ment|rating|confidence|outlook|direction)\b", re.IGNORECASE)
"""Headers of other columns whose colour names rate the actions."""

_NEUTRAL = re.compile(
    r"\W*(?:n\W?a\b|tb[acd]\b|none\b|complete|done\b|not\s+(?:yet\s+)?(?:started|due)|\W*$)", re.IGNORECASE
)
"""Texts that may stand between the names of colours."""

_KINDS = frozenset({"section", "objective", "lead", "partners", "timeframe", "resources", "priority"})
"""Fields whose words may have each its own colour, which rates nothing: ``High`` in red, ``Low`` in green."""

_RATINGS = frozenset({"red", "amber", "green"})


Columns = tuple[str, ...]
"""The keys of a row's columns."""


@dataclass(frozen=True, slots=True)
class Rating:
    """The key of the column that rates ("" = none), what the document says that its ratings mean, and its zebra.

    ``in_words``: the column is one of ratings, or its words are those of the document's key.
    """

    column: str
    meanings: Mapping[str, Rag]
    zebra: frozenset[str] = frozenset()
    """Colours of whole rows that rate nothing."""
    in_words: bool = False

    def fill_of(self, cell: CellDraft, row: RowDraft) -> str:
        """The colour of a cell; "" where it is only that of its row."""
        return "" if cell.fill in self.zebra and cell.fill == _ground(row) else cell.fill


def ratings_of(rows: Sequence[RowDraft], texts: Iterable[str], tables: Iterable[Table] = ()) -> dict[Columns, Rating]:
    """How the rows with each set of columns are rated; where those say nothing, as the whole plan is.

    ``tables``: those that are no plan, among them perhaps a key.
    """
    meanings = read_key(texts, tables)
    together: dict[Columns, list[RowDraft]] = {}
    for row in rows:
        together.setdefault(columns_of(row), []).append(row)
    whole = _rating(rows, meanings)
    if len(together) == 1:
        return dict.fromkeys(together, whole)
    own = {columns: _rating(some, meanings) for columns, some in together.items()}
    return {columns: whole if not one.column and whole.column in columns else one for columns, one in own.items()}


def columns_of(row: RowDraft) -> Columns:
    return tuple(row.cells)


def _rating(rows: Sequence[RowDraft], meanings: Mapping[str, Rag]) -> Rating:
    plain = Rating("", meanings, _zebra(rows))
    column = _column(rows, plain)
    in_words = column == "rag" or not column
    return replace(plain, column=column or _explained(rows, plain) or _worded(rows) or _inked(rows), in_words=in_words)


def _zebra(rows: Sequence[RowDraft]) -> frozenset[str]:
    """The colours of whole rows, where they take turns or never change, and are not those of two ratings."""
    grounds = [_ground(row) for row in rows]
    changes = [one != other for one, other in pairwise(grounds)]
    in_turn = sum(changes) >= TURNS * len(changes) or not any(changes)
    ratings = {colour_name(ground) for ground in grounds} & _RATINGS
    return frozenset(grounds) - {""} if in_turn and len(ratings) < 2 else frozenset()


def _ground(row: RowDraft) -> str:
    fills = [cell.fill for cell in {id(c): c for c in row.cells.values() if c}.values()]
    colour, count = Counter(fills).most_common(1)[0] if fills else ("", 0)
    return colour if count >= max(GROUND_CELLS, GROUND * len(fills)) else ""


def _column(rows: Sequence[RowDraft], rating: Rating) -> str:
    keys = list(dict.fromkeys(key for row in rows for key in row.cells))
    order = dict.fromkeys([*(k for k in RAG_COLUMNS if k in keys), *reversed(keys)])
    return next((key for key in order if key == "rag" or _rates(key, rows, rating)), "")


def _explained(rows: Sequence[RowDraft], rating: Rating) -> str:
    """A column of whose words the document's key says which colours they mean."""
    return next((key for key in RAG_COLUMNS if _is_explained(key, rows, rating)), "")


def _is_explained(key: str, rows: Sequence[RowDraft], rating: Rating) -> bool:
    """Whether the document's key says what most cells of a column mean."""
    texts = _texts(key, rows)
    return bool(texts) and sum(meaning_of(text) in rating.meanings for text in texts) >= EXPLAINED * len(texts)


def _worded(rows: Sequence[RowDraft]) -> str:
    """A column that says how actions go in the names of colours: ``Green – on track``."""
    keys = dict.fromkeys(key for row in rows for key in row.cells if key in RAG_COLUMNS or _RATED.search(key))
    return next((key for key in keys if _says_colours(_texts(key, rows))), "")


def _inked(rows: Sequence[RowDraft]) -> str:
    """The column of status words where most are set in the colours of ratings."""
    cells = [cell for row in rows if (cell := row.cells.get("status")) and cell.pieces]
    shown = [name for cell in cells if (name := colour_name(cell.pieces[0].style.colour)) in _RATINGS]
    return "status" if len(set(shown)) > 1 and len(shown) >= EXPLAINED * len(cells) else ""


def _says_colours(texts: Sequence[str]) -> bool:
    telling = [text for text in texts if not _NEUTRAL.match(text)]
    said = [rag for text in telling if len(text) > 1 and (rag := word_rag(text))]
    return len(set(said)) > 1 and len(said) >= EXPLAINED * len(telling)


def _texts(key: str, rows: Sequence[RowDraft]) -> list[str]:
    return [text for row in rows if (cell := row.cells.get(key)) and (text := cell.text.strip())]


def _rates(key: str, rows: Sequence[RowDraft], rating: Rating) -> bool:
    cells = {id(cell): (cell, row) for row in rows if (cell := row.cells.get(key))}.values()
    names = ((c.field or c.header.casefold(), c.header) for row in rows for c in row.heading.columns)
    header = next((header for name, header in names if name == key), key)
    fills = [next(iter((*c.marks, *sign_colours(c.text))), "") or rating.fill_of(c, row) for c, row in cells]
    if key.split("#")[0] in _KINDS and _colours_of_words([c.text for c, _ in cells], fills):
        return False
    return is_rag_column(fills, header)


def _colours_of_words(texts: Sequence[str], fills: Sequence[str]) -> bool:
    """Whether texts come again, each always in one colour."""
    colours = {meaning_of(text): fill for text, fill in zip(texts, fills, strict=True)}
    always = all(colours[meaning_of(text)] == fill for text, fill in zip(texts, fills, strict=True))
    return always and len(colours) < len(texts)
