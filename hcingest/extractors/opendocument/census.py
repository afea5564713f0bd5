"""The second count for OpenDocument: words straight from the XML of content and page styles, with expat."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from xml.parsers import expat

from hcingest.model.document import Census

_PARAGRAPHS = frozenset({"text p", "text h"})
_PARTING = frozenset({"text s", "text tab", "text line-break"})
_APART = frozenset(
    {
        "text note-citation",
        "drawing frame",
        "svg-compatible title",
        "svg-compatible desc",
        "text script",
        "meta creator-initials",
    }
)
"""Elements inside paragraphs whose own letters are none of its words; paragraphs in them count again."""


def count_words(data: bytes) -> Census:
    """The words of an .odt as its XML spells them."""
    counts: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in ("content.xml", "styles.xml"):
            if name in archive.namelist():
                letters = _Letters()
                letters.parse(archive.read(name))
                counts.update("".join(letters.text).split())
    return Census("the XML's text", dict(counts))


class _Letters:
    """The letters inside paragraphs; a stack says for each open element whether letters there count."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.counts = [False]

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.Parse(data, True)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        known = f"{space.split(':')[-2]} {local}" if space.count(":") > 1 else local
        if known in _PARAGRAPHS or known in _PARTING:
            self.text.append(" ")
        inside = self.counts[-1] and known not in _APART and "xmlns" in space
        self.counts.append(known in _PARAGRAPHS or inside)

    def end(self, name: str) -> None:
        self.counts.pop()
        if name.endswith((" p", " h")):
            self.text.append(" ")

    def characters(self, text: str) -> None:
        if self.counts[-1]:
            self.text.append(text)
