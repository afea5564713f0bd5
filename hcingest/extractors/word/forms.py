"""Form fields of Word's old kind keep what they show outside the text: a list's choice, a box's tick."""

from __future__ import annotations

from lxml import etree

from hcingest.extractors.word.attributes import switch, whole_number
from hcingest.extractors.word.package import W

BOX, TICKED_BOX = "☐", "☒"


def form_text(begin: etree._Element) -> str:
    """What a form field shows, by the w:ffData of its w:fldChar; "" for fields whose result is text."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is not None:
        return _chosen(choices)
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    ticked = switch(box, "checked")
    return TICKED_BOX if (switch(box, "default") if ticked is None else ticked) else BOX


def _chosen(choices: etree._Element) -> str:
    """The entry that a drop-down list shows: the one chosen, the default, or the first."""
    entries = [entry.get(W + "val", "") for entry in choices.iterfind(W + "listEntry")]
    for name in ("result", "default"):
        found = choices.find(W + name)
        index = whole_number(found.get(W + "val")) if found is not None else None
        if index is not None and index < len(entries):
            return entries[index]
    return entries[0] if entries else ""
