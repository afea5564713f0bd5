"""Do a Word file and its twin give the same actions? python bench/twins.py FOLDER [--convert]

Twins are a Word file and each PDF in the folder whose name begins as the Word file's does (or the other way round).
With --convert, LibreOffice makes twins of each .docx: .odt, .rtf, .doc and .pdf. Field by field it prints what
differs, numbers and texts of objectives and actions taken together; a twin that cannot be read is said.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import hcingest
from hcingest.extractors.word.convert import find_soffice

WORD_FORMATS = (".docx", ".doc", ".odt", ".rtf")
MADE = ("odt", "rtf", "doc", "pdf")
SHOWN = 5  # differences of a pair that are printed
TIME_LIMIT = 120  # seconds for one conversion

Record = dict[str, str]


def records(path: Path) -> list[Record]:
    return [record(action) for action in hcingest.extract(path).actions]


def record(action: hcingest.Action) -> Record:
    """An action's texts and values by field; generated numbers and printed ones alike in front of their text."""
    found = {name: " ".join(field.value.split()) for name, field in action.fields()}
    for extra in action.extras:
        found[f"extra_{extra.slug}"] = " ".join(extra.field.value.split())
    number = found.pop("extra_list_number", "").rstrip(".):")
    found["action"] = " ".join(filter(None, (found.pop("action_ref", "") or number, found.get("action", ""))))
    found["objective"] = " ".join(filter(None, (found.pop("objective_ref", ""), found.get("objective", ""))))
    dates = action.dates
    found |= {"start": str(dates.start), "end": str(dates.end), "ongoing": str(dates.ongoing)}
    return found | {"codes": "; ".join(action.codes)}


def differences(one: list[Record], other: list[Record]) -> Iterator[str]:
    """Actions are paired by the order of their texts; those that one file lacks are named."""
    matcher = SequenceMatcher(None, [r["action"] for r in one], [r["action"] for r in other], autojunk=False)
    for _, start, stop, from_other, to_other in matcher.get_opcodes():
        pairs = list(zip(range(start, stop), range(from_other, to_other), strict=False))
        for at, there in pairs:
            yield from _fields(at, one[at], other[there])
        for at in range(start + len(pairs), stop):
            yield f"only in the first: {one[at]['action'][:80]!r}"
        for there in range(from_other + len(pairs), to_other):
            yield f"only in the second: {other[there]['action'][:80]!r}"


def _fields(at: int, one: Record, other: Record) -> Iterator[str]:
    for name in one | other:
        if one.get(name, "") != other.get(name, ""):
            yield f"action {at + 1}, {name}: {one.get(name, '')[:90]!r} / {other.get(name, '')[:90]!r}"


def twins(folder: Path) -> Iterator[tuple[Path, Path]]:
    pdfs = sorted(folder.glob("*.pdf"))
    for word in sorted(path for path in folder.iterdir() if path.suffix in WORD_FORMATS):
        for pdf in pdfs:
            if pdf.stem.startswith(word.stem) or word.stem.startswith(pdf.stem):
                yield word, pdf


def made_twins(folder: Path, home: Path) -> Iterator[tuple[Path, Path]]:
    for word in sorted(folder.glob("*.docx")):
        for form in MADE:
            command = [
                find_soffice() or "soffice",
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                "--headless",
            ]
            command += ["--convert-to", form, "--outdir", str(home), str(word)]
            subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False)
            yield word, home / f"{word.stem}.{form}"


def compare(one: Path, other: Path) -> bool | None:
    try:
        first, second = records(one), records(other)
    except hcingest.HcIngestError as error:
        print(f"{one.name} / {other.name}: not compared: {error.what}")
        return None
    found = list(differences(first, second))
    print(f"{one.name} / {other.name}: {len(first)} / {len(second)} actions, {len(found)} differences")
    for line in found[:SHOWN]:
        print(f"    {line}")
    return not found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--convert", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        pairs = made_twins(arguments.folder, Path(home)) if arguments.convert else twins(arguments.folder)
        compared = [compare(one, other) for one, other in pairs]
    alike = [found for found in compared if found is not None]
    print(f"{sum(alike)} of {len(alike)} pairs alike")


if __name__ == "__main__":
    main()
