"""A line on the terminal while work takes longer than a second; nothing where nobody looks."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType

from hcingest.cli.streams import say

PATIENCE = 1.0
"""Seconds without a sign of life that nobody minds; also the time between two signs."""


class Progress:
    """Shows what is being read and for how long. Draws over its own line; ``clear`` before anything else is said."""

    def __init__(self, wanted: bool = True) -> None:
        self._wanted = wanted and sys.stderr is not None and sys.stderr.isatty()
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._text = ""
        self._shown = 0
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._draw_until_done, daemon=True)

    def __enter__(self) -> Progress:
        if self._wanted:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()
        self.clear()

    def on(self, text: str) -> None:
        with self._lock:
            self._text = text

    def clear(self) -> None:
        with self._lock:
            if self._shown:
                say("\r" + " " * self._shown + "\r", line_end=False)
            self._shown = 0

    def _draw_until_done(self) -> None:
        while not self._done.wait(PATIENCE):
            self.clear()
            self._draw()

    def _draw(self) -> None:
        with self._lock:
            line = f"{self._text} … {time.monotonic() - self._began:.0f} s"
            say(line, line_end=False)
            self._shown = len(line)
