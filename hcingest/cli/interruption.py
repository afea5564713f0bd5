"""Ctrl-C: Python raises it wherever the program stands, also inside libraries that make another error of it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass
class _State:
    is_interrupted: bool = False


_STATE = _State()


def is_interrupted() -> bool:
    """Whether Ctrl-C was pressed, so that what goes wrong from then on is no fault."""
    return _STATE.is_interrupted


@contextmanager
def heeded() -> Iterator[None]:
    """Ctrl-C is noted before it is raised, and what libraries complain of while they are left is not shown. Where this
    process is told to pay no heed to it (``nohup``), or somebody else does, nothing changes."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    shown = sys.unraisablehook
    signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.unraisablehook = shown
        _STATE.is_interrupted = False


def hush() -> None:
    """From now on nothing is shown of exceptions that Python cannot raise where they come up, as in callbacks of its own."""
    sys.unraisablehook = lambda _: None


def _interrupt(number: int, frame: FrameType | None) -> None:
    _STATE.is_interrupted = True
    hush()
    signal.default_int_handler(number, frame)
