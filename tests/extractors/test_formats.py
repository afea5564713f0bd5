"""A file is what its content says, whatever its name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from builders import docx_bytes, p
from pdf_source import pdf_source, text

from hcingest.errors import (
    DamagedFileError,
    LockedFileError,
    SourceError,
    SourceMissingError,
    UnknownFormatError,
)
from hcingest.extractors.formats import format_of, read_bytes

PDF = pdf_source(text("Plan", 50, 200))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts: bytes) -> bytes:
    """A zip archive; ``__`` in a name stands for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def stream_name(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PDF, "pdf"),
        (b"mail header\r\n" * 30 + PDF, "pdf"),
        (docx_bytes(p("Plan")), "docx"),
        (stream_name("WordDocument"), "doc"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "odt"),
        (b"{\\rtf1\\ansi Plan}", "rtf"),
        (b"Action\tLead\n", "text"),
        ("Action\tLead\n".encode("utf-16"), "text"),
        ("Café – naïve\n".encode("cp1252"), "text"),
    ],
)
def test_formats(data: bytes, expected: str) -> None:
    assert format_of(data, Path("plan.xyz")) == expected


@pytest.mark.parametrize(
    ("name", "data", "error", "said"),
    [
        ("plan.pdf", b"\x89PNG\r\n\x1a\n" + bytes(64), UnknownFormatError, "picture"),
        ("plan.docx", zipped(readme=b"x"), UnknownFormatError, "zip archive"),
        ("plan.docx", zipped(xl__workbook=b"x"), UnknownFormatError, "spreadsheet"),
        ("plan.docx", zipped(ppt__presentation=b"x"), UnknownFormatError, "presentation"),
        ("plan.docx", docx_bytes(p("Plan"))[:200], DamagedFileError, "cut short"),
        ("plan.docx", stream_name("EncryptedPackage"), LockedFileError, "password"),
        ("plan.doc", stream_name("Workbook"), UnknownFormatError, "not a Word document"),
        ("plan.txt", bytes(range(256)), UnknownFormatError, "no document"),
    ],
)
def test_other_files_are_refused_with_a_reason(name: str, data: bytes, error: type[SourceError], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        format_of(data, Path(name))
    assert name in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceMissingError, match="no such file"):
        read_bytes(tmp_path / "none.pdf")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="folder"):
        read_bytes(tmp_path)


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    with pytest.raises(DamagedFileError, match="empty"):
        read_bytes(tmp_path / "empty.pdf")
