"""PDF files written as their source: a page is a string of PDF's own drawing language.

Pages are 400 × 300 points. Object 1 is the catalog, 2 the list of pages, 3 Helvetica (``/F1``), 4 Helvetica-Bold
(``/F2``); page ``n``, counted from 1, is object ``2n + 3``; ``objects`` follow behind the last page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hcingest.extractors import read
from hcingest.model.document import Document, Page
from hcingest.options import Options

WIDTH, HEIGHT = 400, 300


def text(words: str, x: float, y: float, size: float = 10, font: str = "F1") -> str:
    """Words with their baseline beginning at (x, y), counted from the bottom left."""
    return f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET\n"


def pdf_source(
    *pages: str, page: str = "", resources: str = "", catalog: str = "", objects: Sequence[str | bytes] = ()
) -> bytes:
    """A PDF of drawn pages; the other arguments are entries added to each page, its resources and the catalog."""
    kids = " ".join(f"{2 * i + 5} 0 R" for i in range(len(pages)))
    bodies: list[bytes] = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>".encode(),
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for index, content in enumerate(pages):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {2 * index + 6} 0 R"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>{resources}>>/StructParents {index} {page}>>".encode()
        )
        bodies.append(stream("", content.encode("cp1252")))
    bodies.extend(o.encode("cp1252") if isinstance(o, str) else o for o in objects)
    return _file(bodies)


def stream(entries: str, data: bytes) -> bytes:
    return f"<<{entries}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _file(bodies: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    offsets: list[int] = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(out),
    )  # fmt: skip


def read_source(folder: Path, data: bytes, **options: object) -> Document:
    """The document that a PDF's source makes."""
    path = folder / "drawn.pdf"
    path.write_bytes(data)
    return read(path, Options(**options))  # type: ignore[arg-type]


def page_of(folder: Path, *pages: str, **more: str) -> Page:
    """The first page of a PDF of drawn pages."""
    return read_source(folder, pdf_source(*pages, **more)).pages[0]  # type: ignore[arg-type]
