"""Rows where nothing parts them: told by wider gaps, by values that stand once a row, by what begins a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from statistics import median

from hcingest.extractors.pdf.anew import ENDS, SPACE, lines_anew
from hcingest.extractors.pdf.centred import WORDY, are_centred
from hcingest.extractors.pdf.gutters import Lines, by_column, runs, white_between
from hcingest.model.words import Word

CLOSER = 0.1  # line heights by which the lines of one row are closer than rows, at least
APART = 0.4  # line heights of white around a band that stands between rows
WIDER = 0.3  # line heights beyond the usual gap from which a gap parts rows
SAME_GAP = 0.03  # line heights by which the gaps between rows differ
CLOSE = 0.6  # line heights; gaps up to this are gaps between lines of one row or of rows without padding
BESIDE = -0.2  # line heights; lines that reach further over one another are of cells set in the middle, side by side
PADDED = 0.7  # wide gaps for each row that values tell from which every row is parted by a gap
BEGINS = 0.5  # share of the columns that the first line of a row fills at least
FEWEST_STARTS = 2  # rows that begin inside a stretch, from which it is no single row
TOGETHER = 0.9  # share of the cells that begin with their row where texts are set from the top
VALUE_SHARE = 0.6  # share of a column's lines that are values from which it is a column of values
VALUE_FILLED = 0.2  # share of the lines that a column of values fills at least

_VALUE = re.compile(
    r"[-+(]?[£$€%#<>~]?\s?\d[\d,. ]*(?:\)|%|[a-z]{1,2}|\s?(?:m|bn|k|kg|km|per\s+cent))?\*?|n/?a|[-–—.*]+|\(?[a-z\d]{1,2}\)|"
    r"[A-Z]{1,4}\s?\d{1,3}(?:\.\d+)*|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|yes|no|✓|✔|x|tbc|ongoing|(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?",
    re.IGNORECASE,
)


def row_borders(lines: Lines, xs: Sequence[float], by_gaps: bool = True, by_growth: bool = True) -> list[float]:
    """y between the rows of lines that stand in columns; empty where all of them are one row.

    ``by_gaps``: wider gaps part rows too; between drawn rules they may be paragraphs of one cell. ``by_growth``: so do
    columns that fill again; in a drawn cell that may be a text set in the middle.
    """
    if len(lines) < 2:
        return []
    cells = [_texts(line, xs) for line in lines]
    breaks = _without_paragraphs(_wide_gaps(lines), lines, cells)
    values = _value_columns(cells)
    starts = _starts(lines, cells, values, breaks) if values else []
    if by_growth and _is_wordy(cells):
        grown = {*rows_by_growth(cells, len(xs) - 1), *lines_anew(lines, xs)}
        grown |= _as_far_apart(grown, lines, cells, BEGINS * (len(xs) - 1))
        starts = _not_inside_centred(sorted(grown), lines, xs, breaks)
    if by_gaps and len(breaks) >= PADDED * len(starts):
        starts = sorted(breaks)
    heads = _below_heads(lines, xs) if by_growth else set()
    return [_between(lines, i) for i in sorted({*starts, *heads})]


def _as_far_apart(starts: set[int], lines: Lines, cells: Sequence[dict[int, str]], full: float) -> set[int]:
    """Indices of the full lines as far below the one above as rows begin; none where lines of one row are hardly closer."""
    gaps = [0.0, *(white_between(above, line) for above, line in pairwise(lines))]
    within = [gap for gap, line in zip(gaps[1:], cells[1:], strict=True) if any(t[:1].islower() for t in line.values())]
    least = min((gaps[i] for i in starts), default=0.0)
    height = lines[0][0].bottom - lines[0][0].top
    if len(starts) < FEWEST_STARTS or not within or least < max(within) + CLOSER * height:
        return set()
    return {i for i, gap in enumerate(gaps) if gap > least - SAME_GAP * height and len(cells[i]) >= full}


def _not_inside_centred(starts: Sequence[int], lines: Lines, xs: Sequence[float], breaks: set[int]) -> list[int]:
    """The starts of rows without those between two breaks whose texts all stand in the middle: those are one row."""
    out: list[int] = []
    for first, stop in pairwise([0, *sorted(breaks), len(lines)]):
        inside = [i for i in starts if first < i < stop]
        words = (word for line in lines[first:stop] for word in line)
        out += [i for i in starts if i == first] + (
            [] if inside and are_centred(by_column(words, xs).values()) else inside
        )
    return out


def rows_by_values(lines: Lines, xs: Sequence[float]) -> list[float]:
    """y between the rows that values tell, one for each, however wordy the other columns are; and below a head."""
    cells = [_texts(line, xs) for line in lines]
    values = _value_columns(cells)
    starts = _starts(lines, cells, values, set()) if values else []
    return [_between(lines, i) for i in sorted({*starts, *_below_heads(lines, xs)})] if starts else []


def is_head_over(line: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether a line of several texts is bold, and the line below it is not: column headers, then a row."""
    return all(w.style.bold for w in line) and not any(w.style.bold for w in below) and len(runs(line)) > 1


