"""Every option with its default, unit and help. The command line's flags are made from this list."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hcingest.errors import UsageError


def option(default: Any, help: str, **more: Any) -> Any:
    """A dataclass field that knows how to be a command-line flag; ``metavar`` and ``file`` (an existing file) may be said."""
    return field(default=default, metadata={"help": help, **more})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a user can set for ``extract``. Each stage is handed the whole, and reads only its own part."""

    pages: str = option(
        "", "Physical pages to read, from 1: 3-9,12. Only these are read, counted and reported.", metavar="RANGE"
    )
    password: str = option("", "Password of a locked PDF.")
    glossary: tuple[str, ...] = option(
        (), "CSV with code,title[,linked] that explains codes; may be given again.", metavar="FILE.csv", file=True
    )
    columns: str = option("", "TOML with more header words for a field.", metavar="FILE.toml", file=True)
    schemes: str = option("", "TOML with more kinds of code.", metavar="FILE.toml", file=True)
    changes: Literal["accepted", "original"] = option(
        "accepted", "Word's tracked changes: taken as accepted, or undone."
    )
    workers: int = option(1, "Processes to work in.", metavar="N")
    audit: Literal["normal", "full"] = option("normal", "full: count the words once more with another library.")


DEFAULTS = Options()


def spelt(named: Mapping[str, Any]) -> Options:
    """Options as a Python caller spells them: files may be paths, one glossary stands for a list, None for the default.

    Raises UsageError where there is no such option, or where it cannot be meant.
    """
    hints = get_type_hints(Options)
    if unknown := sorted(named.keys() - hints.keys()):
        raise UsageError(f"there is no option {unknown[0]!r}.", way_out=f"There are: {', '.join(hints)}.")
    return Options(**{name: _fitting(name, each, hints[name]) for name, each in named.items() if each is not None})


def _fitting(name: str, given: Any, hint: Any) -> Any:
    if get_origin(hint) is tuple:
        several = given if isinstance(given, list | tuple) else [given]
        return tuple(_fitting(name, each, str) for each in several)
    if get_origin(hint) is Literal and given in get_args(hint):
        return given
    if hint is int and isinstance(given, int) and given > 0:
        return given
    if hint is str and isinstance(given, str | int | PathLike):
        return str(given)
    expected = " or ".join(map(repr, get_args(hint))) or {int: "a number from 1 on", str: "a text"}[hint]
    raise UsageError(f"{name}={given!r} cannot be meant.", way_out=f"It is {expected}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """What a user can set about the files written. None of it changes what they say."""

    bom: bool = option(
        False, "Start CSV files with a byte order mark, so that Excel opens them rightly by double click."
    )
    raw_csv: bool = option(False, "Leave out the ' that keeps spreadsheets from taking CSV text for a formula.")


def read_toml(file: str, what: str) -> dict[str, Any]:
    """A TOML file that an option names. Raises UsageError, which says what the file is for, where it is unusable."""
    try:
        return tomllib.loads(Path(file).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"the file of {what} cannot be read: {error.strerror or error}.", file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"the file of {what} is not valid TOML: {error}.", file) from error
