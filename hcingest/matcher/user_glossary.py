"""Glossaries that a user hands in: CSV with ``code,title[,linked]``."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hcingest.errors import UsageError
from hcingest.matcher.recognition import recognise
from hcingest.matcher.schemes import Schemes
from hcingest.model.plan import GlossaryEntry

HEADER = "Its first line must be: code,title,linked"
DELIMITERS = ",;\t"
"""Spreadsheets write semicolons where the comma is the decimal sign."""

_CODE = re.compile(r"(?P<name>.*?[^\W\d_])[\s.:#/-]*(?P<number>[0-9]+(?:\.[0-9]+)*[a-z]?)")


@dataclass(frozen=True, slots=True)
class UserGlossary:
    """The user's entries by code, a later file's before an earlier one's; and the kinds of code known with them."""

    entries: Mapping[str, GlossaryEntry]
    schemes: Schemes


def read_user_glossaries(files: Sequence[str], schemes: Schemes) -> UserGlossary:
    """Read the lists of the kinds of code and all files, in order. Raises UsageError where one cannot be read or a code in it is none."""
    lists = [scheme.list_file for scheme in schemes.schemes if scheme.list_file]
    rows = [(file, number, row) for file in (*lists, *files) for number, row in _rows(Path(file))]
    unknown = [row["code"] for _, _, row in rows if not recognise(row["code"], schemes)]
    names = [match["name"] for code in unknown if (match := _CODE.fullmatch(code))]
    known = schemes.with_own(names)
    entries = [_entry(row, known, f"{file}, line {number}") for file, number, row in rows]
    return UserGlossary({entry.code: entry for entry in entries}, known)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, row) of each row that has a code; cells without white space around."""
    text = _text(path)
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count))
    try:
        reader.fieldnames = [name.strip().casefold() for name in reader.fieldnames or ()]
        if not {"code", "title"} <= set(reader.fieldnames):
            raise UsageError("the glossary has no columns code and title.", str(path), HEADER)
        for row in reader:
            cells = {key: (row.get(key) or "").strip() for key in ("code", "title", "linked")}
            if cells["code"]:
                yield reader.line_num, cells
    except csv.Error as error:
        raise UsageError(f"the glossary is not valid CSV: {error}.", str(path), HEADER) from error


def _text(path: Path) -> str:
    """The file as text, in one of the encodings in which spreadsheets write CSV."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the glossary cannot be read: {error.strerror or error}.", str(path)) from error
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise UsageError("the glossary cannot be read.", str(path), "Save it as CSV in UTF-8.")


def _entry(row: Mapping[str, str], schemes: Schemes, where: str) -> GlossaryEntry:
    mention = next(iter(recognise(row["code"], schemes)), None)
    if mention is None:
        message = f"{row['code']!r} in the glossary is no code."
        raise UsageError(message, where, "A code ends in a number: KPI 12. Or tell its form with --schemes.")
    linked = tuple(dict.fromkeys(m.code for m in recognise(row["linked"], schemes)))
    return GlossaryEntry(
        mention.code, mention.scheme, mention.number, row["title"], linked, "user", "printed" if row["title"] else "",
        "printed" if linked else "",
    )  # fmt: skip