def _below_heads(lines: Lines, xs: Sequence[float]) -> set[int]:
    """Indices of the lines below column headers, and of bands below those or between rows with the lines below them."""
    found = {i for i, (above, line) in enumerate(pairwise(lines), start=1) if is_head_over(above, line)}
    for i, (above, line, below) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), start=1):
        among_rows = not any(w.style.bold for w in (*above, *below)) or is_head_over(above, below)
        if among_rows and (
            is_band(line, xs) or _is_short_band(line, xs, white_between(above, line), white_between(line, below))
        ):
            found |= {i, i + 1}
    return found


def _is_short_band(line: Sequence[Word], xs: Sequence[float], above: float, below: float) -> bool:
    """Whether a line is one bold text in the first column, as far from the line above it as from the one below it; the
    lines of a header are closer. ``above``, ``below``: the white there, in points."""
    height = line[0].bottom - line[0].top
    alone = all(w.style.bold for w in line) and line[0].x0 >= xs[0] and line[-1].x1 <= xs[1]
    return alone and abs(above - below) < SAME_GAP * height and above > APART * height


def below_bands(lines: Lines, xs: Sequence[float]) -> list[float]:
    """y below a bold text alone in the first line, where the line below holds several texts, none of them bold."""
    if len(lines) < 2 or len(runs(lines[0])) > 1 or len(runs(lines[1])) < 2:
        return []
    head, below = lines[:2]
    begins = all(w.style.bold for w in head) and xs[0] <= head[0].x0 < xs[1]
    return [_between(lines, 1)] if begins and not any(w.style.bold for w in below) else []


