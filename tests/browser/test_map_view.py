"""Where the map looks: all of what is shown in any frame, a place found, a place linked to."""

from __future__ import annotations

import gzip
import json

import geopandas as gpd
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.maps import Map
from tests.browser.steps import open_page, painted

pytestmark = pytest.mark.browser

RUTLAND = "E06000017"

IS_INSIDE = """() => {
    const layer = Object.values(map._layers).find((found) => found.areaAt);
    const extent = layer.extent(), size = map.getSize();
    const corners = [extent.getNorthWest(), extent.getSouthEast()]
        .map((corner) => map.latLngToContainerPoint(corner));
    const box = document.querySelector("#map_div").getBoundingClientRect();
    return {
        inside: corners.every(({ x, y }) => x >= 0 && y >= 0 && x <= size.x && y <= size.y),
        filled: Math.max((corners[1].x - corners[0].x) / size.x,
                         (corners[1].y - corners[0].y) / size.y),
        measured: Math.abs(box.width - size.x) < 1 && Math.abs(box.height - size.y) < 1,
    };
}"""


def wide(page: Page, address: str, height: int) -> Map:
    """Return the map on a page that gives it all its width."""
    shown = Map(page, f"{address}?height={height}")
    page.add_style_tag(content=".stMainBlockContainer { max-width: none; padding: 0; }")
    return shown


@pytest.mark.parametrize(
    ("width", "height"), [(280, 300), (320, 256), (390, 460), (760, 900), (1366, 650), (2000, 500)]
)
def test_all_of_it_is_in_any_frame(page: Page, map_app: str, width: int, height: int) -> None:
    shown = wide(page, map_app, height)
    page.set_viewport_size({"width": width, "height": 900})
    shown.frame.wait_for_function(f"Math.abs(map.getSize().x - {width}) < 40")
    seen = shown.frame.evaluate(IS_INSIDE)
    assert seen["inside"]
    assert seen["measured"], "Leaflet knows the size of its frame"
    assert seen["filled"] > 0.75, "no room is wasted"


@pytest.mark.parametrize("across", [0.0, 1e-5], ids=["a point", "a line"])
def test_an_extent_without_an_area_is_in_the_middle(
    page: Page, map_app: str, across: float
) -> None:
    def flatten(route: Route) -> None:
        topology = json.loads(gzip.decompress(route.fetch().body()))
        topology["transform"]["scale"] = [across, 0]
        route.fulfill(body=gzip.compress(json.dumps(topology).encode()))

    page.route("**/*lad_2025*.json.gz", flatten)
    shown = Map(page, map_app)
    seen = shown.frame.evaluate(IS_INSIDE)
    assert seen["inside"]
    assert seen["measured"]
    assert shown.frame.evaluate("Number.isFinite(map.getZoom())")


SEEN = """(line, words) => {
    const range = document.createRange(), text = line.firstChild;
    const at = text.textContent.indexOf(words);
    range.setStart(text, at);
    range.setEnd(text, at + words.length);
    const frame = line.getBoundingClientRect();
    return [...range.getClientRects()].every((box) =>
        box.top >= frame.top && box.bottom <= frame.bottom + 1 && box.right <= frame.right);
}"""
"""Whether words of a line are seen whole."""


@pytest.mark.parametrize("width", [1300, 700, 390, 190])
def test_whose_names_the_towns_bear_is_read_in_any_frame(
    page: Page, map_app: str, width: int
) -> None:
    shown = wide(page, map_app, 500)
    page.set_viewport_size({"width": width, "height": 900})
    shown.frame.wait_for_function(f"Math.abs(map.getSize().x - {width}) < 60")
    credit = page.frame_locator("iframe").locator(".levelmap-credit")
    expect(credit).to_contain_text("GeoNames, CC BY 4.0")
    assert credit.evaluate(SEEN, "GeoNames, CC BY 4.0")
    credit.evaluate("line => line.focus()")
    assert credit.evaluate(SEEN, "Office for National Statistics"), "pressed, it opens"


