"""Entries of a glossary whose code cannot be read, known by their title in the reference set."""

from __future__ import annotations

from collections.abc import Collection

from hcingest.matcher.definitions import Definition
from hcingest.matcher.likeness import likest
from hcingest.matcher.recognition import Mention
from hcingest.matcher.reference_set import reference
from hcingest.model.problem import Problem
from hcingest.model.words import pages_of

TITLE_WORDS = 3  # words; a shorter title is known only where it is the same to the letter
FEWEST_WORDS = 2  # words; one word alone is no title


def mention_of_title(title: str, kind: str, taken: Collection[str]) -> Mention | None:
    """The code of this kind that has this title in the reference set, if it is not taken."""
    words = len(title.split())
    found = likest(title, {entry.code: entry.title for entry in reference().values() if entry.scheme == kind})
    if found is None or words < FEWEST_WORDS or (words < TITLE_WORDS and found[1] < 1) or found[0] in taken:
        return None
    return Mention(found[0], kind, reference()[found[0]].number, "", 0, 0, "fuzzy", found[1])


def known_by_title(definition: Definition) -> Problem:
    """What a person should look at: the entry, and the code that it was taken for."""
    code, text = definition.mentions[0].code, definition.text
    message = f"The glossary's entry {text!r} has no code that can be read; by its title it is {code}."
    return Problem("fuzzy-match", message, text=code, pages=pages_of(definition.pieces), place=definition.place)
