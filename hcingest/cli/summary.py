"""What is said about a document that was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from hcingest.cli.batch import Outcome, Summary
from hcingest.cli.streams import say
from hcingest.model.problem import Problem
from hcingest.writers import Kept
from hcingest.writers.about import ledger_line
from hcingest.writers.rows import in_review_order, page_ranges


def say_summary(path: Path, summary: Summary, verbose: bool) -> None:
    for line in summary_lines(path, summary, verbose):
        say(line)


def summary_lines(path: Path, summary: Summary, verbose: bool = False) -> Iterator[str]:
    yield f"{path}: {_found(summary.actions)}{_where(summary)}"
    yield f"  {ledger_line(summary.ledger)}"
    yield from _counted("to check", summary.to_check)
    yield from _counted("good to know", Counter(each.kind for each in summary.problems if each.severity == "info"))
    for kept in summary.written.kept if summary.written else ():
        yield f"  {_kept(kept)}"
    if verbose or not summary.actions:
        yield from (f"  - {_problem(problem)}" for problem in in_review_order(summary.problems))


def total_line(outcomes: Sequence[Outcome]) -> str:
    """What a run over several documents came to."""
    read = [outcome for outcome in outcomes if isinstance(outcome, Summary)]
    failed = len(outcomes) - len(read)
    total = f"{len(read):,} of {len(outcomes):,} documents read, {sum(each.actions for each in read):,} actions"
    return f"{total}; {failed:,} failed, see above" if failed else total


def _found(actions: int) -> str:
    if actions == 0:
        return "no plan table found, so 0 actions"
    return "1 action" if actions == 1 else f"{actions:,} actions"


def _where(summary: Summary) -> str:
    return f", written to {summary.written.folder}" if summary.written else ""


def _counted(label: str, kinds: Counter[str]) -> Iterator[str]:
    if kinds:
        yield f"  {label}: " + ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items()))


def _kept(kept: Kept) -> str:
    return f"{kept.name} was changed since it was written: your copy is kept as {kept.kept_as}"


def _problem(problem: Problem) -> str:
    about = [problem.action_id, f"page {page_ranges(problem.pages)}" if problem.pages else ""]
    named = ", ".join(part for part in about if part)
    return f"{problem.severity} {problem.kind}{f' ({named})' if named else ''}: {problem.message}"
