"""Makes the samples of this folder. Byte-identical on every run.

    pip install '.[test]' && python samples/make_samples.py

All councils, people and plans are invented.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

HERE = Path(__file__).parent
rl_config.invariant = 1

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=8)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
SECTION = ParagraphStyle("section", parent=TEXT, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8)

GREEN, AMBER, RED = colors.HexColor("#92d050"), colors.HexColor("#ffc000"), colors.HexColor("#ff5050")

Row = tuple[str, ...]


def running(title: str) -> Any:
    """Draws the page header and footer."""

    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        width, height = document.pagesize
        canvas.drawString(40, height - 28, title)
        canvas.drawString(40, 24, "Northwick Borough Council")
        canvas.drawRightString(width - 40, 24, f"Page {canvas.getPageNumber()}")

    return draw


SAFER_HEADER = ("Objective", "Action", "By when", "Lead", "National Indicator", "Progress", "RAG")
SAFER: tuple[tuple[str, tuple[tuple[str, tuple[Row, ...]], ...]], ...] = (
    (
        "Priority A: Streets where people feel safe",
        (
            (
                "1. Light the routes that people use after dark",
                (
                    ("Survey the lamps on the twelve walking routes to the station and mend those that are out. Residents on each route are asked which corners they avoid, and their answers are put on the map that the crew works from.", "June 2010", "Highways", "NI 17 PSA 23", "All routes surveyed; nine mended.", "Green"),
                    ("Cut back hedges that hide the path behind Mill Lane", "By end of September 2010", "Parks / Highways", "NI 17 PSA 23", "Waiting for the end of the nesting season.", "Amber"),
                    ("Publish the lighting map and say when each fault will be mended.", "Q4 2010/11", "Web Team", "", "", "Amber"),
                ),
            ),
            (
                "2. Be seen and be known",
                (
                    ("Hold a street surgery each month in every ward, at a time when people who work shifts can come.", "June 2010 / ongoing", "Police; Wardens", "NI 21 PSA 23 NI 24 HO DSO", "Held in seven of nine wards.", "Amber"),
                    ("Give each neighbourhood the name and number of one officer, on a card ¶through every door and on the council's pages, and renew the card when the officer changes.", "From April 2010", "Police", "NI 21 PSA 23", "Cards delivered.", "Green"),
                ),
            ),
        ),
    ),
    (
        "Priority B: Help for those who are harmed",
        (
            (
                "3. Make it easy to report hatred and abuse",
                (
                    ("Open three places where people can report a hate crime without going to a police station: the library, the college and the advice centre. Staff are trained before the doors open, ¶and a poster in eleven languages says what will happen with a report and who will see it.", "January 2011", "Equalities / Victim Support", "NI 1, NI 21", "Two of three are open.", "Amber"),
                    ("Answer every report within two working days.", "Ongoing", "Police", "NI 21 PSA 23", "Met in 91% of cases.", "Green"),
                    ("Tell the person who reported how it ended, even where nobody was charged; the letter is written with them and not only to them.", "Throughout 2010/11", "Police / Victim Support", "NI 23 HO DSO", "No system for this yet.", "Red"),
                ),
            ),
            (
                "4. Stay with the families of victims",
                (
                    ("Name one worker for each family.", "31 March 2011", "Children's Services", "NI 33", "", ""),
                    ("Review with each family after six months what helped and what did not, and bring what was learned to the partnership in the spring.", "March 2011, then ongoing", "Children's Services", "", "Starts when the workers are named.", ""),
                ),
            ),
        ),
    ),
)  # fmt: skip
SAFER_GLOSSARY = (
    "NI 1: People from different backgrounds get on well together PSA 21",
    "NI 17: Perceptions of anti-social behaviour PSA 23",
    "NI 21: Dealing with local concerns about anti-social behaviour and crime PSA 23",
    "NI 23: People in the area treat one another with respect HO DSO",
    "NI 24: Satisfaction with the way that anti-social behaviour is dealt with HO DSO",
    "NI 35: Building resilience to violent extremism PSA 26",
)


def safer_streets(target: Path) -> None:
    """A ruled plan over several pages: bands, merged cells, rows cut by page breaks, colours, a glossary.

    A pilcrow in a text is where the page ends: the row goes on at the top of the next page.
    """
    pages: list[Page] = [Page()]
    for section, objectives in SAFER:
        pages[-1].band(section)
        for objective, rows in objectives:
            shown = objective
            for row in rows:
                parts = [text.split("¶") for text in row]
                for index in range(max(map(len, parts))):
                    if index:
                        pages.append(Page())
                    pages[-1].row(shown, [part[index] if index < len(part) else "" for part in parts], row[-1])
                    shown = ""
            pages[-1].close()
    story: list[Any] = [
        Paragraph("Safer Streets: Action Plan 2010–12", TITLE),
        Paragraph(
            "This plan says what each partner will do. It is reviewed every quarter by the Safer Northwick Partnership.",
            TEXT,
        ),
    ]
    for number, page in enumerate(pages):
        story += [PageBreak()] * (number > 0) + [page.table()]
    story += [Spacer(1, 10), Paragraph("Glossary", SECTION), *(Paragraph(entry, TEXT) for entry in SAFER_GLOSSARY)]
    size = landscape((A4[0] * 0.62, A4[1]))
    document = SimpleDocTemplate(
        str(target), pagesize=size, leftMargin=40, rightMargin=40, topMargin=45, bottomMargin=45, title="Safer Streets"
    )
    document.build(
        story, onFirstPage=running("Safer Streets Action Plan"), onLaterPages=running("Safer Streets Action Plan")
    )


class Page:
    """The part of the ruled plan that stands on one page, its header repeated."""

    def __init__(self) -> None:
        self.data: list[list[Any]] = [[Paragraph(text, HEAD) for text in SAFER_HEADER]]
        self.style: list[tuple[Any, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d9e2f3")),
        ]
        self.first = 1

    def band(self, text: str) -> None:
        at = len(self.data)
        self.style += [("SPAN", (0, at), (-1, at)), ("BACKGROUND", (0, at), (-1, at), colors.HexColor("#eeeeee"))]
        self.data.append([Paragraph(text, HEAD)] + [""] * 6)
        self.first = at + 1

    def row(self, objective: str, cells: list[str], rating: str) -> None:
        colour = {"Green": GREEN, "Amber": AMBER, "Red": RED}.get(rating)
        if colour:
            self.style.append(("BACKGROUND", (6, len(self.data)), (6, len(self.data)), colour))
        self.data.append([Paragraph(objective, CELL), *(Paragraph(text, CELL) for text in cells)])

    def close(self) -> None:
        """The objective's cell is merged over its rows on this page."""
        if len(self.data) > self.first:
            self.style.append(("SPAN", (0, self.first), (0, len(self.data) - 1)))
        self.first = len(self.data)

    def table(self) -> LongTable:
        self.close()
        return LongTable(self.data, colWidths=[110, 250, 85, 85, 80, 105, 45], style=self.style)


