"""Tables and headings become actions; what no action takes is handed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hcingest.model.plan import Action, Draft
from hcingest.model.problem import Problem
from hcingest.model.table import Block, Found, Table
from hcingest.model.words import Word
from hcingest.normaliser.actions import build
from hcingest.normaliser.bands import mark_titles, section_headings
from hcingest.normaliser.beside import with_columns_beside
from hcingest.normaliser.checks import dates_before_plan, duplicate_actions, missing_values, unknown_letters
from hcingest.normaliser.date_patterns import MONTHS
from hcingest.normaliser.forms import with_forms
from hcingest.normaliser.leftovers import header_blocks, split_blocks, unmapped_columns
from hcingest.normaliser.notes import move_note_marks
from hcingest.normaliser.numbering import numbering_problems
from hcingest.normaliser.rows import mark_remarks, read_rows
from hcingest.normaliser.sheets import sort_out
from hcingest.normaliser.spelling import USUAL, spelling_of
from hcingest.normaliser.stitching import stitch
from hcingest.normaliser.updates import join_updates
from hcingest.normaliser.values import add_values
from hcingest.normaliser.vocabulary import load
from hcingest.options import Options

__all__ = ["normalise"]


def normalise(found: Found, words: Sequence[Word], options: Options) -> Draft:
    """Actions in document order, and every word that is in none of them: blocks, other tables, problems.

    Raises UsageError where the user's file of header words is unusable.
    """
    vocabulary = load(options.columns)
    tables = [item for item in found.flow if isinstance(item, Table)]
    spelling = spelling_of(words, vocabulary.words | MONTHS.keys() | USUAL, tables)
    flow, put_beside = with_columns_beside(with_forms(found.flow, vocabulary), vocabulary, spelling)
    sorted_out = sort_out(move_note_marks(flow), vocabulary, spelling)
    for sheet in sorted_out.sheets:
        sheet.rows = read_rows(sheet)
    join_updates(sorted_out.sheets, vocabulary, spelling)
    mark_remarks(sorted_out.sheets)
    mark_titles(sorted_out.sheets, spelling)
    problems = stitch(sorted_out.sheets, spelling)
    heading_ids = section_headings(sorted_out.sheets, sorted_out.blocks)
    walk = build(sorted_out.sheets, heading_ids, spelling)
    headers = header_blocks(sorted_out.sheets, spelling)
    around = [block.text for block in (*sorted_out.blocks, *headers)]
    actions, value_problems = add_values(walk.rows, around, spelling, sorted_out.others)
    blocks, clipped = split_blocks(sorted_out, walk)
    problems = [*walk.problems, *clipped, *_placed(problems, actions), *value_problems]
    problems += [*numbering_problems(actions), *duplicate_actions(actions), *missing_values(actions)]
    problems += unknown_letters(actions)
    problems += dates_before_plan(actions, _titles(sorted_out.blocks))
    problems += put_beside
    problems += unmapped_columns(sorted_out.sheets)
    return Draft(actions, (*blocks, *headers, *walk.blocks), sorted_out.others, tuple(problems))


def _titles(blocks: Sequence[Block]) -> list[str]:
    """The document's titles; where nothing is marked as one, its first heading."""
    titles = [block.text for block in blocks if block.kind == "title"]
    return titles or [block.text for block in blocks if block.kind == "heading"][:1]


def _placed(problems: Sequence[Problem], actions: Sequence[Action]) -> list[Problem]:
    """Problems about rows, each with the action whose text it quotes."""
    return [replace(p, action_id=_action_with(p.text, actions)) if p.text else p for p in problems]


def _action_with(text: str, actions: Sequence[Action]) -> str:
    start = text.split("\n")[0][:60]
    return next((a.id for a in actions if any(start in field.value for _, field in a.fields())), "")
