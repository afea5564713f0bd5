"""Words in columns: what comes out is what went in, for single words, pages of them, and pieces that name them."""

from __future__ import annotations

import pytest

from hcingest.model.place import BBox
from hcingest.model.word_list import Excerpt, WordList, kept, looks
from hcingest.model.words import Gap, Pieces, Style, Word, box_of, is_one_line, pages_of, piece_of, printed, said, whole

BOLD = Style(size=9.0, bold=True)
FIRST = (
    Word(0, "Train", 1, 10, 20, 40, 30, BOLD, edges=(16, 22, 28, 34, 40), tag=7, first_width=6.0),
    Word(1, "staff", 1, 42, 20, 70, 30),
)
SECOND = (Word(2, "in", 2, 10, 20, 18, 30), Word(3, "schools", 2, 20.05, 20, 60, 30), Word(4, "now", 2, 10, 31, 30, 41))


@pytest.fixture
def words() -> WordList:
    listed = WordList()
    listed.added(FIRST)
    listed.added(SECOND)
    return listed


def test_words_come_out_as_they_went_in(words: WordList):
    assert tuple(words) == FIRST + SECOND
    assert [words[i] for i in range(-len(words), len(words))] == 2 * [*FIRST, *SECOND]
    assert tuple(words[1:4]) == (FIRST + SECOND)[1:4]
    with pytest.raises(IndexError):
        words[5]


def test_a_page_has_the_words_that_were_added_for_it():
    listed = WordList()
    pages = [listed.added(FIRST), listed.added(()), listed.added(SECOND)]
    assert [tuple(page) for page in pages] == [FIRST, (), SECOND]
    assert (pages[2][0], tuple(pages[2][1:]), tuple(pages[2][::-1])) == (SECOND[0], SECOND[1:], SECOND[::-1])
    assert [bool(page) for page in pages] == [True, False, True]
    assert list(looks(pages[0])) == list(looks(FIRST)) == [(BOLD, "Train"), (Style(), "staff")]


@pytest.mark.parametrize("word", [Word(3, "late", 1), Word(0, "nowhere")])
def test_only_the_next_word_of_a_page_can_be_added(word: Word):
    with pytest.raises(ValueError, match="is not the next"):
        WordList().added([word])


def pieces() -> list[Pieces]:
    """Pieces that are all of their words, and the same as an excerpt of a list."""
    page = WordList()
    page.added(FIRST)
    gaps = (Gap.SPACE, Gap.SPACE, Gap.LINE, Gap.SPACE, Gap.PARAGRAPH)
    on_both = tuple(whole(word, gap) for word, gap in zip(FIRST + SECOND, gaps, strict=True))
    excerpt = kept(on_both, page.added(SECOND))
    assert isinstance(excerpt, Excerpt)
    return [on_both, excerpt]


def test_an_excerpt_says_what_its_pieces_say():
    plain, excerpt = pieces()
    assert (len(excerpt), bool(excerpt), bool(excerpt[:0])) == (5, True, False)
    assert [
        (p.word, p.start, p.stop, p.gap, p.text, p.id, p.page_number, p.style, p.bbox, p.is_whole) for p in excerpt
    ] == [(p.word, p.start, p.stop, p.gap, p.text, p.id, p.page_number, p.style, p.bbox, p.is_whole) for p in plain]
    assert list(said(excerpt)) == list(said(plain))
    assert printed(excerpt) == printed(plain) == "Train staff in schools\nnow"
    assert pages_of(excerpt) == pages_of(plain) == (1, 2)
    assert box_of(excerpt) == box_of(plain) == BBox(10, 20, 70, 30)
    assert box_of(excerpt[2:]) == box_of(plain[2:]) == BBox(10, 20, 60, 41)
    assert is_one_line(excerpt[:2]) and is_one_line(plain[:2]) and not is_one_line(excerpt) and not is_one_line(plain)


def test_parts_of_an_excerpt_are_excerpts():
    plain, excerpt = pieces()
    assert isinstance(excerpt[1:], Excerpt)
    assert excerpt[1:] == plain[1:] and excerpt[-1].text == "now" and excerpt != excerpt[1:]
    assert len({excerpt, excerpt[:], excerpt[1:]}) == 2


def test_what_an_excerpt_cannot_name_stays_as_it_is(words: WordList):
    part = piece_of(FIRST[0], 0, 2)
    assert kept([part], words.added(())) == (part,)
    assert kept([FIRST[1]], FIRST) == (FIRST[1],)
    assert kept([], words.added(())) == ()
