"""The field that each column of a table feeds: by its header's words, what stands in it, and the other columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from hcingest.normaliser.profile import SENTENCE_WORDS, Profile, fit
from hcingest.normaliser.vocabulary import FIELDS, ONE_OF_TWO, SPELT_ALIKE, WEAK, Vocabulary, words_of

ENOUGH = 0.45  # likeness plus fit from which a column takes a field
DESCRIPTIONS = frozenset({("description",), ("details",), ("detail",), ("brief", "description"), ("summary",)})
"""Headers of a text about a thing that another column names."""

GROUPS = 0.5  # share of the rows with a cell merged down from above, from which a column groups them
INSIDE = 0.2  # the same for a column inside another that groups them
NAMED = 0.3  # likeness below which a header says nothing of a field, whatever stands in the column
FEWEST_WORDS = 3  # mean of a column without a header that says so, whose texts are actions
NEARLY_ALL = 0.8  # share of a column's cells
ONCE = frozenset({"action", "objective", "section", "rag", "status", "priority"})
"""Fields that one column only may feed; of the others two columns both stand in the field."""

SUPPORT = frozenset(FIELDS) - {"action", "ref", "section"}
"""Fields beside ``action`` that make a table a plan."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its printed header, the field that it feeds (None: kept as an extra), how surely.

    ``dated``: the header names a date behind that (``Lead and timescale``).
    """

    index: int
    header: str
    field: str | None = None
    score: float = 0.0
    profile: Profile = Profile()
    dated: bool = False


def assign(
    headers: Sequence[tuple[str, ...]], profiles: Sequence[Profile], vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """The fields of columns: the choice that is best for the table as a whole, then second columns of one field."""
    likeness = [
        {f: _of_header(h, f, vocabulary) for f in FIELDS} if h else _without_header(p)
        for h, p in zip(headers, profiles, strict=True)
    ]
    with_date = [{f for f in FIELDS if h and vocabulary.names_with_date(h[-1], f)} for h in headers]
    scores = [
        {f: s for f, likely in like.items() if likely >= NAMED and (s := likely + _fit(p, f, f in dated)) >= ENOUGH}
        for like, p, dated in zip(likeness, profiles, with_date, strict=True)
    ]
    _leave_to_first_objective(scores, likeness)
    _leave_to_plain_action(scores, likeness, profiles)
    chosen = _best_choice(scores)
    columns: list[Column] = []
    for index, header in enumerate(headers):
        field = _of_namesake(index, headers, chosen) or _own_or_second(index, likeness[index], scores[index], chosen)
        score = min(1.0, likeness[index][field]) if field else 0.0
        columns.append(Column(index, " ".join(header), field, score, profiles[index], field in with_date[index]))
    return _settle(_described(_nested(_groups_by_place(columns, likeness)), likeness))


def _leave_to_first_objective(scores: Sequence[dict[str, float]], likeness: Sequence[dict[str, float]]) -> None:
    """Where a header before the actions plainly says objective, no column behind them is it, whatever its header."""
    action = max(range(len(scores)), key=lambda i: scores[i].get("action", 0.0))
    if any(like["objective"] >= SPELT_ALIKE for like in likeness[:action]):
        for after in scores[action + 1 :]:
            after.pop("objective", None)


def _leave_to_plain_action(
    scores: Sequence[dict[str, float]], likeness: Sequence[dict[str, float]], profiles: Sequence[Profile]
) -> None:
    """Where a header plainly says action and its column groups nothing, what may be one behind it is none: the response
    to a recommendation."""
    plain = [like["action"] >= SPELT_ALIKE and p.merged < GROUPS for like, p in zip(likeness, profiles, strict=True)]
    if any(plain):
        for options, like in zip(scores[plain.index(True) :], likeness[plain.index(True) :], strict=True):
            if like["action"] <= WEAK:
                options.pop("action", None)


def _fit(profile: Profile, field: str, dated: bool) -> float:
    """What stands below a header of two things may be the second, and says nothing against the first."""
    return max(0.0, fit(profile, field)) if dated else fit(profile, field)


def _of_header(texts: tuple[str, ...], field: str, vocabulary: Vocabulary) -> float:
    """Likeness of a header of one or more levels: the innermost text says most, then all levels read together."""
    if not texts:
        return 0.0
    own = vocabulary.likeness(texts[-1], field)
    together = vocabulary.likeness(" ".join(texts), field) if len(texts) > 1 else 0.0
    return max(own, together * ONE_OF_TWO)


def _without_header(profile: Profile) -> dict[str, float]:
    """What stands below no header says nothing of a field, unless it numbers the rows."""
    return dict.fromkeys(FIELDS, 0.0) | {"ref": NAMED if profile.references >= NEARLY_ALL else 0.0}


def _best_choice(scores: Sequence[dict[str, float]]) -> list[str | None]:
    """One field at most for each column, each field once, the sum of scores as high as can be."""
    best: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {frozenset(): (0.0, ())}
    for options in scores:
        step: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {}
        for used, (total, path) in best.items():
            for field, score in ((None, 0.0), *options.items()):
                if field in used:
                    continue
                key = used | {field} if field else used
                if key not in step or step[key][0] < total + score:
                    step[key] = (total + score, (*path, field))
        best = step
    return list(max(best.values(), key=lambda found: found[0])[1])


def _own_or_second(
    index: int, likeness: dict[str, float], scores: dict[str, float], chosen: Sequence[str | None]
) -> str | None:
    """The field chosen for a column, unless its header names one that another column has too more plainly."""
    own, second = chosen[index], _second_of(index, likeness, scores, chosen)
    return second if own is None or (second and likeness[second] > likeness[own]) else own


def _second_of(
    index: int, likeness: dict[str, float], scores: dict[str, float], chosen: Sequence[str | None]
) -> str | None:
    """A field that another column has too, where this column's header names it just as plainly (Start, Finish)."""
    for field in sorted(scores, key=lambda f: -scores[f]):
        if field not in ONCE and field in chosen and likeness[field] >= SPELT_ALIKE:
            return field
    return None


