"""Dots and dashes in a row become the rule that they draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hcingest.model.document import Rule
from hcingest.model.place import BBox

DASH = 6.0  # points; a longer rule stands for itself, and dashes stand no further apart than this
DOTS = 4  # dots in a row draw a rule; fewer are bullets or ink
ASTRAY = 0.7  # points by which the pieces of one rule stand off its line


@dataclass(frozen=True, slots=True)
class _Dash:
    """A piece on one axis: where it lies across it, from where to where along it."""

    at: float
    start: float
    stop: float
    width: float
    colour: str


def joined_dashes(rules: Sequence[Rule], dots: Sequence[tuple[BBox, str]]) -> list[Rule]:
    """Long rules as they are, short ones in a row and dots in a row as one; dots that are in no row are left out."""
    out = [r for r in rules if _length(r) > DASH]
    short = [r for r in rules if _length(r) <= DASH]
    if not short and len(dots) < DOTS:
        return out
    levels = [_Dash((r.top + r.bottom) / 2, r.x0, r.x1, r.width, r.colour) for r in short if r.is_level]
    uprights = [_Dash((r.x0 + r.x1) / 2, r.top, r.bottom, r.width, r.colour) for r in short if not r.is_level]
    across = [_Dash((b.top + b.bottom) / 2, b.x0, b.x1, b.height, colour) for b, colour in dots]
    down = [_Dash((b.x0 + b.x1) / 2, b.top, b.bottom, b.width, colour) for b, colour in dots]
    out += [Rule(d.start, d.at, d.stop, d.at, d.width, d.colour) for d in [*_joined(levels, 1), *_joined(across, DOTS)]]
    out += [Rule(d.at, d.start, d.at, d.stop, d.width, d.colour) for d in [*_joined(uprights, 1), *_joined(down, DOTS)]]
    return out


def _length(rule: Rule) -> float:
    return max(rule.x1 - rule.x0, rule.bottom - rule.top)


def _joined(dashes: Iterable[_Dash], fewest: int) -> list[_Dash]:
    """Pieces on one line with small gaps, as one; chains of fewer pieces are left out."""
    chains: list[list[_Dash]] = []
    for dash in sorted(dashes, key=lambda d: (round(d.at / ASTRAY), d.start)):
        last = chains[-1][-1] if chains else None
        if last and abs(last.at - dash.at) <= ASTRAY and dash.stop - last.start >= 0 and dash.start - last.stop <= DASH:
            chains[-1].append(dash)
        else:
            chains.append([dash])
    return [
        _Dash(chain[0].at, chain[0].start, max(d.stop for d in chain), chain[0].width, chain[0].colour)
        for chain in chains
        if len(chain) >= fewest
    ]
