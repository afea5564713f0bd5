"""Running headers beside what stands close to them."""

from __future__ import annotations

from pathlib import Path

from pdf_source import pdf_source, read_source, text

from hcingest.extractors.pdf.furniture import furniture


def test_a_running_header_right_above_a_drawn_table(tmp_path: Path) -> None:
    rows = "".join(f"20 {y} m 380 {y} l S\n" for y in (280, 266, 252))
    page = text("A plan for the lanes", 22, 283) + text("Action", 22, 270) + text("Mend roads", 22, 256)
    blocks, taken = furniture(read_source(tmp_path, pdf_source(*[page + rows] * 3)).pages)
    assert [block.kind for block in blocks] == ["page-header"]
    assert len(taken) == 3 * 5
