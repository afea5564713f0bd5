"""One definition in a glossary: the codes it starts with, its title, the codes behind, and the words it owns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hcingest.matcher.recognition import Mention
from hcingest.matcher.schemes import Schemes
from hcingest.matcher.titles import split_title
from hcingest.model.place import NOWHERE, Place
from hcingest.model.plan import GlossaryEntry
from hcingest.model.words import Pieces, pages_of


@dataclass(eq=False)
class Definition:
    """A definition while it is gathered; lines and cells that go on add to it. ``text`` is what follows the codes."""

    mentions: tuple[Mention, ...]
    text: str
    pieces: Pieces
    place: Place = NOWHERE
    linked: tuple[str, ...] = ()
    first_word: int = field(init=False)

    def __post_init__(self) -> None:
        self.first_word = self.pieces[0].id

    def go_on(self, text: str, pieces: Pieces) -> None:
        self.text = f"{self.text} {text}".strip()
        self.pieces = (*self.pieces, *pieces)

    def entries(self, schemes: Schemes) -> Iterator[GlossaryEntry]:
        """One for each code; the first owns the words."""
        main = self.mentions[0]
        title, behind = split_title(self.text, schemes, main.scheme)
        beside = tuple(m.code for m in self.mentions if m.scheme != main.scheme)
        linked = tuple(dict.fromkeys((*beside, *behind, *self.linked)))
        entry = GlossaryEntry(
            main.code, main.scheme, main.number, title, linked, "document", "printed" if title else "",
            "printed" if linked else "", pages=pages_of(self.pieces), place=self.place, pieces=self.pieces,
        )  # fmt: skip
        yield entry
        for other in self.mentions[1:]:
            if other.scheme == main.scheme:
                yield replace(entry, code=other.code, number=other.number, pieces=())
