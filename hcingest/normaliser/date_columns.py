"""Dates in columns of their own: which says when an action starts, which when it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from hcingest.normaliser.date_tokens import DateContext
from hcingest.normaliser.timeframes import Understood, understand, understand_span, understand_start

Role = Literal["start", "end", "later", ""]

_START = re.compile(
    r"\b(?:start\w*|begin\w*|commenc\w*|from|dechrau|cychwyn|d[ée]but|beginn|inicio|inizio)\b", re.IGNORECASE
)
_END = re.compile(
    r"\b(?:end(?:s|ing)?|finish\w*|complet\w*|to|until|diwedd|gorffen|cwblhau|fin|ende|fine)\b", re.IGNORECASE
)
_DUE = re.compile(r"\b(?:by|due|deadline|target|deliver\w*|clos(?:e|es|ing))\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:review\w*|revised|actual|monitor\w*|report\w*|update\w*)\b", re.IGNORECASE)
"""What is looked back at, or put in the place of the first date."""


def understand_columns(columns: Sequence[tuple[str, str]], context: DateContext) -> Understood:
    """The dates of one or two columns, as (header, text) in column order. A text may be blank."""
    filled = [(role_of(header), text) for header, text in columns if text]
    found = _understand([one for one in filled if one[0] != "later"] or filled, context)
    ongoing = any(understand(text, context).dates.ongoing for _, text in filled)
    return replace(found, dates=replace(found.dates, ongoing=ongoing))


def _understand(filled: Sequence[tuple[Role, str]], context: DateContext) -> Understood:
    roles = [role for role, _ in filled]
    if len(filled) > 1 and roles.count("end") < len(filled):
        begin, end = filled if roles != ["end", "start"] else filled[::-1]
        return understand_span(begin[1], end[1], context)
    read = {"start": understand_start}
    found = [read.get(role, understand)(text, context) for role, text in filled]
    if len({one.dates.end for one in found}) > 1:
        return Understood(several=True)
    return found[0] if found else Understood()


def role_of(header: str) -> Role:
    """Whether a header says that its dates are those of the start, of the end, or of a later look."""
    if _LATER.search(header):
        return "later"
    starts, ends = bool(_START.search(header)), bool(_END.search(header))
    if starts != ends:
        return "start" if starts else "end"
    return "end" if not starts and _DUE.search(header) else ""
