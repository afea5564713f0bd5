"""Exceptions become a message in plain words and an exit code; a traceback is shown to those who ask for it."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

import click

from hcingest.cli.interruption import heeded, is_interrupted
from hcingest.cli.streams import say
from hcingest.errors import BugError, HcIngestError, our_fault

INTERRUPTED = 130

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong: the message for people, the exit code, the traceback for ``-v``."""

    message: str
    exit_code: int
    details: str = ""


def attempt(work: Callable[..., T], *arguments: Any, **named: Any) -> T | Failure:
    """The result of the work, or why there is none. Whatever goes wrong with one document stops no other."""
    try:
        return work(*arguments, **named)
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:  # the one place where a fault of ours becomes a message, not a traceback
        if is_interrupted():
            raise KeyboardInterrupt from error
        return _failure(error)


def _failure(error: Exception) -> Failure:
    """What went wrong in words for people, whether it is the document's fault or ours."""
    if isinstance(error, HcIngestError):
        return Failure(str(error), error.exit_code, traceback.format_exc())
    return Failure(f"{our_fault(error)} -v shows the details.", BugError.exit_code, traceback.format_exc())


def report(failure: Failure, where: str = "", verbose: bool = False) -> int:
    """Say on standard error what went wrong, and return the exit code."""
    named = where and where not in failure.message
    say(f"Error: {where}: {failure.message}" if named else f"Error: {failure.message}")
    if verbose and failure.details:
        say(failure.details)
    return failure.exit_code


def _shown(error: click.ClickException) -> str:
    text = io.StringIO()
    error.show(text)
    return text.getvalue()


class Reporting(click.Group):
    """A group of commands that return their exit code; ``main`` always ends in ``sys.exit``."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> NoReturn:
        sys.exit(self._exit_code(*args, **extra))

    def _exit_code(self, *args: Any, **extra: Any) -> int:
        try:
            with heeded():
                result = attempt(super().main, *args, standalone_mode=False, **extra)
        except click.ClickException as error:
            say(_shown(error), line_end=False)
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            say("Interrupted. Files that were finished are kept; none is half written.")
            return INTERRUPTED
        return report(result) if isinstance(result, Failure) else result or 0
