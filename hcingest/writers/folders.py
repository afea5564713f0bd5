"""Which folder the results of a source go to."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import count
from pathlib import Path

from hcingest.errors import OutputError
from hcingest.writers.data_package import read_earlier, source_path

DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789")]
)
"""Names that Windows keeps for devices."""


def choose_folder(output: Path, source: str, taken: Container[str] = ()) -> Path:
    """``output/<stem>``, unless another source's results are there; then the full file name, then that with a number.

    The folder that holds this source's earlier results comes first. ``taken`` are folders that other sources of
    the same run will fill. Raises OutputError where a folder cannot be looked into.
    """
    mine = source_path(source, output / "folder")
    free: Path | None = None
    for folder in _candidates(output, Path(source)):
        holds = None if _key(folder) in taken else _holds(folder)
        if holds == mine:
            return folder
        if holds == "":
            free = free or folder
        if free and not folder.exists():
            break
    assert free  # the candidates never end
    return free


def claim_folders(outputs_and_sources: Iterable[tuple[Path, str]]) -> list[Path]:
    """A folder for each source of one run, no two the same, decided before any of them is written."""
    taken: set[str] = set()
    folders = []
    for output, source in outputs_and_sources:
        folders.append(choose_folder(output, source, taken))
        taken.add(_key(folders[-1]))
    return folders


def _key(folder: Path) -> str:
    """Equal for folders that are one on Windows and macOS, where ``Plan`` and ``plan`` are the same."""
    return str(folder).casefold()


def _candidates(output: Path, source: Path) -> Iterator[Path]:
    yield output / folder_name(source.stem)
    yield output / folder_name(source.name)
    for number in count(2):
        yield output / f"{folder_name(source.name)}-{number}"


def folder_name(name: str) -> str:
    """Windows drops dots and spaces at the end of a folder's name; so do we, to find the folder again.

    It has no folder named like a device either (``CON``, whatever follows a dot).
    """
    name = name.rstrip(". ") or "plan"
    return f"_{name}" if name.partition(".")[0].rstrip().casefold() in DEVICES else name


def _holds(folder: Path) -> str | None:
    """The path of the source whose results are in the folder; "" where there are none, None where a file is in the way."""
    if folder.exists() and not folder.is_dir():
        return None
    try:
        earlier = read_earlier(folder)
    except OSError as error:
        way_out = "Look at the folder's permissions, or choose another with --output."
        raise OutputError(f"cannot be read ({error.strerror}).", str(folder), way_out) from error
    return earlier.source_path if earlier else ""
