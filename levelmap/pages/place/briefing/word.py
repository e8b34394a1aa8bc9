"""The briefing as a Word file: real headings, native tables, pictures with alternative text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from levelmap.pages.place.briefing import office
from levelmap.pages.place.briefing.blocks import Content

_WIDTH = 17.6
"""Of the text, in centimetres."""

_FONT = "Arial"

_SIDE = 40
"""Room at each side of a cell, in twentieths of a point."""

_MANY = 6
"""Columns of a table from which on its words are set smaller."""


def write(made: Content, day: date) -> bytes:
    """Return a document as a file; the same document gives the same bytes.

    Raises
    ------
    ExportError
        A picture cannot be drawn.
    """
    document = docx.Document()
    _prepare(document, made, day)
    _first(document, made)
    if made["sections"]:
        document.add_page_break()  # type: ignore[no-untyped-call]
        _small(document, made["about"])
    for section in made["sections"]:
        document.add_heading(section["title"], 2)
        for block in office.flat(section["blocks"]):
            _set(document, block)
    file = io.BytesIO()
    document.save(file)
    return office.stable(file.getvalue(), day)


def _prepare(document: Any, made: Content, day: date) -> None:  # noqa: ANN401 (untyped library)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.7)
    page.top_margin = page.bottom_margin = Cm(1.5)
    for name, size in (("Normal", 10), ("Heading 1", 24), ("Heading 2", 14), ("Title", 24)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(office.ACCENT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    document.styles["Normal"].element.rPr.append(language)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    told = document.core_properties
    told.title, told.author, told.language = made["document_title"], "LevelMap", "en-GB"
    told.keywords, told.comments = made["version"], ""
    told.created = told.modified = datetime.combine(day, time(), UTC)
    foot = page.footer.paragraphs[0]
    _run(foot, made["footer"], size=7.5, colour=office.QUIET)


def _first(document: Any, made: Content) -> None:  # noqa: ANN401
    first = made["first"]
    _run(document.add_paragraph(), made["kicker"], size=9, colour=office.QUIET)
    document.add_heading(made["name"], 1)
    for sentence in first["sentences"]:
        document.add_paragraph(sentence)
    _picture(document, first["map"], height=7.0)
    if first["legend_title"]:
        line = document.add_paragraph()
        _run(line, f"{first['legend_title']}. {first['legend_note']} ", size=8)
        for row in first["legend"]:
            shape = line.add_run().add_picture(office.picture(row["swatch"]), height=Cm(0.3))
            shape._inline.docPr.set("descr", row["swatch"]["alt"])
    if first["strip"]:
        _strip(document, first["strip"])
        _small(document, first["strip_key"])
    if first["lists"]["rows"]:
        _table(document, first["lists"])
    line = document.add_paragraph()
    _run(line, f"{first['money_title']}. ").bold = True
    _run(line, first["money"])
    if first["note"]:
        document.add_heading(first["note_title"], 2)
        document.add_paragraph(first["note"])


def _strip(document: Any, cells: Sequence[Content]) -> None:  # noqa: ANN401
    """Add the missions, four in a row, each shaded and worded by its level."""
    table = document.add_table(rows=len(cells) // 4, cols=4)
    table.style = "Table Grid"
    _named(table, "The twelve missions: level, direction, against similar places")
    for place, cell in enumerate(cells):
        spot = table.cell(place // 4, place % 4)
        _shade(spot, office.TINT)
        paragraph = spot.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        _run(paragraph, f"{cell['title']}\n", size=9).bold = True
        colour = office.COLOURS[cell["standing"]]
        _run(paragraph, f"{cell['level']}  {cell['marks']}".strip(), size=9, colour=colour)


def _set(document: Any, block: Content) -> None:  # noqa: ANN401
    kind = block["kind"]
    if kind == "text":
        document.add_paragraph(block["text"])
    elif kind == "small":
        _small(document, block["text"])
    elif kind == "fine":
        for text in block["texts"]:
            _run(document.add_paragraph(style="List Bullet"), text, size=8)
    elif kind == "picture":
        _picture(document, block, height=block["height_cm"])
    elif kind == "table":
        _table(document, block)


def _small(document: Any, text: str) -> Any:  # noqa: ANN401
    paragraph = document.add_paragraph()
    _run(paragraph, text, size=8, colour=office.QUIET)
    return paragraph


def _picture(document: Any, block: Content, *, height: float) -> None:  # noqa: ANN401
    size = {"height": Cm(height)} if height else {"width": Cm(_WIDTH)}
    shape = document.add_picture(office.picture(block), **size)
    shape._inline.docPr.set("descr", block["alt"])
    _small(document, block["caption"])


def _table(document: Any, block: Content) -> None:  # noqa: ANN401
    _small(document, block["caption"]).paragraph_format.keep_with_next = True
    headings = block["headings"]
    size = 8.5 if len(headings) < _MANY else 7.5
    table = document.add_table(rows=1, cols=len(headings))
    table.style, table.autofit = "Table Grid", False
    _named(table, block["caption"])
    _set_close(table)
    head = table.rows[0]
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeat)
    for cell, heading in zip(head.cells, headings, strict=True):
        _shade(cell, office.TINT)
        _fill(cell, heading["title"], size, is_number=heading["is_number"]).bold = True
    for row in block["rows"]:
        line = table.add_row()
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, heading in zip(line.cells, row, headings, strict=True):
            _fill(cell, text, size, is_number=heading["is_number"])
    widths = block.get("widths") or [1] * len(headings)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(_WIDTH * width / sum(widths))
        for cell in column.cells:
            cell.width = Cm(_WIDTH * width / sum(widths))
    document.add_paragraph()


def _fill(cell: Any, text: str, size: float, *, is_number: bool) -> Any:  # noqa: ANN401
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return _run(paragraph, text, size=size)


def _run(paragraph: Any, text: str, size: float = 10, colour: str = "") -> Any:  # noqa: ANN401
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    return run


def _shade(cell: Any, colour: str) -> None:  # noqa: ANN401
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _set_close(table: Any) -> None:  # noqa: ANN401
    """Leave a little room at the sides of the cells: Word's own takes that of the longest word."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_SIDE))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins)


def _named(table: Any, words: str) -> None:  # noqa: ANN401
    """Give a table the words that a screen reader says of it."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), words)
    table._tbl.tblPr.append(caption)
