"""Rows over the whole width below the actions that they tell of: ``Update: the register is on the website``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hcingest.normaliser.columns import SUPPORT, Column
from hcingest.normaliser.drafts import RowDraft, Sheet
from hcingest.normaliser.rows import SENTENCE_ENDS, WIDE
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.stitching import join
from hcingest.normaliser.text import value_of
from hcingest.normaliser.vocabulary import SPELT_ALIKE, Vocabulary

FEWEST = 2  # rows below actions; one may be a remark
LABEL_WORDS = 4  # words before a colon that say what a row tells
PROGRESS = "progress"
TOLD = sorted(SUPPORT - {"objective"})
"""Fields that a label may name where such rows stand below each action."""


def join_updates(sheets: Sequence[Sheet], vocabulary: Vocabulary, spelling: Spelling) -> None:
    """Rows below actions that say more of these become their progress, or what their label names, in place.

    They are labelled as progress, or stand below each action and nothing else, labelled or as sentences.
    """
    rows = [(sheet, row) for sheet in sheets for row in sheet.rows if row.kind not in ("header", "empty")]
    takes_turns = _takes_turns([row for _, row in rows])
    found: list[tuple[RowDraft, Sheet, RowDraft, str]] = []
    action: RowDraft | None = None
    for (_, above), (sheet, row) in pairwise(rows):
        if not _is_wide(row):
            continue
        if not _is_wide(above):
            action = above if above.kind == "action" else None
        field = _field(row, vocabulary, takes_turns)
        if action and field and (takes_turns or above is action):
            found.append((action, sheet, row, field))
    for above, sheet, row, field in found if len(found) >= FEWEST else ():
        cell = next(_wide_cells(row))
        row.cells = {field: row.cells[cell]}
        row.columns = {field: Column(0, "", field)}
        row.own = frozenset({field})
        join(above, row, sheet.rows, spelling)


def _field(row: RowDraft, vocabulary: Vocabulary, takes_turns: bool) -> str:
    """The field that a row over the whole width feeds; "" where it may be a band."""
    text = _text(row)
    label, colon, _ = text.partition(":")
    if colon and len(label.split()) <= LABEL_WORDS:
        likely = {name: vocabulary.likeness(label, name) for name in (TOLD if takes_turns else (PROGRESS,))}
        best = max(likely, key=lambda name: likely[name])
        if likely[best] >= SPELT_ALIKE:
            return best
    return PROGRESS if takes_turns and text[-1:] in SENTENCE_ENDS else ""


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


def _takes_turns(rows: Sequence[RowDraft]) -> bool:
    """Whether there are texts over the whole width below each action, and none above the first."""
    wide = [_is_wide(row) for row in rows]
    below_each = all(one or other for one, other in pairwise([*wide, False]))
    return below_each and sum(wide) >= FEWEST and not wide[0]
