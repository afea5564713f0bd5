from __future__ import annotations

from collections.abc import Callable

from hcingest.model.plan import Draft


def test_what_is_still_to_be_confirmed_is_missing(normalised: Callable[..., Draft]) -> None:
    draft = normalised("""
    | Action                | Lead | When     |
    | Mend the kerb of town | CST  | May 2010 |
    | Mend all the bridges  | TBC  | May 2010 |
    | Mend every wooden pen | CST  | tbc      |
    """)
    found = [(p.action_id, p.field, "(" in p.message) for p in draft.problems if p.kind == "missing-value"]
    assert found == [("A002", "lead", True), ("A003", "timeframe", True)]
