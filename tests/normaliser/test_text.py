from __future__ import annotations

import pytest

from hcingest.model.table import Cell, Table
from hcingest.model.words import Gap, Pieces, Style, Word, printed, whole
from hcingest.normaliser.spelling import Spelling, spelling_of
from hcingest.normaliser.text import is_reference, reference_length, split_reference, value_of


def pieces_of(text: str) -> Pieces:
    """``/`` is a line end, ``//`` a paragraph."""
    gap, out = Gap.SPACE, []
    for token in text.split():
        if token in ("/", "//"):
            gap = Gap.LINE if token == "/" else Gap.PARAGRAPH
            continue
        out.append(whole(Word(len(out), token), gap))
        gap = Gap.SPACE
    return tuple(out)


KNOWN = Spelling(
    {"data": 2, "protection": 1, "implement": 1, "well": 1, "being": 1}, frozenset({"co-operate"}), hyphenates=True
)


@pytest.mark.parametrize(
    ("printed_text", "value"),
    [
        ("two lines / one paragraph", "two lines one paragraph"),
        ("first // second", "first\nsecond"),
        ("im- / plement it", "implement it"),
        ("data- / protection rules", "data-protection rules"),
        ("to co- / operate", "to co-operate"),
        ("the Mid- / Wales office", "the Mid-Wales office"),
        ("2010- / 12", "2010-12"),
        ("reha\u00ad / bilitation", "rehabilitation"),
        ("• one // • two", "one\ntwo"),
        ("a team / – small – / works", "a team – small – works"),
        ("// – a dash // – list", "a dash\nlist"),
        ("50 % – done", "50 % – done"),
        ("●", "●"),
        ("o Train staff // o Ask them", "Train staff\nAsk them"),
        ("o fis Medi 2021", "o fis Medi 2021"),
        ("o Ebrill ymlaen", "o Ebrill ymlaen"),
    ],
)
def test_value(printed_text: str, value: str) -> None:
    assert value_of(pieces_of(printed_text), KNOWN) == value


def test_an_o_in_another_font_is_a_bullet() -> None:
    first, *others = pieces_of("o staff / meet")
    assert value_of((whole(Word(0, first.text, style=Style(font="Courier New"))), *others)) == "staff meet"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Develop", "1"), ("2) Train", "2"), ("1.2.3 Write", "1.2.3"), ("A1 Train", "A1"), ("(i) Ask", "(i)"),
        ("iv. Ask", "iv"), ("a) Ask", "a"), ("Objective 2: Ask", "Objective 2"), ("Priority 1 – Ask", "Priority 1"), ("Objective 1.2 Ask", "Objective 1.2"),
        ("18 records kept", ""), ("2011 census", ""), ("A good start", ""), ("I think so", ""), ("NI 35 PSA 26", ""),
        ("Year 1 work", ""), ("3.5 per cent", "3.5"),
    ],
)  # fmt: skip
def test_reference(text: str, number: str) -> None:
    assert reference_length(text)[0] == number


@pytest.mark.parametrize("text", ["1", "1.2", "A3", "iv)", "Action 7", "(b)", "3."])
def test_is_reference(text: str) -> None:
    assert is_reference(text)


@pytest.mark.parametrize("text", ["Yes please", "11/01/2011", "June 2010", ""])
def test_is_no_reference(text: str) -> None:
    assert not is_reference(text)


def test_split_reference_cuts_inside_a_word() -> None:
    pieces = pieces_of("Objective 4:Keep families safe")
    front, number, rest = split_reference(pieces)
    assert (printed(front), number, printed(rest)) == ("Objective 4:", "Objective 4", "Keep families safe")


def test_spelling_learns_nothing_from_broken_words() -> None:
    words = [Word(i, t) for i, t in enumerate(["reha-", "bilitation", "rehabilitation", "well-being"])]
    spelling = spelling_of(words)
    assert not spelling.keeps_hyphen("reha", "bilitation")
    assert spelling.keeps_hyphen("well", "being")
    assert spelling.keeps_hyphen("y", "bont")
    assert spelling.is_cut("rehabili", "tation")


def test_what_plans_write_in_both_ways_keeps_its_hyphen_where_no_word_is_broken() -> None:
    lexicon = frozenset({"coordinator", "co", "ordinator", "october"})
    assert Spelling(lexicon=lexicon).keeps_hyphen("Co", "ordinator")
    assert not Spelling(lexicon=lexicon, hyphenates=True).keeps_hyphen("Co", "ordinator")
    assert not Spelling({"coordinator": 1}, lexicon=lexicon).keeps_hyphen("Co", "ordinator")
    assert not Spelling(lexicon=lexicon).keeps_hyphen("Octo", "ber")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("15/0 5/20 23", "15/05/2023"), ("May 202 1", "May 2021"), ("2010/ 11", "2010/11"), ("A1 0", "A10"),
        ("£1,2 50", "£1,250"), ("2010 11", "2010 11"), ("30 45", "30 45"), ("Feb rua ry", "February"),
        ("NI19 5, NI196", "NI195, NI196"),
        ("KPI11 2; and", "KPI112; and"),
    ],
)  # fmt: skip
def test_what_full_lines_break(lines: str, text: str) -> None:
    pieces = tuple(whole(w, Gap.FULL_LINE) for w in (Word(i, t) for i, t in enumerate(lines.split())))
    assert value_of(pieces, Spelling(lexicon=frozenset({"february"}))) == text


