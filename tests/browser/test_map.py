"""The map in a real browser: painted right, calm, reachable by keyboard, and closed to scripts."""

from __future__ import annotations

from dataclasses import asdict

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from levelmap.drawing import palettes
from levelmap.geography import boundaries, web_geometry
from levelmap.paths import Folders
from tests.browser.conftest import MAP_APP, Start, Watched
from tests.browser.maps import Map

pytestmark = pytest.mark.browser

LEEDS, GLASGOW, HIGHLAND, SHETLAND = "E08000035", "S12000049", "S12000017", "S12000027"

COLOURS = palettes.colours(palettes.Palette.YLGNBU, 5)

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def test_areas_have_the_colour_of_their_class(shown: Map, districts: gpd.GeoDataFrame) -> None:
    for code in (LEEDS, GLASGOW, SHETLAND):
        area = districts.loc[code]
        assert area["position"] % 10 != 9, "no data"
        shown.look_at(area["inside"], 9)
        assert shown.colours(area["inside"]) == {COLOURS[area["position"] % 5]}


def test_no_data_is_hatched(shown: Map, districts: gpd.GeoDataFrame) -> None:
    area = districts[districts["position"] % 10 == 9].iloc[0]
    shown.look_at(area["inside"], 11)
    found = shown.colours(area["inside"], reach=8)
    assert {"#6f777b", "#f3f4f5"} <= found, "lines and ground"
    assert not found & set(COLOURS)


def test_a_pattern_lies_over_the_colour(shown: Map, districts: gpd.GeoDataFrame) -> None:
    area = districts.loc[LEEDS]
    shown.page.get_by_text("Dotted").click()
    expect(shown.page.get_by_text("Runs: 2")).to_be_visible()
    shown.look_at(area["inside"], 11)
    found = shown.colours(area["inside"], reach=8)
    assert COLOURS[area["position"] % 5] in found
    for _ in range(100):  # until the map has the picture of this run
        if len(found) > 1:
            break
        shown.page.wait_for_timeout(50)
        found = shown.colours(area["inside"], reach=8)
    assert len(found) > 1


def test_a_change_repaints_and_leaves_the_view(
    shown: Map, districts: gpd.GeoDataFrame, watched: Watched
) -> None:
    inside, position = districts.loc[LEEDS, ["inside", "position"]]
    shown.look_at(inside, 9)
    before, received = shown.view(), len(watched.received)
    shown.page.get_by_role("button", name="Next").click()
    shown.painted("lad_2025, turn 1")
    assert shown.view() == before
    assert shown.colours(inside) == {COLOURS[(position + 1) % 5]}
    assert sum(watched.received[received:]) <= 15_000


def test_changing_the_layer_and_back_leaves_the_view(
    shown: Map, districts: gpd.GeoDataFrame
) -> None:
    inside = districts.loc[LEEDS, "inside"]
    shown.look_at(inside, 8)
    before = shown.view()
    for layer in ("ward_2024", "hex_lad_2025", "lad_2025"):
        shown.page.get_by_text(layer, exact=True).click()
        shown.painted(f"{layer}, turn 0")
    assert shown.view() == before
    assert shown.colours(inside) == {COLOURS[districts.loc[LEEDS, "position"] % 5]}


def test_a_click_chooses_and_outlines(shown: Map, districts: gpd.GeoDataFrame) -> None:
    inside = districts.loc[LEEDS, "inside"]
    shown.look_at(inside, 9)
    before = shown.view()
    shown.box.click(position=shown.spot(inside))
    expect(shown.page.get_by_text(f"Chosen: {LEEDS}")).to_be_visible()
    assert shown.view() == before
    outline = shown.frame.evaluate(
        "document.querySelector('.levelmap-outlines').getContext('2d')"
        ".getImageData(0, 0, 2000, 1000).data.some((part) => part > 0)"
    )
    assert outline


def test_the_same_area_can_be_chosen_again(shown: Map, districts: gpd.GeoDataFrame) -> None:
    spot = shown.spot(districts.loc[HIGHLAND, "inside"])
    shown.box.click(position=spot)
    expect(shown.page.get_by_text("Runs: 2")).to_be_visible()
    shown.box.click(position=spot)
    expect(shown.page.get_by_text("Runs: 3")).to_be_visible()


