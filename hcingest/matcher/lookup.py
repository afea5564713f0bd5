"""Codes looked up by hand: by code, by words of the title, or a whole scheme."""

from __future__ import annotations

import re

from hcingest.errors import UsageError
from hcingest.matcher.recognition import recognise
from hcingest.matcher.reference_set import FILES, known, reference
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import GlossaryEntry

ALIKE = 70.0
"""rapidfuzz.fuzz.token_set_ratio, 0-100; titles below share hardly a word with what was asked."""

MISSPELT = 85.0
"""rapidfuzz.fuzz.partial_ratio, 0-100; asked second, for words that stand in no title but nearly do."""

MOST = 10  # results

_NUMBER = re.compile(r"\d{1,3}(?:\.(?:\d{1,2}|[a-d])(?:\.\d)?)?")
_SCHEME = re.compile(rf"\b(?:{'|'.join(FILES)})(?=\b|\s*\d)", re.IGNORECASE)


def look_up(words: str) -> list[GlossaryEntry]:
    """Entries for codes (``NI 35``, ``ni35``), for a kind of code (``DSO``: all of them), or for words of a title, the likest
    first; [] where nothing fits."""
    if words.strip().upper() in FILES:
        return list_scheme(words)
    asked = _SCHEME.sub(lambda match: match.group().upper(), words)
    codes = [mention.code for mention in recognise(asked, load_schemes())] or _by_number(words.strip())
    if not codes:
        return _by_title(words)
    entries = [known(code) for code in dict.fromkeys(codes)]
    return [entry.as_glossary() for entry in entries if entry]


def _by_number(number: str) -> list[str]:
    """The codes of all kinds with a number that is asked for alone: ``35``; with points only the UN's (``16.1``)."""
    if not _NUMBER.fullmatch(number):
        return []
    return (
        [f"SDG {number}"] if "." in number else [code for kind in FILES if (code := f"{kind} {number}") in reference()]
    )


def list_scheme(scheme: str) -> list[GlossaryEntry]:
    """All entries of a scheme. Raises UsageError for a scheme that has no reference list."""
    name = scheme.strip().upper()
    if name not in FILES:
        raise UsageError(f"there is no reference list of {scheme!r}.", way_out=f"There are: {', '.join(FILES)}.")
    return [entry.as_glossary() for entry in reference().values() if entry.scheme == name]


def _by_title(words: str) -> list[GlossaryEntry]:
    from rapidfuzz import fuzz, process, utils

    titles = {code: " ".join((entry.title, *entry.other_titles)) for code, entry in reference().items()}
    process_text = utils.default_process
    results = process.extract(
        words, titles, scorer=fuzz.token_set_ratio, processor=process_text, score_cutoff=ALIKE, limit=MOST
    ) or process.extract(
        words, titles, scorer=fuzz.partial_ratio, processor=process_text, score_cutoff=MISSPELT, limit=MOST
    )
    return [reference()[code].as_glossary() for _, _, code in results]
