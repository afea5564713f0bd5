"""What a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hcingest.model.place import NOWHERE, Place
from hcingest.model.words import Pieces

Severity = Literal["error", "check", "info"]

KINDS: dict[str, str] = {
    "unplaced-text": "words of a table that no field took",
    "clipped-text": "the left-over of a clipped page or cell",
    "gap-in-numbering": "a number is missing in a numbered sequence",
    "duplicate-number": "a number stands twice in a numbered sequence",
    "row-joined": "a join across a page break that is not certain",
    "row-not-joined": "a join across a page break that was nearly made",
    "several-in-one-cell": "one cell holds several actions or dates",
    "unmapped-column": "a column that no field takes; kept as extra_…",
    "code-not-in-glossary": "used in an action, not in the document's own glossary",
    "code-unknown": "a code that stands in no list at all",
    "code-unused": "the glossary explains it, no action uses it",
    "glossary-differs": "the document's title or link is not that of the reference set",
    "fuzzy-match": "matched by likeness, not exactly",
    "date-not-understood": "a timeframe that is not understood",
    "date-before-plan": "a date before the period that the plan's title names",
    "rag-conflict": "the colour and the word do not agree",
    "rag-not-understood": "words of a RAG column that no key explains",
    "page-without-text": "a page that has only pictures",
    "unread-text": "the second count of the file's words disagrees",
    "table-doubtful": "a table whose grid or meaning is doubtful",
    "no-plan-found": "the document has no table of actions",
    "missing-value": "an action without a lead, a date or a measure where the column exists",
    "duplicate-action": "the same action twice",
    "comment": "a comment in the margin of the document",
    "tracked-change": "the document holds tracked changes",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One row of ``review.csv``. ``pieces`` are words that only this row owns (unplaced or clipped text)."""

    kind: str
    message: str
    severity: Severity = "check"
    action_id: str = ""
    field: str = ""
    text: str = ""
    pages: tuple[int, ...] = ()
    place: Place = NOWHERE
    pieces: Pieces = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of problem: {self.kind}")
