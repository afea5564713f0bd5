"""Values in attributes: on/off elements such as w:b, and whole numbers, whatever a broken file puts there."""

from __future__ import annotations

import re

from lxml import etree

from hcingest.extractors.word.package import W

_WHOLE = re.compile(r"[0-9]{1,9}")
_OFF = frozenset({"0", "false", "off", "none"})


def switch(properties: etree._Element, name: str) -> bool | None:
    """The value of an on/off element; None where it is absent."""
    element = properties.find(W + name)
    return None if element is None else is_on(element)


def is_on(element: etree._Element) -> bool:
    """Whether an on/off element that is there is on; without a value it is."""
    return element.get(W + "val", "1").casefold() not in _OFF


def whole_number(text: str | None) -> int | None:
    """A number that is not negative, None for anything else."""
    return int(text) if text and _WHOLE.fullmatch(text) else None
