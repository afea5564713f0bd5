"""Action plans in PDF and Word become clean spreadsheets.

>>> import hcingest
>>> plan = hcingest.extract("plan.pdf")  # doctest: +SKIP
>>> plan.write("output")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hcingest.errors import HcIngestError, OutputError, SourceError, UsageError, our_fault
from hcingest.options import Options, spelt
from hcingest.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from hcingest.model.plan import Action, Field, Plan

__all__ = [
    "Action", "Field", "HcIngestError", "Options", "OutputError", "Plan", "SourceError", "UsageError", "__version__",
    "extract",
]  # fmt: skip


def extract(path: str | Path, **options: Any) -> Plan:
    """Read one plan. Options are those of the command line by name: ``pages="3-9"``, ``password="…"``.

    Raises HcIngestError only: SourceError where the file cannot be read, UsageError where an option cannot be meant,
    BugError where the program is at fault.
    """
    from hcingest import pipeline

    try:
        return pipeline.extract(path, spelt(options))
    except HcIngestError:
        raise
    except Exception as error:
        raise our_fault(error) from error


def __getattr__(name: str) -> Any:
    """The values of a plan on demand, so that the import stays light."""
    if name in ("Action", "Field", "Plan"):
        from hcingest.model import plan

        return getattr(plan, name)
    raise AttributeError(f"module 'hcingest' has no attribute {name!r}")
