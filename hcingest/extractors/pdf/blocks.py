"""Words outside tables become headings, paragraphs, list items and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hcingest.extractors.pdf.anew import ENDS
from hcingest.extractors.pdf.gutters import Lines, is_leader, text_lines
from hcingest.extractors.pdf.items import is_mark, mark_length
from hcingest.model.document import Page
from hcingest.model.place import Place, box_around
from hcingest.model.table import Block, BlockKind
from hcingest.model.word_list import kept, looks
from hcingest.model.words import Gap, Piece, Word, whole

PITCH = 1.75  # line heights from line to line; a larger step parts paragraphs
FULL = 0.75  # of the widest line; only a line this long runs on in the next
HEADING_WORDS = 30  # words; longer text is a paragraph however it is set
LARGER = 1.08  # times the body size from which text is set as a heading
NOTE_ZONE = 0.5  # share of the page height below which footnotes stand
HUNG = 2.0  # points by which lines below the text of an item begin beside it
SPACE = 0.2  # line heights between two words at least
LIFTED = 0.12  # line heights by which a footnote's mark stands above the line
NOTE_SIZE = 0.97  # times the body size; footnotes are smaller

_HEADING_ROLE = re.compile("H[1-6]")
_UNTOLD = 7  # behind the six levels that a file can give to headings
_NOTE_MARK = re.compile(r"\d{1,2}$|[*†‡§¶]{1,3}$")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set; headings are ranked by it."""

    size: float
    bold: bool
    italic: bool

    @property
    def rank(self) -> tuple[float, bool, bool]:
        """Sorts the outermost heading first."""
        return (-self.size, not self.bold, self.italic)


def look_of(words: Sequence[Word]) -> Look:
    """The look of a line: bold or italic only where all of its words are."""
    sizes = Counter(round(w.style.size * 2) / 2 for w in words for _ in w.text)
    return Look(sizes.most_common(1)[0][0], all(w.style.bold for w in words), all(w.style.italic for w in words))


