"""Bad input of every kind gets a clear error with its exit code, never a traceback, and nothing half-written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from builders import docx_bytes, p
from click.testing import CliRunner
from pypdfium2 import PdfDocument

from hcingest import HcIngestError, extract
from hcingest.cli import main
from hcingest.errors import (
    DamagedFileError,
    LockedFileError,
    NoTextError,
    SourceError,
    TooLargeError,
    UnknownFormatError,
    UsageError,
)

SAMPLES = Path(__file__).parent.parent / "samples"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def with_a_hole(path: Path) -> bytes:
    """A file whose middle is missing, so that what it says about its parts' places is wrong."""
    data = path.read_bytes()
    return data[:300] + data[1300:]


BOMB = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>'
FETCH = b'<?xml version="1.0"?><!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd"><w:document>x</w:document>'
RELATION = '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="{}"/></Relationships>'
CLIMBING, MISSING = RELATION.format("../../../etc/passwd").encode(), RELATION.format("word/none.xml").encode()
DEEP = "<w:tbl><w:tr><w:tc>" * 10_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 10_000

CASES: list[tuple[str, bytes, type[HcIngestError], str]] = [
    ("empty.pdf", b"", DamagedFileError, "empty"),
    ("picture.pdf", PNG, UnknownFormatError, "picture"),
    ("cut.pdf", (SAMPLES / "safer-streets.pdf").read_bytes()[:3000], DamagedFileError, "cut short or broken"),
    ("cut.docx", (SAMPLES / "green-town.docx").read_bytes()[:9000], DamagedFileError, "cut short or broken"),
    ("hole.docx", with_a_hole(SAMPLES / "green-town.docx"), DamagedFileError, "broken"),
    ("random.docx", zipped(hello=b"hello"), UnknownFormatError, "zip archive"),
    ("sheet.docx", zipped(xl__workbook=b"<x/>"), UnknownFormatError, "spreadsheet"),
    ("headless.docx", zipped(word__other=b"<x/>"), DamagedFileError, "without a Word document"),
    ("bomb.docx", zipped(**{"word__document.xml": BOMB}), DamagedFileError, "document type"),
    ("bomb16.docx", zipped(**{"word__document.xml": BOMB.decode().encode("utf-16")}), DamagedFileError, "document type"),
    ("fetch.docx", zipped(**{"word__document.xml": FETCH}), DamagedFileError, "document type"),
    ("encoding.docx", zipped(**{"word__document.xml": b'<?xml version="1.0" encoding="utf-8"?><a>\xff\xfe</a>'}), DamagedFileError, "no valid XML"),
    ("climbing.docx", zipped(**{"_rels__.rels": CLIMBING, "word__x.xml": b"<x/>"}), DamagedFileError, "without a Word document"),
    ("missing.docx", zipped(**{"_rels__.rels": MISSING, "word__x.xml": b"<x/>"}), DamagedFileError, "without a Word document"),
    ("crowd.docx", zipped(**{f"{n:0250}": b"" for n in range(16_000)}), TooLargeError, "too many parts"),
    ("page.docx", b"<!DOCTYPE html><html><body><table><tr><td>Action</td></tr></table></body></html>", UnknownFormatError, "web page"),
    ("archive.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", UnknownFormatError, "web page"),
    ("flat.docx", b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><pkg:package/>', UnknownFormatError, "one XML file"),
    ("locked.odt", zipped(mimetype=b"application/vnd.oasis.opendocument.text", **{"META-INF__manifest.xml": b"<m:encryption-data/>"}), LockedFileError, "password"),
    ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), LockedFileError, "password"),
    ("boxes.docx", docx_bytes("<w:sdt><w:sdtContent>" * 200 + p("x") + "</w:sdtContent></w:sdt>" * 200), TooLargeError, "too deeply"),
    ("nonsense.docx", zipped(**{"word__document.xml": b"<w:document"}), DamagedFileError, "no valid XML"),
    ("deep.docx", docx_bytes(DEEP), SourceError, "deep|valid XML"),
    ("packed.docx", zipped(**{"word__document.xml": b" " * 60_000_000}), TooLargeError, "unpacks"),
    ("binary.txt", bytes(range(256)), UnknownFormatError, "no document"),
    ("blank.txt", b"  \n\n ", DamagedFileError, "empty"),
    ("nothing.docx", docx_bytes(p()), NoTextError, "no text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "error", "said"), CASES, ids=[case[0] for case in CASES])
def test_bad_files(tmp_path: Path, name: str, data: bytes, error: type[HcIngestError], said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error, match=said) as caught:
        extract(path)
    assert name in str(caught.value)
    done = CliRunner().invoke(main, ["extract", str(path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 3
    assert "Traceback" not in done.output
    assert not list((tmp_path / "out").rglob("*.csv"))


def test_missing_path(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["extract", str(tmp_path / "none.pdf")])
    assert done.exit_code == 3
    assert "no such" in done.output


def test_a_scan_says_which_pages_and_points_to_ocr(tmp_path: Path) -> None:
    pdf = PdfDocument.new()
    pdf.new_page(500, 400).close()
    path = tmp_path / "scan.pdf"
    pdf.save(str(path))
    pdf.close()
    with pytest.raises(NoTextError, match=r"pages 1 .*ocrmypdf"):
        extract(path)


def test_passwords(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_pdf())
    with pytest.raises(LockedFileError, match=r"needs a password.*--password"):
        extract(path)
    with pytest.raises(LockedFileError, match="not the password"):
        extract(path, password="wrong")
    assert extract(path, password="open").ledger.words > 0


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("open", strength=128))
    canvas.drawString(100, 700, "Secret actions")
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("pages", ["0", "99", "3-2", "x", "1-99", "9" * 5000])
def test_pages_outside_the_document(pages: str) -> None:
    with pytest.raises(UsageError, match="pages"):
        extract(SAMPLES / "safer-streets.pdf", pages=pages)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("Action\tLead\nPlant café “trees” – now\tParks\n".encode(encoding))
    plan = extract(path)
    assert [a.action.value for a in plan.actions] == ["Plant café “trees” – now"]


@pytest.mark.parametrize("sample", ["safer-streets.pdf", "green-town.docx"])
@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_never_crash(tmp_path: Path, sample: str, seed: int) -> None:
    data = bytearray((SAMPLES / sample).read_bytes())
    for step in range(40):
        data[(seed * 7919 + step * 104_729) % len(data)] ^= 1 << (step % 8)
    path = tmp_path / sample
    path.write_bytes(bytes(data))
    try:
        plan = extract(path)
    except SourceError:
        return
    assert plan.ledger.holds
