"""How fast codes are linked: many actions against a glossary of many codes, and how much memory that takes.

    python bench/matching.py [--actions 100000] [--codes 10000]

The actions are made up: each has an indicator cell with two to four codes in mixed spellings, and prose of which
one in ten names a code. Printed are the seconds and the peak of memory above what the actions themselves take.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time

from hcingest.matcher.glossary import GlossaryFound
from hcingest.matcher.linking import Matched, match
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import Action, Field, GlossaryEntry
from hcingest.options import DEFAULTS

KINDS = ("KPI", "PI", "OP", "SO", "LI", "CP", "EH", "HS", "TR", "NE")
SPELLINGS = ("{} {}", "{}{}", "{}-{}", "{} no. {}")
PROSE = "Ask residents of ward {} what they think of the plan, publish what they say and act on it by June"
SEED = 20110331  # the same actions on each run


def glossary(codes: int) -> GlossaryFound:
    """``codes`` entries, shared out among the kinds."""
    numbers = ((KINDS[i % len(KINDS)], str(i // len(KINDS) + 1)) for i in range(codes))
    entries = tuple(
        GlossaryEntry(f"{kind} {number}", kind, number, f"Title of {kind} {number}") for kind, number in numbers
    )
    return GlossaryFound(entries, (), load_schemes().with_own(KINDS))


def actions(count: int, codes: int) -> list[Action]:
    dice = random.Random(SEED)
    return [_action(number, codes // len(KINDS), dice) for number in range(count)]


def _action(number: int, highest: int, dice: random.Random) -> Action:
    cell = ", ".join(_code(highest, dice) for _ in range(dice.randint(2, 4)))
    prose = PROSE.format(number) + (f" ({_code(highest, dice)})" if dice.random() < 0.1 else "")
    return Action(id=f"A{number:06d}", action=Field(prose, prose), indicators=Field(cell, cell))


def _code(highest: int, dice: random.Random) -> str:
    return dice.choice(SPELLINGS).format(dice.choice(KINDS), dice.randint(1, highest))


def peak_megabytes() -> float:
    """The most memory that this process has held; macOS counts bytes, Linux kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def timed(found: GlossaryFound, made: list[Action]) -> tuple[Matched, float]:
    start = time.perf_counter()
    return match(made, found, DEFAULTS), time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--actions", type=int, default=100_000)
    parser.add_argument("--codes", type=int, default=10_000)
    options = parser.parse_args()
    made = actions(options.actions, options.codes)
    before = peak_megabytes()
    matched, seconds = timed(glossary(options.codes), made)
    print(
        f"{options.actions:,} actions against {options.codes:,} codes: {len(matched.links):,} links in {seconds:.1f} s"
    )
    print(f"{options.actions / seconds:,.0f} actions a second; {peak_megabytes() - before:.0f} MB beyond the actions")


if __name__ == "__main__":
    main()