def test_moving_and_pointing_cause_no_rerun(shown: Map) -> None:
    shown.box.hover(position={"x": 500, "y": 250})
    shown.page.mouse.down()
    shown.page.mouse.move(300, 300, steps=5)
    shown.page.mouse.up()
    shown.box.get_by_role("button", name="Zoom in").click()
    shown.box.get_by_role("button", name="Show all areas").click()
    shown.box.click(position={"x": 5, "y": 300})  # the sea
    shown.page.get_by_role("button", name="Next").click()
    shown.painted("lad_2025, turn 1")
    expect(shown.page.get_by_text("Runs: 2")).to_be_visible()


def test_the_tooltip_says_name_container_value_and_period(
    shown: Map, districts: gpd.GeoDataFrame
) -> None:
    area = districts.loc[LEEDS]
    shown.look_at(area["inside"], 9)
    shown.box.hover(position=shown.spot(area["inside"]))
    lines = shown.box.locator(".levelmap-tooltip > div")
    value = f"£{10 * (area['position'] % 5)}.5 a week"
    expect(lines).to_have_text(["Leeds", "Yorkshire and The Humber", value, "lad_2025, turn 0"])


def test_the_tooltip_says_why_there_is_no_value(shown: Map, districts: gpd.GeoDataFrame) -> None:
    area = districts[districts["position"] % 10 == 9].iloc[0]
    shown.look_at(area["inside"], 11)
    shown.box.hover(position=shown.spot(area["inside"]))
    expect(shown.box.locator(".levelmap-tooltip > div").nth(2)).to_have_text("not published")


def test_the_keyboard_moves_reads_and_chooses(shown: Map, districts: gpd.GeoDataFrame) -> None:
    shown.look_at(districts.loc[LEEDS, "inside"], 10)
    shown.page.get_by_role("link", name="Skip the map").focus()
    shown.page.keyboard.press("Tab")
    expect(shown.box).to_be_focused()
    expect(shown.box.get_by_role("status")).to_contain_text("Leeds, Yorkshire and The Humber, £")
    before = shown.view()
    shown.page.keyboard.press("Enter")
    expect(shown.page.get_by_text(f"Chosen: {LEEDS}")).to_be_visible()
    shown.page.keyboard.press("ArrowRight")
    shown.frame.wait_for_function(f"map.getCenter().lng > {before[1]} + 0.01")


def test_areas_outside_the_picture_cannot_be_chosen(
    shown: Map, districts: gpd.GeoDataFrame
) -> None:
    before = shown.view()
    shown.page.get_by_text("Only the North East").click()
    shown.frame.wait_for_function(f"map.getZoom() > {before[2]} + 1")
    newcastle = districts.loc["E08000021"]
    assert shown.colours(newcastle["inside"]) == {COLOURS[newcastle["position"] % 5]}
    cumberland = districts.loc["E06000063", "inside"]
    shown.look_at(cumberland, 8)
    assert shown.colours(cumberland) == {"#e3e7ea"}
    shown.box.click(position=shown.spot(cumberland))
    shown.look_at(newcastle["inside"], 9)
    shown.box.click(position=shown.spot(newcastle["inside"]))
    expect(shown.page.get_by_text("Chosen: E08000021")).to_be_visible()
    expect(shown.page.get_by_text("Runs: 3")).to_be_visible()


def test_the_map_fits_a_narrow_screen(shown: Map) -> None:
    shown.page.set_viewport_size({"width": 320, "height": 640})
    shown.frame.wait_for_function("map.getSize().x < 320")
    corners = shown.frame.evaluate(
        "[[60.8, -1], [49.9, -6]].map((place) => map.latLngToContainerPoint(place))"
    )
    width, height = shown.frame.evaluate("[map.getSize().x, map.getSize().y]")
    assert all(0 <= p["x"] <= width and 0 <= p["y"] <= height for p in corners)


def test_a_screen_reader_finds_a_named_region_that_can_be_magnified(shown: Map) -> None:
    region = shown.page.frame_locator("iframe").get_by_role("region", name="Map: lad_2025, turn 0")
    expect(region).to_have_count(1)
    expect(shown.page.locator("iframe")).to_have_attribute("title", "Map: lad_2025, turn 0")
    meta = shown.frame.evaluate("document.querySelector('meta[name=viewport]').content")
    assert "user-scalable" not in meta
    assert "maximum-scale" not in meta
    assert shown.frame.evaluate("document.documentElement.lang") == "en"
    assert shown.frame.title() == "Map: lad_2025, turn 0"


