"""How alike two titles are. The scorer and the processor are named at each call; case and punctuation do not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SAME_TITLE = 90.0
"""rapidfuzz.fuzz.token_set_ratio, 0-100: below this a title says something else; shortened ones stay above it."""

TITLE_MATCH = 92.0
"""rapidfuzz.fuzz.ratio, 0-100: from here two titles are one, but for a slip or two."""


_SMALL = frozenset(
    ["a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "their", "there",
    "they", "this", "to", "who", "with"]
)  # fmt: skip
"""Words that any two titles may share."""


def says_the_same(title: str, others: Iterable[str]) -> bool:
    """Whether a title is one of these in other words, shortened, or in another order; small words do not count."""
    from rapidfuzz import fuzz

    own = _telling(title)
    scores = (fuzz.token_set_ratio(own, _telling(other), processor=None) for other in others)
    return max(scores, default=100) >= SAME_TITLE


def _telling(title: str) -> str:
    from rapidfuzz import utils

    words = utils.default_process(title).split()
    return " ".join([word for word in words if word not in _SMALL] or words)


def likest(title: str, titles: Mapping[str, str]) -> tuple[str, float] | None:
    """(key, score 0-1) of the one title that is the same but for slips; None where none is, or two are."""
    from rapidfuzz import fuzz, process, utils

    best = process.extract(
        title, titles, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=TITLE_MATCH, limit=2
    )
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][2], best[0][1] / 100
