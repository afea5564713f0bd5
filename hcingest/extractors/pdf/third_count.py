"""The text of a PDF as pdfminer reads it, made fair: what it guesses and what is drawn twice does not count."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import NoReturn

from pdfminer.converter import PDFPageAggregator
from pdfminer.encodingdb import name2unicode
from pdfminer.layout import LAParams, LTAnno, LTChar, LTContainer, LTItem, LTTextBox
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import list_value, resolve1
from pdfminer.psparser import literal_name

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its remarks on fonts say nothing of words

SYMBOLIC = 4  # flag of a font whose letters are not those of the standard encoding (ISO 32000-1, table 123)
SYMBOLS = ("Symbol", "ZapfDingbats")  # fonts that every reader has, so that files need not describe them
ONE_PLACE = 0.25  # widths of a letter; the same letter this near another is drawn over it, to look bold or by mistake


def pdfminer_texts(data: bytes, numbers: Sequence[int], password: str) -> Iterator[str]:
    """The running text of each page; letters that the file does not name are left out."""
    fonts = _Fonts()
    device = PDFPageAggregator(fonts, laparams=LAParams())
    interpreter = PDFPageInterpreter(fonts, device)
    for page in PDFPage.get_pages(io.BytesIO(data), [n - 1 for n in numbers], password=password):
        interpreter.process_page(page)
        yield "".join(_Page().texts(device.get_result()))


class _Fonts(PDFResourceManager):
    """Fonts that name no letter where pdfminer would guess one.

    It reads a symbol font without encoding as if it had the standard one: a round bullet is the letter ``l`` then.
    """

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        font = super().get_font(objid, spec)
        if "ToUnicode" in spec:
            return font
        told = "Encoding" in spec or hasattr(font, "fontfile")
        if not told and (font.flags & SYMBOLIC or font.fontname in SYMBOLS):
            font.to_unichr = _untold  # type: ignore[method-assign]
        elif codes := _nameless(spec):
            font.to_unichr = partial(_but_for, codes, font.to_unichr)  # type: ignore[method-assign]
        return font


def _untold(cid: int) -> NoReturn:
    raise PDFUnicodeNotDefined(None, cid)


def _but_for(codes: Set[int], to_unichr: Callable[[int], str], cid: int) -> str:
    return _untold(cid) if cid in codes else to_unichr(cid)


def _nameless(spec: Mapping[str, object]) -> frozenset[int]:
    """The codes outside ASCII to which an encoding gives names that mean no letter, such as ``a233``."""
    encoding = resolve1(spec.get("Encoding"))
    names = list_value(encoding.get("Differences", [])) if isinstance(encoding, dict) else []
    codes: set[int] = set()
    code = 0
    for item in names:
        if isinstance(item, int):
            code = item
            continue
        if not 0x20 <= code < 0x7F and not _means_letter(literal_name(item)):
            codes.add(code)
        code += 1
    return frozenset(codes)


def _means_letter(name: str) -> bool:
    try:
        return bool(name2unicode(name))
    except (KeyError, ValueError):
        return False


class _Page:
    """``drawn``: where on the page each letter stands so far."""

    def __init__(self) -> None:
        self.drawn: dict[tuple[str, int], list[float]] = {}

    def texts(self, item: LTItem) -> Iterable[str]:
        if isinstance(item, LTContainer):
            for part in item:
                yield from self.texts(part)
            if isinstance(item, LTTextBox):
                yield "\n"
        elif isinstance(item, LTAnno) or (isinstance(item, LTChar) and not self._is_drawn_over(item)):
            yield item.get_text()

    def _is_drawn_over(self, char: LTChar) -> bool:
        places = self.drawn.setdefault((char.get_text(), round(char.y0)), [])
        again = any(abs(char.x0 - x) < ONE_PLACE * char.width for x in places)
        places.append(char.x0)
        return again
