"""The briefing: the same numbers everywhere, tagged, deterministic, whole or not written."""

from __future__ import annotations

import io
import json
import re
import resource
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from levelmap.answers.place.measures import Band
from levelmap.atlas import Atlas
from levelmap.cli import main
from levelmap.errors import ExportError
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import bullets
from levelmap.pages.place.briefing.choice import SECTIONS, USUAL, Choice, sections
from levelmap.pages.place.briefing.first_page import MOST_WORDS
from levelmap.pages.place.briefing.make import FORMATS, Press, file_name, write
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import PlaceView, place

PLACES = {
    "Stoke-on-Trent": "E06000021",
    "Southend-on-Sea": "E06000033",
    "Hartlepool": "E06000001",
    "North Norfolk": "E07000147",
    "Cumberland, merged": "E06000063",
    "Somerset, merged": "E06000066",
    "North Yorkshire, the largest area of England": "E06000065",
    "Birmingham, the most people": "E08000025",
    "Isles of Scilly, the fewest people": "E06000053",
    "City of London": "E09000001",
    "Isle of Wight, an island": "E06000046",
    "Barnsley, recoded in 2025": "E08000038",
    "Glasgow City": "S12000049",
    "Highland": "S12000017",
    "Orkney Islands": "S12000023",
    "Belfast": "N09000003",
    "Ards and North Down": "N09000011",
    "Gwynedd": "W06000002",
    "Cardiff": "W06000015",
    "Isle of Anglesey": "W06000001",
    "Ashfield, four lists in force": "E07000170",
    "South Tyneside, the longest first page": "E08000023",
    "Blackpool": "E06000009",
    "Tower Hamlets": "E09000030",
    "Cornwall": "E06000052",
    "West Northamptonshire, merged": "E06000062",
    "Barrow's successor": "E06000064",
    "Derry City and Strabane": "N09000005",
    "Na h-Eileanan Siar": "S12000013",
    "Blaenau Gwent": "W06000019",
}


@pytest.fixture(scope="module")
def press(shipped_atlas: Atlas) -> Press:
    return Press(shipped_atlas)


def _made(code: str, press: Press) -> tuple[PlaceView, dict[str, Any]]:
    view = place(PlaceQuery(code), press.atlas)
    return view, press.document(view)


@pytest.mark.parametrize("code", ["E08000025", "E06000066", "E06000047"])
def test_the_longest_are_five_pages(code: str, shipped_atlas: Atlas) -> None:
    # Birmingham, Somerset, County Durham: most lists, most formers, most measures
    made = Press(shipped_atlas).make(PlaceQuery(code), "pdf")
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) <= 5


def test_a_first_page_is_one_page_of_few_words(press: Press) -> None:
    for code in PLACES.values():
        one = press.make(PlaceQuery(code), "pdf", Choice("one"))
        reader = pypdf.PdfReader(io.BytesIO(one))
        assert len(reader.pages) == 1
        words = [w for w in reader.pages[0].extract_text().split() if re.search(r"\w", w)]
        assert len(words) <= MOST_WORDS, code


def test_chosen_sections_follow_the_first_page_in_their_order(press: Press) -> None:
    view = place(PlaceQuery("E06000021"), press.atlas)
    made = press.document(view, Choice("full", ("sources", "money")))
    assert [section["name"] for section in made["sections"]] == ["money", "sources"]
    assert [s["name"] for s in press.document(view)["sections"]] == list(USUAL)
    every = press.document(view, Choice("full", sections("all")))
    assert [s["name"] for s in every["sections"]] == list(SECTIONS)
    assert press.document(view, Choice("one"))["sections"] == []


def test_a_note_of_ones_own_is_on_the_first_page(press: Press) -> None:
    choice = Choice("one", note="We meet on <Friday> & decide.")
    reader = pypdf.PdfReader(io.BytesIO(press.make(PlaceQuery("E06000021"), "pdf", choice)))
    assert "We meet on <Friday> & decide." in reader.pages[0].extract_text()


def test_a_briefing_is_tagged_for_screen_readers(press: Press) -> None:
    view, made = _made("E06000021", press)
    reader = pypdf.PdfReader(io.BytesIO(press.make(PlaceQuery("E06000021"), "pdf")))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Stoke-on-Trent: LevelMap briefing"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    tags = list(_tags(root["/StructTreeRoot"]["/K"]))
    count = Counter(str(tag["/S"]) for tag in tags)
    assert (count["/H1"], count["/H2"]) == (1, 8)
    assert count["/Table"] == count["/THead"] == count["/TBody"] == 9
    pictures = [str(tag.get("/Alt", "")) for tag in tags if tag["/S"] == "/Figure"]
    legend = len(made["first"]["legend"])
    maps_and_timeline = 3
    assert len(pictures) == len(view.measures) + 2 * legend + maps_and_timeline
    assert all(pictures)
    heads = [tag for tag in tags if tag["/S"] == "/TH"]
    assert all(_scope(tag) == "/Column" for tag in heads)


def _tags(node: PdfObject | None) -> Iterator[DictionaryObject]:
    found = node.get_object() if node is not None else None
    if isinstance(found, ArrayObject):
        for child in found:
            yield from _tags(child)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        yield from _tags(found.raw_get("/K") if "/K" in found else None)


