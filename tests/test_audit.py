"""Nothing is lost: the count of words holds on every sample, and a stage that cheats is caught."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from drawing import draw
from hypothesis import given
from hypothesis import strategies as st

from hcingest import extract, pipeline
from hcingest.audit import check_words, unread_words
from hcingest.cli import main
from hcingest.errors import WordsLostError
from hcingest.extractors.text_dump import read_text
from hcingest.matcher.glossary import read_glossary
from hcingest.matcher.linking import match
from hcingest.matcher.schemes import load_schemes
from hcingest.model.document import Census, Document
from hcingest.model.plan import Draft
from hcingest.model.table import Block, Table
from hcingest.model.words import Pieces, cut
from hcingest.normaliser import normalise
from hcingest.options import DEFAULTS

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.*"))
PLANS = [path for path in SAMPLES if path.suffix in (".pdf", ".docx", ".txt", ".md") and path.name != "README.md"]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_the_ledger_holds_and_all_counts_agree(path: Path) -> None:
    plan = extract(path, audit="full")
    assert plan.ledger.holds
    assert plan.ledger.words > 50
    assert plan.ledger.second_counts
    assert [p.kind for p in plan.problems if p.kind == "unread-text"] == []


def drop_a_leftover(draft: Draft) -> Draft:
    return replace(draft, blocks=draft.blocks[1:])


def double_a_piece(draft: Draft) -> Draft:
    return replace(draft, blocks=(draft.blocks[0], *draft.blocks))


def cut_a_word(draft: Draft) -> Draft:
    action = draft.actions[0]
    torn = replace(action.action, pieces=(cut(action.action.pieces[0], 1)[0], *action.action.pieces[1:]))
    return replace(draft, actions=(replace(action, action=torn), *draft.actions[1:]))


def double_in_parts(draft: Draft) -> Draft:
    action = draft.actions[0]
    first = next(piece for piece in action.action.pieces if len(piece.text) > 1)
    return replace(draft, blocks=(*draft.blocks, Block("paragraph", cut(first, 1))))


@pytest.mark.parametrize("cheat", [drop_a_leftover, double_a_piece, cut_a_word, double_in_parts])
def test_a_stage_that_loses_or_doubles_words_is_caught(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cheat: Any
) -> None:
    honest = pipeline.normalise
    monkeypatch.setattr(pipeline, "normalise", lambda *args: cheat(honest(*args)))
    with pytest.raises(WordsLostError, match="count of words does not hold"):
        extract(PLANS[0])
    done = CliRunner().invoke(main, ["extract", str(PLANS[0]), "-o", str(tmp_path)])
    assert done.exit_code == 70
    assert not list(tmp_path.rglob("*.csv"))


def test_words_that_only_another_route_sees_are_listed() -> None:
    document = read_text(Path("plan.txt"), b"Action\tLead\nMend\tRoads\n", DEFAULTS)
    seen = {"Action": 1, "Lead": 1, "Mend": 1, "Roads": 1, "unseen": 2}
    found = unread_words(replace(document, second_counts=(Census("another", seen),)))
    assert [(p.kind, p.severity, p.text) for p in found] == [("unread-text", "error", "unseen")]


def test_routes_may_part_words_at_other_places_and_see_small_capitals() -> None:
    document = read_text(Path("plan.txt"), b"Action\tLead\nwell-being\tRoads\n", DEFAULTS)
    other = {"ActionLead": 1, "well": 1, "being": 1, "ROADS": 1}
    assert unread_words(replace(document, second_counts=(Census("another", other),))) == []


def test_a_sign_without_a_name_stands_for_a_letter_or_a_ligature_and_no_more() -> None:
    document = read_text(Path("plan.txt"), "Action\tLead\nCon\ufffdrmed\tRo\ufffdds\n".encode(), DEFAULTS)

    def unread(*words: str) -> list[str]:
        count = Census("another", dict.fromkeys(("Action", "Lead", *words), 1))
        return [p.text for p in unread_words(replace(document, second_counts=(count,)))]

    assert unread("Confirmed", "Roads") == []
    assert unread("Con", "fi", "rmed", "Ro", "ads") == []
    assert unread("Confirmed", "Roads", "Parks") == ["roads parks"]


CELLS = st.sampled_from(
    ["", "", "Action", "Lead", "By when", "Objective", "June 2010", "2010", "Mend the road and", "mend", "1.", "2. Keep", "NI 35",
     "Theme A: Roads", "Red", "Police / CST", "Ongoing", "x", "a-", "KPI 1: Title of it", "NI 1: A title PSA 21", "continued", "(open"]
)  # fmt: skip
LINES = st.one_of(
    st.lists(CELLS, min_size=2, max_size=5).map("\t".join),
    st.sampled_from(
        ["", "# Heading", "Some prose here.", "Glossary:", "NI 1: A title PSA 21", "NI 2: Another one", "garbled te xt"]
    ),
)


@given(st.lists(LINES, min_size=1, max_size=25))
def test_any_document_tiles(lines: list[str]) -> None:
    """Whatever stands in a dump, every character of every word ends with exactly one owner."""
    text = "\n".join([*lines, "end of text"])
    document = read_text(Path("plan.txt"), text.encode(), DEFAULTS)
    assert document.declared is not None
    draft = normalise(document.declared, document.words, DEFAULTS)
    glossary = read_glossary(draft.blocks, draft.tables_left, load_schemes())
    ledger = check_words(document, draft.actions, glossary.entries, glossary.blocks, draft.problems)
    assert ledger.holds
    assert unread_words(document) == []


FILLS = st.sampled_from(["", "", "", " [#ff0000]", " [#92d050]"])


@st.composite
def drawn_tables(draw_: st.DrawFn) -> list[str]:
    """A table with cells merged down, bands over its whole width, and coloured cells."""
    width = draw_(st.integers(2, 5))
    rows: list[list[str]] = []
    for _ in range(draw_(st.integers(1, 7))):
        if draw_(st.integers(0, 5)) == 0:
            rows.append([draw_(CELLS) or "Band", *["<"] * (width - 1)])
            continue
        mergeable = bool(rows) and "<" not in rows[-1]
        cell = st.one_of(st.builds(str.__add__, CELLS, FILLS), st.just("^") if mergeable else CELLS)
        rows.append([draw_(cell) for _ in range(width)])
    return [f"| {' | '.join(row)} |" for row in rows]


BETWEEN = st.lists(
    st.sampled_from(["---", "# Theme B: Parks", "## Actions", "Some prose here.", "NI 1: A title PSA 21"]), max_size=2
)


@given(st.lists(st.tuples(BETWEEN, drawn_tables()), min_size=1, max_size=4))
def test_any_tables_tile(parts: list[tuple[list[str], list[str]]]) -> None:
    """The same for merged cells, bands, colours and page breaks, through the matcher to the end."""
    found, words = draw("\n".join(line for between, table in parts for line in ["Text", *between, *table]))
    document = Document("plan", "ab" * 32, "pdf", tuple(words), declared=found)
    draft = normalise(found, document.words, DEFAULTS)
    glossary = read_glossary(draft.blocks, draft.tables_left, load_schemes())
    matched = match(draft.actions, glossary, DEFAULTS)
    problems = [*draft.problems, *matched.problems]
    assert check_words(document, matched.actions, matched.glossary, glossary.blocks, problems).holds


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_what_is_owned_is_shown(path: Path) -> None:
    """A field that owns words has all their letters in its text; so have glossary entries and review rows."""
    plan = extract(path)
    shown = [
        *(
            (field.value + field.raw * (name == "rag"), field.pieces)
            for a in plan.actions
            for name, field in a.fields()
        ),
        *((" ".join([entry.code, entry.title, *entry.linked]), entry.pieces) for entry in plan.glossary),
        *((problem.text, problem.pieces) for problem in plan.problems),
    ]
    assert [(text, pieces) for text, pieces in shown if letters_of(pieces) - letters(text)] == []


def letters(text: str) -> Counter[str]:
    return Counter(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def letters_of(pieces: Pieces) -> Counter[str]:
    return letters("".join(piece.text for piece in pieces))


def test_a_narrower_part_of_a_dump_keeps_its_columns() -> None:
    """Columns that only the lower part of a joined row has are columns of the action."""
    lines = ["June 2010\tAction\t\tJune 2010", "", "Action\tJune 2010", "\t\tAction", "end of text"]
    document = read_text(Path("plan.txt"), "\n".join(lines).encode(), DEFAULTS)
    assert document.declared is not None
    draft = normalise(document.declared, document.words, DEFAULTS)
    assert check_words(
        document, draft.actions, (), (*draft.blocks, *map(_as_block, draft.tables_left)), draft.problems
    ).holds


def _as_block(table: Table) -> Block:
    return Block("table", table.pieces)
