"""Red, amber, green: from the colour of a cell, from a dot, from a word or letter; and when they disagree."""

from __future__ import annotations

import colorsys
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hcingest.model.plan import Rag
from hcingest.normaliser.rag_key import meaning_of

WHITE = 0.965  # lightness from which a ground counts as white
DARK = 0.28  # lightness below which a ground is a header's, not a rating
PALE = 0.36  # chroma below which a dark ground is a header's; dark ratings are purer
FAINT = 0.12  # chroma (max - min of the channels) below which a colour is grey
DECORATION = 0.85  # share of cells with one colour from which the colour says nothing

# Borders between hues in degrees; measured on the palettes of office programs and their tints.
_HUES: tuple[tuple[float, Rag], ...] = (
    (18.0, "red"),
    (66.0, "amber"),
    (170.0, "green"),
    (255.0, "blue"),
    (330.0, ""),
    (360.0, "red"),
)

_WORDS: dict[str, Rag] = {
    "red": "red", "r": "red", "coch": "red", "rouge": "red",
    "amber": "amber", "a": "amber", "yellow": "amber", "orange": "amber", "y": "amber", "ambr": "amber", "melyn": "amber", "jaune": "amber",
    "green": "green", "g": "green", "gwyrdd": "green", "vert": "green",
    "blue": "blue", "b": "blue", "glas": "blue", "bleu": "blue",
    "grey": "grey", "gray": "grey", "llwyd": "grey", "gris": "grey",
}  # fmt: skip
SIGNS = {
    "🔴": "#ff0000", "🟥": "#ff0000", "🟠": "#ffc000", "🟧": "#ffc000", "🟡": "#ffc000", "🟨": "#ffc000", "🟢": "#00b050", "🟩": "#00b050",
    "🔵": "#0070c0", "🟦": "#0070c0",
}  # fmt: skip
"""Signs that are coloured whatever the colour of the text."""

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


def colour_name(colour: str) -> Rag:
    """The rating that a colour shows, "" for white, black, header colours and what is none of the five."""
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        return ""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    chroma = max(red, green, blue) - min(red, green, blue)
    if lightness >= WHITE or (lightness < DARK and chroma < PALE):
        return ""
    if chroma < FAINT:
        return "grey" if 0.4 < lightness < 0.9 and chroma < 0.06 else ""
    return next(name for border, name in _HUES if hue * 360 <= border)


def word_rag(text: str) -> Rag:
    """The rating that a whole text says: ``Amber``, ``(G)``, ``RAG: red``, ``Green – on track``; "" for none or two.

    Letters count alone only; a word that a narrow column breaks (``Ambe / r``) counts whole.
    """
    words = [w for w in _MARKS.split(text.casefold()) if w and w not in ("rag", "brag", "status", "rating")]
    whole = _WORDS.get("".join(words))
    if whole:
        return whole
    found = {_WORDS[w] for w in words if w in _WORDS and len(w) > 1}
    leads = bool(words) and words[0] in _WORDS and len(words[0]) > 1
    return found.pop() if len(found) == 1 and (len(words) <= 2 or leads) else ""


def sign_colours(text: str) -> tuple[str, ...]:
    """The colours of the coloured signs in a text (``🟢 On track``)."""
    return tuple(SIGNS[sign] for sign in text if sign in SIGNS)


def is_rag_column(fills: Sequence[str], texts: Sequence[str], header: str) -> bool:
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
