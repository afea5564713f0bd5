"""Every column of every file: its name, its type, what stands in it. Schemas, CSV, sheets and frames all follow this list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from hcingest.model.plan import Rag
from hcingest.model.problem import KINDS, Severity
from hcingest.model.table import BlockKind

ColumnType = Literal["string", "date", "boolean", "integer", "number"]

REQUIRED: Mapping[str, Any] = {"required": True}
SHARE: Mapping[str, Any] = {"minimum": 0, "maximum": 1}
COUNT: Mapping[str, Any] = {"minimum": 0}


def one_of(*values: str) -> Mapping[str, Any]:
    return {"enum": [value for value in values if value]}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``type`` and ``constraints`` are those of Table Schema."""

    name: str
    description: str
    type: ColumnType = "string"
    constraints: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of the output: ``<name>.csv``, and a sheet of the workbook where ``on_sheet``."""

    name: str
    row_per: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    refers_to_actions: bool = False
    on_sheet: bool = True

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"

    @property
    def title(self) -> str:
        return self.name.capitalize()


PAGES = Column("pages", "Physical pages, counted from 1: 3, 3-4 or 3, 5. Empty where the format has no pages.")
SOURCES = one_of("document", "reference", "user", "none")
SURE = one_of("printed", "verified", "unverified")

ACTIONS = Resource(
    "actions",
    "action",
    (
        Column("action_id", "Names the action; the same on each run.", constraints={"required": True, "unique": True}),
        Column("section", "Bands and headings that group actions, outermost first, joined with ' > '."),
        Column("objective_ref", "Number or letter printed in front of the objective."),
        Column("objective", "The objective that the action serves."),
        Column("action_ref", "Number or letter printed in front of the action."),
        Column("action", "What is to be done."),
        Column("outcome", "What should come of it."),
        Column("measure", "How it will be known to be done."),
        Column("timeframe", "When, as printed."),
        Column("start_date", "First day, where the timeframe says it for certain.", "date"),
        Column("end_date", "Last day, where the timeframe says it for certain.", "date"),
        Column("ongoing", "Whether the timeframe says that the action goes on without an end.", "boolean"),
        Column("lead", "Who answers for it, as printed."),
        Column("lead_organisations", "The lead split into its organisations, joined with '; '."),
        Column("partners", "Who else takes part."),
        Column("resources", "Money, people and other means."),
        Column("indicators", "Indicators as printed."),
        Column("codes", "Codes that the action uses, written alike (NI 35), joined with '; '."),
        Column("progress", "How it goes, in sentences."),
        Column("status", "How it goes, in a word."),
        Column("rag", "Traffic light: the colour's name.", constraints=one_of(*get_args(Rag))),
        Column("priority", "Priority as printed."),
        PAGES,
        Column("table", "Number of the table in the document that the action stands in, from 1.", "integer", COUNT),
        Column("confidence", "How sure the reading of this row is, from 0 to 1.", "number", SHARE),
        Column("review", "Kinds of the review rows about this action, joined with '; '."),
    ),
    primary_key=("action_id",),
)

CODES = Resource(
    "codes",
    "link between an action and a code",
    (
        Column("action_id", "The action that uses the code.", constraints=REQUIRED),
        Column("code", "Scheme, one space, number: NI 35.", constraints=REQUIRED),
        Column("scheme", "The family of codes: NI, PSA, DSO, SDG or one that the document defines."),
        Column("number", "The code without its scheme."),
        Column("as_printed", "The code as it stands in the document."),
        Column("field", "The column of actions.csv that it stands in."),
        Column("title", "What the code stands for."),
        Column("title_source", "Where the title is from.", constraints=SOURCES),
        Column("title_confidence", "How sure the title is.", constraints=SURE),
        Column("match", "How it was recognised.", constraints=one_of("exact", "normalised", "range", "fuzzy")),
        Column("score", "Likeness of what is printed to the code, from 0 to 1.", "number", SHARE),
        PAGES,
    ),
    refers_to_actions=True,
)

GLOSSARY = Resource(
    "glossary",
    "code that the document defines or uses",
    (
        Column("code", "Scheme, one space, number: NI 35.", constraints={"required": True, "unique": True}),
        Column("scheme", "The family of codes: NI, PSA, DSO, SDG or one that the document defines."),
        Column("number", "The code without its scheme."),
        Column("title", "What the code stands for."),
        Column("linked", "Codes that it is linked to, joined with '; '."),
        Column("source", "Where the entry is from.", constraints=SOURCES),
        Column("title_confidence", "How sure the title is.", constraints=SURE),
        Column("link_confidence", "How sure the links are.", constraints=SURE),
        Column("reference_title", "The title in the reference set."),
        Column("used_by", "Number of actions that use the code.", "integer", COUNT),
        PAGES,
    ),
    primary_key=("code",),
)

REVIEW = Resource(
    "review",
    "thing that a person should look at",
    (
        Column(
            "severity",
            "error: wrong; check: perhaps wrong; info: good to know.",
            constraints=one_of(*get_args(Severity)),
        ),
        Column("kind", "What sort of thing it is.", constraints=one_of(*KINDS)),
        Column("action_id", "The action it is about; empty where it is about none or many."),
        PAGES,
        Column("field", "The column of actions.csv it is about."),
        Column("text", "The words it is about; the code, where it is about a code."),
        Column("message", "What to look at, in a sentence."),
    ),
)

TEXT = Resource(
    "text",
    "block of text that belongs to no action and no glossary entry",
    (
        PAGES,
        Column("kind", "What sort of text it is.", constraints=one_of(*get_args(BlockKind))),
        Column("text", "The words; a text that returns on each page stands here once."),
        Column("place", "Where it stands, in words."),
    ),
    on_sheet=False,
)

ORGANISATIONS = Resource(
    "organisations",
    "organisation that leads or takes part",
    (
        Column("name", "The organisation as the document writes it.", constraints=REQUIRED),
        Column("expansion", "The full name, where the document explains an abbreviation."),
        Column("actions", "Number of actions that it leads.", "integer", COUNT),
    ),
    on_sheet=False,
)

DOCUMENT = Column("document", "The path of the document that the action is from, as it was given.")
"""Closes the rows where the actions of several documents are printed as one table."""

RESOURCES: tuple[Resource, ...] = (ACTIONS, CODES, GLOSSARY, REVIEW, TEXT, ORGANISATIONS)


def extra_column(slug: str, header: str) -> Column:
    """The column of ``actions.csv`` for a column of the document that no other takes."""
    return Column(f"extra_{slug}", f"The document's column “{header}”.")
