"""The reference sets that ship with the program: titles and links of codes, and how sure each is."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

FILES = {
    "NI": "national_indicators.csv",
    "PSA": "public_service_agreements.csv",
    "DSO": "departmental_strategic_objectives.csv",
    "SDG": "sustainable_development_goals.csv",
}
SURE = "sourced"  # the only confidence that counts as verified


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


def rows_of(file: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath("reference", file).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@lru_cache(maxsize=1)
def reference() -> dict[str, ReferenceEntry]:
    """All entries by canonical code, in the order of the sets."""
    found: dict[str, ReferenceEntry] = {}
    for scheme, file in FILES.items():
        for row in rows_of(file):
            entry = _entry(scheme, row)
            found[entry.code] = entry
    return found


def _entry(scheme: str, row: dict[str, str]) -> ReferenceEntry:
    code = " ".join(row["code"].split())
    number = code.removeprefix(f"{scheme} ") if scheme != "DSO" else code.replace(" DSO", "")
    linked = tuple(link for key in ("psa", "dso") for link in re.split(r";\s*", row.get(key, "") or "") if link)
    others = tuple(t for t in re.split(r"\s*\|\s*|;\s+", row.get("alt_titles", "") or "") if t)
    title = row.get("title") or row.get("department", "")
    link_confidence = _sure(row.get("link_confidence", "")) if linked else ""
    return ReferenceEntry(code, scheme, number, title, others, linked, _sure(row["confidence"]), link_confidence)


def _sure(confidence: str) -> str:
    return "verified" if confidence == SURE else "unverified"
