"""Tables with a column of measures or leads that list indicators, not actions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hcingest.model.plan import Draft

Normalised = Callable[..., Draft]

PLAN = """
# Parks Plan
| Action | Timeframe | Lead | KPI ref |
| Put lamps in the park | June 2010 | Parks | KPI 1 |
| Meet the wardens | July 2010 | Wardens | KPI 2, KPI 4 |
"""

LIST = """
# Measures
| {} |
| KPI 1 | Parks with lamps | 19% | Parks |
| KPI 2 | Wardens on duty | 30% | Wardens |
"""


@pytest.mark.parametrize(
    "header",
    ["KPI | Description | Target | Lead", "Ref | Measure | Target | Owner", "Indicator | Definition | Rise | Lead"],
)
def test_a_table_of_the_codes_that_a_plan_uses_gives_no_actions(normalised: Normalised, header: str) -> None:
    for text in (PLAN + LIST.format(header), LIST.format(header) + PLAN):
        draft = normalised(text)
        assert [a.action.value for a in draft.actions] == ["Put lamps in the park", "Meet the wardens"]
        assert len(draft.tables_left) == 1


def test_a_list_goes_on_over_the_page(normalised: Normalised) -> None:
    header = "KPI | Description | Target | Lead"
    more = f"---\n| {header} |\n| KPI 3 | Bins | 5 | Parks |\n| KPI 4 | Gates | 6 | Parks |\n"
    assert len(normalised(PLAN + LIST.format(header) + more).actions) == 2


def test_actions_with_references_of_their_own_stay(normalised: Normalised) -> None:
    other = LIST.format("Ref | Action | Target | Lead").replace("KPI", "A")
    assert len(normalised(PLAN + other).actions) == 4


def test_a_table_that_describes_what_another_column_names_gives_no_actions(normalised: Normalised) -> None:
    plan = PLAN.replace("KPI ref", "Outcome").replace("KPI 2, KPI 4", "KPI 2").replace("KPI", "Outcome")
    listed = LIST.format("Outcome | Description | Baseline | Lead").replace("KPI", "Outcome")
    assert [a.outcome.value for a in normalised(listed + plan).actions] == ["Outcome 1", "Outcome 2"]
