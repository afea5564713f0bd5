"""Old and foreign formats are converted to .docx by LibreOffice, where it is on the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hcingest.errors import DamagedFileError, SourceError
from hcingest.model.document import Format

TIME_LIMIT = 120  # seconds for one conversion; a first start of LibreOffice takes about ten
TRIES = 2

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice", "/snap/bin/libreoffice",
)  # fmt: skip


def find_soffice() -> str | None:
    """LibreOffice's program, on the path or where it is usually installed."""
    for name in ("soffice", "libreoffice", "soffice.com"):
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def converted(data: bytes, kind: Format, path: Path) -> bytes:
    """The document as .docx. Raises SourceError where LibreOffice is missing or cannot read the file."""
    soffice = find_soffice()
    if soffice is None:
        raise SourceError(
            f".{kind} files are read with LibreOffice, which is not on this machine.", str(path),
            "Install it (libreoffice.org; Linux: apt install libreoffice-writer), or save the file as .docx.",
        )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="hcingest-") as name:
        folder = Path(name)
        source = folder / f"document.{kind}"
        source.write_bytes(data)
        for _ in range(TRIES):
            _run(soffice, source, folder)
            result = folder / "document.docx"
            if result.is_file() and result.stat().st_size:
                return result.read_bytes()
    raise DamagedFileError(
        "LibreOffice could not read the file.", str(path), "Open it in Word, save it as .docx and try again."
    )


def _run(soffice: str, source: Path, folder: Path) -> None:
    """One conversion with a profile of its own, so that a LibreOffice that is open is left alone."""
    profile = (folder / "profile").as_uri()
    command = [
        soffice,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(source),
    ]
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"} if sys.platform.startswith("linux") else None
    try:
        subprocess.run(
            command, capture_output=True, timeout=TIME_LIMIT, check=False, env=environment, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return