def test_on_a_phone_the_whole_attribution_of_a_map_is_read(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{app}/explore")
    painted(page)
    credit = page.frame_locator("iframe").locator(".levelmap-credit")
    assert credit.evaluate(SEEN, "database right")


def test_the_attribution_is_below_the_picture(page: Page, map_app: str) -> None:
    shown = wide(page, map_app, 500)
    credit = page.frame_locator("iframe").locator(".levelmap-credit")
    expect(credit).to_contain_text("Office for National Statistics")
    expect(credit).to_contain_text("Place names: GeoNames, CC BY 4.0")
    below = credit.bounding_box()
    map_box = shown.box.bounding_box()
    assert below is not None
    assert map_box is not None
    assert below["y"] >= map_box["y"] + map_box["height"]
    assert below["height"] < 25, "one line"


def test_a_reader_who_has_moved_is_left_there_when_the_frame_changes(
    shown: Map, districts: gpd.GeoDataFrame
) -> None:
    inside = districts.loc[RUTLAND, "inside"]
    shown.look_at(inside, 9)
    before = shown.view()
    shown.page.set_viewport_size({"width": 600, "height": 700})
    shown.frame.wait_for_function("map.getSize().x < 600")
    assert shown.view()[2] == before[2]
    assert shown.view()[:2] == pytest.approx(before[:2], abs=0.01)
    shown.box.get_by_role("button", name="Show all areas").click()
    assert shown.frame.evaluate(IS_INSIDE)["inside"]


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_place_found_is_flown_to(shown: Map, districts: gpd.GeoDataFrame, motion: str) -> None:
    shown.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    inside = districts.loc[RUTLAND, "inside"]
    shown.page.get_by_role("button", name="Find Rutland").click()
    shown.frame.wait_for_function("map.getZoom() > 7.5")
    spot = shown.spot(inside)
    width, height = shown.frame.evaluate("[map.getSize().x, map.getSize().y]")
    assert 0.2 < spot["x"] / width < 0.8
    assert 0.2 < spot["y"] / height < 0.8


def test_a_place_chosen_out_of_sight_is_brought_into_sight(
    shown: Map, districts: gpd.GeoDataFrame
) -> None:
    shown.look_at(districts.loc["S12000027", "inside"], 9)  # Shetland
    shown.page.get_by_role("button", name="Find Rutland").click()
    place = districts.loc[RUTLAND, "inside"]
    shown.frame.wait_for_function(f"map.getBounds().contains([{place.y}, {place.x}])")


def test_position_and_zoom_are_in_the_link(
    page: Page, map_app: str, districts: gpd.GeoDataFrame
) -> None:
    shown = Map(page, map_app)
    assert "at=" not in page.url
    shown.look_at(districts.loc[RUTLAND, "inside"], 9)
    page.wait_for_url("**at=52.*,-0.*,9.00*")
    page.get_by_role("button", name="Next").click()
    shown.painted("lad_2025, turn 1")
    page.wait_for_timeout(400)
    assert "at=52." in page.url
    before, address = shown.view(), page.url
    again = Map(page, address)
    assert again.view()[:2] == pytest.approx(before[:2], abs=0.001)
    assert again.view()[2] == before[2]
    again.box.get_by_role("button", name="Show all areas").click()
    page.wait_for_function("!location.search.includes('at=')")


@pytest.mark.parametrize("at", ["", "x,y,z", "52,0", "999,0,5", "52.6,-0.7,NaN", "51,0,99"])
def test_a_position_that_is_none_is_passed_over(page: Page, map_app: str, at: str) -> None:
    shown = Map(page, f"{map_app}?at={at}")
    assert shown.frame.evaluate(IS_INSIDE)["inside"]


def test_an_extent_without_areas_leaves_the_map(page: Page, map_app: str) -> None:
    shown = Map(page, map_app)
    page.get_by_text("Only the North East").click()
    page.get_by_text("country_2025", exact=True).click()
    shown.painted("country_2025, turn 0")
    assert shown.view()[2] > 0
    shown.box.hover(position={"x": 300, "y": 250})
    expect(shown.box.locator(".levelmap-tooltip")).to_be_hidden()


def test_what_is_drawn_in_pieces_after_a_zoom_is_what_is_drawn_at_once(
    page: Page, map_app: str
) -> None:
    shown = Map(page, map_app)
    page.get_by_text("ward_2024", exact=True).click()
    shown.painted("ward_2024, turn 0")
    found = shown.frame.evaluate(
        """() => new Promise((done) => {
            const layer = Object.values(map._layers).find((found) => found.areaAt);
            const seen = { waited: 0 }, before = layer.canvases[0];
            const look = () => {
                if (layer.waiting !== undefined) {
                    seen.waited++;
                    layer.hover(seen.waited % 2);
                }
                seen.next = requestAnimationFrame(look);
            };
            look();
            const read = () => layer.canvases[0].toDataURL();
            map.once("moveend", () => layer.once("redrawn", () => {
                cancelAnimationFrame(seen.next);
                const inPieces = read();
                const isOther = layer.canvases[0] !== before;
                layer.draw();
                const same = inPieces === read();
                done([seen.waited > 0, isOther, same, layer._container.children.length]);
            }));
            map.setZoom(map.getZoom() + 0.5);
        })"""
    )
    assert found == [True, True, True, 3]
