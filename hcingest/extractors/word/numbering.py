"""The numbers that Word generates in front of paragraphs, as it prints them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from hcingest.extractors.word.attributes import switch, whole_number
from hcingest.extractors.word.package import Package, W

_LEVELS = 9
_MOST_SPELT = 3999  # the highest number that has a Roman form; more letters than that say nothing
_BULLET_FORMATS = frozenset({"bullet", "picture"})
_CARDINALS = (
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen",
    "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty",
)  # fmt: skip
_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh",
    "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    "Twentieth",
)  # fmt: skip
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a paragraph or a style says of its numbering; None where it is silent. The list ``"0"`` is none at all."""

    number_id: str | None = None
    depth: int | None = None

    def over(self, below: Reference) -> Reference:
        """This where it says something, the other below it."""
        return Reference(
            below.number_id if self.number_id is None else self.number_id,
            below.depth if self.depth is None and self.number_id is None else self.depth,
        )


def reference_of(properties: etree._Element | None) -> Reference:
    """The numbering that a w:pPr names."""
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return Reference()
    number, level = found.find(W + "numId"), found.find(W + "ilvl")
    return Reference(
        number.get(W + "val", "0") if number is not None else None,
        whole_number(level.get(W + "val")) if level is not None else None,
    )


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, its text (``%1.%2``), where it starts and after which it restarts."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    """Number of the level (from 1) whose steps restart this one; None: any level above; 0: never."""
    plain: bool = False
    """Legal numbering: every number in the text is shown in plain figures."""
    style: str = ""
    """Id of the paragraph style that stands for this level."""


Levels = dict[int, Level]


@dataclass
class Numbering:
    """All lists of a document, and how far each has counted."""

    lists: dict[str, tuple[str, Levels]] = field(default_factory=dict)
    """numId -> (abstract list, its levels); lists of one abstract list count on together."""
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    restarted: set[str] = field(default_factory=set)
    overrides: dict[str, set[int]] = field(default_factory=dict)

    def next(self, reference: Reference, style_id: str = "") -> str:
        """The number of the next paragraph of a list level, "" for bullets and unknown lists."""
        number_id = reference.number_id
        if number_id is None or number_id not in self.lists:
            return ""
        abstract, levels = self.lists[number_id]
        depth = _depth(reference, levels, style_id)
        if not 0 <= depth < _LEVELS:
            return ""
        counts = self.counts.setdefault(abstract, [None] * _LEVELS)
        self._restart(number_id, counts)
        here = levels.get(depth, Level())
        before = counts[depth]
        counts[depth] = here.start if before is None else before + 1
        for deeper in range(depth + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or depth < restart:
                counts[deeper] = None
        return "" if here.form in _BULLET_FORMATS else _printed(here, counts, levels)

    def _restart(self, number_id: str, counts: list[int | None]) -> None:
        """A list that overrides where to start does so once, where it is first used."""
        if number_id not in self.restarted:
            self.restarted.add(number_id)
            for level in self.overrides.get(number_id, ()):
                counts[level] = None


def _depth(reference: Reference, levels: Levels, style_id: str) -> int:
    """The level from 0: as said, or else the one that the paragraph's style stands for."""
    if reference.depth is not None:
        return reference.depth
    return next((depth for depth, level in levels.items() if style_id and level.style == style_id), 0)


def _printed(here: Level, counts: list[int | None], levels: Levels) -> str:
    def number(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        level = levels.get(depth, Level())
        value = counts[depth]
        return formatted(level.start if value is None else value, "decimal" if here.plain else level.form)

    return re.sub(r"%([1-9])", number, here.text).strip()


def formatted(value: int, form: str) -> str:
    """A number in one of Word's formats; formats of other scripts come out as plain figures."""
    if not 0 < value <= _MOST_SPELT:
        return str(value)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(value) if form == "lowerRoman" else _roman(value).upper()
    if form in ("cardinalText", "ordinalText") and value <= len(_CARDINALS):
        return (_CARDINALS if form == "cardinalText" else _ORDINALS)[value - 1]
    if form == "ordinal":
        return f"{value}{_ordinal_ending(value)}"
    if form == "none":
        return ""
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _ordinal_ending(value: int) -> str:
    if 10 <= value % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _roman(value: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        out += letters * count
    return out


def read_numbering(package: Package, part: str) -> Numbering:
    name = next((target for kind, target in package.related(part) if kind == "numbering"), "")
    numbering = Numbering()
    if not name:
        return numbering
    root = package.tree(name)
    abstract = {e.get(W + "abstractNumId", ""): e for e in root.iterfind(W + "abstractNum")}
    for element in root.iterfind(W + "num"):
        number_id = element.get(W + "numId", "")
        target = element.find(W + "abstractNumId")
        of = _linked(target.get(W + "val", "") if target is not None else "", abstract)
        levels = _levels(abstract[of]) if of in abstract else {}
        for override in element.iterfind(W + "lvlOverride"):
            _override(numbering, number_id, override, levels)
        numbering.lists[number_id] = (of, levels)
    return numbering


def _linked(abstract_id: str, abstract: dict[str, etree._Element]) -> str:
    """The abstract list that holds the levels: one that only names a list style points to the one that defines it."""
    element = abstract.get(abstract_id)
    link = element.find(W + "numStyleLink") if element is not None else None
    if link is None:
        return abstract_id
    for other_id, other in abstract.items():
        style = other.find(W + "styleLink")
        if style is not None and style.get(W + "val") == link.get(W + "val"):
            return other_id
    return abstract_id


def _override(numbering: Numbering, number_id: str, override: etree._Element, levels: Levels) -> None:
    depth = _number(override.get(W + "ilvl"), 0)
    own = override.find(W + "lvl")
    if own is not None:
        levels[depth] = _level(own)
    start = override.find(W + "startOverride")
    if start is not None:
        level = levels.get(depth, Level())
        levels[depth] = replace(level, start=_number(start.get(W + "val"), 1))
        numbering.overrides.setdefault(number_id, set()).add(depth)


def _levels(abstract: etree._Element) -> Levels:
    return {_number(e.get(W + "ilvl"), 0): _level(e) for e in abstract.iterfind(W + "lvl")}


def _level(element: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(W + name)
        return found.get(W + "val", default) if found is not None else default

    restart = value("lvlRestart", "")
    return Level(
        value("numFmt", "decimal"), value("lvlText", ""), _number(value("start", "1"), 1),
        whole_number(restart), switch(element, "isLgl") or False, value("pStyle", ""),
    )  # fmt: skip


def _number(text: str | None, default: int) -> int:
    found = whole_number(text)
    return default if found is None else found
