"""A place that is not one authority: page, link, map, briefing and command say the same."""

import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pypdf
import pytest

from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.designations import Group
from levelmap.answers.place.groups import open_place
from levelmap.answers.place.to_2030.trajectories import ways
from levelmap.answers.place.wider.peers import why_none
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import GEOGRAPHY, SmallAreas
from levelmap.cli import main
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.query import PlaceQuery, read_link, write_link
from levelmap.pages.place.wider import pictures, tables
from levelmap.pages.place.wider.content import sections
from levelmap.pages.place.wider.view import WiderView, wider
from levelmap.pages.progress import tables as progress
from tests.pages.alone import open_page, texts

NORFOLK = "E10000020"
EAST_SURREY = "E07000207|E07000208|E07000210|E07000211|E07000215"
WEST_SURREY = "E07000209|E07000212|E07000213|E07000214|E07000216|E07000217"
KINDS = {
    "county": NORFOLK,
    "combined authority": "E47000006",
    "nation": "W92000004",
    "group": EAST_SURREY,
    "constituency": "E14001063",
    "ward": "E05000932",
    "neighbourhood": "E02005696",
    "neighbourhood of Scotland": "S02001236",
}


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS)
def view(request: pytest.FixtureRequest, shipped_atlas: Atlas) -> WiderView:
    return wider(PlaceQuery(request.param), shipped_atlas)


def _tables(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in part["blocks"] if block["kind"] == "table"]


def test_the_page_shows_the_numbers_of_the_briefing(view: WiderView, shipped_atlas: Atlas) -> None:
    app = open_page("place", area=view.place.key, read="all")

    assert not app.exception
    assert not app.error
    assert app.title[0].value == view.place.name
    assert view.about in texts(app)
    shown = unescape("\n".join(str(part.body) for part in app.get("html")))
    printed_alone = ("points",)  # for a meeting: the page says the same in its sections
    for part in sections(view, shipped_atlas):
        if part["name"] in printed_alone:
            continue
        for table in _tables(part):
            # a word on every figure of a row stands once on the page, with the measure
            cells = (cell for row in table["rows"] for cell in row)
            apart = re.compile(", put together |, (?=provisional)")
            said = [part for cell in cells for part in apart.split(cell)]
            assert [cell for cell in said if cell not in shown] == []


def test_the_map_has_every_small_area_once(view: WiderView, shipped_atlas: Atlas) -> None:
    drawn = pictures.small_areas(view.place, view.small_areas, shipped_atlas)

    assert drawn is not None
    layer = shipped_atlas.layers[drawn.geometry]
    assert layer.areas == len(drawn.codes)
    assert set(drawn.layer.classes) <= set(drawn.codes)
    if view.place.kind.is_whole_authorities:
        assert sum(each.number for each in view.small_areas) == len(drawn.layer.classes)
    else:
        assert set(drawn.selected) <= set(drawn.codes)


@pytest.mark.parametrize(
    ("code", "of_what"),
    [
        ("E14001521", "the authorities around Stoke-on-Trent North"),
        ("E05014588", "the authority around Tunstall"),
    ],
)
def test_colours_that_count_more_than_the_place_say_what_they_count(
    code: str, of_what: str
) -> None:
    shown = [str(part.body) for part in open_page("place", area=code).get("html")]
    (legend,) = [part for part in shown if "The most deprived tenth" in part]
    assert f"<strong>Small areas of {of_what}</strong>, tenths of all small areas" in legend


def test_codes_stand_in_the_order_of_the_boundaries(shipped_atlas: Atlas) -> None:
    drawn = shipped_atlas.boundaries(str(GEOGRAPHY))["code"].tolist()

    assert drawn == SmallAreas(shipped_atlas.folders).areas.index.sort_values().tolist()


