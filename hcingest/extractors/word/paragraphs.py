"""A paragraph's runs become words: what Word shows, what is hidden, what was deleted or moved away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from hcingest.extractors.word.package import W
from hcingest.extractors.word.styles import Look, Styles, look_of
from hcingest.model.words import Gap, Piece, Style, Word, whole

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

State = Literal["shown", "hidden", "deleted"]
SPACES = frozenset(
    " \t\r\n\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff"
)

_INSERTED = frozenset({W + "ins", W + "moveTo"})
_DELETED = frozenset({W + "del", W + "moveFrom"})
_TEXT = frozenset({W + "t", W + "delText", M + "t"})
_SILENT = frozenset({
    W + "instrText", W + "delInstrText", W + "rPr", W + "pPr", W + "sdtPr", W + "sdtEndPr", W + "rubyPr", W + "fldData",
    W + "footnoteRef", W + "endnoteRef", W + "annotationRef", W + "smartTagPr", W + "customXmlPr", W + "tblPr", W + "object",
})  # fmt: skip
_CHARACTERS = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-"}
_LINE_ENDS = frozenset({W + "br", W + "cr"})
_BOXES = frozenset({W + "drawing", W + "pict", W + "object"})
_SYMBOL_FONTS = {
    "f0b7": "•",
    "f0a7": "▪",
    "f0fc": "✔",
    "f0fb": "✘",
    "f0d8": "➢",
    "f06f": "□",
    "f0a8": "□",
    "f0fe": "☑",
    "f0e0": "→",
}


@dataclass
class Story:
    """The words of a document as they are met, numbered in reading order."""

    styles: Styles
    accept: bool = True
    words: list[Word] = field(default_factory=list)
    looks: dict[Look, Style] = field(default_factory=dict)
    inserted: int = 0
    deleted: int = 0

    def style(self, look: Look) -> Style:
        found = self.looks.get(look)
        if found is None:
            found = self.looks[look] = look.style()
        return found

    def add(self, text: str, style: Style) -> Word:
        word = Word(len(self.words), text, style=style)
        self.words.append(word)
        return word


@dataclass
class Paragraph:
    """What one paragraph holds: pieces by state, and the text boxes anchored in it."""

    shown: list[Piece] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    deleted: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    has_inserted: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """One character or break on the way to words."""

    text: str
    state: State
    look: Look
    gap: Gap = Gap.NONE


@dataclass
class _Reader:
    """The walk through one paragraph: the state of fields and the characters so far."""

    story: Story
    base: Look
    marks: list[_Mark] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """For each complex field that is open: whether its result is being read."""

    @property
    def in_code(self) -> bool:
        return any(not result for result in self.fields)


def read_paragraph(element: etree._Element, story: Story, base: Look) -> Paragraph:
    """The words of a w:p. ``base`` is the look of its paragraph style over the document's defaults."""
    reader = _Reader(story, base)
    _walk(element, reader, "shown", Look())
    paragraph = Paragraph(boxes=reader.boxes)
    _to_words(reader.marks, story, paragraph)
    return paragraph


def _walk(element: etree._Element, reader: _Reader, state: State, look: Look) -> None:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or (tag in _SILENT and tag not in _BOXES):
            continue
        if tag == W + "r":
            _run(child, reader, state)
        elif tag in _INSERTED or tag in _DELETED:
            _walk(child, reader, _revised(tag, state, reader.story), look)
        elif tag == MC + "AlternateContent":
            _walk(_alternative(child), reader, state, look)
        elif tag in _BOXES:
            reader.boxes.extend(_box_contents(child))
        elif tag == M + "t":
            _put(child.text or "", reader, state, look)
        else:
            _walk(child, reader, state, look)


def _revised(tag: str, state: State, story: Story) -> State:
    """The state of tracked text: an insertion is shown when changes are accepted, a deletion when they are undone."""
    if state != "shown":
        return state
    kept = (tag in _INSERTED) == story.accept
    return "shown" if kept else "deleted"