def _scope(tag: DictionaryObject) -> str:
    attributes = tag["/A"].get_object()
    each = attributes if isinstance(attributes, ArrayObject) else [attributes]
    return next(str(a.get_object()["/Scope"]) for a in each if "/Scope" in a.get_object())


def test_every_font_is_embedded(press: Press) -> None:
    reader = pypdf.PdfReader(io.BytesIO(press.make(PlaceQuery("W06000001"), "pdf")))
    fonts = {
        name: font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in reader.pages
        for name, font in page["/Resources"]["/Font"].items()  # type: ignore[index]
    }
    assert fonts
    for descriptor in fonts.values():
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert "SourceSansPro" in descriptor["/FontName"]


def test_the_same_data_give_the_same_bytes(press: Press) -> None:
    for kind in FORMATS:
        query = PlaceQuery("S12000023")
        assert press.make(query, kind) == Press(press.atlas).make(query, kind)


def test_no_text_is_taken_for_markup(press: Press) -> None:
    hostile = "#panic() *bold* $x$ @ref <b>\"&' </script> \\ `raw` // comment"
    view = place(PlaceQuery("E06000053"), press.atlas)
    view = replace(view, first_page=(hostile,), profile=replace(view.profile, name=hostile))
    made, day = press.document(view, Choice("one")), view.version.day
    reader = pypdf.PdfReader(io.BytesIO(write(made, "pdf", day)))
    assert hostile in " ".join(reader.pages[0].extract_text().split())
    assert b"<b>" not in write(made, "html", day)


def test_the_html_needs_nothing_else(press: Press) -> None:
    text = press.make(PlaceQuery("E06000021"), "html").decode()
    assert not re.search(r"<script|<link|@import|url\(https?:|src=\"(?!data:)", text)


def test_a_bullet_chart_lies_as_its_numbers_do(shipped_atlas: Atlas) -> None:
    view = place(PlaceQuery("E06000021"), shipped_atlas)
    for reading in view.measures:
        drawn = bullets.bullet(reading)
        assert reading.value is not None
        assert reading.target is not None
        end = float(re.findall(r'<circle cx="([\d.]+)"', drawn)[0])
        minimum, target = (
            bullets.WIDTH * reading.scale.position(v) for v in (reading.minimum, reading.target)
        )
        assert minimum < target
        assert (end < minimum) == (reading.standing is Band.BELOW)
        assert (end >= target) == (reading.standing is Band.AT_TARGET)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_run_goes_on_where_it_stopped(kind: str, press: Press, tmp_path: Path) -> None:
    areas, out = press.every()[:3], tmp_path / "out"
    assert list(press.write_all(areas[:2], out, kind)) == [True, True]
    made = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    assert list(press.write_all(areas, out, kind)) == [False, False, True]
    assert all(path.stat().st_mtime_ns == then for path, then in made.items())
    (out / file_name(areas[0].code, areas[0].name, kind)).write_bytes(b"made from older data")
    assert list(press.write_all(areas[:1], out, kind)) == [True]
    assert list(press.write_all(areas[:1], out, kind, Choice("one"))) == [True], "another choice"


@contextmanager
def _little_room(limit: int) -> Iterator[None]:
    """Let no file grow beyond *limit* bytes, as a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_one_sentence_and_leaves_whole_files(press: Press, tmp_path: Path) -> None:
    areas = press.every()[:3]
    list(press.write_all(areas[:1], tmp_path, "pdf"))
    first = (tmp_path / file_name(areas[0].code, areas[0].name, "pdf")).read_bytes()
    with _little_room(50_000), pytest.raises(ExportError, match="could not be written"):
        list(press.write_all(areas, tmp_path, "pdf"))
    assert [path.name for path in tmp_path.iterdir()] == [
        file_name(areas[0].code, areas[0].name, "pdf")
    ]
    assert (tmp_path / file_name(areas[0].code, areas[0].name, "pdf")).read_bytes() == first


def test_the_command_line_writes_and_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], press: Press
) -> None:
    out = tmp_path / "stoke.pdf"
    assert main(["briefing", "Stoke", "--out", str(out), "--json"]) == 0
    assert out.read_bytes() == press.make(PlaceQuery("E06000021"), "pdf")
    assert json.loads(capsys.readouterr().out) == json.loads(
        json.dumps(press.texts(PlaceQuery("E06000021")))
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Aldershot", "--out", "x.pdf"], "is the name of 2 places"),
        (["Stoke", "--out", "x.txt"], "expected a name ending in .pdf, .html, .docx, .pptx"),
        (["Stoke", "--out", "x.pdf", "--sections", "lists,colour"], "is no section of a briefing"),
        (["Stoke"], "say where to write"),
        (["--all", "--json"], "say where to write"),
        (["Stoke", "--all", "--out", "x"], "Name one place, or give --group or --all"),
        (["Stoke", "--out", "/nowhere/x.pdf"], "could not be written"),
        (["--all", "--out", "/dev/null/x"], "cannot be made"),
    ],
)
def test_the_command_line_refuses_in_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["briefing", *arguments]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("levelmap: ")
    assert said in last


def test_every_authority_has_a_file_name_of_its_own(press: Press) -> None:
    names = {file_name(area.code, area.name, "pdf") for area in press.every()}
    assert len(names) == len(press.atlas.gazetteer.by_code(CURRENT))
    assert all(re.fullmatch(r"[A-Z]\d{8}(-[a-z0-9]+)+\.pdf", name) for name in names)