WARM: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Theme One: Homes that hold their heat",
        (
            ("1.1", "Insulate the lofts of 400 council homes, the oldest first.", "Housing", "By March 2013", "400 homes done"),
            ("1.2", "Offer every private tenant a free survey and a letter to the landlord that says what it found.", "Advice Centre", "2012/13", "Surveys carried out"),
            ("1.3", "Replace boilers that are older than twenty years.", "Housing", "End December 2013", "Share of boilers under ten years"),
        ),
    ),
    (
        "Theme Two: Bills that people can pay",
        (
            ("2.1", "Train forty volunteers to read a bill with a neighbour.", "Age Alliance / Advice Centre", "September 2012", "Volunteers trained"),
            ("2.2", "Buy heating oil together with six parishes.", "Parish Councils", "Ongoing", "Households in the scheme"),
            ("2.3", "Put aside a small fund for people who cannot wait for the next benefit payment.", "Finance", "April 2012 – March 2014", "Grants paid within two days"),
        ),
    ),
    (
        "Theme Three: Knowing who is cold",
        (
            ("3.1", "Share a list of homes at risk with those who visit them, with the consent of the people who live there.", "Public Health", "Within 6 months", "Consent given"),
            ("3.2", "Ring everybody on the list when frost is forecast.", "Age Alliance", "From November 2012", "Calls made on the day"),
        ),
    ),
)  # fmt: skip


