"""A document as read: its words, what is drawn on its pages, what the file declares about itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from hcingest.model.place import BBox
from hcingest.model.problem import Problem
from hcingest.model.table import Found
from hcingest.model.turn import Turn
from hcingest.model.values import fixed
from hcingest.model.words import Word

Format = Literal["pdf", "docx", "doc", "odt", "rtf", "text"]


@fixed
class Rule:
    """A drawn straight line, upright or level, in points from the top left; ``width`` is its thickness."""

    x0: float
    top: float
    x1: float
    bottom: float
    width: float = 0.0
    colour: str = ""

    @property
    def is_level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@fixed
class Fill:
    """A filled shape: the ground of a cell, a band, a dot. ``round`` where it is drawn with curves."""

    bbox: BBox
    colour: str
    round: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page as shown, or as read where it was turned so that most of its text is level: then words and all that is
    drawn are those of the turned page. ``number`` counts physical pages from 1; ``width`` and ``height`` in points."""

    number: int
    width: float
    height: float
    words: Sequence[Word] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[BBox, ...] = ()
    hidden: frozenset[int] = frozenset()
    """Ids of words that the page does not show (invisible, off the page, under a picture)."""
    tags: dict[int, Tag] = field(default_factory=dict)
    """Marked-content id -> where it belongs in the structure tree."""
    turn: Turn | None = None
    """How the page was turned; None: it is as shown."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The table parts in the structure tree of a tagged PDF that a stretch of content belongs to.

    The numbers name elements and are the same on every page of the document; None: not in such an element.
    """

    table: int | None = None
    row: int | None = None
    cell: int | None = None
    is_header: bool = False
    row_span: int = 1
    column_span: int = 1
    role: str = ""
    """The nearest standard role: ``P``, ``H1``, ``TD``, ``Artifact`` …"""


@dataclass(frozen=True, slots=True)
class Census:
    """The second count: how many words a route that shares no code with the reader sees, by word."""

    route: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader got out of a file.

    ``words`` are all words of the pages (or stories) read, ids 0 … n-1. ``pages`` is empty where the format
    has none. ``declared`` is set by readers of formats that say themselves what a table is (Word, text dump);
    a PDF's tables are found later.
    """

    name: str
    sha256: str
    format: Format
    words: Sequence[Word]
    pages: tuple[Page, ...] = ()
    page_count: int = 0
    title: str = ""
    producer: str = ""
    declared: Found | None = None
    problems: tuple[Problem, ...] = ()
    second_counts: tuple[Census, ...] = ()

    def bare(self) -> Document:
        """The document without what stands on its pages: drawings are of no use any more once tables are found."""
        return replace(self, pages=tuple(Page(p.number, p.width, p.height, turn=p.turn) for p in self.pages))
