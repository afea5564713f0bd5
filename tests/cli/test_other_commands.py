from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from hcingest.version import __version__
from hcingest.writers.schemas import tables_schema


def test_version_and_help(run):
    assert run("--version").stdout == f"hcingest {__version__}\n"
    shown = run("--help").stdout
    assert all(command in shown for command in ("extract", "tables", "codes", "schema"))


@pytest.mark.parametrize(
    "flag",
    [
        "-o",
        "--output",
        "--pages",
        "--password",
        "--glossary",
        "--columns",
        "--schemes",
        "--changes",
        "--workers",
        "--stdout",
        "--bom",
        "--raw-csv",
        "--strict",
        "--audit",
        "-q",
        "-v",
    ],
)
def test_extract_explains_each_flag(run, flag: str):
    assert flag in run("extract", "--help").stdout


def test_tables_as_csv(run):
    done = run("tables", "plan.pdf")
    assert (done.exit_code, done.stdout_bytes) == (0, "größe\r\n\r\ngröße\r\n".encode())


def test_tables_as_json(run):
    shown = json.loads(run("tables", "plan.pdf", "--json").stdout)
    jsonschema.Draft202012Validator(tables_schema()).validate(shown)
    assert shown["document"] == "plan.pdf" and shown["tables"][0]["cells"] == [[0, 0, 0, 0, "größe"]]


def test_a_document_without_tables(run):
    done = run("tables", "letter.pdf", "--json")
    assert json.loads(done.stdout) == {"document": "letter.pdf", "tables": []}
    assert done.exit_code == 0 and "no tables" in done.stderr


def test_tables_draws_pages(run):
    canvas = Canvas("plan.pdf", pagesize=(200, 100))
    canvas.drawString(30, 50, "words")
    canvas.save()
    done = run("tables", "plan.pdf", "--draw", "pictures")
    assert done.exit_code == 0
    with Image.open("pictures/plan-page-1.png") as picture:
        assert picture.size == (400, 200)
        assert picture.getpixel((40, 100)) == (30, 102, 208)
        assert picture.getpixel((300, 150)) == (255, 255, 255)


def test_drawing_needs_pages(run):
    done = run("tables", "plan.docx", "--draw", "pictures")
    assert done.exit_code == 2 and "PDF" in done.stderr and not Path("pictures").exists()


@pytest.mark.parametrize("name", ["actions", "codes", "glossary", "review", "text", "plan", "tables"])
def test_schema_of_each_output(run, name: str):
    assert json.loads(run("schema", name).stdout)["$schema"].startswith("https://")


def test_all_schemas_at_once(run):
    assert {"actions", "plan", "tables"} < set(json.loads(run("schema").stdout))


def test_an_unknown_schema_is_wrong_usage(run):
    assert run("schema", "nothing").exit_code == 2


def test_codes(run, tmp_path):
    line = "NI 35\tBuilding resilience to violent extremism (verified) [PSA 26]\n"
    assert run("codes", "NI", "35").stdout == line
    assert line in run("codes", "--list", "NI").stdout
    nothing = run("codes", "gobbledygook")
    assert (nothing.exit_code, nothing.stdout) == (0, "") and "Nothing found" in nothing.stderr


def test_codes_of_a_user_s_kind(run, tmp_path):
    (tmp_path / "policies.csv").write_text("code,title\nLP 1,Green wedges\n", encoding="utf-8")
    kinds = tmp_path / "kinds.toml"
    kinds.write_text('[LP]\nlist = "policies.csv"\n', encoding="utf-8")
    assert run("codes", "--schemes", str(kinds), "--list", "LP").stdout == "LP 1\tGreen wedges (printed)\n"


def test_codes_wants_something_to_look_up(run):
    assert run("codes").exit_code == 2
