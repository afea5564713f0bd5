"""``python -m hcingest``, and the command ``hcingest``."""

from __future__ import annotations

import sys


def run() -> None:
    """Ctrl-C while the program is still being loaded ends it as it does later: without a traceback."""
    try:
        from hcingest.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main()


if __name__ == "__main__":
    run()
