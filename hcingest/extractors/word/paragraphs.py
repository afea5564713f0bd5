"""A paragraph's runs become words: what Word shows, what is hidden, what was deleted or moved away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from hcingest.extractors.word.drawings import MC, alternative, shape_colours
from hcingest.extractors.word.forms import form_text
from hcingest.extractors.word.package import W
from hcingest.extractors.word.revisions import DELETED, INSERTED
from hcingest.extractors.word.story import Story
from hcingest.extractors.word.styles import SILENT, Look, look_of
from hcingest.extractors.word.symbols import shown, symbol
from hcingest.model.words import Gap, Piece, whole

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

State = Literal["shown", "hidden", "deleted"]

_SPACES = "\t\r\n\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Characters without a shape: places where a word may break, and the direction of writing."""
_AS_SEEN = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_UNSEEN, "") | {"\u2011": "-"})
_TOKENS = re.compile(" +|[^ ]+")

_TEXT = frozenset({W + "t", W + "delText", M + "t"})
_SILENT = frozenset({
    W + "instrText", W + "delInstrText", W + "rPr", W + "pPr", W + "sdtPr", W + "sdtEndPr", W + "rubyPr", W + "fldData",
    W + "footnoteRef", W + "endnoteRef", W + "annotationRef", W + "smartTagPr", W + "customXmlPr", W + "tblPr",
})  # fmt: skip
_CHARACTERS = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-"}
_BOXES = frozenset({W + "drawing", W + "pict", W + "object"})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass
class Paragraph:
    """What one paragraph holds: pieces by state, the text boxes anchored in it, colours of shapes and behind words."""

    shown: list[Piece] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    deleted: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    grounds: set[str] = field(default_factory=set)
    """Highlights and shadings behind its words; "" where a word has none."""
    underlined: bool = False
    """Whether all its words are, by their own doing: links are underlined by a style."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of characters, or a break, on the way to words."""

    text: str
    state: State
    look: Look
    page: int | None
    gap: Gap = Gap.NONE


@dataclass
class _Reader:
    """The walk through one paragraph: the state of fields and the characters so far."""

    story: Story
    base: Look
    marks: list[_Mark] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """For each complex field that is open: whether its result is being read."""

    @property
    def in_code(self) -> bool:
        return any(not result for result in self.fields)

    @property
    def any_word(self) -> bool:
        return bool(self.story.words) or any(mark.text.strip() for mark in self.marks)

    def put(self, text: str, state: State, look: Look, gap: Gap = Gap.NONE) -> None:
        """Characters as a reader sees them; the results of fields inside a field's code are not shown."""
        seen = text.translate(_AS_SEEN)
        if seen:
            state = "hidden" if state == "shown" and self.in_code else state
            self.marks.append(_Mark(seen, state, look, self.story.pages.current, gap))
            self.story.pages.broken_by_hand &= not seen.strip()

    def draw(self, drawing: etree._Element) -> None:
        self.boxes.extend(self.story.boxes(drawing))
        self.shapes.extend(shape_colours(drawing, self.story.theme))


def read_paragraph(elements: Sequence[etree._Element], story: Story, base: Look) -> Paragraph:
    """The words of w:p elements that read as one, their marks between them deleted.

    ``base`` is the look of the paragraph style over the document's defaults.
    """
    reader = _Reader(story, base)
    for element in elements:
        _walk(element, reader, "shown")
    paragraph = Paragraph(boxes=reader.boxes, shapes=reader.shapes)
    _gather([m for m in reader.marks if m.state == "shown"], story, paragraph.shown)
    _gather([m for m in reader.marks if m.state == "hidden"], story, paragraph.hidden)
    _gather([m for m in reader.marks if m.state == "deleted"], story, paragraph.deleted)
    seen = [m.look for m in reader.marks if m.state == "shown" and m.text.strip()]
    paragraph.underlined = bool(seen) and all(look.underlined for look in seen)
    paragraph.grounds.update(m.look.ground or "" for m in reader.marks if m.state == "shown" and m.text.strip())
    return paragraph


def _walk(element: etree._Element, reader: _Reader, state: State) -> None:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SILENT:
            continue
        if tag == W + "r":
            _run(child, reader, state)
        elif tag in INSERTED or tag in DELETED:
            _walk(child, reader, _revised(tag, state, reader.story))
        elif tag == MC + "AlternateContent":
            _walk(alternative(child), reader, state)
        elif tag in _BOXES:
            reader.draw(child)
        elif tag == M + "t":
            reader.put(child.text or "", state, SILENT)
        else:
            _walk(child, reader, state)


