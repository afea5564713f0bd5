"""People, posts and teams: names that are whole in themselves, so that "and" or a comma between them parts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_PARTICLES = r"(?:(?:ap|ab|ferch|de|da|di|van|von|der|den|al|el|bin|bint|le|la|du)\s)*"
_PERSON = re.compile(rf"{_CAPITALISED}(?:\s{_PARTICLES}{_CAPITALISED}){{1,3}}")
"""How a person's name looks: two to four words with capitals, particles between them."""

_INITIAL = re.compile(r"(?:[A-Z]\.?\s?-?){1,3}\s?(?=[A-ZÀ-ÖØ-Þ][\w’'-]+$)")
_HONORIFIC = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|canon|imam|rabbi|sir|dame|lord|lady|cllr|councillor|cyng|pc|dc|sgt|"
    r"inspector|insp|supt|superintendent)\b\.?\s",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:(?:deputy|assistant|interim|acting|joint|corporate|executive|strategic|service)\s+)*(?:heads?|directors?|managers?|leaders?|leads?|"
    r"chairs?|members?|officers?|secretary|portfolio\s+holders?|cabinet\s+members?|ad|hos)\s+(?:of|for|–|-|:|\()?\s*\w",
    re.IGNORECASE,
)
"""How a post begins: ``Head of …``, ``AD Housing``."""

_BODY = re.compile(
    r"\s(?:teams?|services?|boards?|councils?|partnerships?|units?|departments?|directorates?|groups?|trusts?|forums?|committees?|"
    r"agency|agencies|authority|authorities|offices?|colleges?|university|universities|divisions?|panels?|networks?|federations?|"
    r"associations?)$",
    re.IGNORECASE,
)
"""How the name of a team ends."""

_BODY_OF = re.compile(
    r"(?:departments?|ministry|office|university|institute|college|council|board)\s+(?:of|for)\s\w", re.IGNORECASE
)
"""How the name of a body begins: ``Ministry of …``."""

_OFFICER = re.compile(r"\s(?:managers?|officers?|co-?ordinators?|directors?|advis[eo]rs?)$", re.IGNORECASE)
"""How an officer's title ends."""


def are_whole(names: Sequence[str]) -> bool:
    """Whether each of several names is one in itself: all posts, all teams, all titles, or people."""
    posts = [bool(_POST.match(name)) for name in names]
    ends = (all(map(end.search, names)) for end in (_BODY, _OFFICER))
    named = all(posts) or (not any(posts) and any(ends)) or all(map(_BODY_OF.match, names))
    return named or are_people(names)


def are_posts(names: Sequence[str]) -> bool:
    return all(map(_POST.match, names))


def is_post(name: str) -> bool:
    """Whether a name begins or ends as an officer's title does."""
    return bool(_POST.match(name) or _OFFICER.search(name))


def are_people(names: Sequence[str]) -> bool:
    """Whether several names are people's: one is for certain, the others look so."""
    return any(map(is_person, names)) and all(map(_looks_like_a_person, names))


def is_person(name: str) -> bool:
    """Whether a name begins with an initial, a title or a common given name: ``J. Smith``, ``Cllr Jones``, ``Jane Doe``."""
    if not _looks_like_a_person(name):
        return False
    first = name.split()[0].casefold()
    given = first in _given_names() or first.split("-")[0] in _given_names()
    return bool(_HONORIFIC.match(name) or _INITIAL.match(name)) or given


def _looks_like_a_person(name: str) -> bool:
    return bool(_PERSON.fullmatch(name)) and not _BODY.search(name) and not _OFFICER.search(name)


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    """Common given names in the United Kingdom and Ireland, case-folded."""
    return frozenset(resources.files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8").split())
