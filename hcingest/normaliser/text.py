"""Pieces of words become the text that a person would type: hyphens repaired, bullets gone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hcingest.model.letters import LIGATURES
from hcingest.model.words import Gap, Piece, Pieces, cut, is_one_line, printed, said
from hcingest.normaliser.date_patterns import MONTHS
from hcingest.normaliser.spelling import (
    ADDRESS,
    LINE_END_HYPHENS,
    SOFT_HYPHEN,
    TYPESET_HYPHENS,
    UNKNOWN,
    Spelling,
    first_letters,
    last_letters,
)

LONGEST_BROKEN = 6  # lines over which one word may run

BULLETS = frozenset("•‣⁃∙▪▫●○◦◆◇■□➢➤►▶→✦❖⦁\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0e0\u2023\u02c6")
"""Glyphs that open a list item wherever a line starts with them; TeX's bullet reads as U+02C6 where fonts name none."""

DASH_BULLETS = frozenset("·-–—o*¤§")
"""Glyphs that also stand in running text: bullets only where a paragraph starts with them."""


def opens_item(pieces: Pieces, index: int) -> bool:
    """Whether the piece at ``index`` is a bullet mark: alone, in front of text, where a line or paragraph starts."""
    glyph = pieces[index].text
    if len(glyph) != 1 or index + 1 == len(pieces):
        return False
    at_paragraph = index == 0 or pieces[index].gap is Gap.PARAGRAPH
    at_line = at_paragraph or pieces[index].gap.is_line_end
    if glyph == "o" and _is_word(pieces[index], pieces[index + 1]):
        return False
    return (at_line and glyph in BULLETS) or (at_paragraph and glyph in DASH_BULLETS)


def _is_word(o: Piece, after: Piece) -> bool:
    """Whether an ``o`` in front of small letters or a month is Welsh (``o fis Medi``): in the font of what follows."""
    goes_on = after.text[:1].islower() or after.text.casefold() in MONTHS
    return goes_on and o.style.font == after.style.font


OPENING = "([“‘"
"""Signs behind which no text has a space, whatever line ends there."""
_SPAN = re.compile(r"\d[–—]$")
_WEB = re.compile(r"://|www\.|\w@\w")
_FIGURE = re.compile(
    r"\d{1,2}([/.])\d{1,2}\1\d{2}(?:\d\d)?|\d{1,2}([/.])(?:\d{1,2}(?:\2\d{0,3})?)?|(?:19|20)\d\d(?:[/–-](?:\d\d){0,2})?|20\d|"
    r"£?\d{1,3}(?:,\d{3})*,\d{0,3}[km]?|[A-Z]{1,5}\d{1,3}(?:\.\d{0,3})*|\d{1,2}(?:\.\d{1,2})*\.\d{0,2}"
)
"""A date, a year, an amount or a code, or the beginning of one."""


def _is_figure(before: str, after: str) -> bool:
    """Whether the end of a full line and the start of the next are parts of one date, year, amount or code."""
    if before[-1:] not in "0123456789/.,–-" or after[:1] not in "0123456789/.,–-":
        return False
    return bool(_FIGURE.fullmatch(before + after) or _FIGURE.fullmatch(before + after.rstrip(",;)")))


def _are_one(last: str, piece: Piece) -> bool:
    """Whether no text has a space between the end of a line and the next: behind a bracket, in spans and addresses."""
    if last[-1] in OPENING or (_SPAN.search(last) and piece.text[0].isdigit()) or _address_goes_on(last, piece):
        return True
    return piece.gap is Gap.FULL_LINE and _is_figure(last, piece.text)


def _address_goes_on(last: str, piece: Piece) -> bool:
    """Whether a web address runs over the end of its line: that is full, or ends with a stroke."""
    is_open = piece.gap is Gap.FULL_LINE or last[-1:] == "/"
    return is_open and bool(_WEB.search(last)) and (piece.text[:1].islower() or piece.text[:1].isdigit())


def _joint(so_far: str, rest: Pieces, spelling: Spelling) -> tuple[str, str]:
    """The text before the first of the pieces left, its line-end hyphen repaired, and what goes between the two."""
    piece = rest[0]
    if piece.gap is Gap.NONE:
        return so_far, ""
    if piece.gap is Gap.PARAGRAPH:
        return so_far, "\n"
    if piece.gap is Gap.SPACE:
        return so_far, " "
    if so_far[-1:] in TYPESET_HYPHENS:
        return so_far[:-1], ""
    before, after = last_letters(so_far), first_letters(piece.text)
    last = so_far.rsplit(None, 1)[-1]
    if _are_one(last, piece):
        return so_far, ""
    if not (so_far[-1:] in LINE_END_HYPHENS and so_far[-2:-1].isalnum()):
        goes_on = piece.gap is Gap.FULL_LINE and before and any(spelling.goes_on(before, end) for end in _ends(rest))
        return so_far, "" if goes_on else " "
    if not piece.text[:1].isalnum():
        return so_far, " "
    if not piece.text[:1].islower() or not before or not after or ADDRESS.search(last):
        return so_far, ""
    return so_far if spelling.keeps_hyphen(before, after) else so_far[:-1], ""


