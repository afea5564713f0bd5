"""A plan made by hand, with everything in it that a writer can meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

from hcingest.model.place import BBox, Place
from hcingest.model.plan import Action, Dates, Extra, Field, GlossaryEntry, Ledger, Link, Plan, Source
from hcingest.model.problem import Problem
from hcingest.model.table import Block
from hcingest.model.words import Pieces, Word, whole

_IDS = count()


def pieces(text: str, page: int = 1, top: float = 100.0) -> Pieces:
    """Words in one line on a page, each ten points wide and twelve high."""
    words = [
        Word(next(_IDS), token, page, 50.0 + 20 * at, top, 60.0 + 20 * at, top + 12)
        for at, token in enumerate(text.split())
    ]
    return tuple(whole(word) for word in words)


def field(text: str, page: int = 1, column: str = "Action") -> Field:
    """A field that is printed as it reads, on one line of a page."""
    own = pieces(text, page)
    return Field(
        text, text, own, Place(page, BBox(50, 100, 200, 112), f'page {page}, table 1, row 2, column "{column}"')
    )


def copied(text: str) -> Field:
    return Field(text, text, (), Place(1), Place(1, BBox(10, 10, 20, 20), "page 1, table 1, row 2"))


TRAINING = Action(
    id="t1-1",
    section=copied("Safer streets"),
    objective_ref=field("2"),
    objective=field("Protect people at risk"),
    action_ref=field("A1"),
    action=Field(
        "Train staff\nin schools", "Train staff\nin schools", pieces("Train staff", 1) + pieces("in schools", 2, 40)
    ),
    timeframe=field("2010/11"),
    lead=field("Police / Probation"),
    indicators=field("NI 35, NI 36"),
    rag=Field("On track", "green", pieces("On track")),
    extras=(Extra("Cost (£)", "cost", field("=1+1", column="Cost (£)")),),
    dates=Dates(date(2010, 4, 1), date(2011, 3, 31), precision="financial-year"),
    lead_organisations=("Police", "Probation"),
    codes=("NI 35", "NI 36"),
    pages=(1, 2),
    table=1,
    confidence=0.98,
    place=Place(1, BBox(40, 90, 500, 130), "page 1, table 1, row 2"),
)

MEETING = Action(
    id="t1-2",
    section=copied("Safer streets"),
    action=field('Hold a "summit", then report', 2),
    timeframe=field("ongoing", 2),
    rag=Field("", "red", (), Place(2)),
    extras=(Extra("Notes", "notes", field("- see minutes", 2)),),
    dates=Dates(ongoing=True),
    pages=(2,),
    table=1,
)

PLAN = Plan(
    source=Source("plan.pdf", "plan.pdf", "ab" * 32, "pdf", "A plan", "Some program", 2, (1, 2)),
    actions=(TRAINING, MEETING),
    glossary=(
        GlossaryEntry(
            "NI 35", "NI", "35", "Building resilience", ("PSA 26",), used_by=1, pages=(2,), pieces=pieces("NI 35", 2)
        ),
        GlossaryEntry("NI 36", "NI", "36", source="none", used_by=1),
    ),
    links=(
        Link(
            "t1-1", "NI 35", "NI", "35", "NI 35", "indicators", "Building resilience", "document", "printed", pages=(1,)
        ),
        Link("t1-1", "NI 36", "NI", "36", "NI36", "indicators", match="fuzzy", score=0.91, pages=(1,)),
    ),
    text=(
        Block("heading", pieces("Action plan"), 1, Place(1, None, "page 1, above table 1")),
        Block("page-footer", pieces("Page 1", 1, 800) + pieces("Page 2", 2, 800), shown="Page 1"),
        Block("list", pieces("first of all", 2), number="1."),
    ),
    problems=(
        Problem("code-unused", "The glossary explains it.", "info", text="PSA 26"),
        Problem("row-joined", "Joined across a page break.", action_id="t1-1", pages=(1, 2)),
        Problem("code-unknown", "In no list.", "error", "t1-1", "indicators", "NI 36", (1,)),
        Problem("code-unknown", "In no list.", "check", "t1-1", "indicators", "NI 37", (1,)),
    ),
    ledger=Ledger(2314, 2101, 120, 80, 13, {"pdfium": 2314}),
    organisations=(("Police", "", 1), ("Probation", "Probation Service", 1)),
)

NOTHING = replace(
    PLAN, actions=(), glossary=(), links=(), problems=(Problem("no-plan-found", "No table."),), organisations=()
)
"""A document without a plan."""


def plan_with(**fields: Field) -> Plan:
    """The plan with one action only, whose fields are these."""
    return replace(PLAN, actions=(Action("t1-1", **fields),), links=(), problems=())  # type: ignore[arg-type]
