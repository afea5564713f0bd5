"""How Word text is set: direct formatting, character and paragraph styles, defaults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from hcingest.extractors.word.package import Package, W
from hcingest.model.words import Style

DEFAULT_SIZE = 10.0  # points; what Word takes where nothing says otherwise (ECMA-376 part 1, 17.3.2.38)
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """What run properties say; None where they are silent, so that looks can be laid over one another."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    colour: str | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, the other below it."""
        return Look(*(a if a is not None else b for a, b in zip(self._all(), below._all(), strict=True)))  # type: ignore[arg-type]

    def _all(self) -> tuple[object, ...]:
        return (self.bold, self.italic, self.size, self.colour, self.hidden, self.raised)

    def style(self) -> Style:
        return Style(
            self.size or DEFAULT_SIZE, bool(self.bold), bool(self.italic), self.colour or "", bool(self.raised)
        )


def look_of(properties: etree._Element | None) -> Look:
    """The look that a w:rPr element says."""
    if properties is None:
        return Look()
    size = properties.find(W + "sz")
    colour = properties.find(W + "color")
    raised = properties.find(W + "vertAlign")
    value = colour.get(W + "val", "") if colour is not None else ""
    return Look(
        switch(properties, "b"),
        switch(properties, "i"),
        _half_points(size),
        None if colour is None else "" if value in ("auto", "") else f"#{value.lower()}",
        switch(properties, "vanish") or switch(properties, "specVanish"),
        None if raised is None else raised.get(W + "val") == "superscript",
    )


def _half_points(element: etree._Element | None) -> float | None:
    text = element.get(W + "val", "") if element is not None else ""
    return int(text) / 2 if text.isdigit() else None


def switch(properties: etree._Element, name: str) -> bool | None:
    """The value of an on/off element such as w:b; None where it is absent."""
    element = properties.find(W + name)
    if element is None:
        return None
    return element.get(W + "val", "1").casefold() not in _OFF


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph or character style with what it is based on resolved. ``level`` 1-9 for headings, 0 for none."""

    name: str = ""
    look: Look = Look()
    level: int = 0
    numbering: tuple[str, int] | None = None
    is_title: bool = False


@dataclass
class Styles:
    """The styles of a document by id."""

    by_id: dict[str, ParagraphStyle] = field(default_factory=dict)
    default: Look = Look()
    default_paragraph: str = ""

    def of(self, style_id: str) -> ParagraphStyle:
        return self.by_id.get(style_id) or self.by_id.get(self.default_paragraph) or ParagraphStyle()


def read_styles(package: Package, part: str) -> Styles:
    """The styles of the package that the main part belongs to; empty where it has none."""
    name = next((target for kind, target in package.related(part) if kind == "styles"), "")
    if not name:
        return Styles()
    root = package.tree(name)
    raw = {e.get(W + "styleId", ""): e for e in root.iterfind(W + "style")}
    styles = Styles(default=look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
    for style_id, element in raw.items():
        styles.by_id[style_id] = _resolved(_chain(style_id, raw))
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
            styles.default_paragraph = style_id
    return styles


def _chain(style_id: str, raw: dict[str, etree._Element]) -> list[etree._Element]:
    """A style and those it is based on, innermost first; a circle is cut."""
    chain: list[etree._Element] = []
    while style_id in raw and raw[style_id] not in chain:
        chain.append(raw[style_id])
        based = raw[style_id].find(W + "basedOn")
        style_id = based.get(W + "val", "") if based is not None else ""
    return chain


def _resolved(chain: Iterable[etree._Element]) -> ParagraphStyle:
    found = ParagraphStyle()
    for element in chain:
        name_element = element.find(W + "name")
        name = name_element.get(W + "val", "") if name_element is not None else ""
        found = replace(
            found,
            name=found.name or name,
            look=found.look.over(look_of(element.find(W + "rPr"))),
            level=found.level or _level(element, name),
            numbering=found.numbering or numbering_of(element.find(W + "pPr")),
            is_title=found.is_title or name.casefold() == "title",
        )
    return found


def _level(element: etree._Element, name: str) -> int:
    """The heading level of a style: its outline level, or its built-in name, which Word keeps in English."""
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and outline.get(W + "val", "9").isdigit():
        level = int(outline.get(W + "val", "9")) + 1
        return level if level <= 9 else 0
    words = name.casefold().split()
    return int(words[1]) if len(words) == 2 and words[0] == "heading" and words[1].isdigit() else 0


def numbering_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """(numId, level from 0) of a w:pPr; ("0", 0) switches a style's numbering off; None where it is silent."""
    if properties is None:
        return None
    found = properties.find(W + "numPr")
    if found is None:
        return None
    number, level = found.find(W + "numId"), found.find(W + "ilvl")
    if number is None:
        return None
    depth = level.get(W + "val", "0") if level is not None else "0"
    return number.get(W + "val", "0"), int(depth) if depth.isdigit() else 0
