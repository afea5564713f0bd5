"""Sections: the bands inside tables and the headings above them that group actions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hcingest.model.place import NOWHERE, Place
from hcingest.model.table import Block
from hcingest.model.words import Pieces
from hcingest.normaliser.drafts import RowDraft, Sheet
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.text import reference_length, value_of

_CONTINUED = re.compile(r"\s*[(\[]?\s*(?:cont(?:inued|['’]?d|\.)?|parhad|suite)\s*\.?[)\]]?\s*$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:table|tabl|tableau|tabelle|tabla|tabella|figure)\s+\d", re.IGNORECASE)
CAPTION_WORDS = 20  # words; a longer text that ends so is a sentence
_PLAN_TITLE = re.compile(
    r"(?:\b(?:plan|plans|log|schedule|tracker|programme|matrix|table|actions|roadmap|framework|summary)\b[^:]*|"
    r"\b(?:annex|appendix|atodiad|annexe)\b.*)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:([^\W\d_][\w ]*?)\s+)?(?:\d+(\.\d+)*|(?-i:[A-Z])|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Part:
    """One heading or band on the way to an action. ``owned``: a field of an action has taken its words."""

    value: str
    pieces: Pieces
    place: Place = NOWHERE
    look: tuple[object, ...] = ()
    label: str = ""
    owned: bool = False

    def take(self) -> Pieces:
        """Its pieces for the first that asks; nothing for those after."""
        if self.owned:
            return ()
        self.owned = True
        return self.pieces


@dataclass
class Sections:
    """Where in the plan a row stands: headings and bands, outermost first."""

    headings: list[Part] = field(default_factory=list)
    bands: list[Part] = field(default_factory=list)
    repeated: list[Block] = field(default_factory=list)
    unused: list[Part] = field(default_factory=list)
    after_band: bool = False

    def see_headings(self, parts: Sequence[Part]) -> None:
        """Headings above a table: each ends those of its rank and deeper ones; bands start anew."""
        for part in parts:
            self.headings = [h for h in self.headings if h.look < part.look] + [part]
        self.bands, self.after_band = [], False

    def see_band(self, part: Part) -> None:
        """A band ends those that look like it, or are labelled with the same word; right below another one that looks
        otherwise, it stands inside it. Elsewhere those on its own ground, as large, are its equals."""
        current = next((b for b in self.bands if _bare(b.value) == _bare(part.value)), None)
        if current:
            self.repeated.append(Block("heading", part.pieces, place=part.place))
            return
        same = next((i for i, b in enumerate(self.bands) if (b.look, b.label) == (part.look, part.label)), None)
        if same is None and not self.after_band:
            same = next((i for i, b in enumerate(self.bands) if b.look == part.look), None)
        if same is None and not self.after_band and part.look[0]:
            same = next((i for i, b in enumerate(self.bands) if _on_one_ground(b, part)), None)
        if same is None and part.label[:1].isalpha():
            same = next((i for i, b in enumerate(self.bands) if b.label == part.label), None)
        if part.label[:1].isalpha():
            self.headings = [h for h in self.headings if h.label != part.label]
        self.bands = [*(self.bands if same is None else self.bands[:same]), part]
        self.after_band = True


def says_continued(text: str) -> bool:
    """Whether a short text says that what came before goes on: ``Theme 2 (continued)``, ``Plan, continued``."""
    return bool(_CONTINUED.search(text)) and len(text.split()) <= CAPTION_WORDS


def _on_one_ground(one: Part, other: Part) -> bool:
    """Whether two bands have the same fill and size, bold or not."""
    return one.look[0] == other.look[0] and one.look[2] == other.look[2]


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", _CONTINUED.sub("", text)).casefold()


def band_part(row: RowDraft, spelling: Spelling) -> Part:
    """The part of the way that a band row says, in the one cell of its own; others may reach down beside it."""
    cell = next(c for key, c in row.cells.items() if c and c.pieces and key in row.own)
    style = cell.pieces[0].style
    fill = "" if cell.fill and cell.fill in _stripes(row) else cell.fill
    look = (fill, style.bold, round(style.size), style.italic)
    number = f"{cell.number} " if cell.number else ""
    value = number + value_of(cell.pieces, spelling).replace("\n", " ")
    return Part(value, cell.pieces, cell.place, look, _label(value))


def _stripes(row: RowDraft) -> set[str]:
    """The colours that whole rows of a band's table have, none of their words bold: stripes, in which bands stand by
    chance."""
    fills: dict[int, list[str]] = {}
    bold: set[int] = set()
    for cell in row.table.cells:
        fills.setdefault(cell.row, []).append(cell.fill)
        if any(piece.style.bold for piece in cell.pieces):
            bold.add(cell.row)
    plain = (found for number, found in fills.items() if number not in bold and len(found) > 1)
    return {found[0] for found in plain if len(set(found)) == 1}


def mark_titles(sheets: Sequence[Sheet], spelling: Spelling) -> None:
    """A band over the column headers, as in a printed spreadsheet, is the plan's title where no band inside is like it."""
    above = [row for s in sheets for row in s.rows if row.kind == "band" and row.index < s.heading.first_row]
    inside = [row for s in sheets for row in s.rows if row.kind == "band" and row.index >= s.heading.first_row]
    titles, bands = ([band_part(row, spelling) for row in rows] for rows in (above, inside))
    if not titles or len({part.value for part in titles if part.look == titles[0].look}) > 1:
        return
    said = any(_PLAN_TITLE.search(part.value) for part in titles)
    alike = any(
        part.look == band.look or (part.label and part.label == band.label) for part in titles for band in bands
    )
    if (said or bands) and not alike:
        for row in above:
            row.kind = "title"


