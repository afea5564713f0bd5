"""What only shows in a process of its own: what is loaded, pipes, encodings."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from hcingest.version import __version__

HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "xlsxwriter",
    "docx",
    "lxml",
    "pypdfium2",
    "pdfplumber",
    "pdfminer",
    "PIL",
    "rapidfuzz",
)


def python(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, env=os.environ | environment, timeout=60
    )


def hcingest(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "hcingest", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | environment, timeout=60)


@pytest.mark.parametrize("arguments", [["--version"], ["extract", "--help"], ["schema", "actions"]])
def test_starting_loads_nothing_heavy(arguments: list[str]):
    code = (
        "import sys\nfrom hcingest.cli import main\n"
        f"try:\n    main({arguments!r})\nfinally:\n"
        f"    print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    assert python(code).stderr.decode().splitlines()[-1].split() == ["LOADED"]


def test_the_package_runs_as_a_module():
    done = hcingest("--version")
    assert (done.returncode, done.stdout.decode().split()) == (0, ["hcingest", __version__])


def test_output_is_utf8_on_a_console_that_knows_few_letters():
    done = hcingest("schema", "actions", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0 and done.stdout == hcingest("schema", "actions").stdout


def test_a_message_is_shown_on_a_console_that_knows_few_letters():
    done = hcingest("extract", "δράση-✓.pdf", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 3 and b"Traceback" not in done.stderr and b"Error:" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise on Windows")
def test_a_reader_that_has_enough_is_no_error():
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "hcingest", "schema"], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