def _alternative(element: etree._Element) -> etree._Element:
    """The one branch of mc:AlternateContent that is read: Word shows one of them, never both."""
    choice = element.find(MC + "Choice")
    fallback = element.find(MC + "Fallback")
    chosen = choice if choice is not None else fallback
    return chosen if chosen is not None else element


def _box_contents(element: etree._Element) -> Iterator[etree._Element]:
    """The w:txbxContent elements of a drawing, outermost ones only, each alternative once."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            yield from _box_contents(_alternative(child))
        else:
            yield from _box_contents(child)


def _run(run: etree._Element, reader: _Reader, state: State) -> None:
    own = look_of(run.find(W + "rPr"))
    character_style = run.find(f"{W}rPr/{W}rStyle")
    if character_style is not None:
        named = reader.story.styles.by_id.get(character_style.get(W + "val", ""))
        own = own.over(named.look) if named else own
    look = own.over(reader.base)
    if look.hidden and state == "shown":
        state = "hidden"
    for child in run:
        if isinstance(child.tag, str):
            _run_child(child, reader, state, look)


def _run_child(child: etree._Element, reader: _Reader, state: State, look: Look) -> None:
    tag = child.tag
    if tag in _TEXT:
        _put("" if reader.in_code else child.text or "", reader, state, look)
    elif tag in _CHARACTERS:
        _put(_CHARACTERS[tag], reader, state, look)
    elif tag in _LINE_ENDS:
        reader.marks.append(_Mark(" ", state, look, Gap.LINE))
    elif tag == W + "sym":
        _put(_symbol(child), reader, state, look)
    elif tag in _BOXES:
        reader.boxes.extend(_box_contents(child))
    elif tag == W + "fldChar":
        _field(child, reader)
    else:
        _run_group(child, reader, state, look)


def _run_group(child: etree._Element, reader: _Reader, state: State, look: Look) -> None:
    """Children of a run that hold others: alternatives, and ruby with its base and its reading."""
    if child.tag == MC + "AlternateContent":
        for inner in _alternative(child):
            _run_child(inner, reader, state, look)
    elif child.tag == W + "ruby":
        for part in (child.find(W + "rubyBase"), child.find(W + "rt")):
            if part is not None:
                _walk(part, reader, state, look)
                _put(" ", reader, state, look)


def _field(child: etree._Element, reader: _Reader) -> None:
    kind = child.get(W + "fldCharType")
    if kind == "begin":
        reader.fields.append(False)
    elif kind == "separate" and reader.fields:
        reader.fields[-1] = True
    elif kind == "end" and reader.fields:
        reader.fields.pop()


def _symbol(child: etree._Element) -> str:
    code = child.get(W + "char", "").casefold()
    if code in _SYMBOL_FONTS:
        return _SYMBOL_FONTS[code]
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _put(text: str, reader: _Reader, state: State, look: Look) -> None:
    reader.marks.extend(_Mark(" " if c in SPACES else c, state, look) for c in text)


def _to_words(marks: Sequence[_Mark], story: Story, paragraph: Paragraph) -> None:
    """Characters gathered into words, each state by itself: what is deleted inside a word does not part it."""
    _gather([m for m in marks if m.state == "shown"], story, paragraph.shown)
    _gather([m for m in marks if m.state == "hidden"], story, paragraph.hidden)
    _gather([m for m in marks if m.state == "deleted"], story, paragraph.deleted)


def _gather(marks: Sequence[_Mark], story: Story, pieces: list[Piece]) -> None:
    """The words of one state; superscript inside a word is a word of its own, joined by Gap.NONE."""
    gap = Gap.SPACE
    at = 0
    while at < len(marks):
        mark = marks[at]
        if mark.text == " ":
            gap = max(gap, mark.gap or Gap.SPACE)
            at += 1
            continue
        stop = at
        while stop < len(marks) and marks[stop].text != " " and _same_height(marks[stop], mark):
            stop += 1
        word = story.add("".join(m.text for m in marks[at:stop]), story.style(mark.look))
        pieces.append(whole(word, gap))
        gap = Gap.NONE
        at = stop


def _same_height(one: _Mark, other: _Mark) -> bool:
    """Superscript is a word of its own, so that footnote marks can be told."""
    return bool(one.look.raised) == bool(other.look.raised)
