"""Marks of Markdown and HTML are no words: they become style, gaps between lines, or nothing.

What each mark means is CommonMark's and GitHub's reading of it (tables, strikethrough), a little laxer: a dump is
often cut, so a mark without its partner is a mark all the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hcingest.model.words import PLAIN, Gap, Style

LONGEST = 1000  # characters between two marks that belong together; without a bound a hostile line takes minutes

# Signs that stand for a mark while a text is worked on: Unicode noncharacters, which no text file may hold.
LINE, PARAGRAPH = "\ufdd0", "\ufdd1"
_BOLD, _NOT_BOLD = "\ufdd2", "\ufdd3"
_RAISED, _NOT_RAISED = "\ufdd4", "\ufdd5"
_GAPS = {LINE: Gap.LINE, PARAGRAPH: Gap.PARAGRAPH, "\v": Gap.LINE, "\u2028": Gap.LINE, "\u2029": Gap.PARAGRAPH}

BOLD, RAISED, BOLD_RAISED = Style(bold=True), Style(raised=True), Style(bold=True, raised=True)
_STYLES = {(False, False): PLAIN, (True, False): BOLD, (False, True): RAISED, (True, True): BOLD_RAISED}

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")
_COMMENT_ENDS = re.compile(r"<!--|-->")
_IMAGE = re.compile(rf"!\[([^\]]{{0,{LONGEST}}})\]\([^)]{{0,{LONGEST}}}\)")
_LINK = re.compile(
    rf"\[([^\]]{{1,{LONGEST}}})\]\((?:[a-z]{{1,12}}:|#|/|\.|www\.)[^)\s]{{0,{LONGEST}}}(?:\s+\"[^\"]{{0,{LONGEST}}}\")?\)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(rf"<((?:https?://|mailto:|www\.)[^<>\s]{{1,{LONGEST}}}|[\w.+-]{{1,64}}@[\w.-]{{1,255}})>")
_NOTE_MARK = re.compile(r"\[\^(\w{1,4})\](?!:)|\$\^\{?(\w{1,4})\}?\$")
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]{{0,12}})(?:\s[^<>]{{0,{LONGEST}}})?/?>")

_LINE_TAGS = frozenset({"br", "tr", "li"})
_PARAGRAPH_TAGS = frozenset({"p", "div", "ul", "ol", "table", "hr", "blockquote", "pre"})
_SPACE_TAGS = frozenset({"td", "th"})
_BOLD_TAGS = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT_TAGS = frozenset(
    {
        "a", "abbr", "body", "caption", "center", "cite", "code", "col", "colgroup", "del", "em", "font", "html", "i",
        "img", "input", "ins", "kbd", "mark", "s", "small", "span", "strike", "sub", "tbody", "tfoot", "thead", "tt",
        "u", "wbr",
    }
)  # fmt: skip

_STRONG = (
    re.compile(rf"(?<!\*)(\*{{2,3}})(?=[^\s*])(.{{1,{LONGEST}}}?)(?<=[^\s*])\1(?!\*)"),
    re.compile(rf"(?<![\w_])(__|___)(?=[^\s_])(.{{1,{LONGEST}}}?)(?<=[^\s_])\1(?![\w_])"),
)
_WEAK = (
    re.compile(rf"(?<![\w*])(\*)(?=[^\s*])([^*]{{1,{LONGEST}}}?)(?<=[^\s*])\*(?![\w*])"),
    re.compile(rf"(?<![\w_])(_)(?=[^\s_])([^_]{{1,{LONGEST}}}?)(?<=[^\s_])_(?![\w_])"),
    re.compile(rf"(?<!~)(~~)(?=\S)([^~]{{1,{LONGEST}}}?)(?<=\S)~~(?!~)"),
    re.compile(rf"(?<!`)(`{{1,2}})(?!`)([^`]{{1,{LONGEST}}}?)\1(?!`)"),
)
_STRAY_STRONG = re.compile(r"(?<!\*)\*{2,3}(?=[^\s*])|(?<=[^\s*])\*{2,3}(?!\*)")


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A word as a reader sees it; ``gap`` parts it from the word before in its cell or line."""

    text: str
    style: Style
    gap: Gap


def marked_words(text: str) -> Iterator[MarkedWord]:
    """The words of a cell or line without its marks. A raised mark is a word of its own, joined to the one before."""
    bold = raised = False
    gap = Gap.SPACE
    word = ""
    style = PLAIN
    for sign in f"{without_marks(text)} ":
        ends = sign.isspace() or sign in _GAPS or (sign in (_RAISED, _NOT_RAISED) and word)
        if ends and word:
            yield MarkedWord(word, style, gap)
            word, gap = "", Gap.NONE
        if sign in _GAPS or sign.isspace():
            gap = max(gap, _GAPS.get(sign, Gap.SPACE))
        elif sign in (_BOLD, _NOT_BOLD):
            bold = sign == _BOLD
        elif sign in (_RAISED, _NOT_RAISED):
            raised = sign == _RAISED
        else:
            style = style if word else _STYLES[bold, raised]
            word += sign


def without_marks(text: str) -> str:
    """The text with signs of this module where style begins or ends and where lines break."""
    text = _ESCAPE.sub(lambda found: f"&#{ord(found[1])};", text)
    text = _COMMENT_ENDS.sub(" ", text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _NOTE_MARK.sub(lambda found: f"{_RAISED}{found[1] or found[2]}{_NOT_RAISED}", text)
    text = _TAG.sub(_sign_of_tag, _ADDRESS.sub(r"\1", text))
    for strong in _STRONG:
        text = strong.sub(rf"{_BOLD}\2{_NOT_BOLD}", text)
    for weak in _WEAK:
        text = weak.sub(r"\2", text)
    return _ENTITY.sub(lambda found: html.unescape(found[0]), _STRAY_STRONG.sub("", text))


def _sign_of_tag(found: re.Match[str]) -> str:
    closes, name = bool(found[1]), found[2].lower()
    if name in _LINE_TAGS:
        return LINE
    if name in _PARAGRAPH_TAGS:
        return PARAGRAPH
    if name in _SPACE_TAGS:
        return " "
    if name in _BOLD_TAGS:
        return _NOT_BOLD if closes else _BOLD
    if name == "sup":
        return _NOT_RAISED if closes else _RAISED
    return "" if name in _SILENT_TAGS else found[0]
