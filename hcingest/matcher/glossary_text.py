"""Glossaries in running text: paragraphs, list items and headings that start with a code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hcingest.matcher.by_title import mention_of_title
from hcingest.matcher.definitions import Definition
from hcingest.matcher.recognition import Mention, only_codes, recognise
from hcingest.matcher.schemes import LINKED_KINDS, Schemes
from hcingest.matcher.titles import codes_at_start, one_line, split_title, unmarked
from hcingest.model.table import Block
from hcingest.model.words import Gap, Pieces, printed, with_gap

TextOf = Callable[[Pieces], str]

TEXT_KINDS = frozenset({"paragraph", "list", "heading"})
NEAR = 6  # blocks; entries of one glossary stand no further apart
HEADING_REACH = 3  # short blocks; so many may stand between the heading of a glossary and its entries
HEADING_WORDS = 8  # a heading of a glossary is no longer
TITLE_WORDS = 60  # the longest official titles have about 40; longer text is prose
LABEL_WORDS = 5  # in front of entries in the same paragraph
CODE_PIECES = 8  # pieces; a code at the start of a line is found in so many

_GLOSSARY = re.compile(
    r"\b(?:glossary|indicators?|[kn]?pis?|nis|definitions?|abbreviations?|acronyms|codes|terms(?!\s+of)|geirfa|dangosyddion|"
    r"glossaire)\b|^key\b(?:\s+to\b.*)?\W*$",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"(?:is|are|was|were|will|has|have|had|can|could|should|would|may|must|does|do|did|also|and|or|but|which|that|to|in|on|"
    r"at|as|by|for|from|of|with|shows?|measures?|relates?|covers?|asks?|looks?|remains?|continues?|fell|rose|improved)\b"
)
"""What follows a code in a sentence about it; a title starts otherwise."""


_EXPLAINS = re.compile(r"\s*[:=–—-]\s|\s+[A-Z%]")


class Headings:
    """Goes down a document and knows whether it stands under the heading of a glossary."""

    def __init__(self) -> None:
        self._reach = 0

    @property
    def is_glossary(self) -> bool:
        return self._reach > 0

    def pass_by(self, block: Block) -> None:
        """Text that is no entry: a glossary's heading opens, other headings narrow, prose closes."""
        short = len(block.pieces) <= HEADING_WORDS
        if short and _GLOSSARY.search(printed(block.pieces)):
            self._reach = HEADING_REACH
        else:
            self._reach = self._reach - 1 if short else 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A block of text that starts with codes, and where it stands. ``rest`` is its text behind them."""

    index: int
    block: Block
    mention: Mention
    rest: str
    under_heading: bool

    @property
    def is_prose(self) -> bool:
        return bool(_PROSE.match(self.rest.lstrip())) or len(self.rest.split()) > TITLE_WORDS

    @property
    def is_bare(self) -> bool:
        """Only the code: its title stands in the next block."""
        return not re.search(r"\w", self.rest)


def read_text(blocks: Sequence[Block], schemes: Schemes, text_of: TextOf) -> tuple[list[Definition], list[Block]]:
    """The definitions, and the blocks that are none."""
    blocks = [part for block in blocks for part in _labelled(block, schemes)]
    flow = [block for block in blocks if block.kind in TEXT_KINDS]
    taken: set[int] = set()
    found: list[Definition] = []
    for line in _defining(_lines(flow, schemes, text_of)):
        if id(line.block) in taken:
            continue
        group = [line.block, *_going_on(line, flow, schemes, text_of)]
        if line.is_bare and len(group) == 1:
            continue
        taken |= {id(block) for block in group}
        found += _definitions(group, schemes, text_of)
    by_title = list(_without_codes(flow, taken, found, schemes))
    taken |= {id(block) for block, _ in by_title}
    found += [definition for _, definition in by_title]
    return found, [block for block in blocks if id(block) not in taken]


def _labelled(block: Block, schemes: Schemes) -> list[Block]:
    """A block; parted where a glossary's label stands in front of its entries: ``Key: NI 1 = …; NI 17 = …``."""
    if block.kind not in TEXT_KINDS:
        return [block]
    colon = next((i for i, piece in enumerate(block.pieces[:LABEL_WORDS], 1) if piece.text.endswith(":")), 0)
    label, rest = block.pieces[:colon], block.pieces[colon:]
    if not label or not _GLOSSARY.search(printed(label)) or _kind_at(label, 0, schemes):
        return [block]
    text = printed(rest[: 2 * CODE_PIECES])
    mentions, stop = codes_at_start(text, schemes)
    if not mentions or not re.search(r"\w", text[stop:]) or _PROSE.match(text[stop:].lstrip()):
        return [block]
    return [replace(block, pieces=label), replace(block, pieces=rest, number="")]


def _without_codes(
    flow: Sequence[Block], taken: set[int], found: Sequence[Definition], schemes: Schemes
) -> Iterator[tuple[Block, Definition]]:
    """Blocks between entries that have no code but the title of one in the reference set."""
    codes = {mention.code for definition in found for mention in definition.mentions}
    kinds = [definition.mentions[0].scheme for definition in found]
    for before, block, after in zip(flow, flow[1:], flow[2:], strict=False):
        if id(block) in taken or not {id(before), id(after)} <= taken:
            continue
        text = one_line(printed(block.pieces))
        kind = max(kinds, key=kinds.count)
        mention = mention_of_title(split_title(unmarked(text), schemes, kind)[0], kind, codes)
        if mention:
            yield block, Definition((mention,), unmarked(text), block.pieces, block.place)


