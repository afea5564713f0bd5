"""Text and colours in drawings: text boxes of both drawing languages, WordArt, SmartArt, charts, coloured shapes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from hcingest.extractors.word.package import Package, R, W
from hcingest.extractors.word.shading import A, Theme, drawing_colour, named_colour

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_KNOWN_EXTENSIONS = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
_VML_SHAPES = frozenset({V + "oval", V + "rect", V + "roundrect", V + "shape"})


def alternative(element: etree._Element) -> etree._Element:
    """The one branch of mc:AlternateContent that is read: Word shows the first that it knows, never two."""
    for choice in element.iterfind(MC + "Choice"):
        names = (choice.nsmap.get(prefix, "") or "" for prefix in choice.get("Requires", "").split())
        if all(not name or name.startswith(_KNOWN_EXTENSIONS) for name in names):
            return choice
    fallback = element.find(MC + "Fallback")
    return fallback if fallback is not None else element


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Child elements as shown: through mc:AlternateContent, without comments."""
    for child in element:
        if child.tag == MC + "AlternateContent":
            yield from _children(alternative(child))
        elif isinstance(child.tag, str):
            yield child


def box_contents(element: etree._Element, package: Package | None, part: str) -> Iterator[etree._Element]:
    """The w:txbxContent elements of a drawing, outermost ones only; text that is none is put into one."""
    for child in _children(element):
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == A + "p":
            yield _as_box([_text(child)])
        elif child.tag == V + "textpath":
            yield _as_box([child.get("string", "")])
        elif child.tag in (_C + "chart", _DGM + "relIds"):
            yield from _related_text(child, package, part)
        else:
            yield from box_contents(child, package, part)


def _text(element: etree._Element) -> str:
    return "".join(letters.text or "" for letters in element.iter(A + "t"))


def _as_box(texts: list[str]) -> etree._Element:
    """Paragraphs as the content of a text box."""
    box = etree.Element(W + "txbxContent")
    for text in texts:
        run = etree.SubElement(etree.SubElement(box, W + "p"), W + "r")
        etree.SubElement(run, W + "t").text = text
    return box


def _related_text(element: etree._Element, package: Package | None, part: str) -> Iterator[etree._Element]:
    """The text of the chart or diagram that a drawing shows; it stands in a part of its own."""
    name = package.target(part, element.get(R + "id") or element.get(R + "dm") or "") if package else ""
    if package and name:
        root = package.tree(name)
        yield _as_box(_chart_texts(root) if element.tag == _C + "chart" else _diagram_texts(root))


def _diagram_texts(root: etree._Element) -> list[str]:
    points = (p for p in root.iter(_DGM + "pt") if p.get("type") != "pres")
    return [_text(paragraph) for point in points for paragraph in point.iter(A + "p")]


def _chart_texts(root: etree._Element) -> list[str]:
    """Titles, labels, and the names of series and categories, each once."""
    texts = [_text(paragraph) for paragraph in root.iter(A + "p")]
    texts += [value.text or "" for cache in root.iter(_C + "strCache") for value in cache.iter(_C + "v")]
    return list(dict.fromkeys(text for text in texts if text.strip()))


def take_word_art(root: etree._Element) -> list[str]:
    """The words of WordArt in a header, which are the page's watermark; they are taken out of the tree."""
    texts: list[str] = []
    for child in _children(root):
        if child.tag == V + "textpath":
            texts.append(child.get("string", ""))
            child.set("string", "")
        else:
            texts += take_word_art(child)
    return [text for text in texts if text.strip()]


def shape_colours(element: etree._Element, theme: Theme) -> Iterator[str]:
    """The colours of filled shapes without text: a traffic light drawn in a cell."""
    for child in _children(element):
        colour = ""
        if child.tag == _WPS + "wsp" and child.find(f".//{W}txbxContent") is None:
            colour = drawing_colour(child.find(f"{_WPS}spPr/{A}solidFill"), theme)
        elif child.tag in _VML_SHAPES and child.find(f".//{W}txbxContent") is None:
            colour = named_colour(child.get("fillcolor", ""))
        if colour:
            yield colour
        else:
            yield from shape_colours(child, theme)
