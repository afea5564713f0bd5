"""Rows over the whole width below the actions that they tell of: ``Update: the register is on the website``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hcingest.normaliser.columns import Column
from hcingest.normaliser.drafts import RowDraft, Sheet
from hcingest.normaliser.rows import WIDE
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.stitching import join
from hcingest.normaliser.text import value_of
from hcingest.normaliser.vocabulary import SPELT_ALIKE, Vocabulary

FEWEST = 2  # rows below actions; one may be a remark
LABEL_WORDS = 4  # words before a colon that say what a row tells
FIELD = "progress"


def join_updates(sheets: Sequence[Sheet], vocabulary: Vocabulary, spelling: Spelling) -> None:
    """Rows below actions that say how these go on become their progress, in place.

    They say so with a label, or there is one below each action and none below anything else, all sentences.
    """
    rows = [(sheet, row) for sheet in sheets for row in sheet.rows if row.kind not in ("header", "empty")]
    pairs = [(above, sheet, row) for (_, above), (sheet, row) in pairwise(rows) if _is_wide(row)]
    below = [(above, sheet, row) for above, sheet, row in pairs if above.kind == "action" and not _is_wide(above)]
    labelled = [found for found in below if _has_label(found[2], vocabulary)]
    if len(labelled) < FEWEST:
        labelled = below if _follow_each([row for _, row in rows]) else []
    for above, sheet, row in labelled:
        cell = next(iter(_wide_cells(row)))
        row.cells = {FIELD: row.cells[cell]}
        row.columns = {FIELD: Column(0, "", FIELD)}
        row.own = frozenset({FIELD})
        join(above, row, sheet.rows, spelling)


def _wide_cells(row: RowDraft) -> Iterator[str]:
    """The keys of the cells that begin in a row and reach over most of the table."""
    for key, cell in row.cells.items():
        is_own = cell is not None and key in row.own and bool(cell.pieces)
        if cell and is_own and any(source.column_span >= WIDE * row.table.column_count for source in cell.sources):
            yield key


def _is_wide(row: RowDraft) -> bool:
    """Whether a row is one text over the whole width."""
    own = [key for key in row.own if row.has(key)]
    return len(own) == 1 and own == list(_wide_cells(row))


def _text(row: RowDraft) -> str:
    return " ".join(value_of(cell.pieces) for key, cell in row.cells.items() if cell and key in row.own)


def _has_label(row: RowDraft, vocabulary: Vocabulary) -> bool:
    label, colon, _ = _text(row).partition(":")
    named = bool(colon) and len(label.split()) <= LABEL_WORDS
    return named and vocabulary.likeness(label, FIELD) >= SPELT_ALIKE


def _follow_each(rows: Sequence[RowDraft]) -> bool:
    """Whether actions and sentences over the whole width take turns, from an action to a sentence."""
    wide = [_is_wide(row) for row in rows]
    turns = wide == [bool(i % 2) for i in range(len(rows))]
    ends = all(_text(row)[-1:] in ".!?" for row in rows if _is_wide(row))
    return turns and ends and bool(rows) and wide[-1] and sum(wide) >= FEWEST
