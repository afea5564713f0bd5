"""Documents to folders of results in several processes. Loaded only where these are asked for: it takes its time."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from hcingest.cli.batch import Job, Outcome, run
from hcingest.cli.interruption import hush
from hcingest.cli.reporting import INTERRUPTED, attempt
from hcingest.options import Options, WriteOptions


def in_processes(jobs: Sequence[Job], options: Options, write_options: WriteOptions, workers: int) -> Iterator[Outcome]:
    """The outcome of each job, in their order."""
    pool = _pool(workers)
    try:
        with _deaf_to_interruptions():
            futures = [pool.submit(_run, job, options, write_options) for job in jobs]
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
    return ProcessPoolExecutor(workers, afresh, initializer=None if is_deaf else _heed_interruptions)


@contextmanager
def _deaf_to_interruptions() -> Iterator[None]:
    """Processes that start meanwhile are deaf too, until they are so far that they can end without a word."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@dataclass
class _Worker:
    """What a process of the pool knows of itself. An exception may only come while it is busy with a document: one that
    comes while a result is handed over leaves the pool's locks shut, and all wait for ever."""

    is_busy: bool = False
    is_interrupted: bool = False

    def interrupt(self, *_: object) -> None:
        """Ctrl-C becomes an exception of the kind that says nothing, so that files in the making are cleared away."""
        self.is_interrupted = True
        hush()
        if self.is_busy:
            self.is_busy = False
            sys.exit(INTERRUPTED)


_WORKER = _Worker()


def _heed_interruptions() -> None:
    signal.signal(signal.SIGINT, _WORKER.interrupt)


def _run(job: Job, options: Options, write_options: WriteOptions) -> Outcome:
    """Runs in a process of the pool. After Ctrl-C no document is begun."""
    if _WORKER.is_interrupted:
        sys.exit(INTERRUPTED)
    _WORKER.is_busy = True
    try:
        return run(job, options, write_options)
    finally:
        _WORKER.is_busy = False


def _result(future: Future[Outcome], job: Job, options: Options, write_options: WriteOptions) -> Outcome:
    """A document that brings its process down takes its neighbours' with it, so each is tried again alone."""
    try:
        return future.result()
    except BrokenProcessPool:
        with _pool(1) as pool:
            with _deaf_to_interruptions():
                again = pool.submit(_run, job, options, write_options)
            return attempt(again.result)
