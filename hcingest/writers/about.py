"""The sheet About: where the workbook is from, what it holds, how to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hcingest.model.plan import Ledger, Plan, Source
from hcingest.version import __version__
from hcingest.writers.rows import Listing, Value, page_ranges

Line = tuple[str, Value]


def about_lines(plan: Plan, tables: Sequence[Listing], notes: Iterable[str]) -> Iterator[Line]:
    """Pairs of a label and what it says; a heading has no second half, a blank line neither."""
    yield from _source(plan.source)
    yield from _section("What is in this workbook", _counts(tables))
    yield from _section("Words", _words(plan.ledger))
    yield from _section("Notes", (("", note) for note in notes))
    for table in tables:
        if table.resource.on_sheet:
            columns = ((column.name, column.description) for column in table.columns)
            yield from _section(f"Columns of the sheet {table.resource.title}", columns)


def ledger_line(ledger: Ledger) -> str:
    """The proof that nothing is lost, in one line."""
    return (
        f"{ledger.words:,} words: {ledger.in_actions:,} in actions, {ledger.in_glossary:,} in the glossary, "
        f"{ledger.in_text:,} in text, {ledger.to_check:,} to check"
    )


def _source(source: Source) -> Iterator[Line]:
    yield ("Document", source.title or source.name)
    yield ("File", source.name)
    yield ("SHA-256", source.sha256)
    yield ("Format", source.format)
    if source.producer:
        yield ("Made with", source.producer)
    if source.pages_read:
        yield ("Pages read", f"{page_ranges(source.pages_read)} of {source.page_count}")
    yield ("Read by", f"hcingest {__version__}")


def _section(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    found = list(lines)
    if found:
        yield from (("", None), (heading, None), *found)


def _counts(tables: Sequence[Listing]) -> Iterator[Line]:
    for table in tables:
        where = f"sheet {table.resource.title}" if table.resource.on_sheet else table.resource.file_name
        yield (table.resource.title, f"{len(table.rows):,} ({where}): one row per {table.resource.row_per}")


def _words(ledger: Ledger) -> Iterator[Line]:
    yield ("Counted", ledger_line(ledger))
    for route, count in ledger.second_counts.items():
        yield (f"Counted again ({route})", f"{count:,} words")
