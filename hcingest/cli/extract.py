"""``hcingest extract``: plans in, spreadsheets out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from hcingest.cli.batch import Job, Outcome, Summary, run_all
from hcingest.cli.flags import PLACE, chosen, flags
from hcingest.cli.inputs import Input, each_once, find_inputs
from hcingest.cli.progress import Progress
from hcingest.cli.reporting import Failure, attempt, report
from hcingest.cli.streams import put_out, say
from hcingest.cli.summary import say_summary, total_line
from hcingest.errors import SourceError
from hcingest.options import Options, WriteOptions

TO_CHECK = 1
"""Exit code of ``--strict`` where something needs checking."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run talks and how strict it is."""

    strict: bool = False
    quiet: bool = False
    verbose: bool = False


@click.command(short_help="Read action plans, write spreadsheets: the main job.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PLACE)
@click.option(
    "-o", "--output", metavar="DIR", type=PLACE, default=Path("output"), show_default=True,
    help="Where the folders of results go.",
)  # fmt: skip
@flags(Options)
@click.option(
    "--stdout", is_flag=True, help="Print the actions as CSV, of several documents as one table, and write no files."
)
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
    unusable = attempt(_check, options)
    if isinstance(unusable, Failure):
        return report(unusable, verbose=manner.verbose)
    inputs, codes = _inputs(paths, output, manner)
    jobs = [Job(each.path, None) for each in inputs] if stdout else _jobs(inputs)
    outcomes = []
    for job, outcome in _outcomes(jobs, options, write_options, manner):
        outcomes.append(outcome)
        codes.append(_say(job.path, outcome, manner))
    if len(jobs) > 1 and not manner.quiet:
        say(total_line(outcomes))
    if stdout:
        codes.append(_print_actions(jobs, outcomes, write_options, manner))
    return max(codes, default=0)


def _check(options: Options) -> None:
    from hcingest.pipeline import check

    check(options)


def _inputs(paths: Sequence[Path], output: Path, manner: Manner) -> tuple[list[Input], list[int]]:
    """The documents, and an exit code for each place that cannot be searched."""
    codes: list[int] = []

    def refuse(error: SourceError) -> None:
        codes.append(report(Failure(str(error), error.exit_code), verbose=manner.verbose))

    found = [each for path in paths for each in find_inputs(path, output, refuse)]
    return each_once(found), codes


def _jobs(inputs: Sequence[Input]) -> list[Job]:
    from hcingest.writers.folders import claim_folders

    folders = claim_folders((each.output, str(each.path)) for each in inputs)
    return [Job(each.path, folder) for each, folder in zip(inputs, folders, strict=True)]


def _outcomes(
    jobs: Sequence[Job], options: Options, write_options: WriteOptions, manner: Manner
) -> Iterator[tuple[Job, Outcome]]:
    """Each job with its outcome, in their order; progress is shown in between."""
    with Progress(not manner.quiet) as progress:
        coming = run_all(jobs, options, write_options)
        for number, job in enumerate(jobs, start=1):
            progress.on(f"{number} of {len(jobs)}: {job.path.name}" if len(jobs) > 1 else job.path.name)
            outcome = next(coming)
            progress.clear()
            yield job, outcome


def _print_actions(
    jobs: Sequence[Job], outcomes: Sequence[Outcome], write_options: WriteOptions, manner: Manner
) -> int:
    """The actions of all documents as one table; of several, each row says which document it is from."""
    from hcingest.writers.csv_file import csv_bytes
    from hcingest.writers.rows import joined

    read = zip(jobs, outcomes, strict=True)
    found = [(str(job.path), each.listing) for job, each in read if isinstance(each, Summary) and each.listing]
    if not found:
        return 0
    outcome = attempt(put_out, csv_bytes(joined(found) if len(jobs) > 1 else found[0][1], write_options))
    return report(outcome, verbose=manner.verbose) if isinstance(outcome, Failure) else 0


def _say(path: Path, outcome: Outcome, manner: Manner) -> int:
    """Report on one document and return its exit code."""
    if isinstance(outcome, Failure):
        return report(outcome, str(path), manner.verbose)
    if not manner.quiet:
        say_summary(path, outcome, manner.verbose)
    return TO_CHECK if manner.strict and outcome.to_check else 0
