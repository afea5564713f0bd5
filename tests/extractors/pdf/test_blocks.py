"""Text around tables: what the file itself calls a heading is one, however it is set."""

from __future__ import annotations

from hcingest.extractors.pdf.blocks import blocks_of, ranked
from hcingest.model.document import Page, Tag
from hcingest.model.words import Style, Word

BODY, BOLD = Style(size=10.0), Style(size=10.0, bold=True)
SIZE = 10.0


def blocks(*lines: tuple[str, str, Style]) -> list[tuple[str, str, int]]:
    """(kind, text, level) of the blocks of lines (role, text, style) one below the other, close as in a paragraph."""
    words, tags = [], {}
    for number, (role, text, style) in enumerate(lines):
        if role:
            tags[number] = Tag(role=role)
        for at, word in enumerate(text.split()):
            x0, top = 50.0 + 60 * at, 100.0 + 12 * number
            tag = number if role else None
            words.append(Word(len(words), word, 1, x0, top, x0 + 55, top + 10, style, (), tag))
    found = blocks_of(Page(1, 600.0, 800.0, tuple(words), tags=tags), [words], SIZE)
    levels = ranked(found)
    return [(block.kind, block.text, levels.get(id(block), 0)) for block in found]


def test_text_is_a_heading_where_the_file_says_so() -> None:
    assert blocks(("H2", "Safe homes", BODY), ("P", "What we will do.", BODY)) == [
        ("heading", "Safe homes", 1),
        ("paragraph", "What we will do.", 0),
    ]


def test_headings_that_look_alike_have_the_levels_that_the_file_gives_them() -> None:
    lines = [("H2", "Safe homes", BOLD), ("H3", "Fewer fires", BOLD), ("H2", "Safe streets", BOLD), ("", "More", BOLD)]
    assert [(text, level) for _, text, level in blocks(*lines)] == [
        ("Safe homes", 1),
        ("Fewer fires", 2),
        ("Safe streets", 1),
        ("More", 3),
    ]


def test_a_long_text_is_no_heading_whatever_the_file_says() -> None:
    assert [kind for kind, *_ in blocks(("H1", "word " * 40, BODY))] == ["paragraph"]


def test_other_roles_change_nothing() -> None:
    assert blocks(("P", "Safe homes", BODY)) == [("paragraph", "Safe homes", 0)]


def test_a_low_text_as_large_as_the_others_is_a_note_where_a_raised_mark_refers_to_it() -> None:
    raised = Style(size=6.0, raised=True)

    def kind(number: str) -> str:
        mark = Word(0, number, 1, 300.0, 100.0, 304.0, 106.0, raised)
        low = [
            Word(1, "1", 1, 50.0, 700.0, 55.0, 710.0, BODY),
            Word(2, "Provisional.", 1, 60.0, 700.0, 110.0, 710.0, BODY),
        ]
        return blocks_of(Page(1, 600.0, 800.0, (mark, *low)), [low], SIZE)[0].kind

    assert (kind("1"), kind("2")) == ("note", "paragraph")
