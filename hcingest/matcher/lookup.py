"""Codes looked up by hand: by code, by words of the title, or a whole scheme."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process, utils

from hcingest.errors import UsageError
from hcingest.matcher.recognition import recognise
from hcingest.matcher.reference_set import FILES, ReferenceEntry, reference
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import GlossaryEntry

ALIKE = 70.0  # rapidfuzz.fuzz.token_set_ratio, 0-100; titles below share hardly a word with what was asked
MOST = 10  # results


def look_up(words: str) -> list[GlossaryEntry]:
    """Entries for codes (``NI 35``, ``ni35``) or for words of a title, the likest first; [] where nothing fits."""
    found = [reference()[m.code] for m in recognise(_as_code(words), load_schemes()) if m.code in reference()]
    return [_shown(entry) for entry in found] or [_shown(entry) for entry in _by_title(words)]


def list_scheme(scheme: str) -> list[GlossaryEntry]:
    """All entries of a scheme. Raises UsageError for a scheme that has no reference list."""
    name = scheme.upper()
    if name not in FILES:
        raise UsageError(f"there is no reference list of {scheme!r}.", way_out=f"There are: {', '.join(FILES)}.")
    return [_shown(entry) for entry in reference().values() if entry.scheme == name]


def _as_code(words: str) -> str:
    """Prefixes as schemes write them: ``ni35`` -> ``NI35``, ``defra dso`` -> ``defra DSO``."""
    return re.sub(r"\b(ni|psa|dso|sdg)(?=\b|\s*\d)", lambda m: m.group().upper(), words, flags=re.IGNORECASE)


def _by_title(words: str) -> list[ReferenceEntry]:
    titles = {code: " ".join((e.title, *e.other_titles)) for code, e in reference().items()}
    results = process.extract(
        words, titles, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=ALIKE, limit=MOST
    )
    return [reference()[code] for _, _, code in results]


def _shown(entry: ReferenceEntry) -> GlossaryEntry:
    return GlossaryEntry(
        entry.code, entry.scheme, entry.number, entry.title, entry.linked, "reference", entry.title_confidence, entry.link_confidence,
        entry.title,
    )  # fmt: skip
