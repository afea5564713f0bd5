"""Rows with cells between pipes, with or without a pipe at each end, and the rules under their headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PIPE = re.compile(r"(?<!\\)\|")


def pipe_count(text: str) -> int:
    return len(_PIPE.findall(text))


def is_fenced(text: str) -> bool:
    bare = text.strip()
    return len(bare) > 1 and bare[0] == "|" == bare[-1] and not bare.endswith("\\|")


def is_open(text: str) -> bool:
    """Whether a fenced row goes on in the next line."""
    return text.lstrip()[:1] == "|" and not is_fenced(text)


def uses_fences(texts: Sequence[str]) -> bool:
    """Whether most lines with several pipes begin and end with one."""
    several = [text for text in texts if pipe_count(text) > 1]
    fenced = sum(map(is_fenced, several))
    return fenced > 0 and 2 * fenced >= len(several)


def cells_between(text: str, fenced: bool) -> list[str]:
    bare = text.strip() if fenced else text
    inner = bare[1 : -1 if is_fenced(bare) else None] if fenced and bare[:1] == "|" else bare
    return [cell.replace("\\|", "|") for cell in _PIPE.split(inner)]


def bare_rows(texts: Sequence[str], rules: Sequence[bool]) -> frozenset[int]:
    """The indexes of rows without fences: round a rule such as ``---|---``, or beside one with as many pipes.

    Given such rows, lines elsewhere with as many pipes as they have are rows too. A blank text has no pipes.
    """
    counts = [pipe_count(text) for text in texts]
    found = _round_rules(counts, rules)
    for index, count in enumerate(counts):
        if count > 1 and count in counts[max(0, index - 1) : index] + counts[index + 1 : index + 2]:
            found.add(index)
    widths = {counts[index] for index in found if counts[index] > 1}
    return frozenset(i for i, n in enumerate(counts) if not rules[i] and (i in found or n in widths))


def _round_rules(counts: Sequence[int], rules: Sequence[bool]) -> set[int]:
    """The lines with pipes right above and below each rule that has some."""
    found: set[int] = set()
    for index, is_rule in enumerate(rules):
        if not is_rule or not counts[index]:
            continue
        below = index + 1
        while below < len(counts) and counts[below]:
            found.add(below)
            below += 1
        if index and counts[index - 1]:
            found.add(index - 1)
    return found
