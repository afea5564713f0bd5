from __future__ import annotations

import pytest
from drawing import draw

from hcingest.matcher.bare_numbers import kind_in_headers, read_bare
from hcingest.matcher.glossary import GlossaryFound
from hcingest.matcher.linking import match
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import Action, Field
from hcingest.model.table import Block
from hcingest.options import DEFAULTS

SCHEMES = load_schemes()


def headers(*names: str) -> list[Block]:
    """The blocks of a table's column headers."""
    found, _ = draw("\n\n".join(names))
    return [Block("table-header", block.pieces) for block in found.blocks]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Action", "NI"), "NI"),
        (("National Indicator no.", "Lead"), "NI"),
        (("SDG targets",), "SDG"),
        (("Links to SDGs",), "SDG"),
        (("UN Goals",), "SDG"),
        (("NI", "PSA"), ""),
        (("NI and others",), ""),
        ((), ""),
    ],
)
def test_the_kind_in_a_header(names: tuple[str, ...], kind: str) -> None:
    assert kind_in_headers(headers(*names), SCHEMES) == kind


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("17", ["NI 17"]),
        ("17, 21 & 24-26", ["NI 17", "NI 21", "NI 24", "NI 25", "NI 26"]),
        ("17 people", []),
        ("n/a", []),
        ("", []),
    ],
)
def test_bare_numbers(text: str, codes: list[str]) -> None:
    assert sorted(m.code for m in read_bare(text, "NI", SCHEMES)) == codes


@pytest.mark.parametrize(
    ("header", "cell", "codes"),
    [
        ("NI", "17, 21", ("NI 17", "NI 21")),
        ("NI", "250", ()),
        ("NI", "Goal 5", ()),
        ("Score", "17", ()),
        ("SDGs", "Goals 3 and 5", ("SDG 3", "SDG 5")),
        ("SDGs", "Goal 16, target 16.1", ("SDG 16", "SDG 16.1")),
        ("SDGs", "Goal 5 by June", ()),
        ("Links", "Goal 5", ()),
    ],
)
def test_they_are_linked_where_a_list_explains_them(header: str, cell: str, codes: tuple[str, ...]) -> None:
    found = GlossaryFound((), tuple(headers(header)), SCHEMES)
    matched = match([Action(id="A001", indicators=Field(cell, cell))], found, DEFAULTS)
    assert matched.actions[0].codes == codes
    assert all(link.as_printed in cell for link in matched.links)


@pytest.mark.parametrize(
    ("header", "cell", "codes"),
    [
        ("NI / PSA", "17 / 23", ("NI 17", "PSA 23")),
        ("NI/PSA", "1, 15 / 21", ("NI 1", "NI 15", "PSA 21")),
        ("NI and PSA", "17/23; 35/26", ("NI 17", "PSA 23", "NI 35", "PSA 26")),
        ("NI / PSA", "17", ()),
        ("NI / PSA", "17 / 21 / 23", ()),
        ("NI / PSA", "17 / 99", ()),
        ("NI / PSA", "17 / n/a", ()),
        ("NI / Lead", "17", ()),
    ],
)
def test_kinds_side_by_side_in_one_header(header: str, cell: str, codes: tuple[str, ...]) -> None:
    one = Action(id="A001", indicators=Field(cell, cell, columns=((header, cell),)))
    matched = match([one], GlossaryFound((), (), SCHEMES), DEFAULTS)
    assert matched.actions[0].codes == codes
    assert all(link.as_printed in cell for link in matched.links)


def test_two_columns_are_each_read_by_their_header() -> None:
    cell = Field("17 23", "17 23", columns=(("NI", "17"), ("PSA", "23")))
    matched = match([Action(id="A001", indicators=cell)], GlossaryFound((), (), SCHEMES), DEFAULTS)
    assert matched.actions[0].codes == ("NI 17", "PSA 23")
