"""How well tables are found: ``hcingest tables`` over the ICDAR 2013 table competition, scored by its evaluator.

    python bench/icdar.py CORPUS_DIR [--keep RESULT.json]

CORPUS_DIR holds the PDFs (searched recursively) and ``icdar_eval.py``. Tables are found without being told where
they are ("complete" mode). Prints the evaluator's scores and the number of tables found on pages that have none.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any


def tables_of(pdf: Path) -> list[dict[str, Any]]:
    """What ``hcingest tables --json`` prints for one document."""
    command = [sys.executable, "-m", "hcingest", "tables", str(pdf), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(done.stdout)["tables"]
    return found


def pages_with_tables(pdf: Path) -> set[int]:
    """Page numbers on which the competition's region file has a table."""
    pages: set[int] = set()
    for file in pdf.parent.glob(f"{pdf.stem}*-reg.xml"):
        pages |= {int(region.get("page", "0")) for region in ElementTree.parse(file).iter("region")}
    return pages


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--keep", type=Path, help="write the result file here")
    arguments = parser.parse_args()
    documents: dict[str, Any] = {}
    false_tables = 0
    for pdf in sorted(arguments.corpus.rglob("*.pdf")):
        tables = tables_of(pdf)
        documents[pdf.stem] = {"tables": tables}
        true_pages = pages_with_tables(pdf)
        false_tables += sum(table["page"] not in true_pages for table in tables)
    result = json.dumps({"tool": "hcingest", "mode": "complete", "docs": documents})
    file = arguments.keep or Path(tempfile.mkdtemp()) / "hcingest.json"
    file.write_text(result, encoding="utf-8")
    code = subprocess.run([sys.executable, str(arguments.corpus / "icdar_eval.py"), str(file)], check=False).returncode
    print(f"{len(documents)} documents, {false_tables} tables on pages that have none")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
