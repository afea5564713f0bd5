"""What the document itself says its codes mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hcingest.matcher import own_schemes
from hcingest.matcher.by_title import known_by_title
from hcingest.matcher.definitions import Definition
from hcingest.matcher.glossary_tables import GlossaryTables
from hcingest.matcher.glossary_text import TEXT_KINDS, Headings, TextOf, read_text, text_with_number
from hcingest.matcher.schemes import Schemes
from hcingest.matcher.table_roles import forms_in_table
from hcingest.matcher.titles import flowing, one_line
from hcingest.matcher.word_codes import word_form_at_start, word_kinds
from hcingest.model.plan import Action, GlossaryEntry
from hcingest.model.problem import Problem
from hcingest.model.table import Block, Table
from hcingest.model.words import printed


@dataclass(frozen=True, slots=True)
class GlossaryFound:
    """The entries in document order; the blocks that are left, those of tables among them; the schemes known now."""

    entries: tuple[GlossaryEntry, ...]
    blocks: tuple[Block, ...]
    schemes: Schemes
    problems: tuple[Problem, ...] = ()


def read_glossary(
    blocks: Sequence[Block],
    tables: Sequence[Table],
    schemes: Schemes,
    actions: Sequence[Action] = (),
    text_of: TextOf = flowing,
) -> GlossaryFound:
    """Take the glossary entries out of the text around the plan; every piece ends in an entry or in a block left.

    ``actions`` tell which kinds of code their indicator column uses; ``text_of`` makes text of pieces.
    """
    known = schemes.with_own(own_schemes.from_actions(actions, schemes))
    listed = list(_forms(blocks, tables))
    known = known.with_own([*own_schemes.several(listed, known), *own_schemes.in_headers(actions, tables, known)])
    known = known.with_own(own_schemes.in_both(actions, listed, known, _starts(blocks)))
    known = known.with_own(word_kinds(actions, blocks, _listed(blocks, tables), known))
    in_tables = GlossaryTables(known, text_of)
    for table in tables:
        in_tables.add(table)
    in_text, left = read_text(blocks, known, text_of)
    problems = [
        *in_tables.problems,
        *(known_by_title(d) for d in in_text if d.mentions[0].match == "fuzzy" and not d.mentions[0].as_printed),
    ]
    definitions = sorted([*in_tables.definitions, *in_text], key=lambda d: d.first_word)
    entries, again = _once(definitions, known)
    return GlossaryFound(entries, (*in_tables.left, *left, *again), known, tuple(problems))


def _forms(blocks: Sequence[Block], tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """(name, number) of what looks like a code where the document explains its codes."""
    flow: list[Block | Table] = [*(block for block in blocks if block.kind in TEXT_KINDS), *tables]
    headings = Headings()
    for item in sorted(filter(_has_words, flow), key=lambda item: item.pieces[0].id):
        if isinstance(item, Table):
            yield from forms_in_table(item, headings.is_glossary)
            continue
        form = own_schemes.form_at_start(text_with_number(item, printed))
        if form is None:
            headings.pass_by(item)
        elif headings.is_glossary:
            yield form[0], form[1]


def _starts(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """(name, number) of what looks like a code where paragraphs start, wherever they stand."""
    for block in blocks:
        if block.kind in TEXT_KINDS and (form := own_schemes.form_at_start(text_with_number(block, printed))):
            yield form[0], form[1]


def _listed(blocks: Sequence[Block], tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """(word, number) that paragraphs, list items and cells of tables start with."""
    starts = [text_with_number(block, printed) for block in blocks if block.kind in TEXT_KINDS]
    cells = [one_line(cell.text) for table in tables for cell in table.cells]
    yield from filter(None, map(word_form_at_start, (*starts, *cells)))


def _has_words(item: Block | Table) -> bool:
    return bool(item.pieces)


def _once(definitions: Sequence[Definition], schemes: Schemes) -> tuple[tuple[GlossaryEntry, ...], list[Block]]:
    """The first entry of each code; the words of a later definition stay text."""
    seen: dict[str, GlossaryEntry] = {}
    again: list[Block] = []
    for definition in definitions:
        entries = list(definition.entries(schemes))
        if entries[0].code in seen:
            again.append(Block("paragraph", definition.pieces, place=definition.place))
            entries = entries[1:]
        for entry in entries:
            seen.setdefault(entry.code, entry)
    return tuple(seen.values()), again