def test_axe_finds_nothing_inside_the_map(shown: Map) -> None:
    shown.box.hover(position={"x": 500, "y": 250})
    results = Axe().run(shown.frame, options={"runOnly": WCAG})
    assert results.response["violations"] == []


STREETS = "https://tile.openstreetmap.org/**"


def test_streets_are_fetched_only_when_asked_for(shown: Map, watched: Watched) -> None:
    shown.page.route(STREETS, lambda route: route.fulfill(status=204))
    assert watched.elsewhere == []
    shown.page.get_by_text("Streets").click()
    credit = shown.page.frame_locator("iframe").locator(".levelmap-credit")
    expect(credit).to_contain_text("© OpenStreetMap contributors")
    expect(shown.box.locator(".leaflet-tile").first).to_be_attached()
    shown.page.get_by_text("Streets").click()
    expect(shown.box.locator(".leaflet-tile")).to_have_count(0)
    assert all("openstreetmap.org" in address for address in watched.elsewhere)
    watched.elsewhere.clear()


def test_streets_without_the_internet_are_said_to_need_it(shown: Map, watched: Watched) -> None:
    shown.page.route(STREETS, lambda route: route.abort())
    shown.page.get_by_text("Streets").click()
    expect(shown.box.get_by_role("alert")).to_contain_text("needs the internet")
    shown.page.goto("about:blank")
    watched.elsewhere.clear()
    watched.faults.clear()


PAYLOADS = (
    "${window.top.broken = 1}",
    "</script><script>window.top.broken = 1</script>",
    "`+(window.top.broken = 1)+`",
    "<img src=x onerror='window.top.broken = 1'>",
    "\\x3cimg src=x onerror='window.top.broken = 1'\\x3e",
    "\\u003cimg src=x onerror='window.top.broken = 1'\\u003e",
    '"+(window.top.broken = 1)+"',
)
"""Texts that a map made of templates or HTML would run."""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Return a data folder whose areas are named to break a map."""
    folders = Folders(tmp_path_factory.mktemp("hostile"))
    count = len(PAYLOADS)
    frame = gpd.GeoDataFrame(
        {
            "code": [f"E0690000{i}" for i in range(count)],
            "name": PAYLOADS,
            "within_code": [f"E1290000{i}" for i in range(count)],
            "within_name": PAYLOADS[::-1],
        },
        geometry=[shapely.box(1e5 * i, 3e5, 1e5 * (i + 1), 5e5) for i in range(count)],
        crs=boundaries.CRS,
    )
    boundaries.write(frame, folders, "lad_2025")
    folders.data.mkdir()
    row = asdict(web_geometry.write(frame, folders, "lad_2025"))
    pd.DataFrame([row]).to_csv(folders.data / "layers.csv", index=False)
    return folders


def test_no_text_runs_as_a_script(page: Page, start: Start, hostile: Folders) -> None:
    shown = Map(page, start(MAP_APP, hostile.root))
    frame = boundaries.read(hostile, "lad_2025", verified=False)
    middles = gpd.GeoSeries(frame.centroid, crs=frame.crs).to_crs("EPSG:4326")
    for middle, payload in zip(middles, PAYLOADS, strict=True):
        shown.box.hover(position=shown.spot(middle))
        expect(shown.box.locator(".levelmap-tooltip > div").first).to_have_text(payload)
    shown.box.click(position=shown.spot(middles.iloc[0]))
    expect(page.get_by_text("Chosen: E06900000")).to_be_visible()
    assert page.evaluate("window.broken") is None
    assert shown.box.locator("img, script").count() == 0


def test_geometry_that_is_gone_is_said(
    page: Page, start: Start, own_toy: Folders, watched: Watched
) -> None:
    for file in own_toy.web_geometry.iterdir():
        file.unlink()
    page.goto(start(MAP_APP, own_toy.root))
    message = page.frame_locator("iframe").get_by_role("alert")
    expect(message).to_contain_text("its boundaries did not load")
    expect(page.get_by_text("Runs: 1")).to_be_visible()
    assert any("404" in fault for fault in watched.faults)
    watched.faults.clear()


def test_the_map_works_below_a_base_path(page: Page, start: Start, toy: Folders) -> None:
    address = start(MAP_APP, toy.root, "--server.baseUrlPath", "atlas/levelmap")
    Map(page, f"{address}/atlas/levelmap")
