"""Every option with its default, unit and help. The command line's flags are made from this list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


def option(default: Any, help: str, **more: Any) -> Any:
    """A dataclass field that knows how to be a command-line flag."""
    return field(default=default, metadata={"help": help, **more})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a user can set for ``extract``. Each stage is handed the whole, and reads only its own part."""

    pages: str = option("", "Physical pages to read, from 1: 3-9,12. Only these are read, counted and reported.")
    password: str = option("", "Password of a locked PDF.")
    glossary: tuple[str, ...] = option((), "CSV with code,title[,linked] that explains codes; may be given again.")
    columns: str = option("", "TOML with more header words for a field.")
    schemes: str = option("", "TOML with more kinds of code.")
    changes: Literal["accepted", "original"] = option("accepted", "Word's tracked changes: taken as accepted, or undone.")
    workers: int = option(1, "Processes to work in.")
    audit: Literal["normal", "full"] = option("normal", "full: count the words once more with another library.")


DEFAULTS = Options()
