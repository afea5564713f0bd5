"""Files written whole or not at all, never over the work of a person."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
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
    with _folder_made(folder):
        earlier = read_earlier(folder)
        hashes = earlier.hashes if earlier else {}
        wanted = {name: content for name, content in files.items() if _hash_of(folder / name) != digest(content)}
        changed = [name for name in wanted if _was_changed(folder / name, hashes.get(name))]
        kept = {name: _free_name(folder / name, datetime.now()) for name in changed}
        _put_all(folder, wanted, kept)
    return tuple(Kept(name, path.name) for name, path in kept.items())


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all ``files`` into the folder, or none of them, over what is there. Raises OutputError."""
    with _folder_made(folder):
        _put_all(folder, files, {})


@contextmanager
def _folder_made(folder: Path) -> Iterator[None]:
    """The folder is there for what follows; where that fails, folders made for it go again. Raises OutputError."""
    with ExitStack() as undo:
        try:
            for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
                missing.mkdir(exist_ok=True)
                undo.callback(_remove_if_empty, missing)
            folder.mkdir(exist_ok=True)  # raises where a file is in the way
            yield
        except OSError as error:
            raise _cannot_write(folder, error) from error
        undo.pop_all()


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


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
    if in_the_way := _file_in_the_way(folder):
        way_out = "Choose another folder with --output."
        return OutputError("this is a file, so no folder can be made there.", str(in_the_way), way_out)
    where = Path(error.filename2 or error.filename or folder)  # of a rename, the file that is to be replaced
    if isinstance(error, PermissionError) and where.is_file():
        way_out = "Close it if it is open in another program (Excel locks the file it shows), and run again."
    elif isinstance(error, PermissionError):
        way_out = "Choose a folder that you may write to, with --output."
    elif error.errno == errno.ENAMETOOLONG:
        way_out = "Give the document a shorter name, or choose another folder with --output."
    else:
        way_out = "Make room there, or choose another folder with --output."
    return OutputError(f"cannot be written ({error.strerror or error}).", str(where), way_out)


def _file_in_the_way(folder: Path) -> Path | None:
    """The file that stands where a folder is wanted."""
    with suppress(OSError):
        return next((each for each in (folder, *folder.parents) if each.is_file()), None)
    return None
