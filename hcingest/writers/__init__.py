"""Plan in, files out. Nothing here is imported that takes long to load until it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hcingest.model.plan import Plan
from hcingest.options import WriteOptions
from hcingest.writers.safely import File, Kept

if TYPE_CHECKING:
    from hcingest.writers.rows import Listing

__all__ = ["Kept", "WriteOptions", "Written", "actions_csv", "save", "write"]


@dataclass(frozen=True, slots=True)
class Written:
    """What ``save`` did: the files of the folder, and those that it kept because somebody had changed them."""

    folder: Path
    files: tuple[Path, ...]
    kept: tuple[Kept, ...] = ()


def write(plan: Plan, output: str | Path = "output", options: WriteOptions | None = None) -> tuple[Path, ...]:
    """Write the folder ``output/<stem>/`` and return its files. Raises OutputError."""
    from hcingest.writers.folders import choose_folder

    return save(plan, choose_folder(Path(output), plan.source.path), options).files


def save(plan: Plan, folder: Path, options: WriteOptions | None = None) -> Written:
    """Write all files of a plan into this folder, or none of them. Raises OutputError."""
    from hcingest.writers.data_package import package_bytes
    from hcingest.writers.rows import listings
    from hcingest.writers.safely import write_files

    tables = listings(plan)
    files = _contents(plan, tables, options or WriteOptions())
    names, kept = write_files(folder, files, lambda stamps: package_bytes(plan, tables, stamps, folder))
    return Written(folder, tuple(folder / name for name in names), kept)


def _contents(plan: Plan, tables: Sequence[Listing], options: WriteOptions) -> Iterator[File]:
    """Everything that stands in a plan's folder but its descriptor, made when its turn comes."""
    from hcingest.writers.csv_file import csv_chunks
    from hcingest.writers.excel_file import workbook_bytes
    from hcingest.writers.json_file import plan_chunks

    yield f"{Path(plan.source.name).stem}.xlsx", [workbook_bytes(plan, tables)]
    yield from ((table.resource.file_name, csv_chunks(table, options)) for table in tables)
    yield "plan.json", plan_chunks(plan)


def actions_csv(plan: Plan, options: WriteOptions | None = None) -> bytes:
    """The bytes of ``actions.csv``."""
    from hcingest.writers.csv_file import csv_bytes
    from hcingest.writers.rows import actions_listing

    return csv_bytes(actions_listing(plan), options or WriteOptions())
