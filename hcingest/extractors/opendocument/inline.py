"""The text of OpenDocument paragraphs as runs of WordprocessingML, so that one reader reads both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.opendocument.names import DRAW, OFFICE, SVG, TEXT, XML
from hcingest.extractors.opendocument.styles import Styles
from hcingest.extractors.word.drawings import V
from hcingest.extractors.word.package import W
from hcingest.extractors.word.styles import SILENT, Look

_SILENT = frozenset({
    TEXT + "note-citation", TEXT + "tracked-changes", TEXT + "script", TEXT + "sequence-decls", OFFICE + "forms",
    OFFICE + "event-listeners", SVG + "title", SVG + "desc", DRAW + "glue-point", TEXT + "number",
})  # fmt: skip
_SPACES = {
    TEXT + "s": "t",
    TEXT + "tab": "tab",
    TEXT + "line-break": "br",
}
_SHAPES = frozenset(
    DRAW + name
    for name in ("custom-shape", "ellipse", "circle", "rect", "path", "polygon", "frame", "text-box", "line")
)
_DEFAULT_SHAPES = frozenset({DRAW + "custom-shape", DRAW + "ellipse", DRAW + "circle", DRAW + "rect"})


@dataclass
class Draft:
    """What is known on the way through an OpenDocument file: its styles, its tracked changes, its notes so far."""

    styles: Styles
    deletions: dict[str, etree._Element] = field(default_factory=dict)
    insertions: set[str] = field(default_factory=set)
    inserting: set[str] = field(default_factory=set)
    stories: dict[str, etree._Element] = field(default_factory=dict)
    """``footnotes``, ``endnotes`` and ``comments`` in WordprocessingML."""
    blocks: Callable[[etree._Element, etree._Element], None] = lambda source, target: None
    """Translates paragraphs and tables inside a box, note or comment; set by the module that does so."""

    def story(self, kind: str) -> etree._Element:
        if kind not in self.stories:
            self.stories[kind] = etree.Element(W + kind)
        return self.stories[kind]


def read_changes(body: etree._Element, draft: Draft) -> None:
    """The tracked changes that a text declares before it begins."""
    for region in body.iter(TEXT + "changed-region"):
        name = region.get(TEXT + "id") or region.get(XML + "id") or ""
        deletion = region.find(TEXT + "deletion")
        if deletion is not None:
            draft.deletions[name] = deletion
        elif region.find(TEXT + "insertion") is not None:
            draft.insertions.add(name)


def add_runs(source: etree._Element, target: etree._Element, draft: Draft, look: Look = SILENT) -> None:
    """All text inside an element, in order, as runs at the end of a w:p."""
    _add_text(source.text, target, draft, look)
    for child in source:
        if isinstance(child.tag, str) and child.tag not in _SILENT:
            _add_child(child, target, draft, look)
        _add_text(child.tail, target, draft, look)


def _add_child(child: etree._Element, target: etree._Element, draft: Draft, look: Look) -> None:
    tag = child.tag
    if tag in _SPACES:
        mark = etree.SubElement(_run(target, draft, look), W + _SPACES[tag])
        mark.text = " " if tag == TEXT + "s" else None
    elif tag in (TEXT + "span", TEXT + "a"):
        add_runs(child, target, draft, draft.styles.look("text", child.get(TEXT + "style-name", "")).over(look))
    elif tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
        add_runs(child, target, draft, Look(hidden=True).over(look))
    elif tag.startswith(TEXT + "change"):
        _add_change(child, target, draft, look)
    elif tag == TEXT + "note":
        _add_note(child, target, draft)
    elif tag == OFFICE + "annotation":
        draft.blocks(child, etree.SubElement(draft.story("comments"), W + "comment"))
    elif tag in _SHAPES:
        _add_shape(child, target, draft)
    else:
        add_runs(child, target, draft, look)


def _run(target: etree._Element, draft: Draft, look: Look) -> etree._Element:
    """A new run, inside a tracked insertion where one is open."""
    home = etree.SubElement(target, W + "ins") if draft.inserting else target
    run = etree.SubElement(home, W + "r")
    if look != SILENT:
        _say(look, etree.SubElement(run, W + "rPr"))
    return run


def _say(look: Look, properties: etree._Element) -> None:
    """A look as run properties."""
    for name, value in (("b", look.bold), ("i", look.italic), ("vanish", look.hidden)):
        if value is not None:
            etree.SubElement(properties, W + name).set(W + "val", "1" if value else "0")
    for name, text in (
        ("sz", str(round(look.size * 2)) if look.size else ""),
        ("color", look.colour[1:] if look.colour else ""),
        ("vertAlign", "superscript" if look.raised else ""),
    ):
        if text:
            etree.SubElement(properties, W + name).set(W + "val", text)
    if look.ground:
        etree.SubElement(properties, W + "shd").set(W + "fill", look.ground)


def _add_text(text: str | None, target: etree._Element, draft: Draft, look: Look) -> None:
    if text:
        etree.SubElement(_run(target, draft, look), W + "t").text = text


def _add_change(child: etree._Element, target: etree._Element, draft: Draft, look: Look) -> None:
    name = child.get(TEXT + "change-id", "")
    if child.tag == TEXT + "change-start" and name in draft.insertions:
        draft.inserting.add(name)
    elif child.tag == TEXT + "change-end":
        draft.inserting.discard(name)
    elif child.tag == TEXT + "change" and name in draft.deletions:
        deleted = etree.SubElement(target, W + "del")
        for paragraph in draft.deletions[name].iter(TEXT + "p", TEXT + "h"):
            add_runs(paragraph, deleted, Draft(draft.styles), look)
            _add_text(" ", deleted, Draft(draft.styles), look)


def _add_note(child: etree._Element, target: etree._Element, draft: Draft) -> None:
    kind = "endnote" if child.get(TEXT + "note-class") == "endnote" else "footnote"
    story = draft.story(f"{kind}s")
    number = str(len(story) + 1)
    etree.SubElement(_run(target, draft, SILENT), f"{W}{kind}Reference").set(W + "id", number)
    note = etree.SubElement(story, W + kind)
    note.set(W + "id", number)
    body = child.find(TEXT + "note-body")
    if body is not None:
        draft.blocks(body, note)


def _add_shape(child: etree._Element, target: etree._Element, draft: Draft) -> None:
    """A text box or shape: its text as a box of its own, or else its colour."""
    drawing = etree.SubElement(_run(target, draft, SILENT), W + "pict")
    shape = etree.SubElement(drawing, V + ("oval" if child.tag in _DEFAULT_SHAPES else "shape"))
    box = etree.Element(W + "txbxContent")
    draft.blocks(child, box)
    if len(box):
        shape.append(box)
    else:
        shape.set("fillcolor", draft.styles.shape_fill(child.get(DRAW + "style-name", "")))
