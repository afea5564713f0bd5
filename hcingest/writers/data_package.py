"""``datapackage.json``: what is in the folder, where it is from, and how to tell whether it was changed since."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hcingest.model.plan import Plan, Source
from hcingest.version import __version__
from hcingest.writers.csv_file import encoded
from hcingest.writers.rows import Listing
from hcingest.writers.schemas import table_schema

FILE_NAME = "datapackage.json"
PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT_PROFILE = "https://datapackage.org/profiles/2.0/tabledialect.json"
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a folder's ``datapackage.json`` says: the source's path, and the hash of each file as it was written."""

    source_path: str
    hashes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The size of a file in bytes and the hash of what is in it."""

    size: int
    hash: str


def package_bytes(plan: Plan, tables: Sequence[Listing], files: Mapping[str, Stamp], folder: Path) -> bytes:
    """The descriptor of ``files``, by name. No time stands in it: the same input gives the same bytes."""
    described = {table.resource.file_name: _tabular(table) for table in tables}
    described |= {name: _workbook(tables[0]) for name in files if name.endswith(".xlsx")}
    package: Json = {
        "$schema": PACKAGE_PROFILE,
        "name": package_name(plan.source.name),
        "title": plan.source.title or plan.source.name,
        "sources": [{"title": plan.source.name}],
        "source": _source(plan.source, folder),
        "hcingest": {"version": __version__},
        "resources": [_resource(name, stamp) | described.get(name, {}) for name, stamp in files.items()],
    }
    package["hcingest"]["fingerprint"] = _fingerprint(package)
    return encoded(json.dumps(package, ensure_ascii=False, indent=2) + "\n")


def package_name(name: str) -> str:
    """A name as Data Package wants it: small letters, digits, ``-._``."""
    return re.sub(r"[^a-z0-9._]+", "-", Path(name).stem.lower()).strip("-") or "plan"


def source_path(source: str, folder: Path) -> str:
    """The way from the folder to the source, so that results and sources can move together; absolute across drives."""
    given = Path(source)
    target = given.parent.resolve() / given.name
    try:
        return Path(os.path.relpath(target, folder.resolve())).as_posix()
    except ValueError:  # Windows: another drive
        return target.as_posix()


def digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def read_earlier(folder: Path) -> Earlier | None:
    """What stands in the folder, or None where hcingest did not write there. Raises OSError."""
    path = folder / FILE_NAME
    if not path.is_file():
        return None
    content = path.read_bytes()
    try:
        package = json.loads(content)
        hashes = {str(found["path"]): str(found["hash"]) for found in package["resources"]}
        if package["hcingest"].pop("fingerprint") == _fingerprint(package):
            hashes[FILE_NAME] = digest(content)
        return Earlier(str(package["source"]["path"]), hashes)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None  # somebody else's descriptor


def _source(source: Source, folder: Path) -> Json:
    return {"path": source_path(source.path, folder), "name": source.name, "sha256": source.sha256}


def _fingerprint(package: Json) -> str:
    """A descriptor cannot hold its own hash; this one, of the rest of it, shows whether a person changed it."""
    return digest(json.dumps(package, sort_keys=True).encode("ascii"))


def _resource(name: str, stamp: Stamp) -> Json:
    path = Path(name)
    return {
        "name": "workbook" if path.suffix == ".xlsx" else path.stem,
        "path": name,
        "format": path.suffix.lstrip("."),
        "mediatype": MEDIA_TYPES[path.suffix],
        "bytes": stamp.size,
        "hash": stamp.hash,
    }


def _workbook(actions: Listing) -> Json:
    """Programs look into a workbook's first sheet, whether they are told what is there or not."""
    return {
        "type": "table",
        "title": "Workbook",
        "description": "The sheets for people; the first holds the actions.",
        "dialect": {"$schema": DIALECT_PROFILE, "header": True, "sheetName": actions.resource.title},
        "schema": table_schema(actions.resource, actions.columns),
    }


def _tabular(table: Listing) -> Json:
    dialect = {"$schema": DIALECT_PROFILE, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True}
    return {
        "type": "table",
        "title": table.resource.title,
        "description": f"One row per {table.resource.row_per}.",
        "encoding": "utf-8",
        "dialect": dialect,
        "schema": table_schema(table.resource, table.columns),
    }
