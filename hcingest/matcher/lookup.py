"""Codes looked up by hand: by code, by words of the title, or a whole scheme."""

from __future__ import annotations

import re

from hcingest.errors import UsageError
from hcingest.matcher.recognition import recognise
from hcingest.matcher.reference_set import known, list_files, reference
from hcingest.matcher.schemes import load_schemes
from hcingest.matcher.user_glossary import read_user_glossaries
from hcingest.model.plan import GlossaryEntry

ALIKE = 70.0
"""rapidfuzz.fuzz.token_set_ratio, 0-100; titles below share hardly a word with what was asked."""

MISSPELT = 85.0
"""rapidfuzz.fuzz.partial_ratio, 0-100; asked second, for words that stand in no title but nearly do."""

MOST = 10  # results

_NUMBER = re.compile(r"\d{1,3}(?:\.(?:\d{1,2}|[a-d])(?:\.\d)?)?")


class Lists:
    """The reference sets, and the lists of a user's kinds of code (a TOML file; "" = none)."""

    def __init__(self, schemes: str = "") -> None:
        user = read_user_glossaries((), load_schemes(schemes))
        self._schemes = user.schemes
        self._user = user.entries
        self._kinds = tuple(dict.fromkeys((*list_files(), *(s.name for s in user.schemes.schemes if s.list_file))))

    def look_up(self, words: str) -> list[GlossaryEntry]:
        """Entries for codes (``NI 35``, ``ni35``), for a kind of code (``DSO``: all of them), or for words of a title,
        the likest first; [] where nothing fits."""
        if self._kind(words):
            return self.all_of(words)
        codes = [m.code for m in recognise(self._in_capitals(words), self._schemes)] or self._by_number(words.strip())
        if not codes:
            return self._by_title(words)
        return [entry for code in dict.fromkeys(codes) if (entry := self._explain(code))]

    def all_of(self, scheme: str) -> list[GlossaryEntry]:
        """All entries of a scheme. Raises UsageError for a scheme that has no list."""
        name = self._kind(scheme)
        if not name:
            raise UsageError(
                f"there is no reference list of {scheme!r}.", way_out=f"There are: {', '.join(self._kinds)}."
            )
        return [entry for entry in self._entries() if entry.scheme == name]

    def _entries(self) -> list[GlossaryEntry]:
        """The user's first, as they explain codes first."""
        rest = [entry.as_glossary() for code, entry in reference().items() if code not in self._user]
        return [*self._user.values(), *rest]

    def _explain(self, code: str) -> GlossaryEntry | None:
        entry = known(code)
        return self._user.get(code) or (entry.as_glossary() if entry else None)

    def _kind(self, name: str) -> str:
        return next((kind for kind in self._kinds if kind.casefold() == name.strip().casefold()), "")

    def _in_capitals(self, words: str) -> str:
        """Names of kinds of code as they are written: ``ni 35`` -> ``NI 35``."""
        names = rf"\b(?:{'|'.join(map(re.escape, self._kinds))})(?=\b|\s*\d)"
        return re.sub(names, lambda match: self._kind(match.group()), words, flags=re.IGNORECASE)

    def _by_number(self, number: str) -> list[str]:
        """The codes of all kinds with a number that is asked for alone: ``35``; with points only the UN's (``16.1``)."""
        if not _NUMBER.fullmatch(number):
            return []
        listed = [code for kind in self._kinds if self._is_listed(code := f"{kind} {number}")]
        return listed or ([f"SDG {number}"] if "." in number else [])

    def _is_listed(self, code: str) -> bool:
        return code in self._user or code in reference()

    def _by_title(self, words: str) -> list[GlossaryEntry]:
        from rapidfuzz import fuzz, process, utils

        entries = {entry.code: entry for entry in self._entries()}
        titles = {code: " ".join((entry.title, *_other_titles(code))) for code, entry in entries.items()}
        process_text = utils.default_process
        results = process.extract(
            words, titles, scorer=fuzz.token_set_ratio, processor=process_text, score_cutoff=ALIKE, limit=MOST
        ) or process.extract(
            words, titles, scorer=fuzz.partial_ratio, processor=process_text, score_cutoff=MISSPELT, limit=MOST
        )
        return [entries[code] for _, _, code in results]


def _other_titles(code: str) -> tuple[str, ...]:
    return reference()[code].other_titles if code in reference() else ()
