"""Documents to folders of results, one after the other or in several processes."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hcingest.cli.reporting import INTERRUPTED, Failure, attempt
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
        yield from _in_processes(jobs, replace(options, workers=1), write_options, min(options.workers, len(jobs)))
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


def _in_processes(
    jobs: Sequence[Job], options: Options, write_options: WriteOptions, workers: int
) -> Iterator[Outcome]:
    pool = _pool(workers)
    try:
        with _deaf_to_interruptions():
            futures = [pool.submit(run, job, options, write_options) for job in jobs]
        for job, future in zip(jobs, futures, strict=True):
            yield _result(future, job, options, write_options)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes that start afresh (a copy of one with threads can hang) and that Ctrl-C ends without a word.

    Where this process is told to pay no heed to Ctrl-C (``nohup``), neither do they.
    """
    is_deaf = signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    afresh = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, afresh, initializer=None if is_deaf else _end_when_interrupted)


@contextmanager
def _deaf_to_interruptions() -> Iterator[None]:
    """Processes that start meanwhile are deaf too, until they are so far that they can end without a word."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_when_interrupted() -> None:
    """Ctrl-C becomes an exception of the kind that says nothing, so that files in the making are still cleared away."""
    signal.signal(signal.SIGINT, lambda *_: sys.exit(INTERRUPTED))


def _result(future: Future[Outcome], job: Job, options: Options, write_options: WriteOptions) -> Outcome:
    """A document that brings its process down takes its neighbours' with it, so each is tried again alone."""
    try:
        return future.result()
    except BrokenProcessPool:
        with _pool(1) as pool:
            with _deaf_to_interruptions():
                again = pool.submit(run, job, options, write_options)
            return attempt(again.result)
