"""How fast a plan is read, and in how much memory: ``hcingest extract`` against pdfplumber.

    pip install '.[bench]' && python bench/speed.py [PDF ...] [--runs 5] [--workers N]
    python bench/speed.py --growth            pages a second and peak memory from 10 to 600 pages
    python bench/speed.py --profile [PDF]     where the time goes
    python bench/speed.py --sending [PDF]     what it would cost to read pages in other processes

Without files it makes plans of 60 pages, ruled and not. ``extract`` reads, joins rows, links codes, counts every word
and writes all files; pdfplumber's ``extract_tables()`` only returns lists. Both work in this process on the same file,
in turn; printed is the median of the ratios. Then both do a plan of 5 pages as whole processes, from the shell.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pickle
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from made_plans import KINDS, made_plan

from hcingest.cli.batch import Job, Summary, run
from hcingest.extractors import read
from hcingest.options import DEFAULTS, Options, WriteOptions

PAGES, SHORT = 60, 5
GROWTH = (10, 60, 100, 600)  # pages
STAGES = {
    "reading words and lines": "read_pages",
    "finding tables": "find_tables",
    "rows, sections, fields": "normalise",
    "glossary": "read_glossary",
    "linking codes": "match",
    "the audit of words": "check_words",
    "spreadsheets and JSON": "save",
}
PRINT_TABLES = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        print(page.extract_tables())
"""
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
"""

Work = Callable[[Path], object]


def ours(options: Options) -> Work:
    """``hcingest extract``, from the file to the files."""

    def work(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(Job(path, Path(folder) / path.stem), options, WriteOptions())
            assert isinstance(outcome, Summary), outcome

    return work


def theirs(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()


def processes(compiled: Path) -> tuple[Work, Work]:
    """Both sides as whole processes; ``compiled`` keeps their compiled modules, as an installation does."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}

    def silent(command: Sequence[str]) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)

    def own(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            silent([sys.executable, "-m", "hcingest", "extract", str(path), "-o", folder, "-q"])

    return own, lambda path: silent([sys.executable, "-c", PRINT_TABLES, str(path)])


def compare(name: str, path: Path, sides: tuple[Work, Work], runs: int) -> None:
    """Both sides once to warm up, then in turn; print the median of the ratios, their range and our median time."""
    for side in sides:
        side(path)
    pairs = [(_seconds(sides[1], path), _seconds(sides[0], path)) for _ in range(runs)]
    ratios = sorted(other / own for other, own in pairs)
    own = statistics.median(seconds for _, seconds in pairs)
    print(
        f"{name}: {statistics.median(ratios):.1f} times as fast as pdfplumber "
        f"({ratios[0]:.1f}–{ratios[-1]:.1f}), {own:.2f} s",
        flush=True,
    )


def _seconds(work: Work, path: Path) -> float:
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def growth(folder: Path, workers: int) -> None:
    """Pages a second and the peak of memory of whole runs, by the number of pages."""
    for pages in GROWTH:
        path = made_plan(folder, "ruled", pages)
        command = [sys.executable, "-m", "hcingest", "extract", str(path), "-o", str(folder / "out"), "-q"]
        command += ["--workers", str(workers)]
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", PEAK, *command], check=True, stdout=subprocess.PIPE, encoding="utf-8"
        )
        seconds = time.perf_counter() - start
        print(f"{pages} pages: {pages / seconds:.0f} pages/s, {float(done.stdout):.0f} MB", flush=True)


def profile(path: Path) -> None:
    """The share of each stage in one run. A profiler slows small functions down, so the shares are rough."""
    work = ours(DEFAULTS)
    work(path)
    profiler = cProfile.Profile()
    profiler.runcall(work, path)
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    total = max(cumulative for _, _, _, cumulative, _ in stats.values())
    for stage, function in STAGES.items():
        spent = max((s[3] for (_, _, name), s in stats.items() if name == function), default=0.0)
        print(f"{spent / total:5.0%}  {stage}")


def sending(path: Path) -> None:
    """Seconds for reading all pages, and for sending what was read from one process to another."""
    document = read(path, DEFAULTS)
    reading = _seconds(lambda path: read(path, DEFAULTS), path)
    start = time.perf_counter()
    packed = pickle.dumps(document.pages, pickle.HIGHEST_PROTOCOL)
    middle = time.perf_counter()
    pickle.loads(packed)
    stop = time.perf_counter()
    print(f"reading {reading:.2f} s, packing {middle - start:.2f} s, unpacking {stop - middle:.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--workers", type=int, default=DEFAULTS.workers)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--sending", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if arguments.growth:
            growth(folder, arguments.workers)
        elif arguments.profile or arguments.sending:
            work = profile if arguments.profile else sending
            work(arguments.files[0] if arguments.files else made_plan(folder, "ruled", PAGES))
        else:
            files = arguments.files or [made_plan(folder, kind, PAGES) for kind in KINDS]
            for path in files:
                sides = ours(replace(DEFAULTS, workers=arguments.workers)), theirs
                compare(path.name, path, sides, arguments.runs)
            short = made_plan(folder, "ruled", SHORT)
            compare(f"{short.name}, whole process", short, processes(folder / "compiled"), arguments.runs)


if __name__ == "__main__":
    main()
