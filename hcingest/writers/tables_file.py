"""Every table as found, before any joining: as JSON and as CSV."""

from __future__ import annotations

from typing import Any

from hcingest.model.table import Found, Table
from hcingest.writers.csv_file import csv_text
from hcingest.writers.json_file import bbox_list


def tables_object(document_name: str, found: Found) -> dict[str, Any]:
    """What ``schema tables`` describes."""
    return {"document": document_name, "tables": [_table(table) for table in found.tables]}


def _table(table: Table) -> dict[str, Any]:
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return {
        "page": table.place.page_number,
        "bbox": bbox_list(table.place.bbox),
        "cells": [[cell.row, cell.column, cell.last_row, cell.last_column, cell.text] for cell in ordered],
        "found_by": table.found_by,
        "score": round(table.score, 4),
    }


def tables_text(found: Found) -> str:
    """CSV, a blank line between tables; a merged cell's text stands once, at its top left."""
    return "\r\n".join(csv_text(_rows(table)) for table in found.tables)


def _rows(table: Table) -> list[list[str]]:
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows
