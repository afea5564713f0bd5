"""Which documents the paths on the command line mean."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hcingest.errors import SourceError, SourceMissingError
from hcingest.writers.data_package import read_earlier

SUFFIXES = frozenset({".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".md", ".tsv"})
"""What is looked for in a folder; a file that is named outright is read whatever its name."""

NOT_DOCUMENTS = (".", "~$")
"""Names of hidden files, and of the lock files that Word puts beside an open document, begin so."""


@dataclass(frozen=True, slots=True)
class Input:
    """A document to read, and the folder in which its own folder of results shall stand."""

    path: Path
    output: Path


Refuse = Callable[[SourceError], object]
"""Called for each place that cannot be searched; the search goes on."""


def find_inputs(path: Path, output: Path, refuse: Refuse) -> list[Input]:
    """The documents that a path means, sorted; the sub-folders of a folder are mirrored under ``output``.

    A folder without documents is refused. A path that does not exist is handed on as it is.
    """
    if not _is_folder(path):
        return [Input(path, output)]
    documents = _documents(path, output.resolve(), refuse)
    found = [Input(each, output / each.parent.relative_to(path)) for each in documents]
    if not found:
        kinds = " ".join(sorted(SUFFIXES))
        refuse(SourceMissingError("there is no document in this folder.", str(path), f"Looked for {kinds}."))
    return found


def each_once(inputs: Iterable[Input]) -> list[Input]:
    """Without the documents that an earlier path has named already."""
    first: dict[Path, Input] = {}
    for each in inputs:
        first.setdefault(_way_to(each.path), each)
    return list(first.values())


def _way_to(path: Path) -> Path:
    """The same for all names of one document."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return path.absolute()


def _is_folder(path: Path) -> bool:
    """False also where nobody may look; why it cannot be read is said when it is read."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _documents(folder: Path, output: Path, refuse: Refuse) -> Iterator[Path]:
    for parent, folders, names in os.walk(
        folder, onerror=lambda error: refuse(_cannot_search(error, Path(error.filename)))
    ):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if _may_hold_documents(here / name, output, refuse))
        yield from (here / name for name in sorted(names) if _is_document(here / name))


def _may_hold_documents(folder: Path, output: Path, refuse: Refuse) -> bool:
    """Hidden folders do not, nor do results of earlier runs."""
    if folder.name.startswith(NOT_DOCUMENTS) or folder.resolve() == output:
        return False
    try:
        return read_earlier(folder) is None
    except OSError as error:
        refuse(_cannot_search(error, folder))
        return False


def _is_document(path: Path) -> bool:
    """By its name; pipes and devices, which may never end, are none. A link that leads nowhere is, so that it is said."""
    is_named_so = path.suffix.lower() in SUFFIXES and not path.name.startswith(NOT_DOCUMENTS)
    return is_named_so and (path.is_file() or not path.exists())


def _cannot_search(error: OSError, folder: Path) -> SourceError:
    return SourceError(f"cannot be read ({error.strerror}).", str(folder), "Look at its permissions.")