def body_size(pages: Sequence[Page]) -> float:
    """The size in points in which most of the document's letters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for style, text in looks(page.words):
            sizes[round(style.size * 2) / 2] += len(text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def blocks_of(page: Page, columns: Sequence[Sequence[Word]], body: float) -> list[Block]:
    """The blocks of one page's words outside tables, top to bottom, one column of text after the other, the last one of a
    column with what goes on in the next. ``level``: what the file says; still to be ranked."""
    slanted = [w for words in columns for w in words if w.style.direction]
    lines = [line for words in columns for line in text_lines([w for w in words if not w.style.direction])]
    groups: list[Lines] = []
    widths = _widths(lines)
    for line in lines:
        if groups and _level(line, page) == _level(groups[-1][-1], page) and _runs_on(groups[-1], line, widths):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks = [_block(group, page, body) for group in groups]
    return blocks + _sideways(slanted, page)


@dataclass(frozen=True, slots=True)
class _Widths:
    """How far lines reach: the widest of all, and (x, right edge) of each that begins below the text of an item or is one."""

    widest: float
    hung: tuple[tuple[float, float], ...]

    def right_of(self, x: float) -> float:
        """The right edge of what hangs at an x."""
        return max(right for at, right in self.hung if abs(at - x) <= HUNG)


def _widths(lines: Lines) -> _Widths:
    widest = max((line[-1].x1 - line[0].x0 for line in lines), default=0.0)
    begins = [_text_of_item(line) for line in lines]
    texts = set(begins) - {0.0}
    hung = ((x or line[0].x0, line[-1].x1) for x, line in zip(begins, lines, strict=True)) if texts else ()
    return _Widths(widest, tuple((x, right) for x, right in hung if any(abs(x - text) <= HUNG for text in texts)))


def _text_of_item(line: Sequence[Word]) -> float:
    """x of the text behind the mark of an item; 0 where a line begins none."""
    length = mark_length(line)
    return line[length].x0 if 0 < length < len(line) else 0.0


def _sideways(words: Sequence[Word], page: Page) -> list[Block]:
    if not words:
        return []
    pieces = kept([whole(w) for w in words], page.words)
    return [Block("paragraph", pieces, place=_place(words, page))]


def _runs_on(group: Lines, line: Sequence[Word], widths: _Widths) -> bool:
    """Whether a line goes on the paragraph above it, or the one at the end of the column before."""
    last = group[-1]
    height = last[0].bottom - last[0].top or 1.0
    is_note = line[0].style.raised and bool(_NOTE_MARK.match(line[0].text))
    if line[0].top - last[0].top > PITCH * height or mark_length(line) or is_note:
        return False
    ours, theirs = look_of(line), look_of(last)
    if abs(ours.size - theirs.size) > 0.5 or (ours.bold != theirs.bold and len(last) > 1):
        return False
    if line[0].x0 < last[0].x0 - 2 * height and len(group) > 1:
        return False
    is_full = last[-1].x1 - group[0][0].x0 >= FULL * widths.widest
    if line[0].bottom < last[0].top:
        return last[-1].text[-1] not in ENDS and (is_full or line[0].text[0].islower())
    return is_full or (ours.bold and ours == theirs) or _hangs(group[0], last, line, widths)


def _hangs(item: Sequence[Word], last: Sequence[Word], line: Sequence[Word], widths: _Widths) -> bool:
    """Whether a line begins below the text of an item, and its first word had no room on the line above."""
    x = _text_of_item(item)
    if not x or abs(line[0].x0 - x) > HUNG:
        return False
    needed = line[0].x1 - line[0].x0 + SPACE * (line[0].bottom - line[0].top)
    return line[0].text[0].islower() or last[-1].x1 + needed > widths.right_of(x)


def _block(lines: Sequence[Sequence[Word]], page: Page, body: float) -> Block:
    pieces = kept(list(_pieces(lines)), page.words)
    words = [w for line in lines for w in line]
    level = _level(words, page)
    return Block("heading" if level else _kind(words, page, body), pieces, level, _place(words, page))


def _level(words: Sequence[Word], page: Page) -> int:
    """The level of the heading, 1 to 6, that the file says a text is; 0 where it says nothing or the text is long."""
    role = page.tags[words[0].tag].role if words[0].tag in page.tags else ""
    return int(role[1]) if _HEADING_ROLE.fullmatch(role) and len(words) <= HEADING_WORDS else 0


def _pieces(lines: Sequence[Sequence[Word]]) -> Iterable[Piece]:
    for n, line in enumerate(lines):
        before: Word | None = None
        for i, word in enumerate(line):
            gap = Gap.LINE if i == 0 and n else Gap.SPACE
            if before is not None and word.x0 - before.x1 < 0.05 * (word.bottom - word.top):
                gap = Gap.NONE
            yield whole(word, gap)
            before = word


def _place(words: Sequence[Word], page: Page) -> Place:
    return Place(page.number, box_around(word.bbox for word in words), f"page {page.number}")


def _kind(words: Sequence[Word], page: Page, body: float) -> BlockKind:
    look = look_of(words)
    first = words[0]
    low = first.top > NOTE_ZONE * page.height
    if len(words) > 1 and _NOTE_MARK.match(first.text):
        small = low and look.size <= NOTE_SIZE * body
        if small or _is_lifted(first, words[1], low) or (low and _refers(page, first.text)):
            return "note"
    if is_mark(first.text) and not look.bold and look.size <= LARGER * body:
        return "list"
    if any(map(is_leader, words)):
        return "paragraph"  # an entry of a list of contents, however it is set
    if len(words) <= HEADING_WORDS and (look.size >= LARGER * body or look.bold) and words[-1].text[-1] not in ".;,":
        return "heading"
    return "paragraph"


def _is_lifted(mark: Word, second: Word, low: bool) -> bool:
    """Whether a mark is smaller than the text behind it or lifted, low on the page; smaller and lifted anywhere."""
    higher = second.bottom - mark.bottom > LIFTED * (second.bottom - second.top)
    smaller = mark.style.size < 0.85 * second.style.size
    return (low and (mark.style.raised or smaller or higher)) or (smaller and (mark.style.raised or higher))


def _refers(page: Page, mark: str) -> bool:
    """Whether a page has a raised mark in its text, so that what begins with it is the note."""
    return any(style.raised and text == mark for style, text in looks(page.words))


def italic_headings(items: list[Block | object]) -> list[Block | object]:
    """Short lines all in italics right above a table head it, as sub-headings do."""
    out = list(items)
    for i, item in enumerate(items[:-1]):
        if isinstance(item, Block) and item.kind == "paragraph" and not isinstance(items[i + 1], Block):
            words = [p.word for p in item.pieces]
            if len(words) <= HEADING_WORDS and look_of(words).italic:
                out[i] = replace(item, kind="heading")
    return out


def ranked(blocks: Sequence[Block]) -> dict[int, int]:
    """``id(block)`` -> level of each heading: the looks of all headings of the document in order, 1 outermost.

    Those that look alike are ranked by the levels that the file itself gives them.
    """
    headings = [b for b in blocks if b.kind == "heading" and b.pieces]
    ranks = {id(b): (look_of([p.word for p in b.pieces]).rank, b.level or _UNTOLD) for b in headings}
    order = sorted(set(ranks.values()))
    return {key: order.index(rank) + 1 for key, rank in ranks.items()}
