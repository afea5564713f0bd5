"""Which lines of prose are headings, by their marks or by how they read."""

from __future__ import annotations

import re

from hcingest.extractors.text_dump.marks import marked_words

HEADING_WORDS = 20  # words; what is longer is a paragraph, in bold or not
CAPITAL_SHARE = 0.6  # share of the longer words in title case from which a line is set as a heading
LONG_WORD = 4  # letters; shorter words keep their small letter in title case
BY_LOOK = 7  # rank of a heading that bold or capitals show: under all of Markdown's six
BY_PLACE = 8  # rank of one that only its wording and the table under it show

_MARKED = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_LABEL = re.compile(r"(?:[^\W\d_]+\s+){0,2}(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+)\s*[.:)–—-]|[^\W\d_]+(?:\s+[^\W\d_]+)?:\s")
_SENTENCE_END = re.compile(r"[.;,!?]\W*$")


def marked_heading(text: str) -> tuple[int, str] | None:
    """(rank, text) of a line that begins with Markdown's ``#``."""
    found = _MARKED.match(text)
    return (len(found[1]), found[2]) if found and found[2] else None


def is_set_as_heading(text: str) -> bool:
    """Whether a line is all bold, or all in capitals."""
    words = list(marked_words(text))
    if not words or len(words) > HEADING_WORDS:
        return False
    long = [word.text for word in words if word.text.isalpha() and len(word.text) >= LONG_WORD]
    capitals = len(long) > 1 and all(word.text == word.text.upper() for word in words)
    return capitals or all(word.style.bold for word in words)


def reads_as_heading(text: str) -> bool:
    """Whether a line could be a heading: short, starts like one, is no sentence."""
    words = [word.text for word in marked_words(text)]
    starts = bool(words) and (words[0][0].isupper() or words[0][0].isdigit())
    return starts and len(words) <= HEADING_WORDS and not _SENTENCE_END.search(text.strip())


def is_worded_as_heading(text: str) -> bool:
    """Whether a line is, beyond that, labelled or numbered (``Theme 2: …``), or in title case."""
    if not reads_as_heading(text):
        return False
    long = [word.text for word in marked_words(text) if len(word.text) >= LONG_WORD and word.text[0].isalpha()]
    titled = sum(word[0].isupper() for word in long) >= max(2, CAPITAL_SHARE * len(long))
    return titled or bool(_LABEL.match(text.strip()))
