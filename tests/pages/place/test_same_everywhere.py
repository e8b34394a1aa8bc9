"""Every number of a place is the same on its page, in four kinds of file and on the command line.

Thirty places of all kinds; what is read of each is what a reader reads there, not what made it.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pypdf
import pytest

from levelmap.atlas import Atlas
from levelmap.cli import main
from levelmap.pages.place.briefing.make import Press, write
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import data_version
from tests.pages.alone import open_page, texts
from tests.pages.place.office_texts import slide_texts, word_texts

PLACES = {
    "Stoke-on-Trent, a unitary": "E06000021",
    "Hartlepool": "E06000001",
    "Ashfield, a district with four lists in force": "E07000170",
    "North Norfolk, a district": "E07000147",
    "Cumberland, merged": "E06000063",
    "Somerset, merged": "E06000066",
    "Birmingham, the most people": "E08000025",
    "South Tyneside, the longest first page": "E08000023",
    "Barnsley, recoded in 2025": "E08000038",
    "Isles of Scilly, the fewest people": "E06000053",
    "City of London": "E09000001",
    "Tower Hamlets, a London borough": "E09000030",
    "Glasgow City": "S12000049",
    "Highland": "S12000017",
    "Na h-Eileanan Siar": "S12000013",
    "Gwynedd": "W06000002",
    "Blaenau Gwent": "W06000019",
    "Belfast": "N09000003",
    "Derry City and Strabane": "N09000005",
    "Norfolk, a county": "E10000020",
    "Greater Manchester, a combined authority": "E47000001",
    "West of England, a combined authority": "E47000009",
    "The North East, a region": "E12000001",
    "Wales, a nation": "W92000004",
    "A group of three": "E07000144|E07000145|E07000147",
    "A group of two nations": "E06000063|S12000005",
    "A constituency": "E14001063",
    "A ward": "E05000932",
    "A neighbourhood": "E02005696",
    "A neighbourhood of Scotland": "S02001236",
}


@pytest.fixture(scope="module")
def press(shipped_atlas: Atlas) -> Press:
    return Press(shipped_atlas)


def _bare(text: str) -> str:
    """Return a text without spaces, so that a line break in a cell does not matter."""
    return re.sub(r"\s", "", text)


def _said(part: object) -> Iterator[str]:
    """Give every text that a reader of the briefing reads."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict) and part.get("rows", True):
        hidden = {"svg", "alt", "standing", "document_title", "version", "kind", "number", "said"}
        hidden |= {"leads"}  # addresses that a page alone follows
        hidden |= {"name"} if "blocks" in part else set()
        for key, value in part.items():
            if key not in hidden:
                yield from _said(value)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _said(each)


def _in_files(made: dict[str, Any], press: Press) -> dict[str, str]:
    """Return what a reader reads of each kind of file, without spaces."""
    day = data_version(press.atlas).day
    pages = pypdf.PdfReader(io.BytesIO(write(made, "pdf", day))).pages
    html = re.sub(r"<style>.*?</style>|<[^>]+>", " ", write(made, "html", day).decode())
    found = {
        "pdf": " ".join(page.extract_text() for page in pages),
        "html": unescape(html),
        "docx": word_texts(write(made, "docx", day)),
        "pptx": slide_texts(write(made, "pptx", day)),
    }
    return {kind: _bare(text) for kind, text in found.items()}


@pytest.mark.parametrize("key", PLACES.values(), ids=PLACES)
def test_four_kinds_of_file_and_the_command_line_say_the_same(
    key: str, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    made = press.asked(PlaceQuery(key))
    said = list(_said(made))
    found = _in_files(made, press)
    assert [text for text in said if _bare(text) not in found["html"]] == []
    for kind in ("docx", "pptx"):
        assert [text for text in said if not _is_of_charts(text, found[kind])] == []
    figures = {text.upper() for text in said if re.search(r"\d", text) and len(text) < 40}
    assert [text for text in figures if _bare(text) not in found["pdf"].upper()] == []
    assert main(["briefing", *(["--group"] if "|" in key else []), key, "--json"]) == 0
    typed = _bare(capsys.readouterr().out)
    written = [json.dumps(text, ensure_ascii=False)[1:-1] for text in said]
    assert [text for text in written if _bare(text) not in typed] == []


def _is_of_charts(text: str, written: str) -> bool:
    """Say whether a text is written, or is about the charts that Office files leave out."""
    about_charts = " Chart: " in text or text in ("Better to the right", "Colour")
    return about_charts or _bare(text) in written


_NUMBER = re.compile(r"£?\d[\d,.]*\d%?(?: [mb]illion)?|\d%?")

_CUT = re.compile(r": the first \d+ of \d+, all on the page of the place$")
"""Ends the caption of a table that a page has whole."""

# a page has the classes of its map in the rows of a legend, in words
NOT_ON_PAGES = ("points", "sources")
"""Sections for paper alone: what is said in a meeting is in the other sections of a page, and its
table of sources has more."""


@pytest.mark.parametrize("key", PLACES.values(), ids=PLACES)
def test_the_page_has_every_number_of_the_briefing(key: str, press: Press) -> None:
    made = press.asked(PlaceQuery(key))
    app = open_page("place", area=key, read="all")
    assert not app.exception
    assert not app.error
    html = " ".join(re.sub(r"<[^>]+>", " ", str(part.body)) for part in app.get("html"))
    announced = " ".join(made["first"]["sentences"][:1])  # a component says it
    shown = set(_NUMBER.findall(f"{unescape(html)} {texts(app)} {announced}"))
    sections = [each for each in made["sections"] if each["name"] not in NOT_ON_PAGES]
    for part in (made["first"], made["about"], *sections):
        said = (_CUT.sub("", text) for text in _said(part) if not text.startswith("Darker = "))
        numbers = {number for text in said for number in _NUMBER.findall(text)}
        assert numbers <= shown, part
