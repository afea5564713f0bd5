"""How Word text is set: direct formatting, character and paragraph styles, defaults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from hcingest.extractors.word.attributes import is_on, whole_number
from hcingest.extractors.word.numbering import Reference, reference_of
from hcingest.extractors.word.package import Package, W
from hcingest.extractors.word.shading import Theme, fill_of, named_colour
from hcingest.model.words import Style

NO_THEME = Theme()
DEFAULT_SIZE = 10.0  # points; what Word takes where nothing says otherwise (ECMA-376 part 1, 17.3.2.38)

_Reader = Callable[[etree._Element, Theme, dict[str, object]], None]


@dataclass(frozen=True, slots=True)
class Look:
    """What run properties say; None where they are silent, so that looks can be laid over one another."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    colour: str | None = None
    hidden: bool | None = None
    raised: bool | None = None
    ground: str | None = None
    """The highlight or shading behind the text, ``#rrggbb``."""
    underlined: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, the other below it."""
        if self == SILENT:
            return below
        return Look(*(a if a is not None else b for a, b in zip(self._all(), below._all(), strict=True)))  # type: ignore[arg-type]

    def _all(self) -> tuple[object, ...]:
        return (self.bold, self.italic, self.size, self.colour, self.hidden, self.raised, self.ground, self.underlined)

    def style(self) -> Style:
        return Style(
            self.size or DEFAULT_SIZE, bool(self.bold), bool(self.italic), self.colour or "", bool(self.raised)
        )


SILENT = Look()


def look_of(properties: etree._Element | None, theme: Theme = NO_THEME) -> Look:
    """The look that a w:rPr element says."""
    if properties is None:
        return SILENT
    said: dict[str, object] = {}
    for child in properties:
        reader = _READERS.get(child.tag)
        if reader:
            reader(child, theme, said)
    return Look(**said) if said else SILENT  # type: ignore[arg-type]


def _reads_switch(name: str) -> _Reader:
    def read(element: etree._Element, theme: Theme, said: dict[str, object]) -> None:
        said[name] = is_on(element)

    return read


def _reads_size(element: etree._Element, theme: Theme, said: dict[str, object]) -> None:
    text = element.get(W + "val", "")
    half_points = whole_number(text)
    if half_points is not None:
        said["size"] = half_points / 2
    elif re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4})?pt", text):
        said["size"] = float(text[:-2])


def _reads_colour(element: etree._Element, theme: Theme, said: dict[str, object]) -> None:
    value = element.get(W + "val", "")
    said["colour"] = "" if value in ("auto", "") else f"#{value.lower()}"


def _reads_height(element: etree._Element, theme: Theme, said: dict[str, object]) -> None:
    said["raised"] = element.get(W + "val") == "superscript"


def _reads_highlight(element: etree._Element, theme: Theme, said: dict[str, object]) -> None:
    said["ground"] = named_colour(element.get(W + "val", "")) or said.get("ground")


def _reads_shading(element: etree._Element, theme: Theme, said: dict[str, object]) -> None:
    said["ground"] = said.get("ground") or fill_of(element, theme)


def _reads_line(element: etree._Element, theme: Theme, said: dict[str, object]) -> None:
    said["underlined"] = element.get(W + "val", "single") != "none"


_READERS: dict[str, _Reader] = {
    W + "b": _reads_switch("bold"),
    W + "i": _reads_switch("italic"),
    W + "vanish": _reads_switch("hidden"),
    W + "sz": _reads_size,
    W + "color": _reads_colour,
    W + "vertAlign": _reads_height,
    W + "highlight": _reads_highlight,
    W + "shd": _reads_shading,
    W + "u": _reads_line,
}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph or character style with what it is based on resolved. ``level`` 1-9 for headings, 0 for none."""

    name: str = ""
    look: Look = SILENT
    level: int = 0
    numbering: Reference = Reference()
    is_title: bool = False
    ground: str = ""
    """The shading behind its paragraphs, ``#rrggbb``."""
    header_look: Look = SILENT
    """Of a table style: how the first row is set, by its own conditional format."""


@dataclass
class Styles:
    """The styles of a document by id."""

    by_id: dict[str, ParagraphStyle] = field(default_factory=dict)
    default: Look = SILENT
    default_paragraph: str = ""

    def of(self, style_id: str) -> ParagraphStyle:
        return self.by_id.get(style_id) or self.by_id.get(self.default_paragraph) or ParagraphStyle()


def read_styles(package: Package, part: str, theme: Theme = NO_THEME) -> Styles:
    """The styles of the package that the main part belongs to; empty where it has none."""
    name = next((target for kind, target in package.related(part) if kind == "styles"), "")
    if not name:
        return Styles()
    root = package.tree(name)
    raw = {e.get(W + "styleId", ""): e for e in root.iterfind(W + "style")}
    styles = Styles(default=look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), theme))
    for style_id, element in raw.items():
        style = _resolved(_chain(style_id, raw), theme)
        if element.get(W + "type") == "character":  # links are underlined so; it sets off no heading
            style = replace(style, look=replace(style.look, underlined=None))
        styles.by_id[style_id] = style
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
            styles.default_paragraph = style_id
    return styles


def _chain(style_id: str, raw: dict[str, etree._Element]) -> list[etree._Element]:
    """A style and those it is based on, innermost first; a circle is cut."""
    chain: dict[str, etree._Element] = {}
    while style_id in raw and style_id not in chain:
        chain[style_id] = raw[style_id]
        based = raw[style_id].find(W + "basedOn")
        style_id = based.get(W + "val", "") if based is not None else ""
    return list(chain.values())


def _resolved(chain: Iterable[etree._Element], theme: Theme) -> ParagraphStyle:
    found = ParagraphStyle()
    for element in chain:
        name_element = element.find(W + "name")
        name = name_element.get(W + "val", "") if name_element is not None else ""
        properties = element.find(W + "pPr")
        found = replace(
            found,
            name=found.name or name,
            look=found.look.over(look_of(element.find(W + "rPr"), theme)),
            level=found.level or _level(element, name),
            numbering=found.numbering.over(reference_of(properties)),
            is_title=found.is_title or name.casefold() == "title",
            ground=found.ground or fill_of(properties.find(W + "shd") if properties is not None else None, theme),
            header_look=found.header_look.over(_header_look(element, theme)),
        )
    return found


def _header_look(element: etree._Element, theme: Theme) -> Look:
    """How a table style sets the first row: its letters, and its ground."""
    for conditional in element.iterfind(W + "tblStylePr"):
        if conditional.get(W + "type") == "firstRow":
            look = look_of(conditional.find(W + "rPr"), theme)
            ground = fill_of(conditional.find(f"{W}tcPr/{W}shd"), theme)
            return replace(look, ground=ground) if ground else look
    return SILENT


def _level(element: etree._Element, name: str) -> int:
    """The heading level of a style: its outline level, or its built-in name, which Word keeps in English."""
    outline = outline_level(element.find(W + "pPr"))
    if outline is not None:
        return outline
    words = name.casefold().split()
    return (whole_number(words[1]) or 0) if len(words) == 2 and words[0] == "heading" else 0


def outline_level(properties: etree._Element | None) -> int | None:
    """The outline level of a w:pPr, 1 the outermost; 0 for body text, None where it is silent."""
    found = properties.find(W + "outlineLvl") if properties is not None else None
    level = whole_number(found.get(W + "val", "9")) if found is not None else None
    if level is None:
        return None
    return level + 1 if level < 9 else 0
