"""Documents to folders of results, one after the other."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hcingest.cli.reporting import Failure, attempt
from hcingest.model.plan import Ledger, Plan
from hcingest.model.problem import Problem
from hcingest.options import Options, WriteOptions
from hcingest.writers import Written
from hcingest.writers.rows import Listing, actions_listing


@dataclass(frozen=True, slots=True)
class Job:
    """A document and the folder that its results go to; None where its actions are asked for and no files."""

    path: Path
    folder: Path | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What is said about a document that was read; small, so that it travels between processes.

    ``listing``: its actions, where nothing was written.
    """

    actions: int
    ledger: Ledger
    problems: tuple[Problem, ...]
    written: Written | None = None
    listing: Listing | None = None

    @property
    def to_check(self) -> Counter[str]:
        """How many things there are to check, by kind; what is only good to know is not among them."""
        return Counter(problem.kind for problem in self.problems if problem.severity != "info")


Outcome = Summary | Failure


def summary_of(plan: Plan, written: Written | None = None, listing: Listing | None = None) -> Summary:
    said = tuple(replace(problem, pieces=()) for problem in plan.problems)
    return Summary(len(plan.actions), plan.ledger, said, written, listing)


def run_all(jobs: Sequence[Job], options: Options, write_options: WriteOptions) -> Iterator[Outcome]:
    """The outcome of each job, in their order. Several documents share the workers; one has them for its pages."""
    if options.workers > 1 and len(jobs) > 1:
        from hcingest.cli.processes import in_processes

        yield from in_processes(jobs, replace(options, workers=1), write_options, min(options.workers, len(jobs)))
    else:
        yield from (run(job, options, write_options) for job in jobs)


def run(job: Job, options: Options, write_options: WriteOptions) -> Outcome:
    return attempt(_convert, job, options, write_options)


def _convert(job: Job, options: Options, write_options: WriteOptions) -> Summary:
    from hcingest.pipeline import extract
    from hcingest.writers import save

    with _collector_at_rest():
        plan = extract(job.path, options)
        if job.folder is None:
            return summary_of(plan, listing=actions_listing(plan))
        return summary_of(plan, save(plan, job.folder, write_options))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A plan is hundreds of thousands of values that hold no rings; to look for some takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
