"""The zip package of a .docx: its parts, opened with limits that keep the machine safe."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from hcingest.errors import DamagedFileError, TooLargeError
from hcingest.extractors.formats import BROKEN_ARCHIVE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_NAMES = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/chart": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}

MAX_PART = 200 * 2**20  # bytes; the XML of a plan of 5,000 rows is about 20 MiB
MAX_RATIO = 300  # unzipped to zipped; honest office XML packs about 10-40 times
RATIO_FROM = 10 * 2**20  # bytes from which the ratio is looked at
DOCTYPE_WITHIN = 4096  # bytes; a document type stands at the head of a part
HUGE = 10 * 2**20  # bytes from which libxml2 has to be told that a large part is meant; it then checks no depth
MAX_DEPTH = 256  # elements inside elements: libxml2's own limit for parts that are not huge
_TOO_DEEP = "its tables or elements are nested too deeply."

NEW_COPY = "Open it in Word, save it as .docx again and try that copy."


@dataclass
class Package:
    """The parts of a package by name, parsed when asked for."""

    archive: zipfile.ZipFile
    where: str
    _trees: dict[str, etree._Element] = field(default_factory=dict)
    _unpacked: int = 0

    def has(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises DamagedFileError, or TooLargeError where it and those before are too much."""
        try:
            info = self.archive.getinfo(name)
            self._check_size(info)
            with self.archive.open(info) as part:
                data = part.read(MAX_PART + 1)
        except (KeyError, *BROKEN_ARCHIVE) as error:
            raise DamagedFileError(f"its part {name} is missing or broken.", self.where, NEW_COPY) from error
        self._unpacked += len(data)
        if self._unpacked > MAX_PART:
            raise TooLargeError("its parts are too large.", self.where, "This is no honest document.")
        return data

    def _check_size(self, info: zipfile.ZipInfo) -> None:
        packed_too_well = info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size)
        if info.file_size > MAX_PART or packed_too_well:
            what = f"its part {info.filename} unpacks to {info.file_size:,} bytes."
            raise TooLargeError(what, self.where, "This is no honest document.")

    def tree(self, name: str) -> etree._Element:
        """The root element of an XML part; entities are not resolved, nothing is fetched."""
        if name not in self._trees:
            self._trees[name] = _parsed(self.read(name), name, self.where)
        return self._trees[name]

    def related(self, name: str) -> Iterator[tuple[str, str]]:
        """(last word of the type, part name) of the parts that a part points to inside the package."""
        for _, kind, target in self._relations(name):
            yield kind, target

    def target(self, name: str, relation_id: str) -> str:
        """The name of the part that a part points to by a relation's id; "" for none inside the package."""
        return next((target for found, _, target in self._relations(name) if found == relation_id), "")

    def _relations(self, name: str) -> Iterator[tuple[str, str, str]]:
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(rels):
            return
        for rel in self.tree(rels):
            target = rel.get("Target", "")
            if rel.get("TargetMode") == "External" or not target:
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if not path.startswith("..") and self.has(path):
                yield rel.get("Id", ""), rel.get("Type", "").rsplit("/", 1)[-1], path


def _parsed(data: bytes, name: str, where: str) -> etree._Element:
    if any("<!DOCTYPE".encode(encoding) in data[:DOCTYPE_WITHIN] for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise DamagedFileError(f"its part {name} declares a document type, which Word never does.", where, NEW_COPY)
    huge = len(data) > HUGE
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(_transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "depth" in str(error):
            raise TooLargeError(_TOO_DEEP, where, "This is no honest document.") from error
        raise DamagedFileError(f"its part {name} is no valid XML.", where, NEW_COPY) from error
    if huge:
        _check_depth(root, where)
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedFileError(f"its part {name} declares a document type, which Word never does.", where, NEW_COPY)
    return root


def _transitional(data: bytes) -> bytes:
    """Namespaces of the strict variant (ISO/IEC 29500 Strict) as those of the usual one."""
    if _STRICT.encode() not in data[:4000]:
        return data
    for strict, usual in _STRICT_NAMES.items():
        data = data.replace(strict.encode(), usual.encode())
    return data


def open_package(data: bytes, path: Path) -> Package:
    """Open a .docx. Raises DamagedFileError where it is no whole zip archive."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ARCHIVE as error:
        raise DamagedFileError("the Word file is cut short or broken.", str(path), NEW_COPY) from error
    return Package(archive, str(path))


def main_part(package: Package) -> str:
    """The name of the document's main part. Raises DamagedFileError where there is none."""
    if package.has("_rels/.rels"):
        for kind, name in package.related(""):
            if kind == "officeDocument":
                return name
    if package.has("word/document.xml"):
        return "word/document.xml"
    raise DamagedFileError("this is a zip archive without a Word document in it.", package.where, NEW_COPY)


def _check_depth(root: etree._Element, where: str) -> None:
    """Raises TooLargeError where elements nest deeper than any honest document's."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise TooLargeError(_TOO_DEEP, where, "This is no honest document.")
