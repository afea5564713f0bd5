"""Text dumps through the pipeline: what stands between two parts of a table, and bands that nothing sets apart."""

from __future__ import annotations

from pathlib import Path

from hcingest import extract
from hcingest.model.plan import Plan

HEADER = "Action\tLead\tBy when\tNotes\n"
ROWS = "Mend the road at Mill Lane.\tRoads\tMay 2010\tDone\nSweep the paths by the\tParks\tJune\t\n"


def plan_of(text: str, tmp_path: Path) -> Plan:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return extract(path)


def test_left_overs_of_a_clipped_page_do_not_part_a_row(tmp_path: Path) -> None:
    plan = plan_of(HEADER + ROWS + "\nis with s to be\nkt RSL eting\n\nriver twice a week.\t\t2010\t\n", tmp_path)
    assert [a.action.value for a in plan.actions] == [
        "Mend the road at Mill Lane.",
        "Sweep the paths by the river twice a week.",
    ]
    assert plan.actions[1].timeframe.value == "June 2010"
    assert [p.kind for p in plan.problems if p.kind in ("clipped-text", "unplaced-text")] == ["clipped-text"] * 2


def test_a_glossary_table_under_a_heading_is_no_narrower_part_of_the_plan(tmp_path: Path) -> None:
    plan = plan_of(
        HEADER + ROWS + "\n## Indicators\n\nCode\tDefinition\nKPI 1\tRoads mended\nKPI 2\tPaths swept\n", tmp_path
    )
    assert len(plan.actions) == 2
    assert [(entry.code, entry.title) for entry in plan.glossary] == [
        ("KPI 1", "Roads mended"),
        ("KPI 2", "Paths swept"),
    ]


def test_a_band_in_the_column_of_actions_is_no_sentence(tmp_path: Path) -> None:
    text = (
        HEADER
        + "Roads and paths\t\t\t\nMend the road.\tRoads\tMay 2010\t\nParks\t\t\t\nPlant the trees.\tParks\tJune 2010\t\n"
    )
    plan = plan_of(text, tmp_path)
    assert [(a.section.value, a.action.value) for a in plan.actions] == [
        ("Roads and paths", "Mend the road."),
        ("Parks", "Plant the trees."),
    ]


def test_a_row_that_is_joined_twice_takes_the_cells_of_later_tables_along(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("\t\tAction\n\tObjective\tAction\n\tmend\n\t\nmend\tAction\n")
    assert [action.objective.value for action in extract(path).actions] == ["mend mend", "mend mend"]