def is_band(line: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a line is one bold text that begins in the first column and runs on beyond it."""
    begins = all(w.style.bold for w in line) and len(runs(line)) == 1
    return begins and xs[0] <= line[0].x0 < xs[1] < line[-1].x1


def rows_from_top(lines: Lines, xs: Sequence[float]) -> list[float]:
    """y between the rows of cells that all begin with their row's first line; empty where the lines do not read so.

    For columns that are drawn and rows that are not: by wider gaps, by columns that fill again, or by both.
    """
    cells = [_texts(line, xs) for line in lines]
    gaps, growth = _without_paragraphs(_wide_gaps(lines), lines, cells), set(rows_by_growth(cells, len(xs) - 1))
    for starts in (sorted(gaps | growth), sorted(gaps), sorted(growth)):
        if len(starts) >= FEWEST_STARTS and _begin_together(cells, starts):
            return [_between(lines, i) for i in starts]
    return []


def rows_by_line(lines: Lines, xs: Sequence[float]) -> list[float]:
    """y between lines of which each is a row; empty where they do not read so.

    Every line fills every column, none goes on in lower case, and in some column no line ends for want of room: there
    the first word of the next line would have fitted behind it.
    """
    columns = range(len(xs) - 1)
    cells = [[found.get(column, []) for column in columns] for found in (by_column(line, xs) for line in lines)]
    if len(lines) < 2 or not all(map(all, cells)):
        return []
    go_on = any(cell[0].text[:1].islower() for line in cells[1:] for cell in line)
    if go_on or not any(all(_had_room(a[c], b[c], xs[c + 1]) for a, b in pairwise(cells)) for c in columns):
        return []
    return [_between(lines, i) for i in range(1, len(lines))]


def _had_room(cell: Sequence[Word], below: Sequence[Word], right: float) -> bool:
    """Whether the first word of the line below would have fitted behind the text of a cell's line."""
    return cell[-1].x1 + SPACE * cell[-1].style.size + below[0].x1 - below[0].x0 <= right


def _begin_together(cells: Sequence[dict[int, str]], starts: Sequence[int]) -> bool:
    """Whether nearly all cells of the rows begin in the first line of their row, and rows have several cells."""
    first = full = rows = 0
    for start, stop in pairwise([0, *starts, len(cells)]):
        filled = {column for line in cells[start:stop] for column in line}
        first += len(cells[start])
        full += len(filled)
        rows += 1
    return first >= TOGETHER * full and full >= 2 * rows


def rows_by_growth(cells: Sequence[dict[int, str]], column_count: int) -> list[int]:
    """Indices of the lines that begin a row of cells set from the top.

    Line by line a row's cells come to their ends, so that the columns filled become fewer; where a column is filled
    again that was blank in the line above, and most are filled or all begin anew, a new row begins.
    """
    starts: list[int] = []
    for index in range(1, len(cells)):
        above, line = cells[index - 1], cells[index]
        grown = set(line) - set(above)
        if grown and len(line) > 1 and (len(line) >= BEGINS * column_count or _begin_anew(above, line)):
            starts.append(index)
    return starts


def _begin_anew(above: Mapping[int, str], line: Mapping[int, str]) -> bool:
    """Whether no text of a line goes on what stands above it: each begins a sentence, each above has come to its end."""
    ended = all(above[column][-1] in ENDS for column in line if column in above)
    return ended and not any(text[:1].islower() for text in line.values())


def _is_wordy(cells: Sequence[dict[int, str]]) -> bool:
    """Whether the columns hold text that runs over lines rather than values of a line each."""
    texts = [text for line in cells for text in line.values()]
    return sum(len(text.split()) for text in texts) >= WORDY * len(texts)


def _texts(line: Sequence[Word], xs: Sequence[float]) -> dict[int, str]:
    """The text of a line in each column that it fills."""
    return {column: " ".join(word.text for word in words) for column, words in by_column(line, xs).items()}


def _between(lines: Lines, index: int) -> float:
    """y between the line before ``index`` and that line."""
    return (max(w.bottom for w in lines[index - 1]) + min(w.top for w in lines[index])) / 2


def _wide_gaps(lines: Lines) -> dict[int, float]:
    """Indices of lines with clearly more white above them than is usual between two lines, and how much in line heights."""
    em = median(w.bottom - w.top for line in lines for w in line)
    gaps = [white_between(a, b) / em for a, b in pairwise(lines)]
    if any(gap < BESIDE for gap in gaps):
        least = min(_gaps_within_columns(lines), default=0.0) / em
        usual, wider = (least if least < CLOSE else 0.0), WIDER / 2
    else:
        usual, wider = median([gap for gap in gaps if gap < CLOSE] or [0.0]), WIDER
    return {i: gap for i, gap in enumerate(gaps, start=1) if gap > usual + wider}


def _gaps_within_columns(lines: Lines) -> Iterator[float]:
    """The white between each stretch of text and the next one below it."""
    stretches = [[(a, b, [w for w in line if a <= w.x0 < b]) for a, b in runs(line)] for line in lines]
    for i, line in enumerate(stretches):
        for a, b, own in line:
            below = (text for other in stretches[i + 1 :] for c, d, text in other if a < d and c < b)
            yield from (gap for text in islice(below, 1) if (gap := white_between(own, text)) > 0)


def _without_paragraphs(gaps: Mapping[int, float], lines: Lines, cells: Sequence[dict[int, str]]) -> set[int]:
    """The wide gaps without those above lines that go on in one column alone, narrower than gaps above full lines."""
    between = [gap for i, gap in gaps.items() if len(cells[i]) > 1]
    if not between:
        return set(gaps)
    least = min(between) - SAME_GAP
    return {
        i
        for i, gap in gaps.items()
        if gap >= least or not (len(cells[i]) == 1 and set(cells[i]) <= set(cells[i - 1])) or lines[i][0].style.bold
    }


def _value_columns(cells: Sequence[dict[int, str]]) -> frozenset[int]:
    """Columns of values that take one line each: figures, dates, ticks."""
    found: set[int] = set()
    for column in {c for line in cells for c in line}:
        texts = [line[column] for line in cells if column in line]
        share = sum(bool(_VALUE.fullmatch(text.strip())) for text in texts) / len(texts)
        if share >= VALUE_SHARE and len(texts) >= max(2, VALUE_FILLED * len(cells)):
            found.add(column)
    return frozenset(found)


def later_values(cells: Sequence[dict[int, str]]) -> list[int]:
    """Indices of the lines with another value of a column of values, after the first."""
    values = _value_columns(cells)
    return [
        i for i, line in enumerate(cells) if any(c in line and any(c in above for above in cells[:i]) for c in values)
    ]


def _starts(lines: Lines, cells: Sequence[dict[int, str]], values: frozenset[int], breaks: set[int]) -> list[int]:
    """Indices of the lines that begin a row: those with values, and labels that stand alone."""
    first = next((i for i, line in enumerate(cells) if _has_value(line, values)), 0)
    starts = {first} if first else set()
    for index in range(first + 1, len(lines)):
        if _has_value(cells[index], values):
            if not (_is_label(cells[index - 1], values) and _goes_on(cells[index])):
                starts.add(index)
        elif (index in breaks or not _goes_on(cells[index])) and _is_label(cells[index], values):
            starts.add(index)
    return sorted(starts | {i for i in breaks if i <= first})


def _has_value(line: dict[int, str], values: frozenset[int]) -> bool:
    return any(column in line and _VALUE.fullmatch(line[column].strip()) for column in values)


def _is_label(line: dict[int, str], values: frozenset[int]) -> bool:
    """A line with text in the first column alone, outside the columns of values."""
    return set(line) == {0} and 0 not in values


def _goes_on(line: dict[int, str]) -> bool:
    """Whether the first column's text reads as the rest of the line above."""
    text = line.get(0, "")
    return text[:1].islower() or text[:1] in "(&,"
