"""What kind of document a file is, told by its content, never by its name."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

from hcingest.errors import (
    DamagedFileError,
    LockedFileError,
    SourceError,
    SourceMissingError,
    TooLargeError,
    UnknownFormatError,
)
from hcingest.model.document import Format

PDF_START = 1024  # bytes within which the PDF header may stand (ISO 32000-2, Annex I)
TEXT_SAMPLE = 65536  # bytes looked at to tell text from binary data

BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError)
"""What zipfile raises where an archive's bytes lie about its parts."""

SMALL_PART = 2**20  # bytes
MAX_DIRECTORY = 4 * 2**20
"""Bytes of an archive's table of contents; 60,000 members, where office programs write about 20."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN_OTHERS = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"7z\xbc\xaf": "a compressed file (7-Zip)",
    b"Rar!": "a compressed file (RAR)",
}
_MARKUP = {
    r"<!doctype\s+html|<html\b": "a web page (HTML)",
    r"mime-version:": "a web page in one file (MHT)",
    r"<\?xml\b.*?(?:mso-application|pkg:package|office:document\b)": "a document in one XML file",
    r"<\?xml\b": "an XML file",
}
_UNLOCK = "Open it in Word, save it without a password and try again."
_CONVERT = "hcingest reads PDF, Word (.docx, .doc), OpenDocument text (.odt), RTF and text dumps."


def read_bytes(path: Path) -> bytes:
    """All bytes of a file. Raises SourceError with what to do."""
    try:
        if path.is_dir():
            way_out = "Name a document in it; only the command hcingest extract searches folders."
            raise SourceError("this is a folder, not a document.", str(path), way_out)
        data = path.read_bytes()
    except (FileNotFoundError, ValueError):  # a name with a sign that no name can have
        raise SourceMissingError("there is no such file.", str(path), "Check the name and the folder.") from None
    except OSError as error:
        raise SourceError(
            f"the file cannot be read ({error.strerror}).", str(path), "Is it open elsewhere, or not yours?"
        ) from error
    if not data:
        raise DamagedFileError("the file is empty.", str(path), "Get the document again from where it came from.")
    return data


def format_of(data: bytes, path: Path) -> Format:
    """The format of a file's content. Raises UnknownFormatError, or LockedFileError for an encrypted Word file."""
    if b"%PDF-" in data[:PDF_START]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _format_of_zip(data, path)
    if data.startswith(_OLE):
        return _format_of_ole(data, path)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    for start, name in _KNOWN_OTHERS.items():
        if data.startswith(start):
            raise UnknownFormatError(f"this is {name}, not a document.", str(path), _CONVERT)
    if is_text(data):
        _refuse_markup(data, path)
        return "text"
    raise UnknownFormatError("this is no document that hcingest knows.", str(path), _CONVERT)


def _refuse_markup(data: bytes, path: Path) -> None:
    """Raises UnknownFormatError for text that a browser or office program shows without its marks."""
    head = data[:TEXT_SAMPLE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").decode("latin-1")
    for pattern, name in _MARKUP.items():
        if re.match(pattern, head, re.IGNORECASE | re.DOTALL):
            way_out = "Open it in Word, save it as .docx and try that copy."
            raise UnknownFormatError(f"this is {name}, whatever its name says.", str(path), way_out)


def is_text(data: bytes) -> bool:
    """Whether bytes are text: UTF-16 by its mark or its zeros, otherwise no control characters but white space."""
    sample = data[:TEXT_SAMPLE]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    zeros = sample.count(0)
    if zeros:
        return zeros > 0.3 * len(sample) and (sample[1::2].count(0) == zeros or sample[::2].count(0) == zeros)
    return not re.search(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", sample)


def _format_of_zip(data: bytes, path: Path) -> Format:
    if _directory_size(data) > MAX_DIRECTORY:
        raise TooLargeError("the archive lists too many parts.", str(path), "This is no honest document.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            mimetype, manifest = _small(package, "mimetype"), _small(package, "META-INF/manifest.xml")
    except BROKEN_ARCHIVE as error:
        raise DamagedFileError(
            "the file is cut short or broken.", str(path), "Get it again from where it came from."
        ) from error
    if b"opendocument.text" in mimetype:
        if b"encryption-data" in manifest:
            raise LockedFileError("the document needs a password.", str(path), _UNLOCK)
        return "odt"
    if any(n.startswith("word/") for n in names) or ("[Content_Types].xml" in names and not _is_other_office(names)):
        return "docx"
    what = "a spreadsheet or presentation" if _is_other_office(names) else "a zip archive without a Word document in it"
    raise UnknownFormatError(f"this is {what}.", str(path), _CONVERT)


def _small(package: zipfile.ZipFile, name: str) -> bytes:
    """A small part; empty where the archive has none, or it is no small one."""
    info = package.NameToInfo.get(name)
    return package.read(info) if info and info.file_size < SMALL_PART else b""


def _directory_size(data: bytes) -> int:
    """How many bytes of an archive its table of contents takes, by the record at its end (APPNOTE 4.3.16)."""
    end = data.rfind(b"PK\x05\x06")
    return int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0


def _is_other_office(names: set[str]) -> bool:
    return any(n.startswith(("xl/", "ppt/", "visio/")) for n in names)


def _format_of_ole(data: bytes, path: Path) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise LockedFileError("the Word file needs a password.", str(path), _UNLOCK)
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    raise UnknownFormatError("this is an old Office file, but not a Word document.", str(path), _CONVERT)
