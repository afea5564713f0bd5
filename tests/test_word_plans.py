"""Plans in Word from file to actions: what only the whole way shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import docx_bytes, p, run, tbl, tc, tr

import hcingest
from hcingest.errors import UsageError

NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/>'
    '<w:lvlText w:val="Aim %1:"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
MARK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def numbered(text: str, number_id: int) -> str:
    return p(
        *([text] if text else []), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number_id}"/></w:numPr>'
    )


def extract(folder: Path, body: str, **parts: str) -> hcingest.Plan:
    path = folder / "plan.docx"
    path.write_bytes(docx_bytes(body, **parts))
    return hcingest.extract(path)


def test_generated_numbers_of_objectives_bands_and_actions(tmp_path: Path) -> None:
    band = tr(tc(numbered("Safer homes", 6), '<w:gridSpan w:val="3"/>'))
    rows = [
        tr("Objective", "Action", "Lead"),
        band,
        tr(tc(numbered("Light the streets", 5), DOWN), tc(numbered("Fit lamps", 5)), "Highways"),
        tr(tc("", ON), tc(numbered("Mend lamps", 5)), "Highways"),
    ]
    plan = extract(tmp_path, tbl(*rows), numbering=NUMBERING)
    assert [a.section.value for a in plan.actions] == ["Aim A: Safer homes"] * 2
    assert [(a.objective_ref.value, a.objective.value) for a in plan.actions] == [("1", "Light the streets")] * 2
    assert [a.extras[0].field.value for a in plan.actions] == ["2.", "3."]
    assert [a.action.value for a in plan.actions] == ["Fit lamps", "Mend lamps"]


def test_pages_by_word_s_marks_stand_in_the_actions(tmp_path: Path) -> None:
    rows = [
        tr("Action", "Lead"),
        tr("Fit lamps", "Parks"),
        tr(tc(p("Mend ", MARK, "lamps")), "Parks"),
        tr("Count", "Parks"),
    ]
    plan = extract(tmp_path, p("Our plan") + tbl(*rows))
    assert [a.pages for a in plan.actions] == [(1,), (1, 2), (2,)]
    plan.write(tmp_path / "out")
    assert plan.actions[0].action.place.bbox is None


def test_page_ranges_are_refused_where_there_are_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(docx_bytes(p("text")))
    with pytest.raises(UsageError, match="no fixed pages"):
        hcingest.extract(path, pages="2")


def test_notes_that_are_typed_below_the_table_take_their_marks(tmp_path: Path) -> None:
    mark = run("1", '<w:vertAlign w:val="superscript"/>')
    row = tr(tc(p(run("Fit lamps"), mark)), "Highways")
    plan = extract(tmp_path, tbl(tr("Action", "Lead"), row) + p(mark, run(" As agreed by the cabinet.")))
    assert [a.action.value for a in plan.actions] == ["Fit lamps"]
    assert [(b.kind, b.text) for b in plan.text if b.kind == "note"] == [("note", "1 As agreed by the cabinet.")]
