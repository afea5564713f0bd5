"""``hcingest extract``: plans in, spreadsheets out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from hcingest.cli.batch import Job, Outcome, Summary, run_all, summary_of
from hcingest.cli.flags import chosen, flags
from hcingest.cli.inputs import Input, each_once, find_inputs
from hcingest.cli.progress import Progress
from hcingest.cli.reporting import Failure, attempt, report
from hcingest.cli.streams import put_out
from hcingest.cli.summary import say_summary, total_line
from hcingest.errors import SourceError, UsageError
from hcingest.options import Options, WriteOptions

TO_CHECK = 1
"""Exit code of ``--strict`` where something needs checking."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run talks and how strict it is."""

    strict: bool = False
    quiet: bool = False
    verbose: bool = False


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="Where the folders of results go.",
)  # fmt: skip
@flags(Options)
@click.option("--stdout", is_flag=True, help="Print the actions as CSV, and write no files.")
@flags(WriteOptions)
@click.option("--strict", is_flag=True, help="End with exit code 1 where something needs checking.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("-v", "--verbose", is_flag=True, help="List every thing to check, and the details of an error.")
def extract(paths: tuple[Path, ...], output: Path, stdout: bool, **arguments: Any) -> int:
    """Read action plans and write their actions as spreadsheets.

    PATH is a PDF, Word (.docx .doc .odt .rtf) or text document, or a folder of them. The results of plan.pdf
    stand in the folder output/plan: plan.xlsx for people, actions.csv and more for programs.
    """
    manner = chosen(Manner, arguments)
    options, write_options = chosen(Options, arguments), chosen(WriteOptions, arguments)
    inputs, codes = _inputs(paths, output, manner)
    if stdout:
        codes += [_print_actions(inputs, options, write_options, manner)] if inputs else []
    else:
        codes += _write_all(inputs, options, write_options, manner)
    return max(codes, default=0)


def _inputs(paths: Sequence[Path], output: Path, manner: Manner) -> tuple[list[Input], list[int]]:
    """The documents, and an exit code for each place that cannot be searched."""
    codes: list[int] = []

    def refuse(error: SourceError) -> None:
        codes.append(report(Failure(str(error), error.exit_code), verbose=manner.verbose))

    found = [each for path in paths for each in find_inputs(path, output, refuse)]
    return each_once(found), codes


def _write_all(inputs: Sequence[Input], options: Options, write_options: WriteOptions, manner: Manner) -> list[int]:
    from hcingest.writers.folders import claim_folders

    folders = claim_folders((each.output, str(each.path)) for each in inputs)
    jobs = [Job(each.path, folder) for each, folder in zip(inputs, folders, strict=True)]
    outcomes: list[Outcome] = []
    codes = []
    with Progress(not manner.quiet) as progress:
        coming = run_all(jobs, options, write_options)
        for number, job in enumerate(jobs, start=1):
            progress.on(f"{number} of {len(jobs)}: {job.path.name}" if len(jobs) > 1 else job.path.name)
            outcomes.append(next(coming))
            progress.clear()
            codes.append(_say(job.path, outcomes[-1], manner))
    if len(jobs) > 1 and not manner.quiet:
        click.echo(total_line(outcomes), err=True)
    return codes


def _print_actions(inputs: Sequence[Input], options: Options, write_options: WriteOptions, manner: Manner) -> int:
    if len(inputs) > 1:
        way_out = "Name one document, or leave --stdout out."
        raise UsageError("--stdout prints the actions of one document, as one table.", way_out=way_out)
    path = inputs[0].path
    with Progress(not manner.quiet) as progress:
        progress.on(path.name)
        outcome = attempt(_print_one, path, options, write_options)
    return _say(path, outcome, manner)


def _print_one(path: Path, options: Options, write_options: WriteOptions) -> Summary:
    from hcingest.pipeline import extract as read_plan
    from hcingest.writers import actions_csv

    plan = read_plan(path, options)
    put_out(actions_csv(plan, write_options))
    return summary_of(plan)


def _say(path: Path, outcome: Outcome, manner: Manner) -> int:
    """Report on one document and return its exit code."""
    if isinstance(outcome, Failure):
        return report(outcome, str(path), manner.verbose)
    if not manner.quiet:
        say_summary(path, outcome, manner.verbose)
    return TO_CHECK if manner.strict and outcome.to_check else 0
