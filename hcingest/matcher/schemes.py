"""Kinds of codes as data: what a code looks like and how it is written canonically."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from hcingest.errors import UsageError
from hcingest.matcher.reference_set import built_in, list_files, rows_of
from hcingest.options import read_toml

NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,3})*(?:[a-zA-Z](?![a-zA-Z0-9]))?"
"""The number of a code whose kind says nothing else: ``7``, ``2.1.3``, ``12a``."""

LINKED_KINDS = frozenset({"PSA", "DSO"})
"""Kinds that stand behind an indicator and say what it belongs to; a glossary of indicators owes them no entry."""

KEYS = frozenset({"title", "prefix", "number", "department", "between", "list", "otherwise"})
"""What a scheme may set."""

PATTERNS = frozenset({"prefix", "number", "between"})
"""Those of them that are regular expressions."""

_DEPARTMENT_NAME = re.compile(r"[A-Z][\w,&' -]{1,60}")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One kind of code. ``prefix`` and ``number`` are regular expressions without capturing groups.

    A code is written ``name``, one space, number; with ``department`` the department stands in front and the
    number is the department and, if there is one, a figure (``HO DSO``, ``CLG DSO 2``).
    """

    name: str
    prefix: str
    number: str = NUMBER
    title: str = ""
    department: bool = False
    between: str = ""
    """What may stand between the numbers of a list (``SDG 3, target 3.4``), as a regular expression."""
    list_file: str = ""
    """A user's CSV file of its codes; those of the built-in kinds are the reference set."""
    otherwise: str = ""
    """Words for which the name may stand as well."""
    own: bool = False
    """Defined by the document itself."""

    def code(self, number: str, department: str = "") -> str:
        """The canonical form: ``NI 35``, ``HO DSO``, ``CLG DSO 2``."""
        return f"{department} {self.name} {number}".strip() if department else f"{self.name} {number}"


@dataclass(frozen=True, slots=True, eq=False)
class Schemes:
    """The kinds of code that a run knows, and the departments that may stand in front of a DSO.

    Compared by identity, so that patterns are made once for each set.
    """

    schemes: tuple[Scheme, ...]
    departments: Mapping[str, str] = field(default_factory=dict)
    """Case-folded spelling -> short name: ``home office`` -> ``HO``."""

    def named(self, name: str) -> Scheme | None:
        return next((s for s in self.schemes if s.name.casefold() == name.casefold()), None)

    def with_own(self, names: Iterable[str]) -> Schemes:
        """These and the document's own kinds of code, told by their prefix alone."""
        fresh = {name: None for name in names if not self.named(name)}
        return Schemes((*self.schemes, *map(own_scheme, fresh)), self.departments) if fresh else self


def own_scheme(name: str) -> Scheme:
    words = r"\s+".join(re.escape(word) for word in name.split())
    if words[-1:] == "y":
        words = f"{words[:-1]}(?:y|ies)"
    return Scheme(name, rf"{words}(?:['’]?s(?![a-z]))?(?:\s+(?i:nos?|refs?)\b\.?)?", own=True)


@lru_cache(maxsize=4)
def load_schemes(extra: str = "") -> Schemes:
    """The built-in kinds of code and those of a user's TOML file, which may also change settings of the built-in ones.

    Raises UsageError where that file is unusable.
    """
    tables = {name: table | {"list": ""} for name, table in built_in().items()}
    for name, table in (_read_user(extra) if extra else {}).items():
        beside = {"list": str(Path(extra).parent / table["list"])} if table.get("list") else {}
        tables[name] = tables.get(name, {}) | table | beside
    return Schemes(tuple(_scheme(name, table) for name, table in tables.items()), _departments())


def _read_user(file: str) -> dict[str, Any]:
    tables = read_toml(file, "code schemes")
    for name, table in tables.items():
        _check(name, table, file)
    return tables


def _check(name: str, table: object, where: str) -> None:
    if not isinstance(table, dict):
        raise UsageError(f"the scheme {name!r} is no table.", where, f"Write [{name}] and, below it, its settings.")
    if unknown := sorted(set(table) - KEYS):
        known = ", ".join(sorted(KEYS))
        raise UsageError(f"the scheme {name!r} has the unknown setting {unknown[0]!r}.", where, f"There are: {known}.")
    for key in PATTERNS & table.keys():
        _check_pattern(table[key], f"the {key} of the scheme {name!r}", where)


def _check_pattern(pattern: object, what: str, where: str) -> None:
    """A pattern that matches nothing at all would find a code at every place of a text.

    It will stand inside a larger one, where flags for the whole and names of groups have no place.
    """
    try:
        compiled = re.compile(f"(?:)(?:{pattern})")
    except re.error as error:
        raise UsageError(f"{what} is no regular expression: {error}.", where) from error
    if compiled.groupindex:
        raise UsageError(f"{what} names a group.", where, "Write (?:…) instead.")
    if compiled.match(""):
        raise UsageError(f"{what} matches empty text.", where, "Say what must stand there.")


def _scheme(name: str, table: Mapping[str, Any]) -> Scheme:
    return Scheme(
        name, str(table.get("prefix", re.escape(name))), str(table.get("number", NUMBER)), str(table.get("title", "")),
        bool(table.get("department", False)), str(table.get("between", "")), str(table.get("list", "")),
        str(table.get("otherwise", "")),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _departments() -> dict[str, str]:
    """Every spelling of a department in the reference set, longest first, with its short name.

    A name that two departments went over to (BIS) stands for neither and is its own short name.
    """
    shorts: dict[str, set[str]] = defaultdict(set)
    printed: dict[str, str] = {}
    for row in rows_of(list_files()["DSO"]):
        short = row["code"].removesuffix(" DSO")
        for spelling in (short, *_spellings(row)):
            shorts[spelling.casefold()].add(short)
            printed.setdefault(spelling.casefold(), spelling)
    found = {name: min(owners) if len(owners) == 1 else printed[name] for name, owners in shorts.items()}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _spellings(row: Mapping[str, str]) -> list[str]:
    names = [row["department"].split(" (")[0], *row["spelled_out_variants"].split(";")]
    names += [alias.strip().removesuffix(" DSO") for alias in row["aliases"].split(";")]
    return [name.strip() for name in names if _DEPARTMENT_NAME.fullmatch(name.strip()) and "DSO" not in name]
