"""The documentation is whole and true: every column, message and option stands in it, every link leads somewhere, and its files work."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from hcingest import extract
from hcingest.cli import main
from hcingest.model.problem import KINDS
from hcingest.normaliser.vocabulary import FIELDS
from hcingest.writers.columns import RESOURCES, Resource

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
OUTPUTS = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
OPTIONS = (ROOT / "docs" / "options.md").read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands between a heading and the next."""
    return text.partition(f"\n## {heading}")[2].partition("\n## ")[0]


def explained(text: str) -> list[str]:
    """The names in the first column of each row of the tables."""
    return [name for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(.*?)`", row)]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_every_column_is_explained(resource: Resource) -> None:
    columns = [column.name for column in resource.columns]
    named = [name for name in explained(section(OUTPUTS, f"`{resource.file_name}`")) if name not in KINDS]
    assert named == columns + ["extra_…"] * (resource.name == "actions")


def test_every_kind_of_review_row_is_explained() -> None:
    assert [name for name in explained(section(OUTPUTS, "`review.csv`")) if name in KINDS] == list(KINDS)


@pytest.mark.parametrize("command", main.commands.values(), ids=lambda command: command.name)  # type: ignore[attr-defined]
def test_every_option_is_explained(command: click.Command) -> None:
    flags = {flag for param in command.params if isinstance(param, click.Option) for flag in param.opts}
    missing = {flag for flag in flags if not re.search(rf"{flag}\b", section(OPTIONS, f"`hcingest {command.name}`"))}
    assert missing == ({"--verbose"} if command.name == "tables" else set())


def test_every_field_that_can_be_taught_is_named() -> None:
    assert set(FIELDS) <= set(re.findall(r"`(\w+)`", section(OPTIONS, "Header words")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    links = re.findall(r"\]\((?!https?:)([^)#]+)", prose)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"} == set(
        re.findall(r"\]\((.*?)\)", index)
    )


def test_the_files_shown_work(tmp_path: Path) -> None:
    """The examples of a glossary, header words and kinds of code, given together."""
    shown = {"glossary.csv": "A glossary", "columns.toml": "Header words", "schemes.toml": "Kinds of code"}
    for name, heading in shown.items():
        block = re.search(r"```\w+\n(.*?)```", section(OPTIONS, heading), re.DOTALL)
        assert block
        (tmp_path / name).write_text(block.group(1), encoding="utf-8")
    plan = tmp_path / "plan.txt"
    plan.write_text("Åtgärd\tAnsvarig\tIndicator\nInsulate\tHousing\tKPI 4, BV 12a, NI 33\n", encoding="utf-8")
    paths = {name.partition(".")[0]: str(tmp_path / name) for name in shown}
    found = extract(plan, **paths | {"glossary": (paths["glossary"],)})
    assert [(action.action.value, action.lead.value) for action in found.actions] == [("Insulate", "Housing")]
    assert [(link.code, link.title_source) for link in found.links] == [
        ("KPI 4", "user"), ("BVPI 12a", "none"), ("NI 33", "user"),
    ]  # fmt: skip
