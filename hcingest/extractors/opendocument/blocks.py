"""The paragraphs, lists and tables of an OpenDocument text as WordprocessingML."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from hcingest.extractors.opendocument.inline import Draft, add_runs, read_changes
from hcingest.extractors.opendocument.names import DRAW, OFFICE, TABLE, TEXT
from hcingest.extractors.opendocument.tables import Grid, cells_of, rows_of, widths_of
from hcingest.extractors.word.attributes import whole_number
from hcingest.extractors.word.numbering import Levels, Numbering
from hcingest.extractors.word.package import W

_SILENT = frozenset({TEXT + "tracked-changes", TEXT + "sequence-decls", OFFICE + "forms", TEXT + "variable-decls"})
_OUTLINE = "outline"
_PARAGRAPHS = (TEXT + "p", TEXT + "h")


@dataclass(frozen=True, slots=True)
class Item:
    """Where in a list a paragraph stands: the list's id, its level from 0; ``first``: it bears the number."""

    number_id: str
    depth: int
    first: bool = True


@dataclass
class Translation:
    """The way through the text: what the inline walk knows, and the lists so far."""

    draft: Draft
    numbering: Numbering = field(default_factory=Numbering)
    lists: int = 0
    last_of_style: dict[str, str] = field(default_factory=dict)
    """List style -> the list that used it last, for lists that count on."""

    def __post_init__(self) -> None:
        self.draft.blocks = self.add_blocks
        self.numbering.lists[_OUTLINE] = (_OUTLINE, self.draft.styles.outline)

    def add_blocks(self, source: etree._Element, target: etree._Element, item: Item | None = None) -> None:
        """Paragraphs, lists and tables inside an element, through sections and indexes."""
        for child in source:
            if child.tag in _PARAGRAPHS:
                self._add_paragraph(child, target, item)
                item = replace(item, first=False) if item else None
            elif child.tag == TEXT + "list":
                self._add_list(child, target, item)
            elif child.tag == TABLE + "table":
                self._add_table(child, target)
            elif child.tag in (DRAW + "frame", DRAW + "custom-shape", DRAW + "g") and source.tag == OFFICE + "text":
                self._add_anchored(child, target)
            elif child.tag == TEXT + "section" and child.get(TEXT + "display") == "none":
                self._add_hidden(child, target)
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                self.add_blocks(child, target, item)

    def _add_hidden(self, section: etree._Element, target: etree._Element) -> None:
        start = len(target)
        self.add_blocks(section, target)
        for block in list(target)[start:]:
            for run in block.iter(W + "r"):
                properties = run.find(W + "rPr")
                if properties is None:
                    run.insert(0, etree.Element(W + "rPr"))
                etree.SubElement(run[0], W + "vanish")

    def _add_anchored(self, shape: etree._Element, target: etree._Element) -> None:
        """A drawing that is anchored to the page stands in no paragraph."""
        holder = etree.Element(TEXT + "p")
        holder.append(shape)
        add_runs(holder, etree.SubElement(target, W + "p"), self.draft)

    def _add_paragraph(self, source: etree._Element, target: etree._Element, item: Item | None) -> None:
        paragraph = etree.SubElement(target, W + "p")
        properties = etree.SubElement(paragraph, W + "pPr")
        styles, name = self.draft.styles, source.get(TEXT + "style-name", "")
        if styles.is_title(name):
            _say(properties, "pStyle", "Title")
        level = self._level(source, name)
        if level:
            _say(properties, "outlineLvl", str(level - 1))
        self._say_number(source, properties, item, level)
        ground = styles.ground("paragraph", name)
        if ground:
            etree.SubElement(properties, W + "shd").set(W + "fill", ground)
        add_runs(source, paragraph, self.draft, styles.look("paragraph", name))

    def _level(self, source: etree._Element, style: str) -> int:
        if source.tag == TEXT + "h":
            return min(9, whole_number(source.get(TEXT + "outline-level")) or 1)
        return self.draft.styles.outline_level(style)

    def _say_number(self, source: etree._Element, properties: etree._Element, item: Item | None, level: int) -> None:
        heads = source.tag == TEXT + "h" and source.get(TEXT + "is-list-header") != "true"
        if heads and item is None:
            item = Item(_OUTLINE, level - 1)
        if item is not None and item.first:
            said = etree.SubElement(properties, W + "numPr")
            _say(said, "ilvl", str(item.depth))
            _say(said, "numId", item.number_id)

    def _add_list(self, source: etree._Element, target: etree._Element, outer: Item | None) -> None:
        """A list, or a level of one: its items' first paragraphs bear the numbers."""
        style = source.get(TEXT + "style-name", "")
        goes_on = outer is not None and (not style or self.last_of_style.get(style) == outer.number_id)
        number_id = outer.number_id if outer and goes_on else self._list(source, style)
        depth = outer.depth + 1 if outer else 0
        for child in source:
            if child.tag == TEXT + "list-item":
                start = whole_number(child.get(TEXT + "start-value"))
                number_id = number_id if start is None else self._restarted(number_id, depth, start)
                self.add_blocks(child, target, Item(number_id, depth))
            elif child.tag == TEXT + "list-header":
                self.add_blocks(child, target, Item(number_id, depth, first=False))

    def _list(self, source: etree._Element, style: str) -> str:
        """The id of a list: a new one, or that of the last one of its style where it counts on."""
        if source.get(TEXT + "continue-numbering") == "true" and style in self.last_of_style:
            return self.last_of_style[style]
        continued = source.get(TEXT + "continue-list") is not None and style in self.last_of_style
        number_id = self.last_of_style[style] if continued else self._new_list(self.draft.styles.lists.get(style, {}))
        self.last_of_style[style] = number_id
        return number_id

    def _new_list(self, levels: Levels, abstract: str = "") -> str:
        self.lists += 1
        number_id = str(self.lists)
        self.numbering.lists[number_id] = (abstract or number_id, levels)
        return number_id

    def _restarted(self, number_id: str, depth: int, start: int) -> str:
        """A list that counts on from a number of its own at a level."""
        abstract, levels = self.numbering.lists[number_id]
        if depth not in levels:
            return number_id
        new = self._new_list({**levels, depth: replace(levels[depth], start=start)}, abstract)
        self.numbering.overrides[new] = {depth}
        return new

    def _add_table(self, source: etree._Element, target: etree._Element) -> None:
        table = etree.SubElement(target, W + "tbl")
        columns = etree.SubElement(table, W + "tblGrid")
        for width in widths_of(source, self.draft.styles):
            etree.SubElement(columns, W + "gridCol").set(W + "w", str(width))
        grid = Grid()
        for row, is_header in rows_of(source):
            self._add_row(row, is_header, table, grid)

    def _add_row(self, row: etree._Element, is_header: bool, table: etree._Element, grid: Grid) -> None:
        made = etree.SubElement(table, W + "tr")
        if is_header:
            etree.SubElement(etree.SubElement(made, W + "trPr"), W + "tblHeader")
        for cell, spot in cells_of(row, grid):
            made_cell = etree.SubElement(made, W + "tc")
            properties = etree.SubElement(made_cell, W + "tcPr")
            _say(properties, "gridSpan", str(spot.column_span))
            if spot.merge:
                _say(properties, "vMerge", spot.merge)
            ground = self.draft.styles.ground("table-cell", cell.get(TABLE + "style-name", ""))
            if ground:
                etree.SubElement(properties, W + "shd").set(W + "fill", ground)
            self.add_blocks(cell, made_cell)


def _say(properties: etree._Element, name: str, value: str) -> None:
    etree.SubElement(properties, W + name).set(W + "val", value)


def translate(text: etree._Element, draft: Draft) -> tuple[etree._Element, Translation]:
    """The w:body of an office:text, and the way there with its lists, notes and comments."""
    read_changes(text, draft)
    translation = Translation(draft)
    body = etree.Element(W + "body")
    translation.add_blocks(text, body)
    return body, translation
