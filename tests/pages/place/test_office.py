"""Word and PowerPoint briefings: tables with a head, pictures with words, all on the slide."""

from __future__ import annotations

import io

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from pptx.util import Cm

from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.place.briefing import slides, word
from levelmap.pages.place.briefing.choice import Choice
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.briefing.widths import fitted
from levelmap.pages.place.query import PlaceQuery
from levelmap.paths import Folders
from tests.toy_country import NOW

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


@pytest.mark.parametrize("code", ["E06000001", "E08000025"])
def test_no_slide_parts_a_map_from_what_its_colours_mean(code: str, press: Press) -> None:
    deck = pptx.Presentation(io.BytesIO(press.make(PlaceQuery(code), "pptx")))
    keyed = [
        (slide, shape.table)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table and shape.table.cell(0, 1).text == "Wards here"
    ]
    assert len(keyed) == 1
    ((slide, table),) = keyed
    assert len(table.rows) > 2
    assert any(shape.shape_type == 13 for shape in slide.shapes)


LINES = "A few words of a note. " * 24
"""Of a note that takes several lines."""


def _laid(*blocks: dict[str, object]) -> list[list[str]]:
    """Return what stands on each slide of one section, without title and footer."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Cm(slides.WIDE), Cm(slides.TALL)
    slides._section(deck, {"title": "Part", "blocks": list(blocks)}, {"footer": "Foot"})
    return [
        [
            shape.text_frame.text if shape.has_text_frame else f"{len(shape.table.rows) - 1} rows"
            for shape in slide.shapes
            if not (shape.has_text_frame and shape.text_frame.text in ("Part", "Foot"))
        ]
        for slide in deck.slides
    ]


@pytest.mark.parametrize("number", range(12, 22))
def test_no_note_stands_alone_after_a_table(number: int) -> None:
    table = {
        "kind": "table",
        "caption": "Rows",
        "headings": [{"title": "One", "is_number": False}],
        "rows": [["word"]] * number,
    }
    found = _laid(table, {"kind": "small", "text": LINES}, {"kind": "small", "text": LINES})
    assert all(any(part.endswith(" rows") for part in slide) for slide in found)
    assert [part for slide in found for part in slide].count(LINES) == 2


def test_paragraphs_are_spread_over_slides() -> None:
    found = _laid({"kind": "fine", "texts": [LINES] * 13})
    sizes = [len(slide) for slide in found]
    assert sum(sizes) == 13
    assert min(sizes) >= 6 or len(found) == 1


def test_a_slide_is_not_called_by_lists_that_it_does_not_show(toy: Folders) -> None:
    press = Press(open_atlas(toy.root))
    code = next(area for area in NOW.values() if not _lists(press, area))
    titles = [
        slide.shapes.title.text_frame.text
        for slide in pptx.Presentation(io.BytesIO(press.make(PlaceQuery(code), "pptx"))).slides
    ]
    assert any(title.endswith(": missions") for title in titles)
    assert not any("lists in force" in title for title in titles)


def _lists(press: Press, code: str) -> object:
    return press.texts(PlaceQuery(code), Choice())["first"]["lists"]["rows"]


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
