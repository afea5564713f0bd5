"""How alike two titles are. The scorer and the processor are named at each call; case and punctuation do not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SAME_TITLE = 90.0
"""rapidfuzz.fuzz.token_set_ratio, 0-100: below this a title says something else; shortened ones stay above it."""

TITLE_MATCH = 92.0
"""rapidfuzz.fuzz.ratio, 0-100: from here two titles are one, but for a slip or two."""


def says_the_same(title: str, others: Iterable[str]) -> bool:
    """Whether a title is one of these in other words, shortened, or in another order."""
    from rapidfuzz import fuzz, utils

    score = max((fuzz.token_set_ratio(title, other, processor=utils.default_process) for other in others), default=100)
    return score >= SAME_TITLE


def likest(title: str, titles: Mapping[str, str]) -> tuple[str, float] | None:
    """(key, score 0-1) of the one title that is the same but for slips; None where none is, or two are."""
    from rapidfuzz import fuzz, process, utils

    best = process.extract(
        title, titles, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=TITLE_MATCH, limit=2
    )
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][2], best[0][1] / 100
