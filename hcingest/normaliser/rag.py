"""Red, amber, green: from the colour of a cell, from a dot, from a word or letter; and when they disagree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hcingest.model.plan import Rag
from hcingest.normaliser.rag_colours import COLOUR_WORDS, colour_name, sign_colours
from hcingest.normaliser.rag_key import meaning_of

DECORATION = 0.85  # share of cells with one colour from which the colour says nothing

_LETTERED = re.compile(r"^[RAGB]\s*[–—:=-]\s*(?=\w{2})|\([RAGB]\)$")
_AROUND_LETTER = " ()–—:=-"
_MARKS = re.compile(r"[^\w]+")
_DONE = re.compile(r"\bcomplete", re.IGNORECASE)
_HEADER = re.compile(r"\bb?rag\b|traffic|status|progress|rating|colour|color", re.IGNORECASE)


NO_KEY: Mapping[str, Rag] = {}


@dataclass(frozen=True, slots=True)
class RatedCell:
    """What of a cell may rate: its ground, the dots drawn on it, the colour of its text, its text."""

    fill: str = ""
    marks: Sequence[str] = ()
    text_colour: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RagVerdict:
    """The colour's name, and in words what disagrees ("" = nothing)."""

    rag: Rag = ""
    conflict: str = ""


def word_rag(text: str) -> Rag:
    """The rating that a whole text says: ``Amber``, ``(G)``, ``RAG: red``, ``Green – on track``; "" for none or two.

    Letters count alone, in front of a dash or in brackets at the end (``G – on track``, ``On track (G)``); a word that a narrow column breaks (``Ambe / r``) counts whole.
    """
    words = [w for w in _MARKS.split(text.casefold()) if w and w not in ("rag", "brag", "status", "rating")]
    lettered = _LETTERED.search(text.strip())
    whole = COLOUR_WORDS.get("".join(words)) or (
        lettered and COLOUR_WORDS[lettered.group().strip(_AROUND_LETTER).casefold()]
    )
    if whole:
        return whole
    found = {COLOUR_WORDS[w] for w in words if w in COLOUR_WORDS and len(w) > 1}
    leads = bool(words) and words[0] in COLOUR_WORDS and len(words[0]) > 1
    return found.pop() if len(found) == 1 and (len(words) <= 2 or leads) else ""


def is_rag_column(fills: Sequence[str], header: str) -> bool:
    """Whether the colours of a column's cells rate the rows: different ones, or a header that says so.

    One colour throughout is decoration. Two hues in turn are zebra rows unless they are of the rating kind.
    """
    names = [colour_name(fill) for fill in fills]
    rated = Counter(name for name in names if name in ("red", "amber", "green"))
    if not names or not rated:
        return False
    if _HEADER.search(header):
        return True
    shares = [count / len(names) for count in Counter(names).values()]
    return len(rated) >= 2 and max(shares) <= DECORATION and rated.total() >= 0.3 * len(names)


def decide(cell: RatedCell, field_is_rag: bool, key: Mapping[str, Rag] = NO_KEY) -> RagVerdict:
    """The rating of one cell of a column that rates. What is printed in words is believed before the colour.

    ``key``: what the document says that its ratings mean; words of a RAG column that stand in it say their colour.
    """
    text = cell.text
    dots: list[Rag] = [name for mark in (*cell.marks, *sign_colours(text)) if (name := colour_name(mark))]
    shown = dots[0] if dots else colour_name(cell.fill)
    if not shown and field_is_rag:
        shown = colour_name(cell.text_colour)
    said = word_rag(text) if field_is_rag or len(text.split()) <= 2 else ""
    if not said and field_is_rag:
        said = key.get(meaning_of(text), "")
    if shown == "blue" and not field_is_rag and not _DONE.search(text) and not said:
        return RagVerdict("blue")
    if said and shown and said != shown:
        return RagVerdict(said, f"The cell says {said} but is coloured {shown}.")
    return RagVerdict(said or shown)