def test_norfolk_is_read_from_its_own_figures(shipped_atlas: Atlas) -> None:
    norfolk = wider(PlaceQuery(NORFOLK), shipped_atlas)
    by_label = {row[0]: row for row in tables.values(norfolk).rows}

    assert by_label["Gross median weekly pay"][2] == "£589"
    assert by_label["Employment rate"][3].startswith("published; joint 87th highest of 205")
    assert norfolk.small_areas[0].number == 552
    assert "ends" not in norfolk.headline[0]
    assert "April 2028" in norfolk.headline[-1]


def test_a_ward_says_its_own_lists_apart_from_those_of_its_authority(
    shipped_atlas: Atlas,
) -> None:
    tunstall = wider(PlaceQuery("E05014588"), shipped_atlas)
    table = tables.lists(tunstall, shipped_atlas)

    assert (
        "No list in force is known to name Tunstall itself or a place within it; its authority, "
        "Stoke-on-Trent, is on Arts Council Priority Places and Culture Priority Places 2026, and "
        "Pride in Place names places in it."
    ) in tunstall.headline
    assert table.caption == "Lists that name Tunstall, or the authority it lies in"
    assert not any("1 of 1" in cell for row in table.rows for cell in row)
    park_end = wider(PlaceQuery("E02002505"), shipped_atlas)
    assert park_end.headline[1].startswith(
        "Park End itself is on Pride in Place; its authority, Middlesbrough, is on Arts Council"
    )
    bootle = wider(PlaceQuery("E05000937"), shipped_atlas).headline[1]
    assert bootle == "A place partly within Derby is named by Pride in Place."


def test_a_list_that_is_over_says_until_when_it_was_in_force(shipped_atlas: Atlas) -> None:
    rows = tables.lists(wider(PlaceQuery("E12000001"), shipped_atlas), shipped_atlas).rows
    status = {row[0]: row[-1] for row in rows}

    first = status["Levelling Up Fund round 1: priority categories"]
    assert first.startswith("in force until 22 March 2022, then superseded; replaced by Levelling")
    second = status["Levelling Up Fund round 2: priority categories (incomplete)"]
    assert second == "in force until January 2023, then closed"


def test_people_stand_with_the_day_on_which_they_were_counted(shipped_atlas: Atlas) -> None:
    about = wider(PlaceQuery(NORFOLK), shipped_atlas).about

    assert "925,299 people live there (30 June 2022)." in about


def test_a_group_says_what_is_computed_and_what_is_not_made(shipped_atlas: Atlas) -> None:
    rows = tables.values(wider(PlaceQuery(EAST_SURREY), shipped_atlas)).rows

    poverty = next(row for row in rows if row[0].endswith("poverty after housing costs"))
    assert poverty[3] == "computed here, provisional"
    pay = next(row for row in rows if row[0] == "Gross median weekly pay")
    assert pay[2:4] == ("not made", "its authorities' figures are estimates with intervals")
    assert pay[4].startswith("from £")


def test_a_link_keeps_a_group_and_its_name(shipped_atlas: Atlas) -> None:
    asked = {"area": EAST_SURREY, "name": "My half of Surrey"}
    query, problems = read_link(asked, shipped_atlas)

    assert problems == ()
    assert query == PlaceQuery(EAST_SURREY, "My half of Surrey")
    assert write_link(query) == asked
    assert wider(query, shipped_atlas).place.name == "My half of Surrey"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"area": "E07000207|E07999999"}, "'E07999999' is not an area that LevelMap holds"),
        ({"area": f"{NORFOLK}|E07000148|E07000207"}, "Norwich lies in Norfolk and is counted once"),
        ({"area": "E07000207|"}, "A group of one is the place itself: Elmbridge is shown."),
        ({"area": "Aldershot"}, "is the name of 2 places"),
        ({"area": EAST_SURREY, "name": "n" * 61}, "has 61 characters: at most 60 fit"),
    ],
)
def test_what_of_a_link_is_not_literal_is_one_sentence(
    asked: dict[str, str], said: str, shipped_atlas: Atlas
) -> None:
    _, problems = read_link(asked, shipped_atlas)

    assert len(problems) == 1
    assert said in problems[0]


