"""Word and PowerPoint briefings: tables with a head, pictures with words, all on the slide."""

from __future__ import annotations

import io

import docx
import pptx
import pytest
from docx.oxml.ns import qn

from levelmap.atlas import Atlas
from levelmap.pages.place.briefing import word
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.briefing.widths import fitted
from levelmap.pages.place.query import PlaceQuery

PLACES = ("E06000021", "N09000003", "E06000053")


@pytest.fixture(scope="module")
def press(shipped_atlas: Atlas) -> Press:
    return Press(shipped_atlas)


@pytest.mark.parametrize("code", PLACES)
def test_a_word_file_has_headings_tables_with_heads_and_words_for_pictures(
    code: str, press: Press
) -> None:
    document = docx.Document(io.BytesIO(press.make(PlaceQuery(code), "docx")))
    levels = [p.style.name for p in document.paragraphs if p.style and "Heading" in p.style.name]
    assert levels[0] == "Heading 1"
    assert set(levels[1:]) == {"Heading 2"}
    assert document.core_properties.language == "en-GB"
    drawn = list(document.element.iter(qn("wp:docPr")))
    assert drawn
    assert all(picture.get("descr") for picture in drawn)
    for table in document.tables[1:]:
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
        assert next(table.rows[0]._tr.iter(qn("w:tblHeader"))) is not None
        assert all(
            next(row._tr.iter(qn("w:cantSplit")), None) is not None for row in table.rows[1:]
        )


@pytest.mark.parametrize("code", PLACES)
def test_everything_lies_on_its_slide(code: str, press: Press) -> None:
    deck = pptx.Presentation(io.BytesIO(press.make(PlaceQuery(code), "pptx")))
    assert 8 <= len(deck.slides) <= 30
    for slide in deck.slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.shape_type == 13 or shape.has_table:
                frame = shape._element[0].find(".//*[@descr]")
                named = shape._element[0]
                assert frame is not None or named.get("descr")


MANUFACTURING = 53.9
"""How wide that word is in Arial, bold, of 7.5 points."""


def test_a_head_in_bold_is_not_broken_in_word() -> None:
    headings = [{"title": "Manufacturing", "is_number": False} for _ in range(6)]
    block = {"caption": "Jobs", "headings": headings, "rows": [["12"] * 6]}
    document = docx.Document()
    word._table(document, {**block, "widths": fitted(block)})
    (table,) = document.tables
    margins = table._tbl.tblPr.find(qn("w:tblCellMar"))
    sides = sum(int(side.get(qn("w:w"))) / 20 for side in margins)
    assert all(cell.width.pt - sides >= MANUFACTURING for cell in table.rows[0].cells)
