"""The words of a glossary entry: its text in one line, and its title parted from the codes behind it."""

from __future__ import annotations

import re

from hcingest.matcher.recognition import Mention, recognise
from hcingest.matcher.schemes import Schemes
from hcingest.model.words import Gap, Pieces

TYPESET_HYPHENS = "\u00ad\u2010"
"""Hyphens that stand at a line end only because the typesetter broke the word there."""

START = 80  # characters; codes at the start of a text stand in so many

_BETWEEN_CODES = re.compile(r"[\s,;/&+–-]*(?:(?:and|or|to)\s+)?")
_MARK = re.compile(r"^(?:[^\w\s]\s*|o\s+|\d{1,2}[.)]\s+)+")
_SEPARATOR = re.compile(r"^(?:\s*[)\]])?[\s:.|–—=\-]+")
_GLUE = r"[\s,;:/|&+–—-]*(?:\band\b\s*)?"
_LINK_WORDS = r"(?:\b(?:links?|linked|contributes?|relates?)\b(?:\s+to)?:?\s*|\balso\s+)?"
_TAIL = re.compile(rf"{_GLUE}[(\[]?\s*{_LINK_WORDS}$", re.IGNORECASE)
_OPENING = re.compile(r"^\s*[/(\[]\s*")
_CLOSING = re.compile(r"^\s*[)\]]")


def flowing(pieces: Pieces) -> str:
    """The text of pieces in one line; a line that ends in a hyphen goes on without a space.

    A plain hyphen stays, for it may be the word's own (``anti-`` / ``social``); a typesetter's goes.
    """
    text = ""
    for piece in pieces:
        if not text or piece.gap is Gap.NONE:
            text += piece.text
        elif piece.gap.is_line_end and text[-1] in TYPESET_HYPHENS:
            text = text[:-1] + piece.text
        elif piece.gap.is_line_end and text[-1] == "-" and text[-2:-1].isalpha() and piece.text[:1].isalpha():
            text += piece.text
        else:
            text += f" {piece.text}"
    return text


def unmarked(text: str) -> str:
    """A line without the bullet or list number in front."""
    return _MARK.sub("", text, count=1)


def one_line(text: str) -> str:
    return " ".join(text.split())


def codes_at_start(text: str, schemes: Schemes) -> tuple[tuple[Mention, ...], int]:
    """The codes of one kind that a text starts with (``NI 24-27``, ``NI 17 and NI 21``), and where they end."""
    mentions = recognise(text[:START], schemes)
    if not mentions or mentions[0].start > 0:
        return (), 0
    stop = 0
    for count, mention in enumerate(mentions):
        parted = mention.start > stop and not _BETWEEN_CODES.fullmatch(text[stop : mention.start])
        if parted or mention.scheme != mentions[0].scheme:
            return mentions[:count], stop
        stop = max(stop, mention.stop)
    return mentions, stop


def split_title(text: str, schemes: Schemes, kind: str) -> tuple[str, tuple[str, ...]]:
    """The title of a code of this kind and the codes printed around it: ``(PSA 21): People get on PSA 23; HO DSO``."""
    title, first = _without_leading_codes(text, schemes)
    last: list[str] = []
    while mention := _at_end(title, schemes, kind):
        last.insert(0, mention.code)
        title = _TAIL.sub("", title[: mention.start])
    return title.rstrip(" ,;:–—-"), tuple(dict.fromkeys((*first, *last)))


def _without_leading_codes(text: str, schemes: Schemes) -> tuple[str, list[str]]:
    codes: list[str] = []
    text = _SEPARATOR.sub("", text).rstrip()
    while (found := codes_at_start(rest := _OPENING.sub("", text), schemes))[0]:
        codes += [mention.code for mention in found[0]]
        text = _SEPARATOR.sub("", _CLOSING.sub("", rest[found[1] :]))
    return text, codes


def _at_end(title: str, schemes: Schemes, kind: str) -> Mention | None:
    """The code that a title ends in, if the words before it are not about it (``(see also NI 4)``).

    A title may name another of its own kind (``A proxy for NI 4``); one of another kind is what it belongs to
    (``Concerns that are dealt with HO DSO``).
    """
    bare = title.rstrip(" )].;,")
    mention = next((m for m in recognise(bare, schemes) if m.stop == len(bare) and m.match != "range"), None)
    if mention is None or mention.start == 0:
        return None
    before = _TAIL.sub("", bare[: mention.start])
    is_named = mention.scheme == kind and _names_it(before)
    return None if _open_bracket(before) or is_named else mention


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _names_it(text: str) -> bool:
    """Whether the words in front need the code: ``a proxy for NI 4``."""
    return bool(re.search(r"\b(?:see|for|of|in|with|by|from|as|than|under)$", text, re.IGNORECASE))