def _ends(rest: Pieces) -> Iterable[str]:
    """What a word broken before the first of the pieces may end with: that one's letters, and those of full lines."""
    end = ""
    for piece in rest:
        if end and piece.gap is not Gap.FULL_LINE:
            return
        letters = first_letters(piece.text)
        end += letters
        if letters:
            yield end
        if letters != piece.text:
            return


def value_of(pieces: Pieces, spelling: Spelling = UNKNOWN) -> str:
    """The cleaned text: paragraphs parted by ``\\n``, lines by a space, broken words whole, bullet marks left out."""
    if is_one_line(pieces) and not (printed(pieces)[1:2] == " " and opens_item(pieces, 0)):
        return _tidy(printed(pieces))
    parts: list[str] = []
    for index, (gap, text) in enumerate(said(pieces)):
        if len(text) == 1 and opens_item(pieces, index):
            parts.append("\n")
            continue
        if gap is Gap.SPACE:
            parts.append(" ")
        elif parts and parts[-1] != "\n":
            parts[-1], between = _joint(parts[-1], pieces[index : index + LONGEST_BROKEN], spelling)
            if not between:
                parts[-1] += text
                continue
            parts.append(between)
        parts.append(text)
    return _tidy("".join(parts))


def _tidy(text: str) -> str:
    if not text.isascii():
        text = text.replace(SOFT_HYPHEN, "").replace("\u200b", "").translate(LIGATURES)
    text = text.replace("\u0002", "-")
    if "\n" not in text:
        return text.strip()
    return "\n".join(line for line in (part.strip() for part in text.split("\n")) if line)


_LABEL_WORDS = (
    "strategic objective|objective|aim|goal|action|priority|theme|strand|outcome|recommendation|commitment|target|"
    "step|task|activity|milestone|measure|workstream|pillar|ambition|amcan|nod|cam gweithredu|mesure|objectif"
)
_NUMBER = r"(?:[A-Z]{1,3}[.\-]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?"
_REF = re.compile(
    rf"""
    (?P<label>(?:{_LABEL_WORDS})\s+(?:{_NUMBER}|[A-Z]|[ivxIVX]{{1,5}}))\s*(?:[.):–—-]+(?=\s)|[.):]+(?=[^\s\d])|(?=\s*$)) # Objective 2:
    | (?P<named>(?:{_LABEL_WORDS})\s+\d{{1,3}}(?:\.\d{{1,3}})+)(?=\s+(?-i:[^a-z\s]))   # Objective 1.2 Train
    | (?P<bracketed>\((?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})\))(?=\s)                # (i)
    | (?P<dotted>(?:[A-Z]{{1,3}}[.\-]?)?\d{{1,3}}(?:\.\d{{1,3}})+[a-z]?)[.):]*(?=\s)  # 1.2.3
    | (?P<marked>(?:[A-Z]{{1,3}}[.\-]?)?\d{{1,3}}[a-z]?|[A-Za-z]|[ivxIVX]{{1,5}})[.):]+(?=\s)    # 2.  A)  iv.
    | (?P<coded>[A-Z]{{1,3}}\d{{1,3}}(?:\.\d{{1,3}})*)(?=\s+[A-Z])             # A1 Train
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALONE = re.compile(rf"(?:(?:{_LABEL_WORDS})\s+)?(?:{_NUMBER}|[A-Z]|[ivx]{{1,5}}|\(\w{{1,4}}\))[.):]*", re.IGNORECASE)
_CODED_CASE = re.compile(r"[A-Z]{1,3}\d")


def reference_length(text: str) -> tuple[str, int]:
    """(number as printed without its closing ``. ) :``, characters that it and its marks take), or ("", 0).

    A bare number in front of words (``18 records``) is no reference.
    """
    found = _REF.match(text)
    if not found:
        return "", 0
    if found.group("coded") and not _CODED_CASE.match(text):
        return "", 0
    return found.group(found.lastgroup or 0), found.end()


def has_label(text: str) -> bool:
    """Whether a text begins with a number and the word that labels it: ``Objective 2: …``, ``Theme A - …``."""
    found = _REF.match(text)
    return bool(found and (found.group("label") or found.group("named")))


def is_reference(text: str) -> bool:
    """Whether a whole cell is nothing but a number or label: ``1.2``, ``A3``, ``iv)``, ``Action 7``."""
    return bool(_ALONE.fullmatch(text.strip()))


def take(pieces: Pieces, length: int) -> tuple[Pieces, Pieces]:
    """Pieces parted after ``length`` characters of their printed text."""
    front: list[Piece] = []
    rest = list(pieces)
    used = 0
    while rest and used < length:
        piece = rest[0]
        used += len(printed((piece,))) + (len(front) > 0 and piece.gap is not Gap.NONE)
        if used <= length:
            front.append(rest.pop(0))
            continue
        before, after = cut(piece, len(piece.text) - (used - length))
        front.append(before)
        rest[0] = after
    return tuple(front), tuple(rest)


def split_reference(pieces: Pieces) -> tuple[Pieces, str, Pieces]:
    """(pieces of the leading number, the number as printed, pieces of the text); no number: ((), "", all)."""
    number, length = reference_length(printed(pieces[:6]))
    if not length:
        return (), "", pieces
    front, rest = take(pieces, length)
    return front, number, rest
