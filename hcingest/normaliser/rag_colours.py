"""The names of the five ratings: which colours show them and which words say them."""

from __future__ import annotations

import colorsys
import re

from hcingest.model.plan import Rag

WHITE = 0.965  # lightness from which a ground counts as white
DARK = 0.28  # lightness below which a ground is a header's, not a rating
PALE = 0.36  # chroma below which a dark ground is a header's; dark ratings are purer
FAINT = 0.12  # chroma (max - min of the channels) below which a colour is grey
FAINTEST = (
    0.075  # the same of red and green, of which office programs offer paler tints; pale blues and creams only adorn
)

# Borders between hues in degrees; measured on the palettes of office programs and their tints.
_HUES: tuple[tuple[float, Rag], ...] = (
    (18.0, "red"),
    (66.0, "amber"),
    (170.0, "green"),
    (255.0, "blue"),
    (330.0, ""),
    (360.0, "red"),
)

COLOUR_WORDS: dict[str, Rag] = {
    "red": "red", "r": "red", "coch": "red", "rouge": "red",
    "amber": "amber", "a": "amber", "yellow": "amber", "orange": "amber", "y": "amber", "ambr": "amber", "melyn": "amber", "oren": "amber", "jaune": "amber", "ambre": "amber",
    "rot": "red", "gelb": "amber", "grün": "green", "blau": "blue", "rojo": "red", "ámbar": "amber", "amarillo": "amber", "verde": "green",
    "green": "green", "g": "green", "gwyrdd": "green", "vert": "green",
    "blue": "blue", "b": "blue", "glas": "blue", "bleu": "blue",
    "grey": "grey", "gray": "grey", "llwyd": "grey", "gris": "grey",
}  # fmt: skip
SIGNS = {
    "🔴": "#ff0000", "🟥": "#ff0000", "🟠": "#ffc000", "🟧": "#ffc000", "🟡": "#ffc000", "🟨": "#ffc000", "🟢": "#00b050", "🟩": "#00b050",
    "🔵": "#0070c0", "🟦": "#0070c0",
}  # fmt: skip
"""Signs that are coloured whatever the colour of the text."""


def colour_name(colour: str) -> Rag:
    """The rating that a colour shows, "" for white, black, header colours and what is none of the five."""
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        return ""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    chroma = max(red, green, blue) - min(red, green, blue)
    if lightness >= WHITE or (lightness < DARK and chroma < PALE):
        return ""
    name = next(name for border, name in _HUES if hue * 360 <= border)
    if chroma < (FAINTEST if name in ("red", "green") else FAINT):
        return "grey" if 0.4 < lightness < 0.9 and chroma < 0.06 else ""
    return name


def sign_colours(text: str) -> tuple[str, ...]:
    """The colours of the coloured signs in a text (``🟢 On track``)."""
    return () if text.isascii() else tuple(SIGNS[sign] for sign in text if sign in SIGNS)
