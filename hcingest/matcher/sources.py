"""Who explains a code: the document's glossary first, then the user's, then the reference set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hcingest.matcher.reference_set import known, whole_of
from hcingest.model.place import NOWHERE
from hcingest.model.plan import GlossaryEntry


@dataclass(frozen=True, slots=True)
class Sources:
    """The document's and the user's entries by code."""

    document: Mapping[str, GlossaryEntry]
    user: Mapping[str, GlossaryEntry]
    _found: dict[str, GlossaryEntry | None] = field(default_factory=dict)

    def explain(self, code: str) -> GlossaryEntry | None:
        """The first entry for a code; a part of a code (``NI 195a``) has the whole's, unverified. None: in no list."""
        if code not in self._found:
            self._found[code] = self._explain(code)
        return self._found[code]

    def _explain(self, code: str) -> GlossaryEntry | None:
        for entries in (self.document, self.user):
            if code in entries:
                return entries[code]
        for entries in (self.document, self.user):
            if whole := entries.get(whole_of(code)):
                return _part(whole, code)
        entry = known(code)
        return entry.as_glossary() if entry else None

    def linked_to(self) -> frozenset[str]:
        """The codes that the document's entries are linked to."""
        return frozenset(code for entry in self.document.values() for code in entry.linked)

    def lists(self, code: str) -> bool:
        """Whether the document or the user explains a code, or the one that it is a part of."""
        return any(name in entries for entries in (self.document, self.user) for name in (code, whole_of(code)))

    def document_covers(self, code: str) -> bool:
        return code in self.document or whole_of(code) in self.document


def _part(whole: GlossaryEntry, code: str) -> GlossaryEntry:
    number = code.removeprefix(f"{whole.scheme} ")
    return replace(whole, code=code, number=number, title_confidence="unverified", pieces=(), place=NOWHERE, pages=())
