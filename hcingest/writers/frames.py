"""A plan as a pandas frame."""

from __future__ import annotations

import pandas

from hcingest.model.plan import Plan
from hcingest.writers.rows import actions_listing, as_text


def to_frame(plan: Plan) -> pandas.DataFrame:
    """One row per action, the columns of ``actions.csv``; every value text, "" where there is none, no formula guard."""
    listing = actions_listing(plan)
    rows = [[as_text(value) for value in row] for row in listing.rows]
    return pandas.DataFrame(rows, columns=list(listing.header), dtype="string")
