"""Colours of Word cells: direct shading, theme colours with tint and shade, the table's style."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.word.package import Package, W

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_NAMES = {
    "dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1", "dark2": "dk2", "text2": "dk2",
    "light2": "lt2", "background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_PLAIN = frozenset({"", "auto", "ffffff"})


@dataclass
class Theme:
    """The colours of the document's theme by name (``accent1`` -> ``4f81bd``)."""

    colours: dict[str, str] = field(default_factory=dict)


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
    colour = shading.get(W + "fill", "").lower()
    themed = shading.get(W + "themeFill")
    if themed:
        base = theme.colours.get(_THEME_NAMES.get(themed, themed), "")
        colour = _tinted(base, shading.get(W + "themeFillTint"), shading.get(W + "themeFillShade")) or colour
    if shading.get(W + "val") == "solid" and shading.get(W + "color", "auto") != "auto":
        colour = shading.get(W + "color", "").lower()
    return "" if colour in _PLAIN or len(colour) != 6 else f"#{colour}"


def _tinted(colour: str, tint: str | None, shade: str | None) -> str:
    """A theme colour mixed with white (tint) or black (shade), in 255ths (ECMA-376 part 1, 17.3.5)."""
    if len(colour) != 6:
        return ""
    channels = [int(colour[i : i + 2], 16) for i in (0, 2, 4)]
    if tint:
        share = int(tint, 16) / 255
        channels = [round(c * share + 255 * (1 - share)) for c in channels]
    if shade:
        share = int(shade, 16) / 255
        channels = [round(c * share) for c in channels]
    return "".join(f"{c:02x}" for c in channels)
