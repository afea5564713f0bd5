"""Forms of one action each, a label with its value beside it on each line, become a table with a column for each label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hcingest.model.table import Block, Cell, Table
from hcingest.model.words import Gap, Pieces, printed, with_gap
from hcingest.normaliser.text import is_reference, reference_length
from hcingest.normaliser.vocabulary import FIELDS, SPELT_ALIKE, Vocabulary, words_of

FIRST_LINES = 6  # below the first, which may be a title or the header of another table
LABEL_WORDS = 8  # words; a longer text beside another is no label
MOSTLY = 0.5  # share of the labels that plainly name a field; of the values that name one by chance
FEWEST_NAMED = 3  # fields that labels plainly name
ENOUGH_NAMED = 4  # the same for a form that stands alone
RUNNING = frozenset({"page-header", "page-footer", "watermark", "hidden", "note"})
"""Blocks that may stand between two forms on their pages."""

Key = tuple[str, ...]
Item = Table | Block
Line = list[Cell]
"""The cells of one line: a title alone, or labels each with its value behind it."""


@dataclass(slots=True)
class Form:
    """The labels of one form with their values, in printed order, and the texts over its whole width before them.

    ``numbers``: what labels say behind their words (``Action 3``). ``action``: a title that says what is to be done.
    """

    labels: dict[Key, Cell] = field(default_factory=dict)
    values: dict[Key, Cell] = field(default_factory=dict)
    numbers: dict[Key, Pieces] = field(default_factory=dict)
    titles: list[Cell] = field(default_factory=list)
    action: Cell | None = None

    def add(self, key: Key, label: Cell, value: Cell) -> None:
        words, number = _number_behind(label.pieces)
        self.labels[key], self.values[key] = replace(label, pieces=words), value
        if number:
            self.numbers[key] = number

    def go_on(self, value: Cell) -> None:
        """More of the last value, beside no label."""
        key, last = next(reversed(self.values.items()))
        more = (with_gap(value.pieces[0], Gap.LINE), *value.pieces[1:]) if value.pieces else ()
        self.values[key] = replace(last, pieces=(*last.pieces, *more))


def with_forms(flow: Sequence[Item], vocabulary: Vocabulary) -> list[Item]:
    """The flow with forms that follow one another as one table: a row of labels and a row of values for each."""
    words = vocabulary.words
    runs = list(_runs(flow, words))
    forms = [[_with_title(form, vocabulary) for form in _forms(run, words)] for run in runs]
    headed = [False, *(_has_heading(*pair, vocabulary) for pair in zip(runs, forms[1:], strict=False))]
    seen = [frozenset(form.labels) for found in forms for form in found]
    out: list[Item] = []
    for run, found, under_heading in zip(runs, forms, headed, strict=True):
        again = any(seen.count(frozenset(form.labels)) > 1 for form in found)
        if found and _are_of_actions(found, vocabulary, FEWEST_NAMED if again else ENOUGH_NAMED):
            tables = [item for item in run if isinstance(item, Table)]
            out = out[:-1] if under_heading else out
            out += [item for item in run if isinstance(item, Block)]
            out += [_table(group, tables[0], tables[-1]) for group in _alike(found)]
        else:
            out += run
    return out


def _runs(flow: Sequence[Item], words: frozenset[str]) -> Iterator[list[Item]]:
    """The flow in parts: tables of labels and values with nothing but running lines between them, and all else."""
    run: list[Item] = []
    for item in flow:
        if _lines(item, words) if isinstance(item, Table) else run and item.kind in RUNNING:
            run.append(item)
        else:
            yield from ([run] if run else [])
            yield [item]
            run = []
    yield from [run] if run else []


def _has_labels(table: Table, words: frozenset[str]) -> bool:
    """Whether some row below the first begins with words of headers alone; told quickly, as most tables are no forms."""
    first = (c for c in table.cells if 0 < c.row <= FIRST_LINES and c.column == 0 and 0 < len(c.pieces) <= LABEL_WORDS)
    return any(words.issuperset(key) for cell in first if (key := _key(cell)))


def _lines(table: Table, words: frozenset[str]) -> list[Line]:
    """The lines of a table that may be forms; none where it is no such table."""
    if not _has_labels(table, words):
        return []
    rows: list[Line] = [[] for _ in range(table.row_count)]
    for cell in sorted(table.cells, key=lambda c: c.column):
        rows[cell.row].append(cell)
    lines: list[Line] = []
    for cells in rows:
        full = [c for c in cells if c.pieces]
        is_title = len(full) == 1 and full[0].column_span == table.column_count
        if not is_title and not _are_pairs(cells):
            return []
        lines.append(full if is_title else cells)
    return lines if len(lines) > 1 and len(lines[-1]) > 1 else []


def _are_pairs(cells: Sequence[Cell]) -> bool:
    """Whether cells may be labels, no two alike, each with its value behind it."""
    keys = [_key(c) for c in cells[::2] if c.pieces]
    short = all(len(c.pieces) <= LABEL_WORDS for c in cells[::2])
    whole = bool(cells) and len(cells) % 2 == 0 and all(c.row_span == 1 for c in cells)
    return short and whole and len(set(keys)) == len(keys)


def _forms(run: Sequence[Item], words: frozenset[str]) -> Iterator[Form]:
    """The forms of tables that follow one another; a label that comes again begins another, a page break none."""
    form, last = Form(), None
    first: Key = ()
    for table in (item for item in run if isinstance(item, Table)):
        lines = _lines(table, words)
        is_cut = last is not None and last.at_bottom and table.at_top and _key(lines[0][0]) != first
        last = table
        for index, line in enumerate(lines):
            again = any(_key(label) in form.labels for label in line[::2] if label.pieces)
            if form.labels and (len(line) == 1 or (index == 0 and not is_cut) or again):
                yield form
                form = Form()
            first = first or _key(line[0])
            _read(line, form)
    if form.labels:
        yield form


def _with_title(form: Form, vocabulary: Vocabulary) -> Form:
    """The form; where no label names its action, the title next to it does."""
    if form.titles and not _names_action(form, vocabulary):
        form.action = form.titles.pop()
    return form


def _has_heading(above: Sequence[Item], found: Sequence[Form], vocabulary: Vocabulary) -> bool:
    """Whether a numbered heading above a single form names its action, as nothing in it does; the form has it then."""
    block = above[-1]
    if len(found) != 1 or not isinstance(block, Block) or block.kind in RUNNING:
        return False
    is_numbered = reference_length(block.text)[1] > 0
    if not is_numbered or found[0].action or _names_action(found[0], vocabulary):
        return False
    found[0].action = Cell(0, 0, block.pieces, place=block.place)
    return True


def _names_action(form: Form, vocabulary: Vocabulary) -> bool:
    return any(_named(printed(cell.pieces), vocabulary) == "action" for cell in form.labels.values())


def _read(line: Line, form: Form) -> None:
    if len(line) == 1:
        form.titles.append(line[0])
        return
    for label, value in zip(line[::2], line[1::2], strict=True):
        if label.pieces or (value.pieces and not form.values):
            form.add(_key(label), label, value)
        elif value.pieces:
            form.go_on(value)


def _key(label: Cell) -> Key:
    return words_of(printed(_number_behind(label.pieces)[0]))


def _number_behind(pieces: Pieces) -> tuple[Pieces, Pieces]:
    """The words of a label and the number behind them, if there is one."""
    is_numbered = len(pieces) > 1 and is_reference(pieces[-1].text)
    return (pieces[:-1], pieces[-1:]) if is_numbered else (pieces, ())


def _are_of_actions(forms: Sequence[Form], vocabulary: Vocabulary, enough: int) -> bool:
    """Whether labels plainly name the fields of a plan, its actions among them, and values do not."""
    keys = {key: _named(printed(cell.pieces), vocabulary) for form in forms for key, cell in form.labels.items()}
    values = [cell for form in forms for cell in form.values.values() if cell.pieces]
    named = [name for name in keys.values() if name]
    by_chance = sum(bool(_named(cell.text, vocabulary)) for cell in values if len(cell.pieces) <= LABEL_WORDS)
    fields = set(named) | ({"action"} if all(form.action for form in forms) else set())
    plain = len(fields) >= enough and "action" in fields and len(named) >= MOSTLY * len(keys)
    return plain and by_chance < MOSTLY * len(values)


def _named(text: str, vocabulary: Vocabulary) -> str:
    """The field that a label plainly names; "" where it names none."""
    likely = {name: vocabulary.likeness(text, name) for name in FIELDS}
    best = max(likely, key=lambda name: likely[name])
    return best if likely[best] >= SPELT_ALIKE else ""


def _alike(forms: Sequence[Form]) -> Iterator[list[Form]]:
    """Forms in groups of which the first has all labels."""
    group: list[Form] = []
    for form in forms:
        if group and (not form.labels.keys() <= group[0].labels.keys() or bool(form.action) != bool(group[0].action)):
            yield group
            group = []
        group.append(form)
    yield group


def _table(forms: Sequence[Form], first: Table, last: Table) -> Table:
    """Forms as one table: for each its titles, a row of labels, a row of values.

    An action that a title says stands in a column without a header; a number in one before its label's.
    """
    numbered = {key for form in forms for key in form.numbers}
    columns = [(key, part) for key in forms[0].labels for part in (("ref", "") if key in numbered else ("",))]
    first_column = int(forms[0].action is not None)
    cells: list[Cell] = []
    row = 0
    for form in forms:
        for title in form.titles:
            cells.append(_at(title, row, 0, first_column + len(columns)))
            row += 1
        cells += [_at(form.action, row + 1, 0)] if form.action else []
        for column, (key, part) in enumerate(columns, start=first_column):
            cells += _of_label(form, key, bool(part), (row, column))
        row += 2
    return replace(
        first,
        row_count=row,
        column_count=first_column + len(columns),
        cells=tuple(cells),
        header_rows=None,
        row_tags=(),
        column_edges=(),
        at_bottom=last.at_bottom,
        tag=None,
    )


def _of_label(form: Form, key: Key, is_number: bool, at: tuple[int, int]) -> Iterator[Cell]:
    """The cells of one label and its value, or of the number behind it alone."""
    row, column = at
    if is_number and key in form.numbers:
        yield _at(replace(form.labels[key], pieces=form.numbers[key]), row + 1, column)
    elif not is_number and key in form.labels:
        yield _at(form.labels[key], row, column)
        yield _at(form.values[key], row + 1, column)


def _at(cell: Cell, row: int, column: int, width: int = 1) -> Cell:
    return replace(cell, row=row, column=column, row_span=1, column_span=width)
