"""The rules of the house that a program can check: one-way imports, a light start, small files, an exact surface."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

import hcingest

PACKAGE = Path(hcingest.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
STAGES = ("extractors", "normaliser", "matcher", "writers")
ALLOWED = {
    "model": {"model", "writers"},  # Plan.write and Plan.to_frame reach for the writers when they are called
    **{stage: {"model", stage, "errors", "options", "version"} for stage in STAGES},
}
HEAVY = ("pandas", "openpyxl", "xlsxwriter", "docx", "lxml", "pypdfium2", "pdfplumber", "pdfminer", "rapidfuzz")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _body_lines(function: ast.FunctionDef) -> int:
    """Without the signature and the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def imported_rooms(path: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        rooms |= {name.split(".")[1] for name in names if name.startswith("hcingest.")}
    return rooms


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    allowed = ALLOWED.get(room(path))
    assert allowed is None or imported_rooms(path) <= allowed


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


FUNCTIONS = [
    (f"{path.relative_to(PACKAGE)}: {node.name}", _body_lines(node))
    for path in FILES
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef)
]


def test_functions_are_small() -> None:
    assert [name for name, lines in FUNCTIONS if lines > 40] == []
    assert median(lines for _, lines in FUNCTIONS) <= 6


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_caught_wholesale(path: Path) -> None:
    """Only at the two ways out, where a fault of ours becomes a message or the error that is promised."""
    handlers = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ExceptHandler)]
    broad = [h for h in handlers if h.type is None or ast.unparse(h.type) in ("Exception", "BaseException")]
    assert len(broad) == (path.relative_to(PACKAGE).as_posix() in ("__init__.py", "cli/reporting.py"))


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["extract", "--help"]])
def test_start_up_is_light(arguments: list[str]) -> None:
    code = (
        "import sys; from hcingest.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"


def test_the_public_surface_is_exact() -> None:
    assert sorted(hcingest.__all__) == list(hcingest.__all__)
    assert all(hasattr(hcingest, name) for name in hcingest.__all__)
