"""The reference sets that ship with the program: titles and links of codes, and how sure each is."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Any

from hcingest.model.plan import GlossaryEntry

SURE = "sourced"  # the only confidence that counts as verified

_PART = re.compile(r"(?P<whole>.*[0-9])(?:[a-z]|\.[0-9a-d]{1,2}(?:\.[0-9])?)")
_BETWEEN_TITLES = re.compile(r";\s+(?![^(]*\))")
_REMARK = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """A code's title and links in the reference set. Confidence: ``verified`` or ``unverified``."""

    code: str
    scheme: str
    number: str
    title: str
    other_titles: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    title_confidence: str = "unverified"
    link_confidence: str = ""

    def as_glossary(self) -> GlossaryEntry:
        return GlossaryEntry(
            self.code, self.scheme, self.number, self.title, self.linked, "reference", self.title_confidence,
            self.link_confidence, self.title,
        )  # fmt: skip


@lru_cache(maxsize=1)
def built_in() -> dict[str, dict[str, Any]]:
    """The kinds of code that ship with the program, as ``schemes.toml`` sets them."""
    return tomllib.loads(resources.files(__package__).joinpath("schemes.toml").read_text(encoding="utf-8"))


def list_files() -> dict[str, str]:
    """Kind of code -> its list, a file in the package's folder ``reference``."""
    return {name: table["list"] for name, table in built_in().items()}


def rows_of(file: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath("reference", file).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@lru_cache(maxsize=1)
def reference() -> dict[str, ReferenceEntry]:
    """All entries by canonical code, in the order of the sets."""
    entries = [_entry(scheme, row) for scheme, file in list_files().items() for row in rows_of(file)]
    return {entry.code: entry for entry in entries}


def known(code: str) -> ReferenceEntry | None:
    """The entry of a code. A part of a code (``NI 195a``, ``SDG 16.1``, ``CLG DSO 2``) has the whole's, unverified."""
    if code in reference():
        return reference()[code]
    whole = reference().get(whole_of(code))
    return whole and replace(
        whole,
        code=code,
        number=_number(whole.scheme, code),
        title_confidence="unverified",
        link_confidence="unverified",
    )


def whole_of(code: str) -> str:
    """The code that a lettered, dotted or (DSO) numbered one is a part of; "" where it is no part."""
    if " DSO " in code:
        return code.partition(" DSO ")[0] + " DSO"
    part = _PART.fullmatch(code)
    return part.group("whole").partition(".")[0] if part else ""


def _entry(scheme: str, row: dict[str, str]) -> ReferenceEntry:
    code = " ".join(row["code"].split())
    linked = tuple(link for key in ("psa", "dso") for link in re.split(r";\s*", row.get(key, "") or "") if link)
    others = tuple(_REMARK.sub("", t) for t in _BETWEEN_TITLES.split(row.get("alt_titles", "") or "") if t)
    title = row.get("title") or row.get("department", "")
    link_confidence = _sure(row.get("link_confidence", "")) if linked else ""
    number = _number(scheme, code)
    return ReferenceEntry(code, scheme, number, title, others, linked, _sure(row["confidence"]), link_confidence)


def _number(scheme: str, code: str) -> str:
    """The code without its kind: ``35``, ``CLG 2``, ``HO``."""
    return f" {code} ".replace(f" {scheme} ", " ").strip()


def _sure(confidence: str) -> str:
    return "verified" if confidence == SURE else "unverified"
