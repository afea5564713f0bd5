"""Whatever is drawn on pages, every word ends in one table or block, and the grids that are found are sound."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hcingest.extractors.pdf.finding import find_tables
from hcingest.model.document import Document, Fill, Page, Rule
from hcingest.model.place import BBox
from hcingest.model.words import Style, Word

GRID = 20.0  # points; things stand on a coarse grid, so that they line up as often as not
WIDTH, HEIGHT = 400.0, 300.0

TEXTS = ["Action", "Lead", "By when", "1", "2.1", "(a)", "•", ".....", "____", "Mend", "roads,", "May", "2012", "£3,400", "-", "Ü", "\ufffd", "Total", "NI", "35"]  # fmt: skip
STYLES = [Style(10.0), Style(10.0, bold=True), Style(14.0), Style(7.0, raised=True), Style(10.0, direction=90), Style(10.0, direction=270), Style(0.0), Style(40.0, colour="#eeeeee")]  # fmt: skip
steps = st.integers(0, 14)


Drawn = tuple[str, float, float, Style]


@st.composite
def words(draw: st.DrawFn) -> Drawn:
    x0 = GRID * draw(steps) + draw(st.sampled_from([0, 3, 11]))
    return draw(st.sampled_from(TEXTS)), x0, GRID * draw(steps), draw(st.sampled_from(STYLES))


@st.composite
def rows(draw: st.DrawFn) -> list[Drawn]:
    """Texts in columns, line below line, most of them there."""
    lefts = draw(st.lists(st.integers(0, 18), min_size=2, max_size=5, unique=True))
    pitch, style = draw(st.sampled_from([11.0, 14.0, 22.0])), draw(st.sampled_from(STYLES[:3]))
    texts = draw(st.lists(st.sampled_from(["", *TEXTS]), min_size=2 * len(lefts), max_size=60))
    spots = [(GRID * left, 20 + pitch * row) for row in range(20) for left in sorted(lefts)]
    return [(text, x0, top, style) for text, (x0, top) in zip(texts, spots, strict=False) if text]


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    x, y, length = GRID * draw(steps), GRID * draw(steps), GRID * draw(st.integers(1, 14))
    ends = (x, y, x + length, y) if draw(st.booleans()) else (x, y, x, y + length)
    return Rule(*ends, 0.5, draw(st.sampled_from(["#000000", "#dddddd"])))


@st.composite
def fills(draw: st.DrawFn) -> Fill:
    x, y = GRID * draw(steps), GRID * draw(steps)
    box = BBox(x, y, x + GRID * draw(st.integers(1, 14)), y + GRID * draw(st.integers(1, 4)))
    return Fill(box, draw(st.sampled_from(["#ffffff", "#92d050", "#1f3864"])), draw(st.booleans()))


def page_of(number: int, first: int, drawn: list[Drawn], rules: list[Rule], fills: list[Fill]) -> Page:
    placed = [
        Word(first + at, text, number, x0, top, x0 + 5.0 * len(text), top + 10.0, style)
        for at, (text, x0, top, style) in enumerate(sorted(drawn, key=lambda word: (word[2], word[1])))
    ]
    return Page(number, WIDTH, HEIGHT, tuple(placed), tuple(rules), tuple(fills))


contents = st.tuples(
    st.one_of(st.lists(words(), max_size=40), rows()), st.lists(rules(), max_size=16), st.lists(fills(), max_size=6)
)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(contents, min_size=1, max_size=3))
def test_every_word_of_any_page_has_one_place(drawn: list[tuple[list[Drawn], list[Rule], list[Fill]]]) -> None:
    pages: list[Page] = []
    for number, content in enumerate(drawn, start=1):
        pages.append(page_of(number, sum(len(page.words) for page in pages), *content))
    all_words = tuple(word for page in pages for word in page.words)
    found = find_tables(Document("plan.pdf", "", "pdf", all_words, tuple(pages), len(pages)))
    letters = [(p.id, i) for item in found.flow for p in item.pieces for i in range(p.start, p.stop)]
    assert sorted(letters) == [(word.id, i) for word in all_words for i in range(len(word.text))]
