"""Letters that a symbol font shows as signs: what a reader of the page sees for each code.

A font such as Wingdings draws a tick where the file says ``ü`` or U+F0FC. The codes are those of the fonts' own
tables (Microsoft's Wingdings, Wingdings 2, Webdings and Symbol); signs that have no plain counterpart stay as coded.
"""

from __future__ import annotations

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x3F: "✍", 0x46: "☞", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x54: "❄", 0x52: "☼",
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✘",
    0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
} | {0x80 + i: c for i, c in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")} | {0x8B + i: c for i, c in enumerate("⓿❶❷❸❹❺❻❼❽❾❿")}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✘", 0x50: "✔", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x95: "•", 0x96: "•", 0x97: "●", 0x98: "●",
    0x99: "◉", 0x9F: "■", 0xA0: "■", 0xA1: "■", 0xA2: "■", 0xA3: "□", 0xA4: "□",
}  # fmt: skip
_WINGDINGS_3 = {
    0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x7D: "▶",
}  # fmt: skip
_WEBDINGS = {
    0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x3D: "●", 0x59: "♥", 0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "●",
    0x72: "✘",
}  # fmt: skip
_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"  # a-z of the font Symbol
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xD0: "∠", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0x2D: "−",
} | {0x61 + i: c for i, c in enumerate(_GREEK)} | {0x41 + i: c.upper() for i, c in enumerate(_GREEK) if c not in "ϕϖ"}  # fmt: skip

FONTS: dict[str, dict[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
"""The signs of each font by code; fonts by their name in small letters."""

_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the codes of symbol fonts


def shown(text: str, font: str) -> str:
    """What a reader sees of text in a font; text of ordinary fonts comes back as it is."""
    signs = FONTS.get(font.casefold())
    if signs is None:
        return text if text.isascii() else _private(text)
    return "".join(signs.get(ord(c) - 0xF000 if ord(c) in _PRIVATE else ord(c), c) for c in text)


def _private(text: str) -> str:
    """Codes of symbol fonts where no font is named: bullets and ticks are nearly always those of Symbol and Wingdings."""
    return "".join(
        _WINGDINGS.get(ord(c) - 0xF000, c)
        if ord(c) in _PRIVATE and ord(c) != 0xF0B7
        else "•"
        if ord(c) == 0xF0B7
        else c
        for c in text
    )


def symbol(code: str, font: str) -> str:
    """The sign of a ``w:sym``: ``code`` in hexadecimal, with or without the private area's F000; "" for nonsense."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return shown(character, font) if character.isprintable() or ord(character) in _PRIVATE else ""
