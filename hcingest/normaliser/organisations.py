"""The organisations that lead a plan's actions: spellings of one grouped, abbreviations expanded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hcingest.normaliser.abbreviations import abbreviations, key_of, stands_for

_AND = re.compile(r"\s*&\s*|\s+\+\s+")
_CONTRACTED = re.compile(r"(?<=\w)['’](?=\w{2,})")
"""Letters left out of a word: ``P'ship``; one letter behind it is a possessive."""

_BOTH = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_THE = re.compile(r"the\s+", re.IGNORECASE)


def organisation_table(leads: Iterable[Sequence[str]], texts: Iterable[str]) -> tuple[tuple[str, str, int], ...]:
    """(name, what the abbreviation stands for, number of actions) of each organisation, most used first.

    ``leads``: those of each action; ``texts``: where the document may explain abbreviations. Spellings that differ only in spaces, case and punctuation are one, so are contracted ones (``P'ship``) and an
    abbreviation, what the document says that it stands for, and both (``Crime Safety Team (CST)``); the commonest stands for all.
    """
    names = Counter(name for own in leads for name in own)
    meanings = abbreviations(texts)
    keys = _keys(names, {_same(long): short for short, long in meanings.items()})
    spellings: dict[str, Counter[str]] = {}
    for name, count in names.items():
        spellings.setdefault(keys[name], Counter())[name] = count
    rows = [(own.most_common(1)[0][0], _expansion(own, meanings), own.total()) for own in spellings.values()]
    return tuple(sorted(rows, key=lambda row: (-row[2], row[0].casefold())))


def _keys(names: Iterable[str], shorts: dict[str, str]) -> dict[str, str]:
    """What the spellings of each name share; ``shorts``: written out -> abbreviation."""
    keys = {name: key_of(_short_in(name)) or shorts.get(_same(name), _same(name)) for name in names}
    for name in keys:
        if _CONTRACTED.search(name):
            pattern = r"\w*".join(map(_same, _CONTRACTED.split(name)))
            whole = next((key for key in keys.values() if key != keys[name] and re.fullmatch(pattern, key)), "")
            keys[name] = whole or keys[name]
    return keys


def _same(name: str) -> str:
    """``Crime & Safety Team``, ``crime and safety team``."""
    bare = _THE.sub("", name, count=1) if _THE.match(name) else name
    return key_of(_AND.sub(" and ", bare) if " " in bare else bare)


def _short_in(name: str) -> str:
    """The abbreviation in a name that says both: ``Crime Safety Team (CST)``; "" where it does not."""
    both = _BOTH.fullmatch(name)
    if not both:
        return ""
    pairs = ((both[2], both[1]), (both[1], both[2]))
    return next((short for short, long in pairs if key_of(short) and stands_for(short, long.split())), "")


def _expansion(spellings: Counter[str], meanings: dict[str, str]) -> str:
    """What an abbreviation among the spellings stands for, unless the commonest spelling is that."""
    name = spellings.most_common(1)[0][0]
    long = next((meanings[key] for key in map(key_of, spellings) if key in meanings), "")
    return "" if _same(long) == _same(name) or _short_in(name) else long
