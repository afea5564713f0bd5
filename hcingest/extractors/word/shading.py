"""Colours in Word: shading of cells, paragraphs and runs, highlights, theme colours with tint and shade."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.word.package import Package, W

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_NAMES = {
    "dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1", "dark2": "dk2", "text2": "dk2",
    "light2": "lt2", "background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink", "tx1": "dk1",
    "bg1": "lt1", "tx2": "dk2", "bg2": "lt2",
}  # fmt: skip
_NAMED = {
    "black": "000000", "blue": "0000ff", "cyan": "00ffff", "darkblue": "00008b", "darkcyan": "008b8b",
    "darkgray": "a9a9a9", "darkgreen": "006400", "darkmagenta": "8b008b", "darkred": "8b0000", "darkyellow": "808000",
    "gray": "808080", "green": "00ff00", "lightgray": "d3d3d3", "lime": "00ff00", "magenta": "ff00ff",
    "orange": "ffa500", "red": "ff0000", "yellow": "ffff00",
}  # fmt: skip
"""Names of highlights (ECMA-376 part 1, 17.18.40: green is 00ff00 there) and of VML fills."""

_HEX = re.compile(r"[0-9a-f]{6}")
_PLAIN = frozenset({"", "auto", "ffffff"})


@dataclass
class Theme:
    """The colours of the document's theme by name (``accent1`` -> ``4f81bd``)."""

    colours: dict[str, str] = field(default_factory=dict)

    def colour(self, name: str) -> str:
        return self.colours.get(_THEME_NAMES.get(name, name), "")


def read_theme(package: Package, part: str) -> Theme:
    name = next((target for kind, target in package.related(part) if kind == "theme"), "")
    theme = Theme()
    scheme = package.tree(name).find(f".//{A}clrScheme") if name else None
    for element in scheme if scheme is not None else ():
        for colour in element:
            value = colour.get("lastClr") or colour.get("val") or ""
            theme.colours[etree.QName(element).localname] = value.lower()
    return theme


def fill_of(shading: etree._Element | None, theme: Theme) -> str:
    """``#rrggbb`` of a w:shd element, "" for none, automatic or white."""
    if shading is None:
        return ""
    ground = _themed(shading, "Fill", theme) or shading.get(W + "fill", "").lower()
    ink = _themed(shading, "Color", theme) or shading.get(W + "color", "").lower()
    return _shown(_mixed(ground, ink, _ink_share(shading.get(W + "val", "clear"))))


def _themed(shading: etree._Element, kind: str, theme: Theme) -> str:
    name = shading.get(f"{W}theme{kind}")
    if not name:
        return ""
    base = theme.colour(name)
    return _tinted(base, shading.get(f"{W}theme{kind}Tint"), shading.get(f"{W}theme{kind}Shade"))


def _ink_share(pattern: str) -> float:
    """The share of the ground that a pattern covers with its own colour: ``pct25`` a quarter, ``solid`` all."""
    if pattern == "solid":
        return 1.0
    percent = re.fullmatch(r"pct(\d+)", pattern)
    if percent:
        return int(percent.group(1)) / 100
    return 0.0 if pattern in ("clear", "nil", "") else 0.5  # stripes and crosses cover about half


def _mixed(ground: str, ink: str, share: float) -> str:
    """A ground under a pattern: automatic ground is white, automatic ink is black."""
    if share == 0.0:
        return ground
    below = ground if _HEX.fullmatch(ground) else "ffffff"
    above = ink if _HEX.fullmatch(ink) else "000000"
    pairs = ((int(below[i : i + 2], 16), int(above[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(b * (1 - share) + a * share):02x}" for b, a in pairs)


def _shown(colour: str) -> str:
    return "" if colour in _PLAIN or not _HEX.fullmatch(colour) else f"#{colour}"


def named_colour(text: str) -> str:
    """``#rrggbb`` of a highlight's or a VML fill's colour: a name, ``#f00``, ``#ff0000 [3205]``; "" for others."""
    word = text.casefold().split(" ")[0]
    short = re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", word)
    if short:
        return _shown("".join(c * 2 for c in short.groups()))
    return _shown(_NAMED.get(word, word.lstrip("#")))


def drawing_colour(fill: etree._Element | None, theme: Theme) -> str:
    """``#rrggbb`` of an a:solidFill; "" where it is none or in another notation."""
    if fill is None or not len(fill):
        return ""
    value = fill[0].get("val", "")
    return _shown(theme.colour(value) if fill[0].tag == A + "schemeClr" else value.lower())


def _tinted(colour: str, tint: str | None, shade: str | None) -> str:
    """A theme colour mixed with white (tint) or black (shade), in 255ths (ECMA-376 part 1, 17.3.5)."""
    if not _HEX.fullmatch(colour):
        return ""
    channels = [int(colour[i : i + 2], 16) for i in (0, 2, 4)]
    if tint:
        share = _share(tint)
        channels = [round(c * share + 255 * (1 - share)) for c in channels]
    if shade:
        share = _share(shade)
        channels = [round(c * share) for c in channels]
    return "".join(f"{c:02x}" for c in channels)


def _share(text: str) -> float:
    return int(text, 16) / 255 if re.fullmatch(r"[0-9A-Fa-f]{1,2}", text) else 1.0
