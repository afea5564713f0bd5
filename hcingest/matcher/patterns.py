"""The regular expressions that find codes, made once for each set of schemes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hcingest.matcher.schemes import Scheme, Schemes

CONFUSED = {"I": "l1|i", "O": "0", "S": "5", "B": "8", "Z": "2"}
"""Capitals and what text recognition takes them for."""

FIGURES_CONFUSED = {"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "Z": "2"}
"""Signs that text recognition puts for figures."""

_NOTHING = r"(?!)"

_BEFORE = r"(?<![^\W\d_])(?<![A-Z]\.)(?<![£$€])"
"""A code is no tail of a word (``OMNI 35``), of initials (``U.N.I.``) or of a sum."""

_GAP = r"(?:\.|\s{0,2}(?:[:#(\[/_\u2010-\u2014-]\s{0,2})?)"
"""Between prefix and number: ``NI35``, ``NI: 35``, ``NI (35)``; a full stop followed by a space ends a sentence."""

_SAYING = "a|all|and|are|as|at|both|by|for|from|has|have|in|is|on|or|that|to|was|were|which|will|with"
_UNITS = (
    r"(?:(?:working|calendar|full|school)\s+)?(?:minute|min|hour|hr|day|week|month|year|yr|mile|metre)s?|per\s?cent|[ap]m|"
    r"k[mg]|ng/ml|[mb]illion"
)
_MEASURED = rf"(?:\s?(?:[\u2010-\u2014-]|to)\s?\d+)?\s(?:{_UNITS})\b"

NO_NUMBER = re.compile(
    rf"""
    24/7\b | (?P<half>\d+) / (?P=half)\b                        # 50/50
    | \d+,\d{{3}} (?: ,\d{{3}} | \s (?!(?:{_SAYING})\b)[a-z] )     # 12,500 people
    | \d{{1,2}} (?P<mark>[/.-]) \d{{1,2}} (?P=mark) (?:19|20)\d\d\b  # 31/03/2011
    | \d{{1,2}} : \d{{1,2}}\b (?!\s?%)                             # 10:30, 1:4
    | \d{{1,3}} (?: \s\d{{3,4}} ){{2}}\b                            # 028 9052 0700
    | \d+ {_MEASURED}                                           # 5 working days, 16-24 year olds
    | \d+ \s (?:in|of|out\s+of) \s \d{{1,3}}\b                    # 1 in 4
    | \d{{1,2}} \s \d[A-Z]{{2}}\b                                 # SO14 0YN
    | \d+ \+ (?!\s?[\dA-Z])                                     # 18+
    | \d+ (?: [\u2010-\u2014-]\d+ )? \s?% (?!\s\w)                # 90-95%
    """,
    re.VERBOSE,
)
"""A figure behind a prefix that counts, measures or dates something; it is no code's."""

_FIRST_END = r"(?![a-z\d_%])(?!\.\d)(?!,000\b)(?![A-Z](?![A-Z]{1,5}(?:\s?\d|\s+DSO)))"
"""Behind the first number: ``NI35PSA26`` are two codes, ``NI 2010``, ``NI 35%``, ``NI 3.5`` and ``NI 35MW`` none."""

_LIST_GLUE = r"\s*(?:,\s*(?:and\b|&)?|&|and\b|or\b|\+|;|/|[\u2010-\u2014-]|to\b|through\b|\n)\s*"

