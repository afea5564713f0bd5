"""The sheet About: where the workbook is from, what it holds, how to read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hcingest.model.plan import Ledger, Plan, Source
from hcingest.model.problem import KINDS, Problem
from hcingest.version import __version__
from hcingest.writers.rows import Listing, Value, in_review_order, page_ranges

Line = tuple[str, Value]


def about_lines(plan: Plan, tables: Sequence[Listing], notes: Iterable[str]) -> Iterator[Line]:
    """Pairs of a label and what it says; the first is the title, a heading has no second half, a blank line neither."""
    yield (plan.source.title or plan.source.name, None)
    yield from _section("What is in this workbook", _counts(tables))
    yield from _section("What to look at", _kinds(plan.problems))
    yield from _section("Where it is from", _source(plan.source))
    yield from _section("Nothing is lost", _words(plan.ledger))
    yield from _section("Notes", (("", note) for note in notes))
    for table in tables:
        if table.resource.on_sheet:
            columns = ((column.name, column.description) for column in table.columns)
            yield from _section(f"Columns of the sheet {table.resource.title}", columns)


def ledger_line(ledger: Ledger) -> str:
    """The proof that nothing is lost, in one line."""
    return (
        f"{ledger.words:,} word{'s' * (ledger.words != 1)}: {ledger.in_actions:,} in actions, {ledger.in_glossary:,} in the glossary, "
        f"{ledger.in_text:,} in text, {ledger.to_check:,} to check"
    )


def _kinds(problems: Iterable[Problem]) -> Iterator[Line]:
    """Each kind of row that the sheet Review has, the gravest first, and what it means."""
    counts = Counter(problem.kind for problem in in_review_order(problems))
    yield (
        "Review",
        f"{_rows(counts.total())}; the gravest stand first." if counts else "Nothing: the sheet Review is empty.",
    )
    yield from ((kind, f"{count:,}: {KINDS[kind]}") for kind, count in counts.items())


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
        yield (table.resource.title, f"{_rows(len(table.rows))}, one for each {table.resource.row_per} ({where})")


def _words(ledger: Ledger) -> Iterator[Line]:
    yield ("", "Every word of the document stands in exactly one place. What is in no other sheet is in text.csv.")
    yield ("Counted", ledger_line(ledger))
    for route, count in ledger.second_counts.items():
        yield ("Counted again", f"{count:,} words, by another way through the file: {route}")


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
