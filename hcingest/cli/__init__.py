"""The command line: one file per command, and no logic of its own."""

from __future__ import annotations

import click

from hcingest.cli.codes import codes
from hcingest.cli.extract import extract
from hcingest.cli.reporting import Reporting
from hcingest.cli.schema import schema
from hcingest.cli.tables import tables
from hcingest.version import __version__


@click.group(cls=Reporting, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="hcingest", message="%(prog)s %(version)s")
def main() -> None:
    """Action plans in PDF and Word become clean spreadsheets: one row for each action, no word lost.

    Start with: hcingest extract plan.pdf
    """


main.add_command(extract)
main.add_command(tables)
main.add_command(codes)
main.add_command(schema)
