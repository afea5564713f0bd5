"""Makes green-town.docx with what Word plans are made of, written as Word writes it."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from plan_texts import GREEN_CODES, GREEN_HEADER, GREEN_MORE, GREEN_MORE_HEADER, GREEN_ROWS

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FOOTNOTES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NOTE = "Figures are for the year to March; the leisure centres are counted from 2022."
CHANGE = 'w:id="{}" w:author="Town Clerk" w:date="2023-05-02T09:00:00Z"'


def green_town(target: Path) -> None:
    """A Word plan: cells merged down, bands, shading, tracked changes, a footnote, a table of codes."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10)
    _on_its_side(document.sections[0])
    document.sections[0].header.paragraphs[0].text = "Green Town: Climate Action Plan"
    document.add_heading("Green Town: Climate Action Plan 2023–25", 0)
    document.add_paragraph("Eastmere Town Council has promised to be carbon neutral by 2035. This is what comes first.")
    document.add_heading("What the council does itself", 1)
    table = _table(document, GREEN_HEADER, sum(len(rows) for _, rows in GREEN_ROWS))
    _fill_own(table)
    _change(table.cell(1, 1).paragraphs[0], "ins", " The panels are bought, not leased.")
    _change(table.cell(5, 1).paragraphs[0], "del", " Hydrogen is looked at too.")
    _in_content_control(table.cell(2, 2))
    document.add_heading("What others are asked to do", 1)
    _fill_more(_table(document, GREEN_MORE_HEADER, sum(1 + len(rows) for _, rows in GREEN_MORE)))
    heading = document.add_heading("Performance indicators", 1)
    _fill_codes(_table(document, ("Code", "Definition"), len(GREEN_CODES)))
    _footnote(document, heading, NOTE)
    _save(document, target)


def _on_its_side(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _table(document: Any, header: tuple[str, ...], rows: int) -> Any:
    """A table with a header row that Word repeats on every page."""
    table = document.add_table(rows=rows + 1, cols=len(header))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return table


def _fill_own(table: Any) -> None:
    at = 1
    for workstream, rows in GREEN_ROWS:
        table.cell(at, 0).merge(table.cell(at + len(rows) - 1, 0)).text = workstream
        for *texts, colour in rows:
            for column, text in enumerate(texts, start=1):
                table.cell(at, column).text = text
            _shade(table.cell(at, 5), colour)
            at += 1


def _fill_more(table: Any) -> None:
    at = 1
    for band, rows in GREEN_MORE:
        table.cell(at, 0).merge(table.cell(at, len(GREEN_MORE_HEADER) - 1)).text = band
        _shade(table.cell(at, 0), "e2efd9")
        for offset, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                table.cell(at + offset, column).text = text
        at += 1 + len(rows)


def _fill_codes(table: Any) -> None:
    for row, (code, title) in zip(table.rows[1:], GREEN_CODES, strict=True):
        row.cells[0].text, row.cells[1].text = code, title


def _shade(cell: Any, colour: str) -> None:
    if colour:
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))


def _change(paragraph: Any, kind: str, text: str) -> None:
    """A tracked insertion (``ins``) or deletion (``del``) at the end of a paragraph."""
    element = "w:t" if kind == "ins" else "w:delText"
    run = f'<w:r><{element} xml:space="preserve">{text}</{element}></w:r>'
    paragraph._p.append(parse_xml(f"<w:{kind} {nsdecls('w')} {CHANGE.format(len(text))}>{run}</w:{kind}>"))


def _in_content_control(cell: Any) -> None:
    """Put a cell's paragraph into a content control, as forms have them."""
    paragraph = cell.paragraphs[0]._p
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    paragraph.addprevious(control)
    control[1].append(paragraph)
    cell._tc.append(parse_xml(f"<w:p {nsdecls('w')}/>"))


def _footnote(document: Any, paragraph: Any, text: str) -> None:
    marks = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    )
    note = f'{marks}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, note.encode(), document.part.package)
    document.part.relate_to(part, FOOTNOTES_LINK)
    mark = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/>'
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{mark}</w:r>"))


def _save(document: Any, target: Path) -> None:
    """Save with fixed dates, in the package and in its zip."""
    properties = document.core_properties
    properties.created = properties.modified = datetime.datetime(2024, 1, 1)
    properties.title, properties.author = "Green Town", "Eastmere Town Council"
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, source.read(name))