def warm_homes(target: Path) -> None:
    """A plan without a single line: columns and rows from white space, a heading over each table."""
    story: list[Any] = [
        Paragraph("Warm Homes Delivery Plan", TITLE),
        Paragraph("Nobody in Tarnbrook should be cold at home because of the bill.", TEXT),
    ]
    for heading, rows in WARM:
        data = [[Paragraph(text, HEAD) for text in ("Ref", "What we will do", "Who", "By when", "How we will know")]]
        data += [[Paragraph(text, CELL) for text in row] for row in rows]
        story += [
            Paragraph(heading, SECTION),
            LongTable(
                data,
                colWidths=[35, 190, 90, 95, 105],
                repeatRows=1,
                style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 6)],
            ),
        ]
    document = SimpleDocTemplate(
        str(target), pagesize=A4, leftMargin=40, rightMargin=40, topMargin=50, bottomMargin=50, title="Warm Homes"
    )
    document.build(story, onFirstPage=running("Warm Homes"), onLaterPages=running("Warm Homes"))


GREEN_ROWS: tuple[tuple[str, tuple[tuple[str, str, str, str, str], ...]], ...] = (
    ("Buildings", (
        ("Fit solar panels to the roofs of the depot and the two leisure centres.", "Estates", "KPI 1", "March 2024", "92d050"),
        ("Stop heating rooms that nobody uses; each building has one person who may turn the heating down.", "All services", "KPI 1, KPI 2", "October 2023", "ffc000"),
    )),
    ("Travel", (
        ("Replace the eight oldest vans with electric ones.", "Fleet", "KPI 3", "2023/24", "92d050"),
        ("Pay the same mileage for a bicycle as for a car.", "Human Resources", "KPI 3", "July 2023", "ff5050"),
        ("Ask each school to draw up a travel plan with its pupils.", "Schools", "KPI 4", "Summer term 2024", ""),
    )),
)  # fmt: skip
GREEN_CODES = (
    ("KPI 1", "Energy used in council buildings"),
    ("KPI 2", "Cost of heating for each square metre"),
    ("KPI 3", "Miles driven in vehicles with an engine"),
)


def green_town(target: Path) -> None:
    """A Word plan: a merged theme column, shading, a tracked change, a footnote-like note, a table of codes."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = "Green Town: Climate Action Plan"
    document.add_heading("Green Town: Climate Action Plan 2023–25", 0)
    document.add_paragraph("Eastmere Town Council has promised to be carbon neutral by 2035. This is what comes first.")
    rows = sum(len(actions) for _, actions in GREEN_ROWS)
    table = document.add_table(rows=rows + 1, cols=6)
    table.style = "Table Grid"
    for cell, text in zip(
        table.rows[0].cells, ("Workstream", "Action", "Owner", "KPI ref", "Deadline", "RAG"), strict=True
    ):
        cell.paragraphs[0].add_run(text).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    at = 1
    for theme, actions in GREEN_ROWS:
        merged = table.cell(at, 0).merge(table.cell(at + len(actions) - 1, 0))
        merged.text = theme
        for action, owner, code, deadline, colour in actions:
            for column, text in enumerate((action, owner, code, deadline), start=1):
                table.cell(at, column).text = text
            if colour:
                table.cell(at, 5)._tc.get_or_add_tcPr().append(
                    parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
                )
            at += 1
    _track_insertion(table.cell(1, 1).paragraphs[0], "The panels are bought, not leased.")
    document.add_paragraph()
    document.add_heading("Performance indicators", 1)
    codes = document.add_table(rows=len(GREEN_CODES) + 1, cols=2)
    codes.style = "Table Grid"
    for row, (code, title) in zip(codes.rows, (("Code", "Definition"), *GREEN_CODES), strict=True):
        row.cells[0].text, row.cells[1].text = code, title
    document.styles["Normal"].font.size = Pt(10)
    _save(document, target)


def _track_insertion(paragraph: Any, text: str) -> None:
    inserted = OxmlElement("w:ins")
    for name, value in (("id", "1"), ("author", "Town Clerk"), ("date", "2023-05-02T09:00:00Z")):
        inserted.set(qn(f"w:{name}"), value)
    inserted.append(parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> {text}</w:t></w:r>'))
    paragraph._p.append(inserted)


def _save(document: Any, target: Path) -> None:
    """Save with fixed dates, in the package and in its zip."""
    then = datetime.datetime(2024, 1, 1)
    properties = document.core_properties
    properties.created = properties.modified = then
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, source.read(name))


def main() -> None:
    safer_streets(HERE / "safer-streets.pdf")
    warm_homes(HERE / "warm-homes.pdf")
    green_town(HERE / "green-town.docx")


if __name__ == "__main__":
    main()
