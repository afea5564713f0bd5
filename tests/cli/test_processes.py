"""What only shows in a process of its own: what is loaded, pipes, encodings."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import weakref
from functools import partial
from pathlib import Path

import pytest

from hcingest.cli.processes import _Worker
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


def test_one_document_is_read_without_what_several_processes_take(tmp_path: Path):
    plan = tmp_path / "plan.md"
    plan.write_text("| Action | Lead |\n| --- | --- |\n| Mend the road | Highways |\n", encoding="utf-8")
    arguments = ["extract", str(plan), "-o", str(tmp_path / "out"), "-q"]
    code = (
        "import sys\nfrom hcingest.cli import main\n"
        f"try:\n    main({arguments!r})\nfinally:\n"
        "    print([name for name in ('multiprocessing', 'pandas') if name in sys.modules], file=sys.stderr)"
    )
    assert python(code).stderr.decode().strip() == "[]"


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


SHELL = pytest.mark.skipif(os.name == "nt", reason="streams are closed otherwise on Windows")
SAMPLES = Path(__file__).parents[2] / "samples"


def in_a_shell(redirections: str, *arguments: str) -> int:
    line = f'exec "$0" -m hcingest "$@" {redirections}'
    return subprocess.run(["sh", "-c", line, sys.executable, *arguments], check=False, timeout=60).returncode


@SHELL
@pytest.mark.parametrize("redirections", ["2>&-", "2>/dev/full", "<&- >&- 2>&-"])
def test_messages_that_nobody_can_hear_change_nothing(redirections: str, tmp_path: Path):
    if "full" in redirections and not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    assert in_a_shell(redirections, "extract", str(SAMPLES / "quiet-nights.md"), "-o", str(tmp_path)) == 0
    assert in_a_shell(redirections, "extract", "no-such-plan.pdf") == 3
    assert in_a_shell(redirections, "extract", "--unheard-of") == 2


@SHELL
def test_a_table_that_nobody_can_read_is_an_output_that_cannot_be_written():
    assert in_a_shell("2>/dev/null >&-", "extract", str(SAMPLES / "quiet-nights.md"), "--stdout") == 5


def test_several_processes_print_what_one_does():
    names = [str(SAMPLES / name) for name in ("quiet-nights.md", "no-such-plan.pdf", "equal-county.txt")]
    one, two = hcingest("extract", *names, "--stdout"), hcingest("extract", *names, "--stdout", "--workers", "2")
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert one.returncode == 3 and len(one.stdout.splitlines()) > 20


@SHELL
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interruption_leaves_whole_files_alone(workers: str, tmp_path: Path):
    for copy in range(40):  # more than is done before the signal comes
        shutil.copy(SAMPLES / "safer-streets.pdf", tmp_path / f"plan-{copy}.pdf")
    output = str(tmp_path / "output")
    command = [sys.executable, "-m", "hcingest", "extract", str(tmp_path), "-o", output, "--workers", workers]
    hears = partial(
        signal.signal, signal.SIGINT, signal.default_int_handler
    )  # also where these tests run in the background
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=hears) as process:
        assert process.stderr
        said = process.stderr.readline()
        os.killpg(process.pid, signal.SIGINT)
        said += process.stderr.read()
    assert process.returncode == 130 and b"Interrupted" in said and b"Traceback" not in said
    assert not list(tmp_path.rglob(".hcingest-*"))


def test_an_interruption_inside_a_callback_of_python_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    worker = _Worker(is_busy=True)
    kept = {1, 2}
    there = weakref.ref(kept, lambda _: worker.interrupt())
    del kept
    assert there() is None and worker.is_interrupted
    assert capsys.readouterr().err == ""