_PART_GLUE = r"\s*[:(\[]\s*"
"""Between a code and its parts: ``SDG 3 (3.4, 3.8)``, ``SDG 3: 3.4``."""

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_FURTHER_END = rf"(?!\w)(?!\.\d)(?!\s*%)(?!(?:,\d{{3}})?\s+(?:(?!(?:{_SAYING})\b)[a-z]|(?:{_MONTHS})))(?!{_MEASURED})"
"""Behind a further number of a list: no share, no month, no thing that the number counts (``and 3 others``)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of code is found.

    ``anchor`` finds a code with its prefix: groups ``number``, ``figures`` (a number with slips), ``slip`` (a prefix
    with one) and ``department``. ``further`` matches behind a code what goes on with a list: ``glue`` and a
    ``number`` or ``letter``, printed from ``from`` on.
    """

    scheme: Scheme
    anchor: re.Pattern[str]
    further: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All kinds, and one pattern of their prefixes that tells quickly which of them a text may hold."""

    prefixes: re.Pattern[str]
    kinds: dict[str, Kind]

    def kinds_in(self, text: str) -> list[Kind]:
        names = {match.lastgroup for match in self.prefixes.finditer(text)}
        return [kind for name, kind in self.kinds.items() if name in names]


@lru_cache(maxsize=8)
def patterns_of(schemes: Schemes) -> Patterns:
    kinds = {f"k{number}": _kind(scheme, schemes) for number, scheme in enumerate(schemes.schemes)}
    longest_first = sorted(kinds.items(), key=lambda item: -len(item[1].scheme.name))
    prefixes = "|".join(
        f"(?P<{name}>{kind.scheme.prefix}|{_slips_of(kind.scheme.name)})" for name, kind in longest_first
    )
    return Patterns(re.compile(rf"(?<![^\W\d_])(?:{prefixes or _NOTHING})"), kinds)


def _kind(scheme: Scheme, schemes: Schemes) -> Kind:
    anchor = _departmental(scheme, schemes) if scheme.department else _plain(scheme)
    return Kind(scheme, re.compile(anchor), re.compile(_further(scheme)))


def _plain(scheme: Scheme) -> str:
    signs = "".join(map(re.escape, FIGURES_CONFUSED))
    figures = rf"(?=[{signs}]*[0-9])(?=[0-9]*[{signs}])[0-9{signs}]{{2,4}}(?![\w|])"
    slipped = rf"(?P<slip>{_slips_of(scheme.name)})(?=\s?{scheme.number}(?!\w))"
    number = rf"(?P<number>{scheme.number}){_FIRST_END}|(?P<figures>{figures})"
    return rf"{_BEFORE}(?:{scheme.prefix}|{slipped}){_GAP}(?:{number})"


def _departmental(scheme: Scheme, schemes: Schemes) -> str:
    spelled = "|".join(map(_spelled, schemes.departments)) or _NOTHING
    return (
        rf"(?<![\w&])(?P<department>(?i:{spelled})|[A-Z][A-Za-z]{{1,5}})(?:['’]s)?[\s/-]{{1,2}}"
        rf"(?:{scheme.prefix}|(?P<slip>{_slips_of(scheme.name)}))(?![^\W\d])(?:{_GAP}(?P<number>{scheme.number}){_FIRST_END})?"
        rf"(?P<figures>{_NOTHING})?"
    )


def _spelled(department: str) -> str:
    return r"\s+".join("(?:and|&)" if word == "and" else re.escape(word) for word in department.split())


def _further(scheme: Scheme) -> str:
    repeated = rf"(?:{scheme.prefix}\s{{0,2}})?" if scheme.department else ""
    number = rf"(?P<number>{scheme.number}){_FURTHER_END}"
    glue = (
        rf"(?:{_LIST_GLUE}|{_PART_GLUE}|\s*)(?:{scheme.between})\s*|{_LIST_GLUE}|{_PART_GLUE}"
        if scheme.between
        else _LIST_GLUE
    )
    return rf"(?P<glue>{glue})(?P<from>){repeated}(?:{number}|(?P<letter>[a-h])(?![\w'’.]))"


def _slips_of(name: str) -> str:
    """A pattern for the name with one capital read wrongly; where there is no such capital it matches nothing."""
    slips = [
        re.escape(name[:i]) + f"[{re.escape(CONFUSED[capital])}]" + re.escape(name[i + 1 :])
        for i, capital in enumerate(name)
        if capital in CONFUSED and len(name) > 1
    ]
    return "|".join(slips) or _NOTHING
