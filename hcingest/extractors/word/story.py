"""What is known while the stories of a Word file are read: its words so far, its styles, the page it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.word.drawings import box_contents
from hcingest.extractors.word.package import Package
from hcingest.extractors.word.shading import Theme
from hcingest.extractors.word.styles import Look, Styles
from hcingest.model.words import Style, Word


@dataclass
class Pages:
    """The page on which the walk stands, by the marks that Word left where its pages last began.

    Word marks the start of each page after the first; where it also broke the page by hand, mark and break count
    once. Documents that hold no such mark have no page numbers at all.
    """

    marked: bool = False
    number: int = 1
    broken_by_hand: bool = False
    """Whether a break by hand began this page and no word has come since."""

    @property
    def current(self) -> int | None:
        return self.number if self.marked else None

    def see_mark(self, any_word: bool) -> None:
        """A mark of Word's own; one before the first word of all begins no new page."""
        if any_word and not self.broken_by_hand:
            self.number += 1
        self.broken_by_hand = False

    def see_break(self, any_word: bool) -> None:
        """A page break by hand."""
        if any_word:
            self.number += 1
            self.broken_by_hand = True


@dataclass
class Story:
    """The words of a document as they are met, numbered in reading order."""

    styles: Styles
    accept: bool = True
    theme: Theme = field(default_factory=Theme)
    package: Package | None = None
    part: str = ""
    """The name of the part that is being read; drawings point from it to parts of their own."""
    pages: Pages = field(default_factory=Pages)
    words: list[Word] = field(default_factory=list)
    looks: dict[Look, Style] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(``footnote`` or ``endnote``, id) in the order in which the text points to them."""

    def style(self, look: Look) -> Style:
        found = self.looks.get(look)
        if found is None:
            found = self.looks[look] = look.style()
        return found

    def add(self, text: str, style: Style, page: int | None) -> Word:
        word = Word(len(self.words), text, page, style=style)
        self.words.append(word)
        return word

    @property
    def where(self) -> str:
        """The file, for messages."""
        return self.package.where if self.package else ""

    def boxes(self, drawing: etree._Element) -> Iterator[etree._Element]:
        return box_contents(drawing, self.package, self.part)
