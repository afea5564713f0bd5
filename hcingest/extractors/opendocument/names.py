"""Names of OpenDocument XML (ODF 1.3 part 3) that several modules here speak of."""

from __future__ import annotations

_BASE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"

OFFICE = _BASE.format("office")
TEXT = _BASE.format("text")
TABLE = _BASE.format("table")
STYLE = _BASE.format("style")
DRAW = _BASE.format("drawing")
FO = _BASE.format("xsl-fo-compatible")
SVG = _BASE.format("svg-compatible")
XML = "{http://www.w3.org/XML/1998/namespace}"
