"""The proof that no word is lost: every character of every word has exactly one owner."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hcingest.errors import WordsLostError
from hcingest.model.document import Census, Document
from hcingest.model.letters import LIGATURES, UNKNOWN, unswapped
from hcingest.model.plan import Action, GlossaryEntry, Ledger
from hcingest.model.problem import Problem
from hcingest.model.table import Block
from hcingest.model.word_list import looks
from hcingest.model.words import Bundle, Pieces, Word

SHOWN = 8  # words; so many are named in a message

_JOINED = sorted(set(LIGATURES.values()), key=len, reverse=True)

Span = tuple[int, int]
"""Characters of a word, from and to."""
WHOLE: Span = (0, 0)
"""Stands for all of them."""

REPORT = "This is a fault of the program, not of your document: please report it with the document."


def check_words(
    document: Document,
    actions: Sequence[Action],
    glossary: Sequence[GlossaryEntry],
    text: Sequence[Block],
    problems: Sequence[Problem],
) -> Ledger:
    """Count every word at its owner. Raises WordsLostError where one has no owner, two, or is not the document's."""
    owners = {
        "actions": (field.pieces for action in actions for _, field in action.fields()),
        "glossary": (entry.pieces for entry in glossary),
        "text": (block.pieces for block in text),
        "to check": (problem.pieces for problem in problems),
    }
    owned = _Owned(len(document.words))
    for number, parts in enumerate(owners.values(), start=1):
        owned.note(number, parts)
    owned.raise_if_torn(document.words, document.name)
    count = dict(zip(owners, (owned.first.count(number) for number in range(1, len(owners) + 1)), strict=True))
    second = {census.route: sum(census.counts.values()) for census in document.second_counts}
    return Ledger(len(document.words), count["actions"], count["glossary"], count["text"], count["to check"], second)


class _Owned:
    """``first``: the number of each word's first owner, by word id; 0: it has none. ``spans``: what is owned of words
    that were not owned whole and once. ``strange``: ids of words that the document does not have."""

    def __init__(self, word_count: int) -> None:
        self.first = bytearray(word_count)
        self.spans: dict[int, list[Span]] = {}
        self.strange: set[int] = set()

    def note(self, owner: int, parts: Iterable[Pieces]) -> None:
        for pieces in parts:
            if isinstance(pieces, Bundle):
                self._note_whole(owner, pieces.whole_words())
                continue
            for piece in pieces:
                if piece.is_whole:
                    self._note_whole(owner, (piece.id,))
                else:
                    self._note_span(owner, piece.id, (piece.start, piece.stop))

    def _note_whole(self, owner: int, ids: Iterable[int]) -> None:
        for at in ids:
            if 0 <= at < len(self.first) and not self.first[at]:
                self.first[at] = owner
            else:
                self._note_span(owner, at, WHOLE)

    def _note_span(self, owner: int, at: int, span: Span) -> None:
        if not 0 <= at < len(self.first):
            self.strange.add(at)
            return
        before = [WHOLE] if self.first[at] else []
        self.first[at] = self.first[at] or owner
        self.spans.setdefault(at, before).append(span)

    def raise_if_torn(self, words: Sequence[Word], name: str) -> None:
        lost = [words[at] for at, owner in enumerate(self.first) if not owner]
        torn = [words[at] for at, spans in sorted(self.spans.items()) if not _tiles(spans, len(words[at].text))]
        strange = len(self.strange)
        if lost or torn or strange:
            said = "; ".join(
                f"{len(some)} {what} ({_names(some)})"
                for some, what in ((lost, "without an owner"), (torn, "owned twice or in part"))
                if some
            )
            said = said or f"{strange} that the document does not have"
            raise WordsLostError(f"the count of words does not hold: {said}.", name, REPORT)


def _tiles(spans: Sequence[Span], length: int) -> bool:
    """Whether the spans cover 0 … length once, without gap; of several that are the whole word none does."""
    if WHOLE in spans:
        return False
    at = 0
    for start, stop in sorted(spans):
        if start != at:
            return False
        at = stop
    return at == length


def _names(words: Sequence[Word]) -> str:
    named = ", ".join(f"{w.text!r}" + (f" on page {w.page_number}" if w.page_number else "") for w in words[:SHOWN])
    return named + (" …" if len(words) > SHOWN else "")


def unread_words(document: Document) -> list[Problem]:
    """``unread-text`` for each second count that saw words which the reader did not.

    Routes part words at different places, so what one has more is weighed against what the other has more
    letter by letter: only letters that the reader lacks count as unread. A sign of which one of the two does not
    know what it is stands for a letter, or for a ligature, of the other.
    """
    printed = Counter(text for _, text in looks(document.words))
    read, unnamed = _bared(printed), _unnamed(printed)
    return [problem for census in document.second_counts if (problem := _unread(census, read, unnamed))]


def _unnamed(counts: Mapping[str, int]) -> int:
    return sum(text.count(UNKNOWN) * count for text, count in counts.items())


def _bared(counts: Mapping[str, int]) -> Counter[str]:
    bare: Counter[str] = Counter()
    for text, count in counts.items():
        bare[_bare(text)] += count
    del bare[""]
    return bare


def _bare(text: str) -> str:
    """The letters and figures of a word, ligatures and forms resolved, small capitals as any."""
    return "".join(c for c in unicodedata.normalize("NFKC", unswapped(text)).casefold() if c.isalnum())


def _unread(census: Census, read: Counter[str], unnamed: int) -> Problem | None:
    seen = _bared(census.counts)
    missing, spare = seen - read, read - seen
    unnamed -= _unnamed(census.counts)
    letters = _but_for(unnamed, _letters(missing) - _letters(spare))
    if not letters:
        return None
    unread = [word for word in missing if _letters(Counter([word])) & letters]
    shown = " ".join(unread[:SHOWN]) + (" …" if len(unread) > SHOWN else "")
    message = f"A second count of the file's words ({census.route}) saw text that is in none of the outputs. Look for it in the document."
    return Problem("unread-text", message, "error", text=shown)


def _but_for(unnamed: int, letters: Counter[str]) -> Counter[str]:
    """The letters that remain when each unnamed sign stands for a ligature among them, or for one."""
    left = letters
    for _ in range(unnamed):
        ligature = next((text for text in _JOINED if not Counter(text) - left), None)
        left = left - Counter(ligature or next(iter(left), ""))
    return left


def _letters(words: Counter[str]) -> Counter[str]:
    letters: Counter[str] = Counter()
    for word, count in words.items():
        for letter in word:
            letters[letter] += count
    return letters
