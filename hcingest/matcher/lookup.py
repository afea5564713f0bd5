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

_SCHEME = re.compile(rf"\b(?:{'|'.join(FILES)})(?=\b|\s*\d)", re.IGNORECASE)


def look_up(words: str) -> list[GlossaryEntry]:
    """Entries for codes (``NI 35``, ``ni35``) or for words of a title, the likest first; [] where nothing fits."""
    asked = _SCHEME.sub(lambda match: match.group().upper(), words)
    mentions = recognise(asked, load_schemes())
    if not mentions:
        return _by_title(words)
    entries = [known(code) for code in dict.fromkeys(mention.code for mention in mentions)]
    return [entry.as_glossary() for entry in entries if entry]


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
