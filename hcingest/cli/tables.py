"""``hcingest tables``: every table as found, page by page, before any joining."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from hcingest.cli.flags import PLACE, chosen, flags
from hcingest.cli.reporting import Failure, attempt, report
from hcingest.cli.streams import put_out, say
from hcingest.errors import UsageError
from hcingest.options import Options


@click.command(short_help="Print every table of a document as found.")
@click.argument("path", type=PLACE)
@click.option("--json", "as_json", is_flag=True, help="JSON with the place and the span of every cell, instead of CSV.")
@click.option("--draw", metavar="DIR", type=PLACE, help="Draw the grids on pictures of the pages.")
@flags(Options, only=("pages", "password", "changes"))
@click.option("-v", "--verbose", is_flag=True, help="Show the details of an error.")
def tables(path: Path, as_json: bool, draw: Path | None, verbose: bool, **arguments: Any) -> int:
    """Print every table of PATH as found, before rows and tables are joined over page breaks."""
    options = chosen(Options, arguments)
    outcome = attempt(_show, path, options, as_json, draw)
    return report(outcome, str(path), verbose) if isinstance(outcome, Failure) else 0


def _show(path: Path, options: Options, as_json: bool, draw: Path | None) -> None:
    from hcingest.model.shown import as_shown
    from hcingest.pipeline import find
    from hcingest.writers.json_file import record_lines
    from hcingest.writers.tables_file import tables_object, tables_text

    document, found = find(path, options)
    found = as_shown(found, document)
    if draw:
        _draw(path, options.password, draw, found.tables)
    put_out("".join(record_lines(tables_object(document.name, found))) if as_json else tables_text(found))
    if not found.tables:
        say(f"{path}: no tables found.")


def _draw(path: Path, password: str, folder: Path, found: Any) -> None:
    from hcingest.writers.page_pictures import page_pictures
    from hcingest.writers.safely import replace_files

    if found and not any(table.place.page_number for table in found):
        raise UsageError("has no pages to draw on.", str(path), "--draw is for PDF; save the document as PDF first.")
    pictures = page_pictures(path, password, found)
    count = replace_files(folder, ((f"{path.stem}-page-{number}.png", [picture]) for number, picture in pictures))
    say(f"{count} pages drawn in {folder}")
