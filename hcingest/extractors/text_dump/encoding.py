"""Bytes of a text file become text: UTF-8, UTF-16 or, where it is neither, Windows' cp1252."""

from __future__ import annotations

import re

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
ZEROS = 0.3  # share of zero bytes from which a text without a mark is UTF-16: half of them in Western languages
MOSTLY_WHOLE = 4  # whole characters of several bytes to each broken one: a damaged UTF-8 file, not another encoding

_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decoded(data: bytes) -> str:
    """The text of a file. Bytes that mean nothing in its encoding become U+FFFD; they never stop the reading."""
    if data[:2] in _UTF16_MARKS:
        return _whole_units(data).decode("utf-16", "replace")
    if data.count(0) > ZEROS * len(data):
        little = data[1::2].count(0) > data[::2].count(0)
        return _whole_units(data).decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded_with_faults(data)


def _whole_units(data: bytes) -> bytes:
    """Without the odd byte at the end of a file that was cut short."""
    return data[: len(data) // 2 * 2]


def _decoded_with_faults(data: bytes) -> str:
    """UTF-8 with a few broken characters stays UTF-8; read as cp1252, every accent in it would be garbled."""
    text = data.decode("utf-8-sig", "replace")
    whole = len(_SEVERAL_BYTES.findall(data))
    broken = text.count("\ufffd")
    return text if whole >= MOSTLY_WHOLE * broken else data.decode("cp1252", "replace")
