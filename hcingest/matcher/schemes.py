"""Kinds of codes as data: what a code looks like and how it is written canonically."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from hcingest.errors import UsageError

NUMBER = r"\d{1,4}(?:\.\d{1,3})*[a-z]?"


@dataclass(frozen=True, slots=True)
class Scheme:
    """One kind of code. ``prefix`` and ``number`` are regular expressions; ``slips`` the prefix as a scan spells it.

    A code is written ``name``, one space, number; with ``department`` the department stands in front and the
    number is the department and, if there is one, a figure (``HO DSO``, ``CLG DSO 2``).
    """

    name: str
    prefix: str
    number: str = NUMBER
    title: str = ""
    slips: str = ""
    department: bool = False
    reference: str = ""
    own: bool = False
    """Defined by the document itself."""


@dataclass(frozen=True, slots=True)
class Schemes:
    """The kinds of code that a run knows, and the departments that may stand in front of a DSO."""

    schemes: tuple[Scheme, ...]
    departments: Mapping[str, str] = field(default_factory=dict)
    """Case-folded spelling -> short name: ``home office`` -> ``HO``."""

    def named(self, name: str) -> Scheme | None:
        return next((s for s in self.schemes if s.name.casefold() == name.casefold()), None)

    def with_own(self, names: Iterable[str]) -> Schemes:
        """These and the document's own kinds of code, told by their prefix alone."""
        new = tuple(Scheme(name, re.escape(name), own=True) for name in names if not self.named(name))
        return Schemes((*self.schemes, *new), self.departments)


@lru_cache(maxsize=4)
def load_schemes(extra: str = "") -> Schemes:
    """The built-in kinds of code and those of a user's TOML file. Raises UsageError where that is unusable."""
    text = resources.files(__package__).joinpath("schemes.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    if extra:
        tables |= _read_user(Path(extra))
    return Schemes(tuple(_scheme(name, table) for name, table in tables.items()), _departments())


def _read_user(path: Path) -> dict[str, Any]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError("the file of code schemes cannot be read.", str(path), str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("the file of code schemes is not valid TOML.", str(path), str(error)) from error
    for name, table in tables.items():
        _check(name, table, path)
    return tables


def _check(name: str, table: object, path: Path) -> None:
    if not isinstance(table, dict):
        raise UsageError(
            f"the scheme {name!r} is no table.", str(path), f'Write for example [{name}] and number = "\\\\d+".'
        )
    for key in ("prefix", "number"):
        try:
            re.compile(str(table.get(key, "")))
        except re.error as error:
            raise UsageError(
                f"the {key} of the scheme {name!r} is no regular expression: {error}.", str(path)
            ) from error


def _scheme(name: str, table: Mapping[str, Any]) -> Scheme:
    return Scheme(
        name,
        str(table.get("prefix", re.escape(name))),
        str(table.get("number", NUMBER)),
        str(table.get("title", "")),
        str(table.get("slips", "")),
        bool(table.get("department", False)),
        str(table.get("reference", "")),
    )


@lru_cache(maxsize=1)
def _departments() -> dict[str, str]:
    """Every spelling of a department in the reference set, longest first, with its short name."""
    from hcingest.matcher.reference_set import rows_of

    found: dict[str, str] = {}
    for row in rows_of("departmental_strategic_objectives.csv"):
        short = row["code"].removesuffix(" DSO").split(" DSO ")[0]
        spellings = [short, row["department"].split(" (")[0], *re.split(r";\s*", row["spelled_out_variants"])]
        spellings += [alias.removesuffix(" DSO") for alias in re.split(r";\s*", row["aliases"])]
        for spelling in spellings:
            if re.fullmatch(r"[A-Z][\w,&' -]{1,60}", spelling) and "DSO" not in spelling:
                found.setdefault(spelling.casefold(), short)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))
