"""Tables that look like a plan but explain what its indicator column names: ``KPI | Description | Target | Lead``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hcingest.normaliser.columns import Column
from hcingest.normaliser.drafts import Sheet
from hcingest.normaliser.vocabulary import SPELT_ALIKE

FEWEST = 2  # codes that both tables print; one may be chance
SHARE = 0.8  # of the filled cells of a column, from which it is a column of codes

_CODE = re.compile(r"\b([A-Za-z]{1,12})[\s.:-]{0,2}(\d{1,4}(?:\.\d{1,3})*[a-z]?)\b")


def indicator_lists(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets whose rows are named by codes that the indicator column of another table uses."""
    found: list[Sheet] = []
    for number, sheet in enumerate(sheets):
        before = sheets[number - 1]
        goes_on = sheet.goes_on and before in found and _headers(sheet) == _headers(before)
        if goes_on or (not sheet.goes_on and any(_explains(sheet, other) for other in sheets)):
            found.append(sheet)
    return found


def _explains(sheet: Sheet, other: Sheet) -> bool:
    action = sheet.heading.column_of("action")
    if not sheet.heading.is_printed or not action or _action_header(sheet) == _action_header(other):
        return False
    named = {code for column in range(sheet.table.column_count) for code in _names_rows(sheet, column)}
    using = [c.index for c in other.heading.columns if _may_use(c, action.score < SPELT_ALIKE)]
    return bool(named) and any(len(named & set(_used(other, column))) >= FEWEST for column in using)


def _may_use(column: Column, is_described: bool) -> bool:
    """Whether a column of the plan may name indicators; where rows are only described, any column that groups nothing."""
    return column.field == "indicators" or (
        is_described and column.field not in ("action", "ref", "objective", "section")
    )


def _names_rows(sheet: Sheet, column: int) -> set[str]:
    """The codes of a column that holds one in each row, each once."""
    texts = [text for text in _texts(sheet, column) if text]
    codes = [_plain(match) for text in texts if (match := _CODE.fullmatch(text))]
    return set(codes) if len(codes) >= SHARE * len(texts) and len(set(codes)) == len(codes) else set()


def _used(sheet: Sheet, column: int) -> Iterator[str]:
    for text in _texts(sheet, column):
        yield from map(_plain, _CODE.finditer(text))


def _texts(sheet: Sheet, column: int) -> Iterator[str]:
    """The cells below the header that begin in a column."""
    for cell in sheet.table.cells:
        if cell.column == column and cell.row >= sheet.heading.stop_row:
            yield cell.text.strip()


def _plain(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}".casefold()


def _headers(sheet: Sheet) -> list[str]:
    return [column.header for column in sheet.heading.columns]


def _action_header(sheet: Sheet) -> str:
    column = sheet.heading.column_of("action")
    return column.header.casefold() if column else ""
