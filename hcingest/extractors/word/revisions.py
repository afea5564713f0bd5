"""Tracked changes: what was put in, taken out or moved, as runs, paragraph marks, cells and rows."""

from __future__ import annotations

from lxml import etree

from hcingest.extractors.word.attributes import switch
from hcingest.extractors.word.package import W

INSERTED = frozenset({W + "ins", W + "moveTo"})
DELETED = frozenset({W + "del", W + "moveFrom"})


def _is_undone(properties: etree._Element | None, accept: bool) -> bool:
    """Whether the thing with these properties is not there: deleted and accepted, or inserted and undone."""
    gone = DELETED if accept else INSERTED
    return properties is not None and any(child.tag in gone for child in properties)


def row_is_gone(row: etree._Element, accept: bool) -> bool:
    return _is_undone(row.find(W + "trPr"), accept)


def row_is_hidden(row: etree._Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and bool(switch(properties, "hidden"))


def cell_is_gone(properties: etree._Element | None, accept: bool) -> bool:
    return properties is not None and properties.find(W + ("cellDel" if accept else "cellIns")) is not None


def runs_on(paragraph: etree._Element, accept: bool) -> bool:
    """Whether a paragraph's mark is not there any more, so that the next paragraph goes on in it."""
    return _is_undone(paragraph.find(f"{W}pPr/{W}rPr"), accept)
