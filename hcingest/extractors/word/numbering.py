"""The numbers that Word generates in front of paragraphs, as it prints them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.word.package import Package, W

_LEVELS = 9
_BULLET_FORMATS = frozenset({"bullet", "none", "picture"})
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
class Level:
    """One level of a list: its number format, its text (``%1.%2``) and where it starts."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass
class Numbering:
    """All lists of a document, and how far each has counted."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    """numId -> (abstract list, its levels); lists of one abstract list count on together."""
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    restarted: set[str] = field(default_factory=set)
    overrides: dict[str, set[int]] = field(default_factory=dict)

    def next(self, number_id: str, depth: int) -> str:
        """The number of the next paragraph of a list level, "" for bullets and unknown lists."""
        if number_id not in self.lists or not 0 <= depth < _LEVELS:
            return ""
        abstract, levels = self.lists[number_id]
        counts = self.counts.setdefault(abstract, [None] * _LEVELS)
        if number_id not in self.restarted:
            self.restarted.add(number_id)
            for level in self.overrides.get(number_id, ()):
                counts[level] = None
        here = levels.get(depth, Level())
        before = counts[depth]
        counts[depth] = here.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if here.form in _BULLET_FORMATS:
            return ""
        return _printed(here.text, counts, levels)


def _printed(text: str, counts: list[int | None], levels: dict[int, Level]) -> str:
    def number(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        level = levels.get(depth, Level())
        value = counts[depth]
        return formatted(level.start if value is None else value, level.form)

    return re.sub(r"%([1-9])", number, text).strip()


def formatted(value: int, form: str) -> str:
    """A number in one of Word's formats; formats of other scripts come out as plain figures."""
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and value > 0:
        return _roman(value) if form == "lowerRoman" else _roman(value).upper()
    if form == "decimalZero":
        return f"{value:02d}"
    return str(value)


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
    abstract = {e.get(W + "abstractNumId", ""): _levels(e) for e in root.iterfind(W + "abstractNum")}
    for element in root.iterfind(W + "num"):
        number_id = element.get(W + "numId", "")
        target = element.find(W + "abstractNumId")
        of = target.get(W + "val", "") if target is not None else ""
        levels = dict(abstract.get(of, {}))
        for override in element.iterfind(W + "lvlOverride"):
            _override(numbering, number_id, override, levels)
        numbering.lists[number_id] = (of, levels)
    return numbering


def _override(numbering: Numbering, number_id: str, override: etree._Element, levels: dict[int, Level]) -> None:
    depth = _number(override.get(W + "ilvl"), 0)
    own = override.find(W + "lvl")
    if own is not None:
        levels[depth] = _level(own)
    start = override.find(W + "startOverride")
    if start is not None:
        level = levels.get(depth, Level())
        levels[depth] = Level(level.form, level.text, _number(start.get(W + "val"), 1))
        numbering.overrides.setdefault(number_id, set()).add(depth)


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {_number(e.get(W + "ilvl"), 0): _level(e) for e in abstract.iterfind(W + "lvl")}


def _level(element: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(W + name)
        return found.get(W + "val", default) if found is not None else default

    return Level(value("numFmt", "decimal"), value("lvlText", ""), _number(value("start", "1"), 1))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else default