def _label(text: str) -> str:
    """The kind of numbering in front: ``priority #``, ``#``, ``#.#``; "" without one."""
    found = _LABEL.match(text)
    if not found or not (found.group(1) or reference_length(text)[1]):
        return ""
    return f"{(found.group(1) or '').casefold().strip()} #{'.#' if found.group(2) else ''}"


def section_headings(sheets: Sequence[Sheet], blocks: Sequence[Block]) -> set[int]:
    """The ids (``id()``) of the heading blocks that are sections: they group actions, chapter titles do not.

    A heading right above a plan table is a section where every table of the plan has one; with bands inside
    the tables, two different ones must show that headings group as well, and so they must where text stands
    between headings and tables. A heading further out counts when others of its rank stand above tables too,
    right above them or further out.
    """
    starts = [s for s in sheets if s.headings_above or s.parted or not s.goes_on]
    chains = _chains(starts)
    inner = [chain[-1] for chain in chains]
    bands = [row for s in sheets for row in s.rows if row.kind == "band"]
    banded = bool(bands) or any("section" in s.keys for s in sheets)
    if bands and inner and _are_labelled_alike(inner, bands):
        return {id(b) for chain in chains for b in chain[-1:]}
    if not chains or (banded and (len(chains) < len(starts) or len({b.text for b in inner}) < 2)):
        return set()
    if len({b.text for b in inner}) == 1 and _is_title(inner[0], blocks):
        return set()
    ranks = {block.level for block in inner} | _grouping_ranks(chains)
    return {id(b) for chain in chains for b in chain if b is chain[-1] or b.level in ranks}


def _are_labelled_alike(headings: Sequence[Block], bands: Sequence[RowDraft]) -> bool:
    """Whether headings above tables and bands inside them begin with one label: ``Priority 1`` above, ``Priority 2`` inside."""
    labels = {_label(text) for text in (*(b.text for b in headings), *(_band_text(row) for row in bands))}
    return len(labels) == 1 and all(label[:1].isalpha() for label in labels)


def _band_text(row: RowDraft) -> str:
    return next((value_of(c.pieces) for key, c in row.cells.items() if c and c.pieces and key in row.own), "")


def _grouping_ranks(chains: Sequence[Sequence[Block]]) -> set[int]:
    """The ranks of which headings that differ stand further out above tables: one alone is a chapter's title."""
    outer = {(block.level, block.text) for chain in chains for block in chain[:-1]}
    return {rank for rank, count in Counter(level for level, _ in outer).items() if count > 1}


def _chains(starts: Sequence[Sheet]) -> list[tuple[Block, ...]]:
    """The headings above each table; over a text that introduces it only where every table has one of its own."""
    starts = [replace(s, headings_above=chain) for s, chain in zip(starts, _without_captions(starts), strict=True)]
    chains = [s.headings_above for s in starts if s.headings_above]
    texts = [chain[-1].text for chain in chains]
    each_its_own = len(chains) == len(starts) and len(set(texts)) == len(texts) > 1
    return chains if each_its_own else [s.headings_above for s in starts if s.headings_above and not s.introduced]


def _without_captions(starts: Sequence[Sheet]) -> list[tuple[Block, ...]]:
    """The headings above each table without captions (``Table 3: …``), where all of these stand below a heading."""
    chains = [s.headings_above for s in starts]
    captioned = [chain for chain in chains if chain and _CAPTION.match(chain[-1].text)]
    if not all(len(chain) > 1 for chain in captioned):
        return chains
    return [chain[:-1] if chain in captioned else chain for chain in chains]


def _is_title(block: Block, blocks: Sequence[Block]) -> bool:
    body = [b for b in blocks if b.kind in ("title", "heading", "paragraph", "list")]
    first = bool(body) and body[0] is block
    return first or bool(_PLAN_TITLE.search(block.text))


def heading_part(block: Block, spelling: Spelling) -> Part:
    """The part of the way that a heading block says; its look is its rank."""
    number = f"{block.number} " if block.number else ""
    value = number + value_of(block.pieces, spelling).replace("\n", " ")
    return Part(value, block.pieces, block.place, (block.level,), _label(value))
