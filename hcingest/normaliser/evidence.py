"""Does the row go on? What speaks for and against one row standing in two places, as votes with weights.

A vote is in log-odds, roughly: 2 is "seven to one". Nothing here knows of pages or formats beyond the
places of cells; the same votes judge a break between pages and a row that continues the one above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hcingest.model.words import box_of
from hcingest.normaliser.drafts import CellDraft, RowDraft
from hcingest.normaliser.recurring import MOST_WORDS, Recurring, recurring
from hcingest.normaliser.text import reference_length, value_of

CERTAIN = 9.0
DOUBT = 1.0  # votes within this of 0 are listed for review
LOWER_HABIT = 0.35  # share of a column's texts in lower case from which that is its habit
WHOLE_ROW = 0.6  # share of the columns with text from which a row is no mere rest of another
ENOUGH = 200  # rows, spread over the plan; as many tell where its texts stand in their cells
LOW = 0.6  # of the room below a text that is above it where texts are centred
ALWAYS = 0.7  # share of the rows with text in a column from which a row without one lacks something
LACKING = 2  # columns
NO_NAMES = frozenset({"section", "objective", "action", "ref", "timeframe"})
MOSTLY = 0.8  # share of the texts with room around them
LINES_TO_SPARE = 1.6  # line heights that may be blank under a cell that is cut by the page's end

_END = re.compile(r"[.!?][\"'”’)\]]*$")
_CONNECTOR = re.compile(
    r"(?:[/,&–—-]|\b(?:and|or|of|the|a|an|to|for|in|on|at|by|with|from|that|which|who|its|their|than|into|between|"
    r"through|per|not|no|our|this|these|those|any|each|all|more|a|y|yr|et|de|du|des|la|le|und|der|die|das))$",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE_OPEN = re.compile(
    rf"(?:\b{_MONTH}\.?|\b(?:by|from|to|until|end|early|late|mid|and|then|end of)|[–—,/-])$", re.IGNORECASE
)
_COUNTED = re.compile(r"(\(?|.*\.)(\d{1,2}|[a-z])(\W*)")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b")
_WHOLE_DATE = re.compile(
    rf"\b{_MONTH}\.?\W{{0,2}}(?:\d\d(?:\d\d)?)\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|ongoing", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What the plan's rows are like: how often each column is filled, how rows end at page ends."""

    filled: dict[str, float] = field(default_factory=dict)
    words: dict[str, float] = field(default_factory=dict)
    lower: frozenset[str] = frozenset()
    """Columns whose texts usually start in lower case, where that says nothing."""
    leaves_open: bool = False
    starts_low: bool = False
    """Short texts stand in the middle or at the foot of tall cells; in a row that is cut they may all be below."""
    names: Recurring = Recurring()


def habits_of(rows: Sequence[RowDraft], after_breaks: Sequence[RowDraft] = ()) -> Habits:
    """Habits of all action rows of the plan; how often columns are filled, of those that do not come after a break:
    they may be mere rests of rows."""
    filled: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    parts = {id(row) for row in after_breaks}
    for row in rows:
        full = sum(row.has(key) for key in row.cells) >= WHOLE_ROW * len(row.cells)
        counts = id(row) not in parts
        for key, cell in row.cells.items():
            seen[key] += counts
            if cell and cell.pieces:
                filled[key] += counts
                texts[key] += 1
                words[key] += len(cell.pieces)
                whole[key] += full
                lower[key] += full and cell.pieces[0].text[:1].islower()
    return Habits(
        {k: filled[k] / n for k, n in seen.items() if n},
        {k: words[k] / n for k, n in texts.items()},
        frozenset(k for k in seen if lower[k] > LOWER_HABIT * whole[k]),
        any(c.open_bottom for row in rows for d in row.cells.values() if d for c in d.sources),
        _starts_low(rows),
        recurring(value_of(cell.pieces) for row in rows if id(row) not in parts for cell in _named(row)),
    )


def _named(row: RowDraft) -> Iterable[CellDraft]:
    """The cells that may hold names rather than sentences or dates."""
    cells = (cell for key, cell in row.cells.items() if cell and key.split("#")[0] not in NO_NAMES)
    return (cell for cell in cells if 0 < len(cell.pieces) <= MOST_WORDS)


