"""Characters become words: where they are parted, how they are set, where they stand on the page as shown."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from pdf_source import HEIGHT, page_of, pdf_source, read_source, stream, text

from hcingest.model.document import Page
from hcingest.model.words import Word


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def only(page: Page) -> Word:
    assert len(page.words) == 1
    return page.words[0]


def test_a_word_stands_where_it_is_printed(tmp_path: Path) -> None:
    word = only(page_of(tmp_path, text("Roads", 50, 200, size=20)))
    assert (word.id, word.page_number, word.style.size, word.style.font) == (0, 1, 20.0, "Helvetica")
    assert (round(word.x0), round(word.x1)) == (50, 108)
    assert word.top < HEIGHT - 200 < word.bottom
    assert (word.edges, word.first_width) == ((), pytest.approx(0.72 * 20, abs=0.1))


def test_what_may_be_two_words_says_where_its_letters_end(tmp_path: Path) -> None:
    word = only(page_of(tmp_path, text("2012Police", 50, 200)))
    assert len(word.edges) == 10
    assert list(word.edges) == sorted(word.edges)
    assert word.edges[-1] == pytest.approx(word.x1, abs=0.01)


def test_words_of_one_line_have_one_height_whatever_their_letters(tmp_path: Path) -> None:
    page = page_of(tmp_path, text("gypsy aces ÉTÉ", 50, 200))
    assert len({(word.top, word.bottom) for word in page.words}) == 1


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("(Plant trees) Tj", ["Plant", "trees"]),
        ("[(Plant)-400(trees)] TJ", ["Plant", "trees"]),
        ("[(1.)-120(Plant)] TJ", ["1.", "Plant"]),
        ("[(Pl)20(an)-30(t)] TJ", ["Plant"]),
        ("3 Tc (PLANT) Tj", ["PLANT"]),
        ("(Plant\\240trees) Tj", ["Plant", "trees"]),
        ("(Plant) Tj 60 0 Td (trees) Tj", ["Plant", "trees"]),
        ("(Plant) Tj 0 -12 Td (trees) Tj", ["Plant", "trees"]),
        ("(co-) Tj 0 -12 Td (operate) Tj", ["co-", "operate"]),
        ("[(capi)-130(-)] TJ 0 -12 Td (tal) Tj", ["capi-", "tal"]),
        ("(co\\255) Tj 0 -12 Td (operate) Tj", ["co-", "operate"]),
        ("(\\226) Tj", ["–"]),
    ],
)
def test_where_words_part(tmp_path: Path, shown: str, expected: list[str]) -> None:
    assert texts(page_of(tmp_path, f"BT /F1 10 Tf 50 200 Td {shown} ET")) == expected


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (text("plan", 50, 200) + text("1", 70, 204, 6), [("plan", False), ("1", True)]),
        (text("1", 46, 204, 6) + text("See", 50, 200), [("1", True), ("See", False)]),
        (text("CO", 50, 200) + text("2", 65, 198, 6), [("CO2", False)]),
        (text("plan", 50, 200) + text("1", 71, 204, 6) + text("for", 80, 200), [("plan", False), ("1", True), ("for", False)]),
        (text("L", 50, 200, 10) + text("EAD", 55.6, 200, 8), [("LEAD", False)]),
    ],
)  # fmt: skip
def test_raised_marks_are_words_of_their_own(tmp_path: Path, drawn: str, expected: list[tuple[str, bool]]) -> None:
    assert [(word.text, word.style.raised) for word in page_of(tmp_path, drawn).words] == expected


@pytest.mark.parametrize(
    ("before", "style"),
    [
        ("/F2 10 Tf", {"bold": True}),
        ("/F1 10 Tf 1 0 0 rg", {"colour": "#ff0000"}),
        ("/F1 10 Tf 2 Tr", {"bold": True}),
        ("/F1 10 Tf 1 0 0.3 1 50 200 Tm", {"italic": True}),
        ("/F1 1 Tf 12 0 0 12 50 200 Tm", {"size": 12.0, "italic": False}),
        ("/F1 -10 Tf -1 0 0 -1 50 200 Tm", {"size": 10.0, "direction": 0}),
    ],
)
def test_how_a_word_is_set(tmp_path: Path, before: str, style: dict[str, object]) -> None:
    word = only(page_of(tmp_path, f"BT 50 200 Td {before} (Roads) Tj ET"))
    assert {name: getattr(word.style, name) for name in style} == style


def test_a_font_with_a_scale_of_its_own_is_as_large_as_its_letters(tmp_path: Path) -> None:
    glyph = stream("", b"8 0 0 0 7 9 d1 0 0 7 9 re f")
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 8 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 67/Widths[8 8 8]"
        "/Encoding<</Differences[65/A/B/C]>>/CharProcs<</A 8 0 R/B 8 0 R/C 8 0 R>>/Resources<<>>>>"
    )
    data = pdf_source("BT /F3 1 Tf 50 200 Td (ABC) Tj ET", objects=[font, glyph]).replace(b"/F2 4 0 R", b"/F3 7 0 R")
    word = only(read_source(tmp_path, data).pages[0])
    assert (word.text, round(word.style.size)) == ("ABC", 9)


def test_words_that_look_alike_share_a_style(tmp_path: Path) -> None:
    one, two = page_of(tmp_path, text("Roads", 50, 200) + text("Parks", 50, 100)).words
    assert one.style is two.style


@pytest.mark.parametrize(
    ("matrix", "direction"), [("0 1 -1 0", 270), ("0 -1 1 0", 90), ("-1 0 0 -1", 180), ("0.7071 0.7071 -0.7071 0.7071", 315)]
)  # fmt: skip
def test_text_that_runs_in_another_direction(tmp_path: Path, matrix: str, direction: int) -> None:
    page = page_of(tmp_path, text("Level text", 50, 40) + f"BT /F1 10 Tf {matrix} 200 150 Tm (By when) Tj ET")
    assert {word.text: word.style.direction for word in page.words if word.style.direction} == {
        "By": direction,
        "when": direction,
    }


@pytest.mark.parametrize(("matrix", "letters"), [("0 1 -1 0", (0, 6.67, 12.23)), ("0 -1 1 0", (0, -6.67, -12.23))])
def test_upright_letters_drawn_one_by_one_are_one_word(
    tmp_path: Path, matrix: str, letters: tuple[float, float, float]
) -> None:
    drawn = "".join(
        f"BT /F1 10 Tf {matrix} 200 {150 + step} Tm ({letter}) Tj ET\n"
        for letter, step in zip("Bye", letters, strict=True)
    )
    assert only(page_of(tmp_path, drawn)).text == "Bye"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_on_which_text_is_not_level_is_turned(tmp_path: Path, rotation: int) -> None:
    page = page_of(tmp_path, text("Roads Parks", 50, 200), page=f"/Rotate {rotation}")
    assert texts(page) == ["Roads", "Parks"]
    assert [word.style.direction for word in page.words] == [0, 0]
    assert (page.width, page.height) == (400, 300)
    assert (page.turn.direction if page.turn else 0) == rotation


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_words_of_a_turned_page_where_it_shows_them(tmp_path: Path, rotation: int) -> None:
    page = page_of(tmp_path, text("Roads Parks", 50, 200), page=f"/Rotate {rotation}")
    turn = page.turn
    assert turn is not None
    roads, parks = map(turn.word_back, page.words)
    assert (turn.width, turn.height) == ((400, 300) if rotation == 180 else (300, 400))
    assert roads.style.direction == rotation
    along = parks.x0 - roads.x0 if rotation == 180 else parks.top - roads.top
    assert (along > 0) == (rotation == 90)
    assert all(
        0 < word.x0 < word.x1 < turn.width and 0 < word.top < word.bottom < turn.height for word in (roads, parks)
    )


def test_text_set_upright_on_a_turned_page_is_level(tmp_path: Path) -> None:
    page = page_of(tmp_path, "BT /F1 10 Tf 0 1 -1 0 200 50 Tm (Roads Parks) Tj ET", page="/Rotate 90")
    assert [word.style.direction for word in page.words] == [0, 0]
    assert page.words[0].x1 < page.words[1].x0
    assert page.words[0].top == page.words[1].top


def test_text_that_a_form_spells_out_stands_where_the_form_is_put(tmp_path: Path) -> None:
    spelt_out = b"BT /F1 20 Tf 20 40 Td (Of) Tj /Span <</ActualText (fic)>> BDC (ic) Tj EMC (e) Tj ET"
    inner = stream("/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</Font<</F1 3 0 R>>>>", spelt_out)
    put = "q .5 0 0 .5 100 150 cm /Box Do Q"
    page = page_of(tmp_path, put, resources="/XObject<</Box 7 0 R>>", objects=[inner])  # type: ignore[arg-type]
    word = only(page)
    assert word.text == "Office"
    assert (round(word.x0), word.style.size) == (110, 10)
    assert word.top < HEIGHT - 170 < word.bottom


def test_the_crop_box_is_the_page(tmp_path: Path) -> None:
    page = page_of(tmp_path, text("Roads", 50, 200) + text("Cut", 390, 200), page="/CropBox[40 100 340 300]")
    roads, cut = page.words
    assert (page.width, page.height) == (300, 200)
    assert round(roads.x0) == 10
    assert page.hidden == {cut.id}


@pytest.mark.parametrize(
    ("drawn", "hidden"),
    [
        ("BT 3 Tr /F1 10 Tf 50 200 Td (Ghost) Tj ET\n", True),
        (text("Ghost", -200, 200), True),
        ("300 100 50 50 re W n " + text("Ghost", 50, 200), True),
        ("40 190 200 50 re W n " + text("Shown", 50, 200), False),
        ("/Clear gs " + text("Ghost", 50, 200), True),
    ],
)
def test_words_that_the_page_does_not_show(tmp_path: Path, drawn: str, hidden: bool) -> None:
    page = page_of(tmp_path, f"q {drawn} Q\n" + text("Roads", 50, 100), resources="/ExtGState<</Clear<</ca 0>>>>")
    assert {word.text for word in page.words if word.id in page.hidden} == ({"Ghost"} if hidden else set())


def test_the_invisible_text_of_a_scan_counts_as_shown(tmp_path: Path) -> None:
    picture = "q 400 0 0 300 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"
    page = page_of(tmp_path, picture + "BT 3 Tr /F1 10 Tf 50 200 Td (Roads and parks) Tj ET")
    assert texts(page) == ["Roads", "and", "parks"]
    assert not page.hidden


def test_letters_that_the_font_does_not_name_are_kept_as_unknown(tmp_path: Path) -> None:
    page = page_of(tmp_path, "BT /F1 10 Tf 50 200 Td (Con\\003rmed) Tj ET")
    assert len(page.words) == 1
    assert page.words[0].text.startswith("Con")
    assert page.words[0].text.endswith("rmed")
    assert page.words[0].text.isprintable()


def bitmap_font() -> list[str | bytes]:
    """A font as TeX makes it of bitmaps, whose names tell of no letter, and its one glyph."""
    names = " ".join(f"/a{code}" for code in range(256))
    glyphs = "".join(f"/a{code} 8 0 R" for code in range(256))
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0/LastChar 255"
        f"/Widths[{'600 ' * 256}]/Encoding<</Differences[0 {names}]>>/CharProcs<<{glyphs}>>>>"
    )
    return [font, stream("", b"600 0 0 0 500 700 d1 0 0 500 700 re f")]


def test_bare_codes_of_fonts_without_a_name_are_those_of_tex(tmp_path: Path) -> None:
    words = text(r"O\036cer \025 o\037ine", 50, 200, font="F9")
    tex = pdf_source(words, resources="/Font<</F9 7 0 R>>", objects=bitmap_font())
    assert texts(read_source(tmp_path, tex).pages[0]) == ["O\ufb03cer", "–", "o\ufb04ine"]
    assert texts(page_of(tmp_path, words.replace("F9", "F1"))) == ["O\ufffdcer", "\ufffd", "o\ufffdine"]


@pytest.mark.parametrize("printed", ["fi", "i\u00ad"])
@pytest.mark.parametrize(("matrix", "turned"), [("1 0 0 1 50 200", ""), ("0 1 -1 0 200 50", "/Rotate 90")])
def test_letters_that_one_glyph_draws_stay_in_their_word(
    tmp_path: Path, matrix: str, turned: str, printed: str
) -> None:
    glyph = f"/Span <</ActualText <feff{printed.encode('utf-16-be').hex()}>>> BDC (1) Tj EMC"
    page = page_of(tmp_path, f"BT /F1 10 Tf {matrix} Tm (of) Tj {glyph} (cer) Tj ET", page=turned)
    assert texts(page) == [f"of{printed}cer"]


def test_words_drawn_letter_by_letter_in_narrow_columns_are_whole(tmp_path: Path) -> None:
    widths = {"M": 5.83, "e": 3.89, "n": 3.89, "d": 3.89}

    def word(x: float, y: float) -> str:
        starts = accumulate((widths[letter] for letter in "Men"), initial=x)
        return "".join(text(letter, round(at, 2), y, 7) for letter, at in zip("Mend", starts, strict=True))

    page = page_of(tmp_path, "".join(word(x, 285 - 7.5 * n) for n in range(36) for x in (30, 330)))
    assert texts(page) == ["Mend"] * 72
