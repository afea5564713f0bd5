"""On/off elements of WordprocessingML, such as w:b: absent, on, or off by their value."""

from __future__ import annotations

from lxml import etree

from hcingest.extractors.word.package import W

_OFF = frozenset({"0", "false", "off", "none"})


def switch(properties: etree._Element, name: str) -> bool | None:
    """The value of an on/off element; None where it is absent."""
    element = properties.find(W + name)
    return None if element is None else is_on(element)


def is_on(element: etree._Element) -> bool:
    """Whether an on/off element that is there is on; without a value it is."""
    return element.get(W + "val", "1").casefold() not in _OFF
