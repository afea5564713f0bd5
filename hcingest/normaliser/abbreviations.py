"""What abbreviations stand for, where the document says so: ``Crime Safety Team (CST)`` or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

MOST_WORDS = 10  # words of one name; what stands further in front belongs to the sentence
LONGEST_WORD = 40  # letters; a longer run of signs is no word, and looking for its end again and again takes long

_SHORT = r"[A-Z][A-Za-z&]{1,9}"
_BEHIND = re.compile(
    rf"(?<![\w'’&/-])((?:[\w'’&/-]{{1,{LONGEST_WORD}}},?\s+){{1,{MOST_WORDS}}})\(\s*['\"‘“]?({_SHORT})['\"’”]?\s*\)"
)
_IN_FRONT = re.compile(rf"\b({_SHORT})\s+\(([A-Z][^()]{{3,80}})\)")
_LISTED = re.compile(rf"^\s*({_SHORT})\s*(?:[:=–—-]|\t|\s)\s*([A-Z][^.;:()]{{3,80}})$")
_PARTED = re.compile(rf"[;\n]|,\s+(?={_SHORT}\s*[=:–—-])|(?<=:)\s+(?={_SHORT}\s*[=–—-])")
"""What stands between the entries of a list in one paragraph: ``CST = Crime Safety Team; YOS = …``."""
_PART = re.compile(r"[^\W_]+")
_NO_LETTERS = re.compile(r"[\W_]+")


def key_of(name: str) -> str:
    """What spellings of one name share: ``C.Y.P.S.`` and ``CYPS``."""
    return _NO_LETTERS.sub("", name).casefold()


def abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Key of an abbreviation -> what the document says that it stands for; the first saying counts."""
    found: dict[str, str] = {}
    for text in texts:
        for short, long in _said(text):
            found.setdefault(key_of(short), long)
    return found


def _said(text: str) -> Iterator[tuple[str, str]]:
    for before, short in _BEHIND.findall(text):
        if long := _tail(before.split(), short):
            yield short, long
    for short, long in _IN_FRONT.findall(text):
        if stands_for(short, long.split()):
            yield short, long.strip()
    parts = [part.strip(" .") for part in _PARTED.split(text)]
    entries = [match.groups() for part in parts if (match := _LISTED.match(part))]
    below = [(short, long) for short, long in pairwise(parts) if re.fullmatch(_SHORT, short)]
    for short, long in (*entries, *below):
        if stands_for(short, long.split()):
            yield short, long.strip()


def _tail(words: Sequence[str], short: str) -> str:
    """The fewest words right in front of an abbreviation that it stands for; "" where it stands for none."""
    for start in range(len(words) - 1, -1, -1):
        if stands_for(short, words[start:]):
            return " ".join(words[start:])
    return ""


def stands_for(short: str, words: Sequence[str]) -> bool:
    """Whether an abbreviation is made of the initials of words, in order; small words may be left out.

    Capitals are never left out: ``CST`` is no ``Community Crime Safety Team``.
    """
    parts = [part for word in words for part in _PART.findall(re.sub(r"['’]s?\b", "", word))]
    letters = key_of(short)
    if not letters or len(parts) > MOST_WORDS or len(letters) > len(parts) or not parts[0][0].isupper():
        return False
    return parts[0][0].casefold() == letters[0] and _spells(letters, parts)


def _spells(letters: str, parts: Sequence[str]) -> bool:
    if not parts:
        return not letters
    first, *rest = parts
    if letters and first[0].casefold() == letters[0] and _spells(letters[1:], rest):
        return True
    return not (first[0].isupper() and len(first) > 1) and _spells(letters, rest)
