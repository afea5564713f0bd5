"""Documents to folders of results in several processes. Loaded only where these are asked for: it takes its time."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from hcingest.cli.batch import Job, Outcome, run
from hcingest.cli.reporting import INTERRUPTED, attempt
from hcingest.options import Options, WriteOptions


def in_processes(jobs: Sequence[Job], options: Options, write_options: WriteOptions, workers: int) -> Iterator[Outcome]:
    """The outcome of each job, in their order."""
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
