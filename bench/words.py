"""Every word of every document under a folder, counted by several routes: python bench/words.py DIR [--all]

For each document: the ledger (words read, and where they are), the second and the third count of the program, and,
where poppler's ``pdftotext`` is installed, its words. Counts differ by how a program parts words, so letters are
compared, without white space; a difference names the letters that one route alone saw. ``--all`` prints the documents
without a difference too. Exit code 1 where a document could not be read or letters differ.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hcingest
from hcingest.model.plan import Plan

KINDS = (".pdf", ".docx", ".doc", ".odt", ".rtf")
TIME_LIMIT = 60  # seconds for poppler on one document
SHOWN = 12  # kinds of letters in a message


def letters(text: str) -> Counter[str]:
    """Letters and figures, however they are joined into words; ligatures taken apart, accents put on."""
    return Counter(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def owned(plan: Plan) -> str:
    """All text of a plan, each word once."""
    fields = [field.pieces for action in plan.actions for _, field in action.fields()]
    parts = [*fields, *(e.pieces for e in plan.glossary), *(b.pieces for b in plan.text)]
    parts += [p.pieces for p in plan.problems]
    return " ".join(piece.text for pieces in parts for piece in pieces)


def poppler(path: Path) -> str | None:
    """The text as pdftotext puts it out, or None where it is not installed or the file is no PDF."""
    if path.suffix != ".pdf" or not shutil.which("pdftotext"):
        return None
    command = ["pdftotext", "-q", "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False)
    return done.stdout.decode("utf-8", "replace")


def differences(path: Path) -> tuple[str, list[str]]:
    """The ledger in words, and what the routes see differently."""
    plan = hcingest.extract(path, audit="full")
    ledger = plan.ledger
    said = f"{ledger.words} words: {ledger.in_actions} in actions, {ledger.in_glossary} in the glossary, "
    said += f"{ledger.in_text} in text, {ledger.to_check} to check; " + "; ".join(
        f"{route} {count}" for route, count in ledger.second_counts.items()
    )
    found = [f"{p.kind}: {p.text} ({p.message.split('(')[-1].split(')')[0]})" for p in plan.problems if _unread(p.kind)]
    other = poppler(path)
    if other is not None:
        ours, theirs = letters(owned(plan)), letters(other)
        found += _said("hcingest alone", ours - theirs) + _said("pdftotext alone", theirs - ours)
    return said, found


def _unread(kind: str) -> bool:
    return kind in ("unread-text", "page-without-text")


def _said(who: str, alone: Counter[str]) -> list[str]:
    common = ", ".join(f"{count} {letter}" for letter, count in alone.most_common(SHOWN))
    return [f"{who}: {alone.total()} letters ({common})"] if alone else []


def documents(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() in KINDS)


def main(arguments: list[str]) -> int:
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    different = 0
    for path in (path for folder in folders for path in documents(folder)):
        try:
            said, found = differences(path)
        except hcingest.HcIngestError as error:
            said, found = "not read", [str(error)]
        different += bool(found)
        if found or "--all" in arguments:
            print(f"{path}: {said}", *(f"  {line}" for line in found), sep="\n", flush=True)
    print(f"{different} documents with differences")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
