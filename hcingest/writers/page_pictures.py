"""Pictures of a PDF's pages with the grid of each table drawn on them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from hcingest.model.place import BBox
from hcingest.model.table import Table

DOTS_PER_POINT = 2.0
"""144 dots an inch: eight-point letters are readable."""
LONGEST_EDGE = 5_000
"""Of a picture in dots; posters are drawn smaller."""

CELL_COLOUR, TABLE_COLOUR = "#d81b60", "#1e66d0"
CELL_WIDTH, TABLE_WIDTH = 2, 4


def page_pictures(source: Path, password: str, tables: Iterable[Table]) -> Iterator[tuple[int, bytes]]:
    """(page number, PNG) of each page that holds a table with a place."""
    by_page: dict[int, list[Table]] = {}
    for table in tables:
        if table.place.page_number:
            by_page.setdefault(table.place.page_number, []).append(table)
    with pypdfium2.PdfDocument(source, password=password or None) as pdf:
        for number in sorted(by_page):
            yield number, _picture(pdf[number - 1], by_page[number])


def _picture(page: pypdfium2.PdfPage, tables: Iterable[Table]) -> bytes:
    scale = min(DOTS_PER_POINT, LONGEST_EDGE / max(page.get_size()))
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture)
    for table in tables:
        _draw_table(pen, table, scale)
    target = io.BytesIO()
    picture.save(target, format="PNG")
    return target.getvalue()


def _draw_table(pen: ImageDraw.ImageDraw, table: Table, scale: float) -> None:
    for cell in table.cells:
        if cell.place.bbox:
            pen.rectangle(_scaled(cell.place.bbox, scale), outline=CELL_COLOUR, width=CELL_WIDTH)
    if table.place.bbox:
        box = _scaled(table.place.bbox, scale)
        pen.rectangle(box, outline=TABLE_COLOUR, width=TABLE_WIDTH)
        pen.text((box[0] + TABLE_WIDTH, box[1] + TABLE_WIDTH), f"table {table.number}", fill=TABLE_COLOUR)


def _scaled(bbox: BBox, scale: float) -> tuple[float, float, float, float]:
    """In dots; a box that is inside out, as broken files have it, is turned right."""
    x0, top, x1, bottom = (edge * scale for edge in bbox)
    return min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom)