def _starts_low(rows: Sequence[RowDraft]) -> bool:
    """Whether most texts that leave room in their cell leave as much of it above as below, or more."""
    some = rows[:: max(1, len(rows) // ENOUGH)]
    rooms = [room for row in some for cell in row.cells.values() if cell and (room := _rooms(cell))]
    low = sum(above >= LOW * below for above, below in rooms)
    return bool(rooms) and low >= MOSTLY * len(rooms)


def _rooms(cell: CellDraft) -> tuple[float, float] | None:
    """Points left above and below the text of a cell that leaves more than two lines; None for others."""
    box = cell.sources[0].place.bbox if len(cell.sources) == 1 else None
    if box is None or not cell.pieces:
        return None
    first = cell.pieces[0]
    if first.style.direction or box.height <= 3 * first.bbox.height:  # no room for two lines beside one of text
        return None
    text = box_of(cell.pieces) or box
    above, below = text.top - box.top, box.bottom - text.bottom
    return (above, below) if above + below > 2 * first.bbox.height else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum of the votes (> 0: one row) and the weightiest reasons in words."""

    score: float
    reasons: tuple[str, ...]

    @property
    def confidence(self) -> float:
        """0.5 at the border, towards 1 with the weight of the evidence."""
        return round(1 - 0.5 / (1 + abs(self.score)), 2)


NO = Verdict(-CERTAIN, ())


def weigh(above: RowDraft, below: RowDraft, habits: Habits, by_tags: bool = True) -> Verdict:
    """Whether ``below`` is the rest of the row ``above``; ``by_tags``: the file's own rows may decide it.

    They do over a break. On one page a row that only continues the one above is a row for the file all the same.
    """
    by_tag = _tag_vote(above, below) if by_tags else None
    if by_tag:
        return Verdict(*by_tag)
    votes = [*_border_votes(above, below, habits)]
    for key in below.cells:
        votes.extend(_column_votes(key, above, below, habits))
    total = sum(weight for weight, _ in votes)
    strongest = sorted(votes, key=lambda v: -abs(v[0]))
    return Verdict(total, tuple(dict.fromkeys(reason for _, reason in strongest[:4])))


Vote = tuple[float, str]


def _tag_vote(above: RowDraft, below: RowDraft) -> tuple[float, tuple[str, ...]] | None:
    """The file's own structure: one row element on both sides is one row; two of one table element are two."""
    if above.tag is None or below.tag is None:
        return None
    if above.tag == below.tag:
        return CERTAIN, ("the file marks both parts as one row",)
    if above.table.tag is not None and above.table.tag == below.table.tag:
        return -CERTAIN, ("the file marks two rows",)
    return None


def _border_votes(above: RowDraft, below: RowDraft, habits: Habits) -> Iterable[Vote]:
    if above.table is below.table or not habits.leaves_open or above.table.found_by == "filled":
        return
    if _is_open(above):
        yield 3.0, "the rule that closes a row is missing at the break"
    else:
        yield -4.0, "the row above is closed by a rule, as rows that end there are"


def _column_votes(key: str, above: RowDraft, below: RowDraft, habits: Habits) -> Iterable[Vote]:
    name = key.split("#")[0]
    has_above, has_below = above.has(key), below.has(key)
    usual = habits.filled.get(key, 0.0)
    if not has_below:
        if name == "action":
            yield 4.0, "no action of its own"
        elif name == "ref" and usual > 0.8:
            yield 3.0, "no number of its own"
        elif usual >= 0.6 and name not in ("section", "objective"):
            yield (2.0 if has_above else 0.7) * (usual - 0.4), f"{name.removeprefix('extra:')} is blank"
        return
    if name == "ref" and (has_above or not _may_start_low(above, below, habits)):
        yield -6.0, "a number of its own"
    elif not has_above:
        if _may_start_low(above, below, habits):
            return
        if name not in ("section", "objective"):
            yield -2.5, f"{name.removeprefix('extra:')} starts here"
        elif reference_length(below.text(key))[1]:
            yield -4.0, "a numbered heading of its own"
    elif above.cells[key] is not below.cells[key]:
        yield from _text_votes(key, above, below, habits)


def _is_open(row: RowDraft) -> bool:
    return any(c.open_bottom for d in row.cells.values() if d and not d.is_merged_down for c in d.sources)


def _may_start_low(above: RowDraft, below: RowDraft, habits: Habits) -> bool:
    """Whether a text that is only in the lower part may be the row's: it would stand so low in a row that is cut."""
    if above.table is below.table:
        return False
    return habits.starts_low or (habits.leaves_open and _is_open(above) and _completes(above, below, habits))


def _completes(above: RowDraft, below: RowDraft, habits: Habits) -> bool:
    """Whether the lower part has what the upper one lacks of what all rows have, several texts at least."""
    lacking = [key for key in above.cells if not above.has(key) and habits.filled.get(key, 0.0) >= ALWAYS]
    return len(lacking) >= LACKING and all(below.has(key) for key in lacking)


def _text_votes(key: str, above: RowDraft, below: RowDraft, habits: Habits) -> Iterable[Vote]:
    upper, lower = above.cells[key], below.cells[key]
    if not upper or not lower:
        return
    name = key.split("#")[0]
    first = value_of(lower.pieces)
    if key in habits.lower:
        first = first[:1].upper() + first[1:]
    if name not in NO_NAMES and habits.names.go_on(value_of(upper.pieces), first):
        yield 2.5, f"{name.removeprefix('extra:')} goes on as elsewhere"
        return
    yield goes_on(name, value_of(upper.pieces), first, habits.words.get(key, 0.0), "ref" in above.cells)
    if above.table is not below.table and _spare_lines(upper) > LINES_TO_SPARE:
        yield -2.0, f"there was room left above the break in {name.removeprefix('extra:')}"


def goes_on(name: str, above: str, below: str, words: float = 10.0, numbered: bool = False) -> Vote:
    """Whether the text of a cell goes on in the cell below.

    ``words``: the usual length in this column. ``numbered``: a column of its own numbers the rows; the numbers in
    front of texts are those of lists in them.
    """
    if name == "timeframe":
        return _date_goes_on(above, below)
    if reference_length(below)[1] and name in ("objective", "action", "section"):
        return (3.0, "a list goes on") if _counts_on(above, below, numbered) else (-3.0, "a number of its own")
    lower = below[:1].islower() or below[:1] in ",;)&/–"
    if above.count("(") > above.count(")") and below.count(")") > below.count("("):
        return 3.0, "a bracket is open"
    if above[-1:] in "-\u2010\u00ad" and above[-2:-1].isalpha():
        return 3.0, "a word is cut"
    if _END.search(above):
        return (0.5, "lower case at the start") if lower else (-0.7, f"a whole sentence above in {name}")
    if lower:
        return 4.0 if name == "action" else 2.5, f"a sentence of {name.removeprefix('extra:')} goes on"
    if _CONNECTOR.search(above):
        return 2.0, f"{name.removeprefix('extra:')} breaks off"
    if words >= 8:
        return 0.8, f"no full stop in {name.removeprefix('extra:')}"
    return -1.0, f"{name.removeprefix('extra:')} is filled on both sides"


def _counts_on(above: str, below: str, from_start: bool) -> bool:
    """Whether a text begins with the number that follows one of the list inside the text above: ``1.`` and ``2.``.

    ``from_start``: that list may begin with the text itself, which else has the number of its row there.
    """
    found = _COUNTED.fullmatch(below.split()[0])
    if not found or found[2] in ("1", "a"):
        return False
    last = str(int(found[2]) - 1) if found[2].isdigit() else chr(ord(found[2]) - 1)
    return f"{found[1]}{last}{found[3]}" in above.split()[0 if from_start else 1 :]


def _date_goes_on(above: str, below: str) -> Vote:
    if _DATE_OPEN.search(above.strip()) and (
        _YEAR_FIRST.match(below) or below[:1].islower() or not _WHOLE_DATE.search(above)
    ):
        return 3.0, "a date is cut in two"
    if _YEAR_FIRST.match(below) and not _YEAR_FIRST.search(above[-6:]):
        return 2.0, "a date is cut in two"
    if below[:1].islower() and not below.casefold().startswith(("by ", "ongoing", "on-going", "tbc", "end ")):
        return 1.5, "a date goes on"
    return -2.5, "a date of its own"


def _spare_lines(cell: CellDraft) -> float:
    """Blank line heights between the last word of a cell and its lower border; 0 where places are unknown."""
    last = cell.sources[-1]
    box = last.place.bbox
    if box is None or not last.pieces:
        return 0.0
    word = max((p.bbox for p in last.pieces), key=lambda w: w.bottom)
    return (box.bottom - word.bottom) / (word.height or 1.0)
