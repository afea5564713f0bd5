"""Files written whole or not at all, never over the work of a person."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from hcingest.errors import OutputError
from hcingest.writers.data_package import digest, read_earlier

TEMPORARY = ".hcingest-"
"""Names of files in the making begin so; one that a power cut leaves behind is known by it."""

STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that somebody changed since it was written: its name, and the name under which it is kept."""

    name: str
    kept_as: str


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Kept, ...]:
    """Write all ``files`` (name -> content) into the folder, or none of them.

    A file that differs from what hcingest wrote there before is kept under another name first. A file that would not
    change is left alone, so that it may stay open elsewhere. Raises OutputError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        earlier = read_earlier(folder)
        hashes = earlier.hashes if earlier else {}
        wanted = {name: content for name, content in files.items() if _hash_of(folder / name) != digest(content)}
        changed = [name for name in wanted if _was_changed(folder / name, hashes.get(name))]
        kept = {name: _free_name(folder / name, datetime.now()) for name in changed}
        _put_all(folder, wanted, kept)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    return tuple(Kept(name, path.name) for name, path in kept.items())


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all ``files`` into the folder, or none of them, over what is there. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _put_all(folder, files, {})
    except OSError as error:
        raise _cannot_write(folder, error) from error


def _hash_of(path: Path) -> str | None:
    return digest(path.read_bytes()) if path.exists() else None


def _was_changed(path: Path, written: str | None) -> bool:
    return path.exists() and _hash_of(path) != written


def _free_name(path: Path, now: datetime) -> Path:
    """``actions.20260131-142502.bak.csv``; a number follows the time where that is taken."""
    base = f"{path.stem}.{now.strftime(STAMP)}"
    names = chain([base], (f"{base}-{number}" for number in count(2)))
    paths = (path.with_name(f"{name}.bak{path.suffix}") for name in names)
    return next(free for free in paths if not free.exists())


def _put_all(folder: Path, files: Mapping[str, bytes], kept: Mapping[str, Path]) -> None:
    """Write everything aside first, then rename one after the other; a rename that fails undoes those before it."""
    asides = (folder / f"{TEMPORARY}{os.getpid()}-{number}.tmp" for number in count(1))
    with ExitStack() as cleaning, ExitStack() as undo:
        staged = {folder / name: _write_aside(next(asides), content, cleaning) for name, content in files.items()}
        for target, temporary in staged.items():
            if target.exists():
                _copy_aside(target, next(asides), kept.get(target.name), (cleaning, undo))
            else:
                undo.callback(target.unlink, missing_ok=True)
            temporary.replace(target)
        undo.pop_all()


def _write_aside(path: Path, content: bytes, cleaning: ExitStack) -> Path:
    cleaning.callback(path.unlink, missing_ok=True)
    path.write_bytes(content)
    return path


def _copy_aside(target: Path, copy: Path, kept: Path | None, stacks: tuple[ExitStack, ExitStack]) -> None:
    """Copy what is to be replaced, for undoing; what a person changed stays in the folder under its other name."""
    cleaning, undo = stacks
    shutil.copy2(target, copy)
    cleaning.callback(copy.unlink, missing_ok=True)
    undo.callback(copy.replace, target)
    if kept:
        shutil.copy2(target, kept)
        undo.callback(kept.unlink)


def _cannot_write(folder: Path, error: OSError) -> OutputError:
    where = Path(error.filename2 or error.filename or folder)  # of a rename, the file that is to be replaced
    if isinstance(error, PermissionError) and where.is_file():
        way_out = "Close it if it is open in another program (Excel locks the file it shows), and run again."
    elif isinstance(error, PermissionError):
        way_out = "Choose a folder that you may write to, with --output."
    else:
        way_out = "Make room there, or choose another folder with --output."
    return OutputError(f"cannot be written ({error.strerror or error}).", str(where), way_out)
