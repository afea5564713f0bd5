"""Letters that a file gives in another shape than they have on the page."""

from __future__ import annotations

import re
import string

UNKNOWN = "\ufffd"
"""Stands for a letter that is drawn, and of which the file does not say what it is."""

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
"""Letters that are printed as one glyph, for ``str.translate``."""

_SWAPPED = {ord(letter) << 8: letter for letter in string.ascii_letters}
_THREE = {"\u6600\ucf00": "\ufb00i"}  # "ffi", of which nothing is left but the first letter and a mark
_RUN = re.compile(f"[{''.join(map(chr, _SWAPPED))}]{{2,}}|{'|'.join(_THREE)}")


def unswapped(text: str) -> str:
    """The text with its ligatures as they are drawn, as long as before.

    Ghostscript up to 10.0 wrote the letters of ligatures into its tables of letters with their two bytes exchanged,
    so that "fi" reads as U+6600 U+6900 in every program. Alone, these are Chinese characters; two of them side by
    side, of which each makes an ASCII letter, are none.
    """
    if text.isascii():
        return text
    return _RUN.sub(lambda run: _THREE.get(run.group()) or run.group().translate(_SWAPPED), text)
