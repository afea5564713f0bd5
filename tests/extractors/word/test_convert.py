"""Conversion by LibreOffice: its own profile, a time limit that ends its children too, one more try, no network."""

from __future__ import annotations

import http.server
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import odt_bytes

import hcingest
from hcingest.errors import DamagedFileError, SourceError
from hcingest.extractors.word import convert

needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
needs_libreoffice = pytest.mark.skipif(convert.find_soffice() is None, reason="LibreOffice is not on this machine")
RTF = rb"{\rtf1\ansi hello}"


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole search path, for a script called soffice."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "sleep", "cp", "touch"):
        (folder / tool).symlink_to(shutil.which(tool) or "")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def script(folder: Path, text: str) -> None:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@needs_shell
def test_without_libreoffice_the_message_says_how_to_get_it(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "_PLACES", ())
    with pytest.raises(SourceError, match=r"plan\.rtf.*not on this machine.*libreoffice\.org"):
        convert.converted(RTF, "rtf", Path("plan.rtf"))


@needs_shell
def test_a_conversion_that_hangs_is_ended_with_its_children(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "TIME_LIMIT", 0.2)
    script(stand_in, "sleep 60 & sleep 60")
    start = time.monotonic()
    with pytest.raises(DamagedFileError, match="within 0 seconds"):
        convert.converted(RTF, "rtf", Path("plan.rtf"))
    assert time.monotonic() - start < 20


@needs_shell
def test_a_conversion_that_fails_once_is_tried_again_with_a_new_profile(stand_in: Path) -> None:
    tried = stand_in / "tried"
    script(
        stand_in,
        f'[ -e "{tried}" ] || {{ touch "{tried}"; exit 1; }}\n'
        'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done; cp "$1" "$out/document.docx"',
    )
    assert convert.converted(RTF, "rtf", Path("plan.rtf")) == RTF


@needs_shell
def test_a_file_that_cannot_be_converted_is_said(stand_in: Path) -> None:
    script(stand_in, "exit 1")
    with pytest.raises(DamagedFileError, match="could not read"):
        convert.converted(RTF, "rtf", Path("plan.rtf"))


@needs_libreoffice
def test_an_odd_name_and_the_original_s_name_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "Plan für Öl & Gas (2).rtf"
    path.write_bytes(RTF)
    plan = hcingest.extract(path)
    assert (plan.source.name, plan.source.format) == (path.name, "rtf")
    assert [block.text for block in plan.text] == ["hello"]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it was asked for."""
    paths: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


@needs_libreoffice
def test_linked_pictures_are_not_fetched(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    picture = (
        f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{address}/picture.png"/></draw:frame>'
    )
    assert convert.converted(odt_bytes(f"<text:p>hello {picture}</text:p>"), "odt", Path("plan.odt"))
    assert paths == []