def text_with_number(block: Block, text_of: TextOf) -> str:
    """A block's text in one line, in front the number that a word processor generates (it may be the code)."""
    return unmarked(one_line(f"{block.number} {text_of(block.pieces)}"))


def _lines(flow: Sequence[Block], schemes: Schemes, text_of: TextOf) -> list[_Line]:
    headings = Headings()
    lines: list[_Line] = []
    for index, block in enumerate(flow):
        text = text_with_number(block, text_of)
        mentions, stop = codes_at_start(text, schemes)
        if mentions:
            if len(text.split()) > TITLE_WORDS and len(parts := _parts(block.pieces, schemes)) > 1:
                text = text_with_number(replace(block, pieces=parts[0]), text_of)
            lines.append(_Line(index, block, mentions[0], text[stop:], headings.is_glossary))
        else:
            headings.pass_by(block)
    return lines


def _defining(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines that define codes: no prose, and under such a heading or several of one kind near each other."""
    candidates = [line for line in lines if not line.is_prose]
    for at, line in enumerate(candidates):
        beside = candidates[max(0, at - NEAR) : at] + candidates[at + 1 : at + 1 + NEAR]
        run = any(o.mention.scheme == line.mention.scheme and abs(o.index - line.index) <= NEAR for o in beside)
        if line.under_heading or run:
            yield line


def _going_on(line: _Line, flow: Sequence[Block], schemes: Schemes, text_of: TextOf) -> list[Block]:
    """The next block where it goes on with a definition: the title of a bare code, the rest of a cut one, its links."""
    follower, after = (*flow[line.index + 1 : line.index + 3], None, None)[:2]
    if follower is None:
        return []
    text = text_with_number(follower, text_of)
    if codes_at_start(text, schemes)[0]:
        return [follower] if _are_links(text, line, schemes) and not _is_title(after, schemes, text_of) else []
    if line.is_bare:
        return [follower] if follower.kind != "heading" or line.block.kind == "heading" else []
    cut = text[:1].islower() and not line.rest.rstrip().endswith((".", ";")) and not _links(line, schemes)
    return [follower] if cut and follower.kind in (line.block.kind, "paragraph") else []


def _are_links(text: str, line: _Line, schemes: Schemes) -> bool:
    """Whether a text is nothing but what the code of the line before belongs to: ``PSA 23`` at the end of its title."""
    ends_there = not line.is_bare and line.mention.scheme not in LINKED_KINDS and not _links(line, schemes)
    kinds = {mention.scheme for mention in recognise(text, schemes)}
    return ends_there and only_codes(text, schemes) and kinds <= LINKED_KINDS


def _links(line: _Line, schemes: Schemes) -> tuple[str, ...]:
    return split_title(line.rest, schemes, line.mention.scheme)[1]


def _is_title(block: Block | None, schemes: Schemes, text_of: TextOf) -> bool:
    """Whether a block may be the title of a code that stands alone above it."""
    return (
        block is not None
        and block.kind != "heading"
        and not codes_at_start(text_with_number(block, text_of), schemes)[0]
    )


def _definitions(group: Sequence[Block], schemes: Schemes, text_of: TextOf) -> Iterator[Definition]:
    """The definitions of a block and what it goes on in: one, or one for each line that starts with such a code."""
    first, *others = group
    added = (with_gap(piece, Gap.LINE) if i == 0 else piece for b in others for i, piece in enumerate(b.pieces))
    parts = _parts((*first.pieces, *added), schemes)
    texts = [one_line(text_of(part)) for part in parts]
    if any(text.endswith((";", ",")) for text in texts[:-1]):
        texts[-1] = texts[-1].removesuffix(".")  # of the sentence that all entries are
    texts[0] = f"{first.number} {texts[0]}"
    for part, printed_text in zip(parts, texts, strict=True):
        text = unmarked(printed_text.strip())
        mentions, stop = codes_at_start(text, schemes)
        yield Definition(mentions, text[stop:], part, first.place)


def _parts(pieces: Pieces, schemes: Schemes) -> list[Pieces]:
    """Pieces parted where a line starts with a code of the kind that they start with, or where one follows that is
    explained as the first is: ``NI 1 – …; NI 17 – …``."""
    kind = _kind_at(pieces, 0, schemes)
    starts = [index for index in range(1, len(pieces)) if kind and _starts_entry(pieces, index, kind, schemes)]
    edges = [0, *starts, len(pieces)]
    return [pieces[start:stop] for start, stop in pairwise(edges)]


def _starts_entry(pieces: Pieces, index: int, kind: str, schemes: Schemes) -> bool:
    """Whether an entry starts at a piece: of the same kind, or where a sign shows it of another that is no agreement."""
    gap = pieces[index].gap
    if not (gap.is_line_end or gap is Gap.PARAGRAPH or _is_explained(pieces, index, schemes)):
        return False
    other = _kind_at(pieces, index, schemes)
    by_line = gap.is_line_end or gap is Gap.PARAGRAPH
    return other == kind or (not by_line and bool(other) and not {kind, other} & LINKED_KINDS)


def _is_explained(pieces: Pieces, index: int, schemes: Schemes) -> bool:
    """Whether a code stands behind a semicolon and in front of a title, or a sign that one follows."""
    if not pieces[index - 1].text.endswith(";"):
        return False
    text = printed(pieces[index : index + CODE_PIECES])
    return bool(_EXPLAINS.match(text, codes_at_start(text, schemes)[1]))


def _kind_at(pieces: Pieces, index: int, schemes: Schemes) -> str:
    mentions, _ = codes_at_start(unmarked(printed(pieces[index : index + CODE_PIECES])), schemes)
    return mentions[0].scheme if mentions else ""
