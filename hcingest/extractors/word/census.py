"""The second count for Word: words straight from the XML of every story part, by a route of its own.

It opens the zip archive itself and reads the parts with expat, element by element, where the reader walks lxml's
trees; it knows no styles, no tables and no paragraphs, only which elements hold letters and which part them.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from xml.parsers import expat

from hcingest.model.document import Census

STORIES = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_DRAWN = frozenset({"chart", "diagramData"})
_LETTERS = frozenset({"t", "delText"})
_PARTING = frozenset({"p", "br", "tab", "cr", "tc", "ptab", "pt"})
_SIGN_FONTS = ("wingdings", "webdings", "symbol")  # their letters are signs, not words

_Attributes = dict[str, str]


def count_words(data: bytes) -> Census:
    """The words of a .docx as its XML spells them: main part, the stories it points to, their charts and diagrams."""
    counts: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for name in _story_parts(archive, names):
            letters = _Letters()
            _parse(archive.read(name), letters.start, letters.end, letters.characters)
            counts.update("".join(letters.text).split())
    return Census("the XML's text", dict(counts))


def _story_parts(archive: zipfile.ZipFile, names: set[str]) -> list[str]:
    main = next((t for kind, t in _targets(archive, "", names) if kind == "officeDocument"), "word/document.xml")
    stories = [main, *(t for kind, t in _targets(archive, main, names) if kind in STORIES)]
    drawn = [t for story in stories for kind, t in _targets(archive, story, names) if kind in _DRAWN]
    return list(dict.fromkeys([*stories, *drawn]))


def _targets(archive: zipfile.ZipFile, part: str, names: set[str]) -> Iterator[tuple[str, str]]:
    """(kind, part name) of what a part points to inside the archive."""
    folder, base = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", base + ".rels")
    found: list[_Attributes] = []
    if relations in names:
        _parse(archive.read(relations), lambda name, attributes: found.append(attributes))
    for relation in found:
        target = relation.get("Target", "")
        path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        if relation.get("TargetMode") != "External" and path in names:
            yield relation.get("Type", "").rsplit("/", 1)[-1], path


def _parse(
    data: bytes,
    start: Callable[[str, _Attributes], object],
    end: Callable[[str], object] | None = None,
    characters: Callable[[str], object] | None = None,
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(data, True)


class _Letters:
    """The letters of one part: what stands in text elements, without the second branch of alternatives."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.reading = False
        self.signs = False
        self.skipped = 0
        self.chosen: list[bool] = []

    def start(self, name: str, attributes: _Attributes) -> None:
        local = name.rsplit(" ", 1)[-1]
        if self.skipped or (local == "Fallback" and self.chosen and self.chosen[-1]):
            self.skipped += 1
        elif local == "AlternateContent":
            self.chosen.append(False)
        elif local == "Choice" and self.chosen:
            self.chosen[-1] = True
        elif local == "r":
            self.signs = False
        elif local == "rFonts":
            fonts = [value for key, value in attributes.items() if key.endswith((" ascii", " hAnsi"))]
            self.signs = any(font.casefold().startswith(_SIGN_FONTS) for font in fonts)
        elif local == "textpath":
            self.text.append(f" {attributes.get('string', '')} ")
        elif local in _LETTERS:
            self.reading = not self.signs
        elif local in _PARTING:
            self.text.append(" ")

    def end(self, name: str) -> None:
        local = name.rsplit(" ", 1)[-1]
        if self.skipped:
            self.skipped -= 1
        elif local == "AlternateContent":
            self.chosen.pop()
        elif local in _LETTERS:
            self.reading = False
        elif local == "p":
            self.text.append(" ")

    def characters(self, text: str) -> None:
        if self.reading and not self.skipped:
            self.text.append(text)