def test_addresses_keep_their_hyphens() -> None:
    words = [Word(i, t) for i, t in enumerate(["see", "www.town.gov.uk/action-", "plan"])]
    pieces = tuple(whole(w, Gap.LINE if i == 2 else Gap.SPACE) for i, w in enumerate(words))
    assert value_of(pieces, Spelling({"actionplan": 3}, hyphenates=True)) == "see www.town.gov.uk/action-plan"


def test_addresses_are_no_witnesses_of_compounds() -> None:
    words = [Word(n, text) for n, text in enumerate(["www.town.gov.uk/our-action-plan/2011", "actionplan@town.gov.uk"])]
    assert not spelling_of(words).compounds
    pieces = tuple(
        whole(Word(n, t), Gap.LINE if n else Gap.SPACE) for n, t in enumerate(["action-", "plan@town.gov.uk"])
    )
    assert value_of(pieces, spelling_of(words)) == "actionplan@town.gov.uk"


def test_parts_that_are_no_words_belong_to_the_word_before() -> None:
    def broken(before: str, after: str) -> str:
        words = [Word(0, before), Word(1, after)]
        pieces = tuple(whole(w, Gap.FULL_LINE if w.id else Gap.SPACE) for w in words)
        table = Table(1, 1, 1, (Cell(0, 0, pieces),))
        return value_of(pieces, spelling_of(words, tables=[table]))

    assert broken("Environme", "ntal") == "Environmental"
    assert broken("commissio", "ning") == "commissioning"
    assert broken("workforce", "fit") == "workforce fit"
    assert broken("workforce", "planning") == "workforce planning"


def test_one_letter_behind_full_lines_is_the_rest_of_many_words() -> None:
    table = Table(1, 1, 2, (Cell(0, 0, full_lines("Sprin", "g")), Cell(0, 1, full_lines("Boaten", "g"))))
    words = [piece.word for piece in table.pieces] + [Word(9, "Annex"), Word(10, "g")]
    spelling = spelling_of(words, tables=[table])
    assert value_of(table.cells[0].pieces, spelling) == "Spring"


def full_lines(*parts: str) -> Pieces:
    """Words each of which fills a line."""
    return tuple(whole(Word(n, part), Gap.FULL_LINE if n else Gap.SPACE) for n, part in enumerate(parts))


def test_the_bullet_of_tex_opens_an_item() -> None:
    texts = ["\u02c6", "site", "found", "\u02c6", "plans", "drawn"]
    pieces = tuple(whole(Word(n, text), Gap.LINE if n == 3 else Gap.SPACE) for n, text in enumerate(texts))
    assert value_of(pieces) == "site found\nplans drawn"


@pytest.mark.parametrize(
    ("gap", "before", "after", "text"),
    [
        (Gap.LINE, "(", "Communities)", "(Communities)"),
        (Gap.LINE, "2009–", "2011", "2009–2011"),
        (Gap.LINE, "roads –", "2011", "roads – 2011"),
        (Gap.LINE, "www.town.gov.uk/plans/", "our-plan", "www.town.gov.uk/plans/our-plan"),
        (Gap.FULL_LINE, "library@town.gov.exampl", "e.", "library@town.gov.example."),
        (Gap.LINE, "library@town.gov.example", "for help", "library@town.gov.example for help"),
        (Gap.FULL_LINE, "www.town.gov.uk", "Write to us", "www.town.gov.uk Write to us"),
    ],
)
def test_line_ends_at_which_no_space_stands(gap: Gap, before: str, after: str, text: str) -> None:
    texts = [*before.split(), *after.split()]
    gaps = [gap if n == len(before.split()) else Gap.SPACE for n in range(len(texts))]
    assert value_of(tuple(whole(Word(n, t), g) for n, (t, g) in enumerate(zip(texts, gaps, strict=True)))) == text


def test_a_first_part_of_other_compounds_keeps_its_hyphen() -> None:
    spelling = Spelling({"agency": 1}, frozenset({"multi-agency"}), hyphenates=True)
    assert spelling.keeps_hyphen("multi", "disciplinary")
    assert not spelling.keeps_hyphen("commu", "nities")
