"""CSV as RFC 4180 has it: UTF-8, commas, CRLF, one header row."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from hcingest.options import WriteOptions
from hcingest.writers.rows import Listing, as_text

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

GUARD = "'"
"""A spreadsheet takes what stands after it for text."""

HARMLESS = re.compile(r"[+-](?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?(?<=\d)|- .*", re.DOTALL | re.ASCII)
"""Begins like a formula and is none: a plain number (-5, +1,000.50), a dash and a space."""

ROWS_AT_A_TIME = 500
"""Of long tables, so that their text is never in memory as a whole."""

LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""Half a character, as broken fonts yield it; no encoding can write it."""


def csv_bytes(listing: Listing, options: WriteOptions) -> bytes:
    return b"".join(csv_chunks(listing, options))


def csv_chunks(listing: Listing, options: WriteOptions) -> Iterator[bytes]:
    """The file's bytes, some rows at a time; only texts can get a guard, values of other types never begin a formula."""
    yield encoded(csv_text([listing.header], raw=options.raw_csv), bom=options.bom)
    for start in range(0, len(listing.rows), ROWS_AT_A_TIME):
        rows = ([as_text(value) for value in row] for row in listing.rows[start : start + ROWS_AT_A_TIME])
        yield encoded(csv_text(rows, raw=options.raw_csv))


def csv_text(rows: Iterable[Sequence[str]], raw: bool = False) -> str:
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerows(rows if raw else ([guarded(cell) for cell in row] for row in rows))
    return target.getvalue()


def guarded(text: str) -> str:
    """The text with ``'`` in front where a spreadsheet could run it as a formula."""
    if text.startswith(FORMULA_STARTS) and not HARMLESS.fullmatch(text):
        return GUARD + text
    return text


def encoded(text: str, bom: bool = False) -> bytes:
    try:
        body = text.encode("utf-8")
    except UnicodeEncodeError:
        body = LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).encode("utf-8")
    return codecs.BOM_UTF8 + body if bom else body
