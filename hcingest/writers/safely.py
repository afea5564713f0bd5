"""Files written whole or not at all, never over the work of a person."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from hcingest.errors import OutputError
from hcingest.writers.data_package import FILE_NAME, Stamp, read_earlier

TEMPORARY = ".hcingest-"
"""Names of files in the making begin so; one that a power cut leaves behind is known by it."""

TIME_FORMAT = "%Y%m%d-%H%M%S"


File = tuple[str, Iterable[bytes]]
"""A file's name and its content, some of it at a time: of a long plan, all files together would take much memory."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that somebody changed since it was written: its name, and the name under which it is kept."""

    name: str
    kept_as: str


def write_files(
    folder: Path, files: Iterable[File], descriptor: Callable[[Mapping[str, Stamp]], bytes]
) -> tuple[tuple[str, ...], tuple[Kept, ...]]:
    """Write all ``files`` into the folder and the ``descriptor`` made of their stamps, or none of them.

    A file that differs from what hcingest wrote there before is kept under another name first. A file that would not
    change is left alone, so that it may stay open elsewhere. Returns the names of all files. Raises OutputError.
    """
    with _folder_made(folder), ExitStack() as cleaning:
        earlier = read_earlier(folder)
        hashes = earlier.hashes if earlier else {}
        asides = _Asides(folder, cleaning)
        staged = {name: asides.write(chunks) for name, chunks in files}
        staged[FILE_NAME] = asides.write([descriptor({name: aside.stamp for name, aside in staged.items()})])
        wanted = {name: aside for name, aside in staged.items() if _hash_of(folder / name) != aside.stamp.hash}
        changed = [name for name in wanted if _was_changed(folder / name, hashes.get(name))]
        kept = {name: _free_name(folder / name, datetime.now()) for name in changed}
        _put_all(wanted, asides, kept)
    return tuple(staged), tuple(Kept(name, path.name) for name, path in kept.items())


def replace_files(folder: Path, files: Iterable[File]) -> int:
    """Write all ``files`` into the folder, or none of them, over what is there; returns how many. Raises OutputError."""
    with _folder_made(folder), ExitStack() as cleaning:
        asides = _Asides(folder, cleaning)
        staged = {name: asides.write(chunks) for name, chunks in files}
        _put_all(staged, asides, {})
    return len(staged)


@dataclass(frozen=True, slots=True)
class _Aside:
    """A file that is written and has not got its name yet."""

    path: Path
    stamp: Stamp


class _Asides:
    """Files in the making, in the folder that they are for; what is left of them goes in the end."""

    def __init__(self, folder: Path, cleaning: ExitStack) -> None:
        self.folder = folder
        self._cleaning = cleaning
        self._numbers = count(1)

    def path(self) -> Path:
        path = self.folder / f"{TEMPORARY}{os.getpid()}-{next(self._numbers)}.tmp"
        self._cleaning.callback(path.unlink, missing_ok=True)
        return path

    def write(self, chunks: Iterable[bytes]) -> _Aside:
        path, size, hashed = self.path(), 0, hashlib.sha256()
        with path.open("wb") as target:
            for chunk in chunks:
                size += target.write(chunk)
                hashed.update(chunk)
        return _Aside(path, Stamp(size, f"sha256:{hashed.hexdigest()}"))


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
    if not path.exists():
        return None
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def _was_changed(path: Path, written: str | None) -> bool:
    return path.exists() and _hash_of(path) != written


def _free_name(path: Path, now: datetime) -> Path:
    """``actions.20260131-142502.bak.csv``; a number follows the time where that is taken."""
    base = f"{path.stem}.{now.strftime(TIME_FORMAT)}"
    names = chain([base], (f"{base}-{number}" for number in count(2)))
    paths = (path.with_name(f"{name}.bak{path.suffix}") for name in names)
    return next(free for free in paths if not free.exists())


def _put_all(staged: Mapping[str, _Aside], asides: _Asides, kept: Mapping[str, Path]) -> None:
    """Rename one after the other; a rename that fails undoes those before it."""
    with ExitStack() as undo:
        for name, aside in staged.items():
            target = asides.folder / name
            if target.exists():
                _copy_aside(target, asides.path(), kept.get(name), undo)
            else:
                undo.callback(target.unlink, missing_ok=True)
            aside.path.replace(target)
        undo.pop_all()


def _copy_aside(target: Path, copy: Path, kept: Path | None, undo: ExitStack) -> None:
    """Copy what is to be replaced, for undoing; what a person changed stays in the folder under its other name."""
    shutil.copy2(target, copy)
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
