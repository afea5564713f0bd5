from __future__ import annotations

import pytest
from test_linking import field, linked

from hcingest.matcher.other_meanings import with_other_meanings
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import Action


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["Work in Northern Ireland (NI)"], {"NI"}),
        (["NI = Northern Ireland"], {"NI"}),
        (["NI | Northern Ireland"], {"NI"}),
        (["Prostate specific antigen (PSA) tests"], {"PSA"}),
        (["The National Indicators (NI) of 2008"], set()),
        (["National Indicator (NI)", "Northern Ireland (NI)"], set()),
        (["NI 4 is a national indicator", "Northern Ireland"], set()),
    ],
)
def test_what_a_document_spells_out(texts: list[str], names: set[str]) -> None:
    assert with_other_meanings(texts, load_schemes()) == names


def test_a_name_with_another_meaning_counts_only_where_the_document_lists_the_code() -> None:
    one = Action(id="A1", action=field("Train NI 11 councils of Northern Ireland (NI)"), indicators=field("NI 17"))
    assert linked([one]).actions[0].codes == ("NI 17",)
    listed = "# Glossary\nNI 11: Engagement in the arts\nNI 17: Perceptions of anti-social behaviour"
    assert linked([one], listed).actions[0].codes == ("NI 17", "NI 11")


@pytest.mark.parametrize(
    ("action", "indicators", "codes"),
    [
        ("Work with NI 11 councils of Northern Ireland", "", ()),
        ("Work with NI 11 councils", "", ("NI 11",)),
        ("Raise NI 11, as in Northern Ireland", "NI 17", ("NI 17", "NI 11")),
        ("Raise NI 11, a national indicator, as in Northern Ireland", "", ("NI 11",)),
    ],
)
def test_words_for_which_a_name_may_stand_as_well(action: str, indicators: str, codes: tuple[str, ...]) -> None:
    one = Action(id="A1", action=field(action), indicators=field(indicators))
    assert linked([one]).actions[0].codes == codes
