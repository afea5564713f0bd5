"""Old and foreign formats are converted to .docx by LibreOffice, where it is on the machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from hcingest.errors import DamagedFileError, SourceError
from hcingest.model.document import Format

TIME_LIMIT = 120.0  # seconds for one conversion; a first start of LibreOffice takes about ten
TRIES = 2

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice", "/snap/bin/libreoffice",
)  # fmt: skip

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop></item>
</oor:items>
"""
"""Settings of the profile that converts: no macros, and no way to the network for linked pictures and templates."""


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
    in_time = True
    for _ in range(TRIES):
        with tempfile.TemporaryDirectory(prefix="hcingest-", ignore_cleanup_errors=True) as name:
            source = Path(name) / f"document.{kind}"
            source.write_bytes(data)
            in_time = _run(soffice, source)
            result = source.with_suffix(".docx")
            if result.is_file() and result.stat().st_size:
                return result.read_bytes()
    what = "LibreOffice could not read the file" + ("." if in_time else f" within {TIME_LIMIT:.0f} seconds.")
    raise DamagedFileError(what, str(path), "Open it in Word, save it as .docx and try again.")


def _run(soffice: str, source: Path) -> bool:
    """Convert beside the source, with a profile of its own, so that a LibreOffice that is open is left alone.

    False where time ran out; then the program and all that it started are ended.
    """
    settings = source.parent / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    profile = settings.parent.parent.as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
    on_linux = sys.platform.startswith("linux")
    with subprocess.Popen(
        [*command, "--outdir", str(source.parent), str(source)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"} if on_linux else None,
    ) as process:  # fmt: skip
        try:
            process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired:
            _end(process)
            return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children: LibreOffice's program is a script that starts the real one."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.kill()
