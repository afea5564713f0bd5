"""OpenDocument texts (.odt): translated to Word's XML in memory and read by the reader of Word files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from hcingest.errors import DamagedFileError
from hcingest.extractors.opendocument.blocks import Translation, translate
from hcingest.extractors.opendocument.census import count_words
from hcingest.extractors.opendocument.inline import Draft
from hcingest.extractors.opendocument.names import OFFICE, TEXT
from hcingest.extractors.opendocument.styles import Styles, read_styles, styled_stories
from hcingest.extractors.word.body import walk_blocks
from hcingest.extractors.word.convert import find_soffice
from hcingest.extractors.word.package import W, open_package
from hcingest.extractors.word.reading import document_of, read_word, refuse_pages
from hcingest.extractors.word.stories import Part, other_stories
from hcingest.extractors.word.story import Story
from hcingest.extractors.word.styles import ParagraphStyle
from hcingest.extractors.word.styles import Styles as WordStyles
from hcingest.extractors.word.walk import Walk
from hcingest.model.document import Document
from hcingest.options import Options

NEW_COPY = "Open it in LibreOffice or Word, save it again and try that copy."


def read_opendocument(path: Path, data: bytes, options: Options) -> Document:
    """Read an .odt. Raises SourceError, or UsageError where pages are asked for."""
    refuse_pages(path, options)
    package = open_package(data, path)
    content = package.tree("content.xml")
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise DamagedFileError("the OpenDocument file has no text.", str(path), NEW_COPY)
    if _shows_its_pages(text) and find_soffice():
        return read_word(path, data, options)
    styles_part = package.tree("styles.xml") if package.has("styles.xml") else etree.Element(OFFICE + "document-styles")
    styles = read_styles(styles_part, content)
    body, translation = translate(text, Draft(styles))
    walk = Walk(_story(styles, options), translation.numbering)
    walk_blocks(body, walk)
    around = list(other_stories(_parts(styles_part, translation), walk))
    read = document_of(path, data, "odt", walk, around)
    return replace(read, second_counts=(count_words(data),))


def _shows_its_pages(text: etree._Element) -> bool:
    """Whether a page number stands in the text itself; only a program that lays the text out knows it.

    Word saves 1 in all of them, so LibreOffice is asked where it is installed.
    """
    return next(text.iter(TEXT + "page-number"), None) is not None


def _story(styles: Styles, options: Options) -> Story:
    """Styles are said on each run already; only the title is told by its name.

    Page numbers stay empty: where LibreOffice saves its soft page breaks, they leave out those inside rows.
    """
    known = WordStyles({"Title": ParagraphStyle("Title", is_title=True)}, styles.default_look())
    return Story(known, options.changes == "accepted")


def _parts(styles_part: etree._Element, translation: Translation) -> Iterator[Part]:
    """Headers and footers, notes and comments in Word's XML."""
    for kind, element in styled_stories(styles_part):
        root = etree.Element(W + "hdr")
        translation.add_blocks(element, root)
        yield kind, root, ""
    for kind, root in translation.draft.stories.items():
        yield kind, root, ""
