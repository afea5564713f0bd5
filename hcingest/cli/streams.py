"""Standard output as bytes: UTF-8 and our own line ends on every system, and no fuss when the reader has had enough."""

from __future__ import annotations

import errno
import os
import sys

from hcingest.errors import OutputError

READER_GONE = (errno.EPIPE, errno.EINVAL)
"""The reader (head, less) closed the pipe, as Unix and Windows say it; what is left has nowhere to go."""


def put_out(content: str | bytes) -> None:
    """Write to standard output. A console that knows few letters gets UTF-8 all the same, never an error."""
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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
