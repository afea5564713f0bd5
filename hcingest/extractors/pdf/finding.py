"""A PDF's pages become tables and blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from hcingest.extractors.pdf.blocks import Look, blocks_of, body_size, italic_headings, look_of, ranked
from hcingest.extractors.pdf.declared import UNTAGGED, Reading, declared
from hcingest.extractors.pdf.furniture import furniture
from hcingest.extractors.pdf.tables import Earlier, PageTables, page_tables
from hcingest.extractors.pdf.text_columns import TextColumns, parted
from hcingest.model.document import Document, Page
from hcingest.model.table import Block, Found, Table

MANY_HEADS = 3  # headings set alike above tables, from which the first of them is no title

Item = Table | Block


def find_tables(document: Document) -> Found:
    """Furniture first, then each page's tables, then the text around them; each word is in exactly one of these."""
    pages = document.pages
    around, taken = furniture(pages)
    body = body_size(pages)
    known = declared(_readings(pages, taken)) if any(p.tags for p in pages) else UNTAGGED
    flow: list[Item] = []
    earlier = Earlier()
    for reading in _readings(pages, taken):
        flow.extend(b for b in around if b.place.page_number == reading.page.number)
        found = page_tables(reading, known, earlier)
        items = _items(reading.page, found, body)
        earlier = earlier.and_then([item for item in items if isinstance(item, Table)])
        flow.extend(items)
    return Found(tuple(_ranked(_titled(flow, pages))))


def _readings(pages: Iterable[Page], taken: set[int]) -> Iterator[Reading]:
    """Each page and what is left of its words; only one page's words are put together at a time."""
    return (Reading(page, tuple(word for word in page.words if word.id not in taken)) for page in pages)


def _items(page: Page, found: PageTables, body: float) -> list[Item]:
    """Tables and blocks of a page in reading order."""
    texts = parted(found.rest, found.columns)
    items: list[Item] = [*found.tables, *(block for columns in texts for block in blocks_of(page, columns, body))]
    items.sort(key=partial(_order, found.columns))
    return _with_edges(italic_headings(items))  # type: ignore[arg-type]


def _order(columns: Sequence[TextColumns], item: Item) -> tuple[float, ...]:
    """Sorts items as they are read. A block that goes on in a second column begins where its first words do."""
    if item.place.bbox is None:
        return (0.0,)
    box = item.pieces[0].word.bbox if isinstance(item, Block) else item.place.bbox
    inside = (order for c in columns if (order := c.order(box)))
    return next(inside, (box.top, 0.0, box.top, box.x0))


def _with_edges(items: Sequence[Item]) -> list[Item]:
    """Tables that begin or end where the page's text does are marked; footnotes below a table do not count."""
    text = [i for i, item in enumerate(items) if not (isinstance(item, Block) and item.kind == "note")]
    out = list(items)
    for i, item in enumerate(items):
        if isinstance(item, Table):
            out[i] = replace(item, at_top=bool(text) and i == text[0], at_bottom=bool(text) and i == text[-1])
    return out


def _titled(flow: Sequence[Item], pages: Sequence[Page]) -> list[Item]:
    """The first heading of the first page is the title of the document, unless it heads a table as others do."""
    out = list(flow)
    body = [
        i
        for i, item in enumerate(out)
        if isinstance(item, Block) and not item.kind.startswith("page-") and item.kind not in ("hidden", "watermark")
    ]
    if body and pages and pages[0].number == 1:
        first = out[body[0]]
        before_tables = not any(isinstance(item, Table) for item in out[: body[0]])
        if isinstance(first, Block) and first.kind == "heading" and before_tables and not _heads_as_others(first, out):
            out[body[0]] = replace(first, kind="title")
    return out


def _heads_as_others(first: Block, flow: Sequence[Item]) -> bool:
    """Whether a heading stands right above a table, and others set like it right above others, as on slides."""
    pairs = pairwise(item for item in flow if isinstance(item, Table) or not item.kind.startswith("page-"))
    heads = [a for a, b in pairs if isinstance(b, Table) and isinstance(a, Block) and a.kind == "heading" and a.pieces]
    alike = [head for head in heads if _look(head) == _look(first)]
    return first in alike and len({head.text for head in alike}) >= MANY_HEADS


def _look(heading: Block) -> Look:
    return look_of([piece.word for piece in heading.pieces])


def _ranked(flow: Sequence[Item]) -> list[Item]:
    levels = ranked([item for item in flow if isinstance(item, Block)])
    return [replace(i, level=levels[id(i)]) if isinstance(i, Block) and id(i) in levels else i for i in flow]