def _of_namesake(index: int, headers: Sequence[tuple[str, ...]], chosen: Sequence[str | None]) -> str | None:
    """The field of an earlier column whose header says the same but for the time (``Progress Q1``, ``Progress Q2``)."""
    words = words_of(" ".join(headers[index]))
    before = (at for at in range(index) if words and words_of(" ".join(headers[at])) == words)
    return next((field for at in before if (field := chosen[at]) and field not in ONCE), None)


def _described(columns: list[Column], likeness: Sequence[dict[str, float]]) -> list[Column]:
    """Beside a column that names each thing to be done (``Project``), ``Description`` only describes it."""
    action = next((c for c in columns if c.field == "action"), None)
    if action is None or words_of(action.header) not in DESCRIPTIONS:
        return columns
    named = [c for c in columns[: action.index] if not c.field and _names_each(c, likeness[c.index]["action"])]
    swapped = {action.index: replace(action, field=None, score=0.0)}
    swapped |= {c.index: replace(c, field="action", score=WEAK) for c in named[-1:]}
    return [swapped.get(c.index, c) for c in columns] if named else columns


def _names_each(column: Column, likeness: float) -> bool:
    profile = column.profile
    return likeness >= WEAK and min(profile.filled, profile.distinct) >= NEARLY_ALL and profile.references < NAMED


def _groups_by_place(columns: list[Column], likeness: Sequence[dict[str, float]]) -> list[Column]:
    """What groups actions stands before them or is merged down, and is their objective unless its header says section
    plainly."""
    action = next((c.index for c in columns if c.field == "action"), len(columns))
    used = {c.field for c in columns}
    out: list[Column] = []
    for column, like in zip(columns, likeness, strict=True):
        is_behind = column.index > action and column.profile.merged < GROUPS
        if column.field == "objective" and is_behind and column.score < SPELT_ALIKE:
            column = replace(column, field=_instead(like, used))
        elif "objective" not in used and _is_objective(column, like, action):
            column = replace(column, field="objective", score=column.score or NAMED)
        used.add(column.field)
        out.append(column)
    return out


