"""The stories beside the body: headers and footers, footnotes and endnotes, comments, each read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from hcingest.extractors.word.body import story_block
from hcingest.extractors.word.drawings import take_word_art
from hcingest.extractors.word.numbering import formatted
from hcingest.extractors.word.package import Package, W
from hcingest.extractors.word.walk import Walk
from hcingest.model.place import Place
from hcingest.model.table import Block, BlockKind
from hcingest.model.words import PLAIN, Pieces, whole

_RUNNING: dict[str, BlockKind] = {"header": "page-header", "footer": "page-footer"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}  # where the file does not say (ECMA-376 part 1, 17.11)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


Part = tuple[str, etree._Element, str]
"""(kind of relation, root element, name) of the part of a story."""


def other_stories(parts: Iterable[Part], walk: Walk, note_forms: Mapping[str, str] = _NOTE_FORMS) -> Iterator[Block]:
    """Headers and footers with their watermarks, notes, comments. ``note_forms``: how notes of each kind are numbered."""
    walk.story.pages.marked = False
    running: dict[tuple[str, str], Block] = {}
    marks = _note_marks(walk, note_forms)
    for kind, root, name in parts:
        walk.story.part = name
        if kind in _RUNNING:
            _add_running(root, _RUNNING[kind], running, walk)
        elif kind == "comments":
            yield from _each(root, "comment", "comment", walk, {})
        elif kind in _NOTES:
            yield from _each(root, _NOTES[kind], "note", walk, marks)
    yield from running.values()


def parts_of(package: Package, main: str) -> Iterator[Part]:
    """The parts of a .docx that hold stories beside the body."""
    for kind, name in package.related(main):
        if kind in _RUNNING or kind in _NOTES or kind == "comments":
            yield kind, package.tree(name), name


def _add_running(root: etree._Element, kind: BlockKind, running: dict[tuple[str, str], Block], walk: Walk) -> None:
    """Headers of the same text (first page, even pages) are one block that owns the words of all."""
    found: list[Block | None] = []
    for text in take_word_art(root):
        found.append(_watermark(text, walk))
    found.append(story_block(root, kind, walk))
    for block in found:
        if block is None:
            continue
        known = running.get((block.kind, block.text))
        pieces: Pieces = (*known.pieces, *block.pieces) if known else block.pieces
        shown = known.text if known else ""
        running[block.kind, block.text] = Block(block.kind, pieces, place=block.place, shown=shown)


def _watermark(text: str, walk: Walk) -> Block:
    words = (walk.story.add(token, PLAIN, None) for token in text.split())
    return Block("watermark", tuple(whole(word) for word in words), place=Place(name="watermark"))


def _each(
    root: etree._Element, tag: str, kind: BlockKind, walk: Walk, marks: dict[tuple[str, str], str]
) -> Iterator[Block]:
    for element in root.iterfind(W + tag):
        if element.get(W + "type") in _SEPARATORS:
            continue
        mark = marks.get((tag, element.get(W + "id", "")), "")
        block = story_block(element, kind, walk, mark)
        if block:
            yield block


def _note_marks(walk: Walk, forms: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The mark of each note by its kind and id: its number in the order in which the text points to notes."""
    marks: dict[tuple[str, str], str] = {}
    counts = dict.fromkeys(_NOTE_FORMS, 0)
    for note in walk.story.notes:
        if note not in marks:
            counts[note[0]] += 1
            marks[note] = formatted(counts[note[0]], forms[note[0]])
    return marks


def note_forms(package: Package, main: str) -> dict[str, str]:
    """How a .docx numbers its footnotes and endnotes."""
    forms = dict(_NOTE_FORMS)
    for kind, name in package.related(main):
        if kind == "settings":
            forms |= _said_forms(package.tree(name))
    return forms


def _said_forms(settings: etree._Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for kind in _NOTE_FORMS:
        form = settings.find(f"{W}{kind}Pr/{W}numFmt")
        if form is not None:
            said[kind] = form.get(W + "val", "decimal")
    return said
