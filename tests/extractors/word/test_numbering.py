"""Numbers that Word generates, as it prints them."""

from __future__ import annotations

import pytest
from builders import p, tbl, tc, tr
from word_reading import all_blocks, read, table

from hcingest.extractors.word.numbering import formatted


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def numbering(*levels: str, num: str = "", more: str = "") -> str:
    """The list 5 of these levels; ``num`` stands in it, ``more`` beside it."""
    return (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="5"><w:abstractNumId w:val="0"/>{num}</w:num>{more}</w:numbering>'
    )


def item(depth: int | None, number_id: int | None = 5, style: str = "") -> str:
    said = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    said += "" if number_id is None else f'<w:numId w:val="{number_id}"/>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return p("x", properties=styled + (f"<w:numPr>{said}</w:numPr>" if said else ""))


def numbers(body: str, **parts: str) -> list[str]:
    return [b.number for b in all_blocks(read(body, **parts))]


TWO = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)"))


def test_levels_count_inside_one_another() -> None:
    assert numbers("".join(map(item, (0, 1, 1, 0, 1))), numbering=TWO) == ["1.", "1.a)", "1.b)", "2.", "2.a)"]


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ("", "1"),
        ('<w:lvlRestart w:val="0"/>', "2"),
        ('<w:lvlRestart w:val="1"/>', "2"),
        ('<w:lvlRestart w:val="2"/>', "1"),
    ],
)
def test_where_a_level_starts_again(more: str, last: str) -> None:
    deep = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "decimal", "%3", more))
    assert numbers("".join(map(item, (0, 1, 2, 1, 2))), numbering=deep)[-1] == last


def test_legal_numbers_are_plain_figures() -> None:
    legal = numbering(level(0, "upperRoman", "Part %1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert numbers(item(0) + item(1), numbering=legal) == ["Part I", "1.1"]


def test_a_list_that_starts_elsewhere_does_so_once() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    assert numbers(item(0) * 2, numbering=numbering(level(0, "decimal", "%1"), num=start)) == ["7", "8"]


def test_lists_of_one_kind_count_on_together() -> None:
    other = '<w:num w:numId="6"><w:abstractNumId w:val="0"/></w:num>'
    assert numbers(item(0) + item(0, 6), numbering=numbering(level(0, "decimal", "%1"), more=other)) == ["1", "2"]


def test_a_list_that_names_a_list_style_has_its_levels() -> None:
    xml = (
        '<w:numbering><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "upperLetter", "%1)")}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    assert numbers(item(0) * 2, numbering=xml) == ["A)", "B)"]


STYLES = (
    '<w:styles><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Off"><w:name w:val="Off"/><w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style></w:styles>'
)


def test_numbers_by_style_at_the_level_that_stands_for_it() -> None:
    linked = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'))
    body = item(0) + item(None, None, "H2") + item(0, None, "H2") + item(None, None, "Off") + item(None, 0, "H2")
    assert numbers(body, numbering=linked, styles=STYLES) == ["1", "1.1", "2", "", ""]


def test_bullets_are_no_numbers() -> None:
    assert numbers(item(0), numbering=numbering(level(0, "bullet", "•"))) == [""]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"),
        (7, "decimalZero", "07"), (22, "ordinal", "22nd"), (12, "ordinal", "12th"), (2, "cardinalText", "Two"),
        (3, "ordinalText", "Third"), (5, "none", ""), (5, "aiueo", "5"), (10**12, "lowerRoman", "1000000000000"),
    ],
)  # fmt: skip
def test_forms_of_numbers(value: int, form: str, text: str) -> None:
    assert formatted(value, form) == text


def test_a_cell_s_number_is_that_of_its_first_paragraph() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    row = tr(tc(p(properties=listed)), tc(p("a", properties=listed) + p("b", properties=listed)))
    assert [cell.number for cell in table(read(tbl(row), numbering=TWO)).cells] == ["1.", "2."]
