"""``hcingest schema``: the shape of each output."""

from __future__ import annotations

import json

import click

from hcingest.cli.streams import put_out
from hcingest.writers.schemas import SCHEMAS


@click.command(short_help="Print the shape of an output, for programs.")
@click.argument("name", type=click.Choice(list(SCHEMAS)), required=False)
def schema(name: str | None) -> None:
    """Print the shape of an output: Table Schema for CSV files, JSON Schema for plan and tables; all without NAME."""
    shown = SCHEMAS[name]() if name else {each: make() for each, make in SCHEMAS.items()}
    put_out(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