def test_briefings_are_whole_in_both_forms(shipped_atlas: Atlas) -> None:
    press = Press(shipped_atlas)
    query = PlaceQuery(EAST_SURREY, "East Surrey")
    pages = pypdf.PdfReader(io.BytesIO(press.make(query, "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    html = unescape(press.make(query, "html").decode())
    made = press.asked(query)

    assert made["name"] in text
    for sentence in made["first"]["sentences"]:
        assert sentence in html
    for part in made["sections"]:
        assert part["title"] in text
        assert all(c in html for table in _tables(part) for cells in table["rows"] for c in cells)
    assert press.make(query, "html").decode() == press.make(query, "html").decode()


def test_the_longest_of_one_nation_are_five_pages(shipped_atlas: Atlas) -> None:
    # Tees Valley: most lists and most notes
    made = Press(shipped_atlas).make(PlaceQuery("E47000006"), "pdf")
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) <= 5


def test_the_command_opens_every_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["briefing", NORFOLK, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "Norfolk"
    out = tmp_path / "east.html"
    group = ["briefing", "--group", EAST_SURREY, "--name", "East Surrey", "--out", str(out)]
    assert main(group) == 0
    assert "East Surrey" in out.read_text(encoding="utf-8")
    assert main(["briefing", "--group", "E07000207", "--json"]) == 0
    said = capsys.readouterr()
    assert "A group of one is the place itself" in said.err
    assert main(["briefing", NORFOLK, "--group", EAST_SURREY, "--json"]) == 1
    assert "Name one place, or give --group or --all" in capsys.readouterr().err


def test_the_command_says_what_is_held(capsys: pytest.CaptureFixture[str]) -> None:
    group = ["place", "--group", "E07000207|E07000208", "--name", "Two"]
    assert main([*group, "--indicator", "claimant-count", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["name"]) == ("group", "Two")
    assert [value["how"] for value in found["values"]] == ["computed"]
    assert main(group) == 0
    assert "Two is a group of 2 authorities in England" in capsys.readouterr().out
    assert main(["place"]) == 1
    assert "Name one place" in capsys.readouterr().err


def test_a_group_is_put_together_on_the_page() -> None:
    app = open_page("place")
    app.multiselect(key="place.group").set_value(["E07000145", "E07000148"]).run()

    assert not app.exception
    assert app.query_params["area"] == "E07000145|E07000148"
    assert app.title[0].value == "Great Yarmouth and Norwich"
    app.text_input(key="place.name").set_value("Two of Norfolk").run()
    assert app.title[0].value == "Two of Norfolk"
    assert app.query_params["name"] == "Two of Norfolk"
    app.multiselect(key="place.group").set_value(["E07000148"]).run()
    assert app.title[0].value == "Norwich"
    app.multiselect(key="place.group").set_value([]).run()
    assert app.title[0].value == "My place"


def test_a_county_becomes_a_group_when_its_authorities_change() -> None:
    app = open_page("place", area=NORFOLK)
    held = app.multiselect(key="place.group").value
    assert len(held) == 7
    app.multiselect(key="place.group").set_value([*held, "E07000202"]).run()

    assert not app.exception
    assert app.query_params["area"].count("|") == 7


def test_a_council_to_come_has_no_figures_and_its_tables_no_empty_columns(
    shipped_atlas: Atlas,
) -> None:
    coming, ward = (open_place(k, shipped_atlas).place for k in (WEST_SURREY, "E05012745"))
    said = why_none(coming, Reason.KIND, shipped_atlas)
    assert said.startswith("No figure is published for West Surrey yet. How its authorities ")
    own = progress.of_place("the coming council", ways(coming, (), shipped_atlas))
    assert own.caption == "The coming council on the official targets of the missions"
    assert [each.title for each in own.headings] == ["Target", "Then", "Now", "Direction"]
    found = tables.values(wider(PlaceQuery(ward.key), shipped_atlas))
    titles = ["Measure", "Mission", "Figure", "How it came to be", "Period"]
    assert [each.title for each in found.headings] == titles
    assert {len(row) for row in found.rows} == {5}
    average = next(row for row in found.rows if row[0] == "IMD 2025: average score")
    assert average[3].startswith("computed here; ")
    made = Press(shipped_atlas).asked(PlaceQuery(coming.key))
    inside = next(part for part in made["sections"] if part["name"] == "progress")
    blocks = [block for block in inside["blocks"] if block["kind"] == "table"]
    assert [(len(each["headings"]), len(each["widths"])) for each in blocks] == [(4, 4)]


def test_an_incomplete_list_is_not_said_to_pass_a_place_over(shipped_atlas: Atlas) -> None:
    surrey = wider(PlaceQuery("E10000030"), shipped_atlas)  # named by no list in force
    assert surrey.headline[1] == (
        "No list in force is known to name it, or a place within it: 4 held whole do not; Pride "
        "in Place Impact Fund, held in part, may."
    )
    rows = {row[0]: row[1] for row in tables.in_force(surrey, shipped_atlas).rows}
    assert (rows["Pride in Place"], rows["Pride in Place Impact Fund"]) == ("Not named", "Not seen")
    passed_over, unseen = tables.list_notes(surrey)[:2]
    assert "Levelling Up Fund round 3" not in passed_over
    assert unseen.startswith("Not seen, because the list is held in part only: ")
    assert "Levelling Up Fund round 3" in unseen


def test_the_first_sentence_names_the_place(shipped_atlas: Atlas) -> None:
    region = wider(PlaceQuery("E12000001"), shipped_atlas)
    assert " small areas of the North East (" in region.headline[0]
    ward = wider(PlaceQuery("E05009336"), shipped_atlas)
    assert ward.headline[0].startswith("None of the 10 small areas of Whitechapel are in ")


def test_a_level_that_its_interval_leaves_in_doubt_says_so(shipped_atlas: Atlas) -> None:
    norfolk = wider(PlaceQuery(NORFOLK), shipped_atlas)
    levels = {row[0]: row[5] for row in tables.measures(norfolk).rows}

    assert "95% interval" in levels["Employment rate"]
    assert levels["Male healthy life expectancy"].endswith(
        "; 95% interval 58.8 years to 63.8 years; clear of minimum and good level"
    )


def test_a_table_of_authorities_that_is_cut_loses_no_nation(shipped_atlas: Atlas) -> None:
    border = wider(PlaceQuery("E06000019|E06000051|W06000001|W06000019"), shipped_atlas)
    names = [part.area.name for part in border.parts]

    assert names == ["Blaenau Gwent", "Isle of Anglesey", "Herefordshire, County of", "Shropshire"]


def test_a_part_of_authorities_has_no_empty_sections(shipped_atlas: Atlas) -> None:
    ward = sections(wider(PlaceQuery(KINDS["ward"]), shipped_atlas), shipped_atlas)

    assert not {part["name"] for part in ward} & {"progress", "similar", "methods"}
    assert all(part["blocks"] for part in ward)


def test_lists_stand_by_what_they_are_good_for(shipped_atlas: Atlas) -> None:
    """Norfolk: five in force first, what they brought beside them; closed and superseded last."""
    norfolk = wider(PlaceQuery(NORFOLK), shipped_atlas)
    each = {kind: tables.lists(norfolk, shipped_atlas, (kind,)).rows for kind in Group}
    in_force = {row[0]: row[4] for row in each[Group.IN_FORCE]}

    assert list(in_force.values()) == [
        "none held",
        "none held",
        "£60.0 million in 3 awards",
        "£40.0 million in 2 awards",
        "£1.5 million in one award",
    ]
    awards = [row[0] for row in each[Group.AWARDS]]
    assert "Levelling Up Fund round 2: awards" in awards
    assert sum(each.values(), ()) == tables.lists(norfolk, shipped_atlas).rows


def test_the_lists_that_are_over_are_folded() -> None:
    app = open_page("place", area=NORFOLK)

    labels = [part.label for part in app.expander]
    assert "Closed or superseded (4 named it or a part of it)" in labels
    assert not any("In force" in label for label in labels)
