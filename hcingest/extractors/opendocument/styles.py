"""OpenDocument styles: how text is set, what colours cells, how lists count, by what each style is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.opendocument.names import DRAW, FO, OFFICE, STYLE, TEXT
from hcingest.extractors.word.attributes import whole_number
from hcingest.extractors.word.numbering import Level, Levels
from hcingest.extractors.word.styles import SILENT, Look

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LENGTH = re.compile(r"(-?[\d.]+)(cm|mm|in|pt|pc|px)")
_TWIPS = {"cm": 566.93, "mm": 56.693, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0}
_NUMBER_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


def twips(length: str) -> int:
    """A length such as ``4.5cm`` in twentieths of a point; 0 for percentages and nonsense."""
    found = _LENGTH.fullmatch(length)
    return round(float(found.group(1)) * _TWIPS[found.group(2)]) if found and found.group(1).count(".") < 2 else 0


@dataclass
class Styles:
    """The styles of content.xml and styles.xml by family and name, and the list styles."""

    by_name: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    defaults: dict[str, etree._Element] = field(default_factory=dict)
    lists: dict[str, Levels] = field(default_factory=dict)
    outline: Levels = field(default_factory=dict)
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def chain(self, family: str, name: str) -> Iterator[etree._Element]:
        """A style and those it is based on, innermost first; a circle is cut."""
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self.by_name:
            seen.add(name)
            element = self.by_name[family, name]
            yield element
            name = element.get(STYLE + "parent-style-name", "")

    def value(self, family: str, name: str, properties: str, attribute: str) -> str:
        """The first value of an attribute of ``style:…-properties`` up the chain; "" where none says it."""
        for element in self.chain(family, name):
            found = element.find(STYLE + properties)
            if found is not None and found.get(attribute) is not None:
                return found.get(attribute, "")
        return ""

    def look(self, family: str, name: str) -> Look:
        """How text of a style is set, as far as it says."""
        key = (family, name)
        if key not in self._looks:
            look = SILENT
            for element in self.chain(family, name):
                look = look.over(_look_of(element.find(STYLE + "text-properties")))
            self._looks[key] = look
        return self._looks[key]

    def default_look(self) -> Look:
        element = self.defaults.get("paragraph")
        return SILENT if element is None else _look_of(element.find(STYLE + "text-properties"))

    def outline_level(self, name: str) -> int:
        """The heading level that a paragraph style stands for, 0 for none."""
        levels = (whole_number(e.get(STYLE + "default-outline-level")) for e in self.chain("paragraph", name))
        return min(9, next((level for level in levels if level is not None), 0))

    def is_title(self, name: str) -> bool:
        return any(e.get(STYLE + "name") == "Title" for e in self.chain("paragraph", name))

    def ground(self, family: str, name: str) -> str:
        """The colour behind a cell or paragraph, ``rrggbb``; "" for none."""
        return _hex(self.value(family, name, f"{family}-properties", FO + "background-color"))

    def shape_fill(self, name: str) -> str:
        filled = self.value("graphic", name, "graphic-properties", DRAW + "fill") in ("", "solid")
        return self.value("graphic", name, "graphic-properties", DRAW + "fill-color") if filled else ""


def _hex(colour: str) -> str:
    return colour[1:].lower() if _COLOUR.fullmatch(colour) else ""


def _look_of(properties: etree._Element | None) -> Look:
    if properties is None:
        return SILENT
    weight, slant = properties.get(FO + "font-weight"), properties.get(FO + "font-style")
    size, colour = twips(properties.get(FO + "font-size", "")), properties.get(FO + "color")
    display, position = properties.get(TEXT + "display"), properties.get(STYLE + "text-position")
    ground = properties.get(FO + "background-color")
    return Look(
        None if weight is None else weight in _BOLD,
        None if slant is None else slant in ("italic", "oblique"),
        size / 20 if size else None,
        None if colour is None else f"#{_hex(colour)}" if _hex(colour) else "",
        None if display is None else display == "none",
        None if position is None else _is_raised(position),
        None if ground is None else _hex(ground),
    )


def _is_raised(position: str) -> bool:
    first = position.split(" ")[0]
    return first == "super" or bool(re.fullmatch(r"0*[1-9][\d.]*%", first, re.ASCII))


def read_styles(*roots: etree._Element) -> Styles:
    """The styles that stand in the parts given, later ones over earlier ones."""
    styles = Styles()
    for root in roots:
        for element in root.iter(STYLE + "style"):
            styles.by_name[element.get(STYLE + "family", ""), element.get(STYLE + "name", "")] = element
        for element in root.iter(STYLE + "default-style"):
            styles.defaults[element.get(STYLE + "family", "")] = element
        for element in root.iter(TEXT + "list-style"):
            styles.lists[element.get(STYLE + "name", "")] = _levels(element)
        for element in root.iter(TEXT + "outline-style"):
            styles.outline = _levels(element)
    return styles


def _levels(element: etree._Element) -> Levels:
    levels: Levels = {}
    for child in element:
        number = whole_number(child.get(TEXT + "level"))
        if number and isinstance(child.tag, str):
            levels[number - 1] = _level(child, number)
    return levels


def _level(element: etree._Element, number: int) -> Level:
    """A level as Word's numbering counts it: the numbers of the levels above it in front, parted by points."""
    form = _NUMBER_FORMS.get(element.get(STYLE + "num-format", ""), "none")
    if not element.tag.endswith("-number") and not element.tag.endswith("outline-level-style"):
        return Level("bullet", "")
    first = max(1, number - (whole_number(element.get(TEXT + "display-levels")) or 1) + 1)
    numbers = ".".join(f"%{depth}" for depth in range(first, number + 1))
    text = f"{element.get(STYLE + 'num-prefix', '')}{numbers}{element.get(STYLE + 'num-suffix', '')}"
    start = whole_number(element.get(TEXT + "start-value"))
    return Level(form, text if form != "none" else "", 1 if start is None else start)


def styled_stories(styles_root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """(``header`` or ``footer``, element) of the page styles."""
    masters = styles_root.find(OFFICE + "master-styles")
    for element in masters.iter() if masters is not None else ():
        if isinstance(element.tag, str) and element.tag.startswith((STYLE + "header", STYLE + "footer")):
            yield "header" if element.tag.startswith(STYLE + "header") else "footer", element
