"""What one run finds out: actions, glossary, links, what is left, what to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from hcingest.model.place import NOWHERE, Place
from hcingest.model.problem import Problem
from hcingest.model.table import Block, Table
from hcingest.model.values import fixed
from hcingest.model.words import Pieces

if TYPE_CHECKING:
    from pathlib import Path

    import pandas

TEXT_FIELDS: tuple[str, ...] = (
    "section", "objective_ref", "objective", "action_ref", "action", "outcome", "measure", "timeframe", "lead",
    "partners", "resources", "indicators", "progress", "status", "rag", "priority",
)  # fmt: skip

Rag = Literal["red", "amber", "green", "blue", "grey", ""]


@fixed
class Field:
    """One value of an action.

    ``raw`` is the text as printed, ``value`` the text after cleaning. ``pieces`` are the words it owns;
    a value copied down from a merged cell or a band has ``copied_from`` set and owns nothing. ``columns``: the header
    and value of each of several columns that feed it.
    """

    raw: str = ""
    value: str = ""
    pieces: Pieces = ()
    place: Place = NOWHERE
    copied_from: Place | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


EMPTY = Field()


@fixed
class Extra:
    """A column of the document that no field takes: its printed header and this action's value."""

    header: str
    slug: str
    field: Field


@dataclass(frozen=True, slots=True)
class Dates:
    """A timeframe understood. ``precision``: day, month, quarter, year, financial-year or "" (not a date)."""

    start: date | None = None
    end: date | None = None
    ongoing: bool = False
    recurring: str = ""
    precision: str = ""


@fixed
class Action:
    """One action of a plan: a field for each column of the contract, and where it stands.

    ``rag``'s value is the colour's name; its raw text is what is printed. ``pages`` are the physical pages
    with text of the row's own cells. ``confidence`` 0-1.
    """

    id: str = ""
    section: Field = EMPTY
    objective_ref: Field = EMPTY
    objective: Field = EMPTY
    action_ref: Field = EMPTY
    action: Field = EMPTY
    outcome: Field = EMPTY
    measure: Field = EMPTY
    timeframe: Field = EMPTY
    lead: Field = EMPTY
    partners: Field = EMPTY
    resources: Field = EMPTY
    indicators: Field = EMPTY
    progress: Field = EMPTY
    status: Field = EMPTY
    rag: Field = EMPTY
    priority: Field = EMPTY
    extras: tuple[Extra, ...] = ()
    dates: Dates = Dates()
    lead_organisations: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    table: int = 0
    confidence: float = 1.0
    place: Place = NOWHERE

    def fields(self) -> tuple[tuple[str, Field], ...]:
        """(name, field) of every text field and extra, in the order of ``actions.csv``."""
        own = tuple((name, getattr(self, name)) for name in TEXT_FIELDS)
        return own + tuple((f"extra_{extra.slug}", extra.field) for extra in self.extras)


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A code that the document (or user, or reference set) defines.

    ``code`` canonical (``NI 35``); ``linked`` canonical codes printed with it. ``pieces`` are its words when
    the document defines it.
    """

    code: str
    scheme: str
    number: str
    title: str = ""
    linked: tuple[str, ...] = ()
    source: Literal["document", "reference", "user", "none"] = "document"
    title_confidence: str = ""
    link_confidence: str = ""
    reference_title: str = ""
    used_by: int = 0
    pages: tuple[int, ...] = ()
    place: Place = NOWHERE
    pieces: Pieces = ()


@fixed
class Link:
    """One row of ``codes.csv``: an action uses a code."""

    action_id: str
    code: str
    scheme: str
    number: str
    as_printed: str
    field: str
    title: str = ""
    title_source: Literal["document", "reference", "user", "none"] = "none"
    title_confidence: str = ""
    match: Literal["exact", "normalised", "range", "fuzzy"] = "exact"
    score: float = 1.0
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The normaliser's result: actions, what is left of the text, tables that are no plan, things to check."""

    actions: tuple[Action, ...]
    blocks: tuple[Block, ...]
    tables_left: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The proof that nothing is lost: each word of the pages read, counted at its owner.

    ``second_counts`` maps the name of another route through the file to the number of words it saw.
    """

    words: int
    in_actions: int
    in_glossary: int
    in_text: int
    to_check: int
    second_counts: dict[str, int] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        return self.words == self.in_actions + self.in_glossary + self.in_text + self.to_check


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read. ``pages_read`` is empty where the format has no pages."""

    name: str
    path: str
    sha256: str
    format: str
    title: str = ""
    producer: str = ""
    page_count: int = 0
    pages_read: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one run found out about one document."""

    source: Source
    actions: tuple[Action, ...]
    glossary: tuple[GlossaryEntry, ...]
    links: tuple[Link, ...]
    text: tuple[Block, ...]
    problems: tuple[Problem, ...]
    ledger: Ledger
    organisations: tuple[tuple[str, str, int], ...] = ()

    def to_frame(self) -> pandas.DataFrame:
        """One row per action, the columns of ``actions.csv``, every value text. Imports pandas on first use."""
        from hcingest.writers.frames import to_frame

        return to_frame(self)

    def write(self, output: str | Path = "output") -> tuple[Path, ...]:
        """Write the folder ``output/<stem>/`` and return the files written. Raises OutputError."""
        from hcingest.writers import write

        return write(self, output)
