"""Standard output as bytes: UTF-8 and our own line ends on every system, and no fuss when the reader has had enough.

Standard error is for people: what cannot be shown there changes nothing about how a run ends.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from typing import TextIO

import click

from hcingest.errors import OutputError

READER_GONE = (errno.EPIPE, errno.EINVAL)
"""The reader (head, less) closed the pipe, as Unix and Windows say it; what is left has nowhere to go."""


_COMMANDS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters: names and texts of strangers must not tell a terminal what to do."""


def put_out(content: str | bytes) -> None:
    """Write to standard output. A console that knows few letters gets UTF-8 all the same, never an error."""
    if sys.stdout is None:
        raise OutputError("is closed.", "standard output", "Leave it open, or have files written.")
    data = content.encode("utf-8", errors="replace") if isinstance(content, str) else content
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno not in READER_GONE:
            raise OutputError(
                f"cannot be written ({error.strerror}).", "standard output", "Make room there."
            ) from error
        _lead_nowhere(sys.stdout)


def say(message: str, line_end: bool = True) -> None:
    """Show a message on standard error, or to nobody where that is closed, full or given up."""
    try:
        click.echo(_COMMANDS.sub("\N{REPLACEMENT CHARACTER}", message), err=True, nl=line_end)
    except OSError:
        _lead_nowhere(sys.stderr)


def _lead_nowhere(stream: TextIO) -> None:
    """So that what is left in the stream, and what still comes, does no harm."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
