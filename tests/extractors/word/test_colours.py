"""What colours a cell of a Word table: shading, highlights, dots, shapes; tints and patterns as they look."""

from __future__ import annotations

import pytest
from builders import p, run, tbl, tc, tr
from word_reading import read, table

RED = '<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/>'
SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:spPr><a:solidFill>{}</a:solidFill></wps:spPr></wps:wsp>"
    '</w:drawing></mc:Choice><mc:Fallback><w:pict><v:oval fillcolor="#00b050 [3205]"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)
THEME = '<a:theme><a:themeElements><a:clrScheme><a:accent2><a:srgbClr val="C0504D"/></a:accent2></a:clrScheme></a:themeElements></a:theme>'


def test_shading_is_the_cell_s_colour() -> None:
    shaded = tc("late", '<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/>')
    document = read(tbl(tr("a", shaded, tc("x", '<w:shd w:val="clear" w:fill="FFFFFF"/>'))))
    assert [c.fill for c in table(document).cells] == ["", "#ff0000", ""]


@pytest.mark.parametrize(
    ("content", "properties", "fill"),
    [
        (p("late", properties=RED), "", "#ff0000"),
        (p(run("late", RED)), "", "#ff0000"),
        (p(run("late", '<w:highlight w:val="red"/>')), "", "#ff0000"),
        (p(run("late", '<w:highlight w:val="red"/>'), " but not all"), "", ""),
        (p("", properties=RED), "", "#ff0000"),
        (p("x"), '<w:shd w:val="pct50" w:color="FF0000" w:fill="auto"/>', "#ff8080"),
        (p("x"), '<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>', "#ff0000"),
        (p("x"), '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent2" w:themeFillTint="99"/>', "#d99694"),
        (p("x"), '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent2" w:themeFillShade="80"/>', "#602827"),
        (p("x"), '<w:shd w:val="clear" w:fill="nonsense"/>', ""),
    ],
)  # fmt: skip
def test_the_colour_behind_a_cell(content: str, properties: str, fill: str) -> None:
    document = read(tbl(tr("a", tc(content, properties))), theme=THEME)
    assert table(document).cells[1].fill == fill


@pytest.mark.parametrize(
    ("content", "marks"),
    [
        (p(run("●", '<w:color w:val="00B050"/>'), " On track"), ("#00b050",)),
        (p(run("•", '<w:color w:val="00B050"/>'), " a list item"), ()),
        (p(SHAPE.format('<a:srgbClr val="FFC000"/>')), ("#ffc000",)),
        (p(SHAPE.format('<a:schemeClr val="accent2"/>')), ("#c0504d",)),
        (p('<w:r><w:pict><v:oval fillcolor="#0f0"/></w:pict></w:r>'), ("#00ff00",)),
    ],
)
def test_coloured_dots_and_shapes(content: str, marks: tuple[str, ...]) -> None:
    assert table(read(tbl(tr("a", tc(content))), theme=THEME)).cells[1].marks == marks