def _revised(tag: str, state: State, story: Story) -> State:
    """The state of tracked text: an insertion is shown when changes are accepted, a deletion when they are undone."""
    if state != "shown":
        return state
    return "shown" if (tag in INSERTED) == story.accept else "deleted"


def _run(run: etree._Element, reader: _Reader, state: State) -> None:
    properties = run.find(W + "rPr")
    own, font = look_of(properties, reader.story.theme), _font_of(properties)
    character_style = properties.find(W + "rStyle") if properties is not None else None
    if character_style is not None:
        named = reader.story.styles.by_id.get(character_style.get(W + "val", ""))
        own = own.over(named.look) if named else own
    look = own.over(reader.base)
    if look.hidden and state == "shown":
        state = "hidden"
    for child in run:
        if child.tag in _TEXT:
            reader.put(shown(child.text or "", font), state, look)
        elif isinstance(child.tag, str) and child is not properties:
            _run_child(child, reader, state, look)


def _font_of(properties: etree._Element | None) -> str:
    """The font that a run names itself; only there do symbol fonts stand in practice."""
    fonts = properties.find(W + "rFonts") if properties is not None else None
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


def _run_child(child: etree._Element, reader: _Reader, state: State, look: Look) -> None:
    tag = child.tag
    if tag in _TEXT:
        reader.put(child.text or "", state, look)
    elif tag in _CHARACTERS:
        reader.put(_CHARACTERS[tag], state, look)
    elif tag in (W + "br", W + "cr"):
        _break(child, reader, state, look)
    elif tag == W + "lastRenderedPageBreak":
        reader.story.pages.see_mark(reader.any_word)
    elif tag == W + "sym":
        reader.put(symbol(child.get(W + "char", ""), child.get(W + "font", "")), state, look)
    elif tag in _BOXES:
        reader.draw(child)
    elif tag == W + "fldChar":
        _field(child, reader, state, look)
    else:
        _run_group(child, reader, state, look)


def _run_group(child: etree._Element, reader: _Reader, state: State, look: Look) -> None:
    """Children of a run that hold others (alternatives, ruby with its base and its reading), or point to a note."""
    if child.tag == MC + "AlternateContent":
        for inner in alternative(child):
            _run_child(inner, reader, state, look)
    elif child.tag == W + "ruby":
        for part in (child.find(W + "rubyBase"), child.find(W + "rt")):
            if part is not None:
                _walk(part, reader, state)
                reader.put(" ", state, look)
    elif child.tag in _NOTES and child.get(W + "customMarkFollows") is None and state == "shown":
        reader.story.notes.append((_NOTES[child.tag], child.get(W + "id", "")))


def _break(child: etree._Element, reader: _Reader, state: State, look: Look) -> None:
    if child.get(W + "type") == "page" and state == "shown":
        reader.story.pages.see_break(reader.any_word)
    reader.put(" ", state, look, Gap.LINE)


def _field(child: etree._Element, reader: _Reader, state: State, look: Look) -> None:
    kind = child.get(W + "fldCharType")
    if kind == "begin":
        reader.put(form_text(child), state, look)
        reader.fields.append(False)
    elif kind == "separate" and reader.fields:
        reader.fields[-1] = True
    elif kind == "end" and reader.fields:
        reader.fields.pop()


def _gather(marks: Sequence[_Mark], story: Story, pieces: list[Piece]) -> None:
    """The words of one state: what is deleted inside a word does not part it.

    Superscript inside a word is a word of its own, joined by Gap.NONE, so that footnote marks can be told.
    """
    if not marks:
        return
    gap = Gap.SPACE
    letters: list[str] = []
    first: _Mark | None = None

    def close() -> None:
        if first is not None:
            pieces.append(whole(story.add("".join(letters), story.style(first.look), first.page), gap))
            letters.clear()

    for mark in marks:
        for token in _TOKENS.findall(mark.text):
            if token[0] == " " or (first is not None and bool(mark.look.raised) != bool(first.look.raised)):
                close()
                gap = gap if first is None else Gap.NONE
                first = None
            if token[0] == " ":
                gap = max(gap, mark.gap or Gap.SPACE)
                continue
            first = first or mark
            letters.append(token)
    close()