def _nested(columns: list[Column]) -> list[Column]:
    """Where a column between the objective and the actions groups these more finely, and its header says no other field
    plainly, it is their objective, and the one around it a section."""
    outer = next((c for c in columns if c.field == "objective"), None)
    action = next((c.index for c in columns if c.field == "action"), 0)
    if outer is None or outer.profile.merged < GROUPS or any(c.field == "section" for c in columns):
        return columns
    inner = next((c for c in columns[outer.index + 1 : action] if _is_inside(c, outer)), None)
    if inner is None:
        return columns
    fields = {outer.index: "section", inner.index: "objective"}
    return [replace(c, field=fields.get(c.index, c.field)) for c in columns]


def _is_inside(column: Column, outer: Column) -> bool:
    may_be = column.field in (None, "outcome", "measure") and column.score < SPELT_ALIKE
    return may_be and INSIDE <= column.profile.merged < outer.profile.merged


def _is_objective(column: Column, likeness: dict[str, float], action: int) -> bool:
    """Whether a column is the objective for want of another; a measure before its actions is what they carry out, and so is
    what is merged down over several of them, behind them only where its header says as much."""
    if column.field == "section":
        return likeness["objective"] >= likeness["section"]
    if column.field == "measure":
        return column.index < action and likeness["objective"] >= WEAK
    if column.field or column.profile.merged < GROUPS:
        return False
    return column.index < action or max(likeness["objective"], likeness["action"]) >= WEAK


def _instead(likeness: dict[str, float], used: Collection[str | None]) -> str | None:
    """The field for a column that groups nothing although its header may mean that."""
    able = [f for f in ("measure", "outcome") if f not in used and likeness[f] >= NAMED]
    return max(able, key=lambda f: likeness[f], default=None)


def _settle(columns: list[Column]) -> tuple[Column, ...]:
    """What only the table as a whole can tell: status or progress, a table without an action column."""
    columns = [_status_or_progress(c, columns) for c in columns]
    if not any(c.field == "action" for c in columns):
        columns = _find_action(columns)
    return tuple(columns)


def _status_or_progress(column: Column, columns: Sequence[Column]) -> Column:
    """Status words make ``status``, sentences make ``progress``, whatever the header says; never two of one."""
    others = {c.field for c in columns if c is not column}
    profile = column.profile
    if any(c is not column and c.field == column.field and _are_namesakes(c, column) for c in columns):
        return column
    if column.field == "progress" and profile.statuses >= 0.6 and profile.is_short and "status" not in others:
        return replace(column, field="rag" if profile.rags >= 0.6 and "rag" not in others else "status")
    if column.field in ("status", "progress") and profile.rags >= 0.8 and "rag" not in others:
        return replace(column, field="rag")
    if column.field == "status" and profile.words >= SENTENCE_WORDS and "progress" not in others:
        return replace(column, field="progress")
    return column


def _are_namesakes(one: Column, other: Column) -> bool:
    """Whether two headers say the same but for the time."""
    words = words_of(one.header)
    return bool(words) and words == words_of(other.header)


def _find_action(columns: list[Column]) -> list[Column]:
    """Without an action column, what is to be done is the longest text of a table that has leads or dates.

    Its header may be blank where both stand beside it; where something more does, a few words are enough.
    """
    fields = {c.field for c in columns}
    if not fields & {"lead", "timeframe", "status", "rag"} or len(fields & SUPPORT) < 2:
        return columns
    both = {"lead", "timeframe"} <= fields
    able = [c for c in columns if c.field in (None, "objective", "outcome", "measure") and c.profile.grouped < 0.3]
    able = [c for c in able if (c.header or both) and c.profile.words >= FEWEST_WORDS] or [
        c for c in able if both and len(fields & SUPPORT) > 2 and not c.header and _are_names(c.profile)
    ]
    if not able:
        return columns
    action = max(able, key=lambda c: (c.field == "objective", c.profile.words))
    return [replace(c, field="action", score=ENOUGH) if c is action else c for c in columns]


def _are_names(profile: Profile) -> bool:
    """Whether the texts of a column are names of things, each another: no numbers, no codes."""
    numbers = max(profile.references, profile.codes)
    return min(profile.filled, profile.lettered, profile.distinct) >= NEARLY_ALL and numbers < NAMED
