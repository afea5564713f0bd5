"""The one way through, from a file to a plan: the table of contents of the program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from hcingest.audit import check_words, unread_words
from hcingest.extractors import find_tables, read
from hcingest.matcher.glossary import read_glossary
from hcingest.matcher.linking import match
from hcingest.matcher.schemes import load_schemes
from hcingest.matcher.user_glossary import read_user_glossaries
from hcingest.model.document import Document
from hcingest.model.plan import Action, Plan, Source
from hcingest.model.problem import Problem
from hcingest.model.shown import as_shown
from hcingest.model.table import Block, Found
from hcingest.normaliser import normalise
from hcingest.normaliser.organisations import organisation_table
from hcingest.normaliser.vocabulary import load as load_header_words
from hcingest.options import DEFAULTS, Options


def extract(path: str | Path, options: Options = DEFAULTS) -> Plan:
    """Read a plan: one record per action, its codes linked, every word accounted for.

    Raises only HcIngestError: SourceError where the file cannot be read, UsageError where options cannot be meant,
    WordsLostError where the final count of words does not hold.
    """
    document, found = find(path, options)
    document = document.bare()
    draft = normalise(found, document.words, options)
    del found  # of a long document, tables and drawings take more memory than its actions
    schemes = load_schemes(options.schemes)
    glossary = read_glossary(draft.blocks, draft.tables_left, schemes, draft.actions)
    matched = match(draft.actions, glossary, options)
    text = _in_order(glossary.blocks)
    problems = [*document.problems, *draft.problems, *matched.problems, *unread_words(document)]
    problems += _no_plan(matched.actions)
    ledger = check_words(document, matched.actions, matched.glossary, text, problems)
    explaining = [*(block.text for block in text), *(action.lead.value for action in matched.actions)]
    organisations = organisation_table([action.lead_organisations for action in matched.actions], explaining)
    source = _source(Path(path), document)
    found_in = (matched.actions, matched.glossary, matched.links, text, tuple(problems))
    return as_shown(Plan(source, *found_in, ledger, organisations), document)


def check(options: Options) -> None:
    """Look once at the files that options name, before any document is read. Raises UsageError."""
    load_header_words(options.columns)
    read_user_glossaries(options.glossary, load_schemes(options.schemes))


def find(path: str | Path, options: Options = DEFAULTS) -> tuple[Document, Found]:
    """A file as read, and its tables and text in reading order, both as pages were turned for reading.

    Raises SourceError or UsageError.
    """
    document = read(Path(path), options)
    return document, find_tables(document)


def _in_order(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks in the order of their first words; those that own none come last."""
    return tuple(sorted(blocks, key=lambda b: b.pieces[0].id if b.pieces else float("inf")))


def _no_plan(actions: Sequence[Action]) -> list[Problem]:
    if actions:
        return []
    message = "No table of actions was found in this document; all its text is in text.csv."
    return [Problem("no-plan-found", message)]


def _source(path: Path, document: Document) -> Source:
    read_pages = tuple(page.number for page in document.pages)
    return Source(
        document.name, str(path), document.sha256, document.format, document.title, document.producer,
        document.page_count, read_pages,
    )  # fmt: skip
