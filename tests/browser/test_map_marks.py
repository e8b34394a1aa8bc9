"""What lies on the areas: outlines that keep the colour, names, lenses, the page's theme."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from levelmap.drawing import palettes
from tests.browser.conftest import Watched
from tests.browser.maps import Map

pytestmark = pytest.mark.browser

COLOURS = palettes.colours(palettes.Palette.YLGNBU, 5)
NOTHING = "#000000"  # of a canvas on which nothing is drawn
INK, HALO = "#0b0c0c", "#ffffff"
CAMDEN, LEEDS, HIGHLAND, LEICESTER = "E09000007", "E08000035", "S12000017", "E06000016"

LENS_COLOURS = """name => {
    const lens = [...document.querySelectorAll(".levelmap-lens")]
        .find((found) => found.textContent.includes(name));
    const canvas = lens.querySelector("canvas");
    const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const seen = {};
    for (let at = 0; at < data.length; at += 4) {
        const colour = "#" + [0, 1, 2].map(
            (part) => data[at + part].toString(16).padStart(2, "0")).join("");
        seen[colour] = (seen[colour] ?? 0) + 1;
    }
    return seen;
}"""


@pytest.fixture
def wide(page: Page, map_app: str) -> Map:
    """Return the map in a frame that has room for lenses."""
    page.set_viewport_size({"width": 1400, "height": 1100})
    shown = Map(page, f"{map_app}?height=640")
    page.add_style_tag(content=".stMainBlockContainer { max-width: none; }")
    shown.frame.wait_for_function("map.getSize().x > 1200")
    return shown


def choose(shown: Map, point: shapely.Point) -> None:
    shown.box.click(position=shown.spot(point))
    expect(shown.page.get_by_text("Runs: 2")).to_be_visible()


def test_a_chosen_area_keeps_its_colour(shown: Map, districts: gpd.GeoDataFrame) -> None:
    inside, position = districts.loc[LEEDS, ["inside", "position"]]
    shown.look_at(inside, 10)
    choose(shown, inside)
    assert shown.colours(inside) == {COLOURS[position % 5]}
    assert shown.colours(inside, layer="outlines") == {NOTHING}
    edge = (
        gpd.GeoSeries(districts.geometry, crs=27700).to_crs(4326)[LEEDS].boundary.geoms[0].coords[0]
    )
    assert INK in shown.colours(shapely.Point(edge), reach=3, layer="outlines")


def test_a_small_chosen_area_has_a_ring_round_it(shown: Map, districts: gpd.GeoDataFrame) -> None:
    inside = districts.loc[LEICESTER, "inside"]
    choose(shown, inside)
    x, y = shown.spot(inside).values()
    ring = shown.frame.evaluate(
        """([x, y]) => {
            const canvas = document.querySelector(".levelmap-outlines");
            const corner = canvas.getBoundingClientRect(), context = canvas.getContext("2d");
            const dark = (angle, radius) => context.getImageData(
                Math.round(x - corner.left + radius * Math.cos(angle)),
                Math.round(y - corner.top + radius * Math.sin(angle)), 1, 1).data[3] > 128;
            return Array.from({ length: 12 }, (_, i) => i * Math.PI / 6).filter((angle) =>
                [7, 8, 9, 10, 11, 12, 13].some((radius) => dark(angle, radius))).length;
        }""",
        [x, y],
    )
    assert ring == 12, "in every direction"


def test_a_chosen_area_is_named_beside_it(shown: Map, districts: gpd.GeoDataFrame) -> None:
    inside = districts.loc[LEICESTER, "inside"]
    beside = """() => {
        const labels = window.levelmap.reader.labels;
        return [labels.chosenNames.has("Leicester"), labels.drawn.includes("Leicester")];
    }"""
    choose(shown, inside)
    assert shown.frame.evaluate(beside) == [True, False], "once, and as the chosen one"


def test_names_cover_neither_each_other_nor_what_stands_on_the_map(wide: Map) -> None:
    wide.page.wait_for_timeout(500)
    boxes = wide.frame.evaluate(
        """() => {
            const { labels } = window.levelmap.reader;
            return { names: labels.drawn, boxes: labels.room.boxes, covered: labels.covered() };
        }"""
    )
    assert {"London", "Birmingham", "Glasgow", "Belfast", "Cardiff"} <= set(boxes["names"])
    assert 10 <= len(boxes["names"]) <= 60
    placed = [shapely.box(*box) for box in boxes["boxes"]]
    covered = [shapely.box(*box) for box in boxes["covered"]]
    names = placed[len(covered) :]
    # room is kept round each name, so that boxes may overlap by that much
    shrunk = [shapely.box(*box.bounds).buffer(-8.5, join_style="mitre") for box in names]
    assert not any(a.intersects(b) for i, a in enumerate(shrunk) for b in shrunk[:i])
    assert not any(a.intersects(b) for a in shrunk for b in covered)


def test_no_town_is_named_where_nothing_is_drawn(wide: Map) -> None:
    wide.page.get_by_text("ward_2017", exact=True).click()  # England
    wide.painted("ward_2017, turn 0")
    wide.page.wait_for_timeout(500)
    names = set(wide.frame.evaluate("window.levelmap.reader.labels.drawn"))
    assert {"London", "Plymouth"} <= names
    assert not names & {"Cardiff", "Belfast", "Glasgow", "Swansea"}


def test_areas_are_named_once_they_are_large(shown: Map, districts: gpd.GeoDataFrame) -> None:
    drawn = "window.levelmap.reader.labels.drawn"
    assert "South Holland" not in shown.frame.evaluate(drawn)
    shown.look_at(districts.loc["E07000140", "inside"], 10)
    found = shown.colours(districts.loc["E07000140", "inside"], reach=60, layer="labels")
    assert len(found - {NOTHING}) > 1


def test_lenses_show_the_picture_large(wide: Map, districts: gpd.GeoDataFrame) -> None:
    lens = wide.box.locator(".levelmap-lens", has_text="London")
    expect(lens).to_be_visible()
    wide.page.wait_for_timeout(400)
    seen = wide.frame.evaluate(LENS_COLOURS, "London")
    londoners = districts[districts["within_name"] == "London"]["position"]
    for number, colour in enumerate(COLOURS):
        if any(p % 5 == number and p % 10 != 9 for p in londoners):
            assert seen.get(colour, 0) > 100, colour
    wide.page.get_by_role("button", name="Next").click()
    wide.painted("lad_2025, turn 1")
    wide.page.wait_for_timeout(400)
    assert wide.frame.evaluate(LENS_COLOURS, "London") != seen


def test_an_area_is_chosen_and_read_in_a_lens(wide: Map) -> None:
    lens = wide.box.locator(".levelmap-lens", has_text="London")
    lens.hover(position={"x": 85, "y": 60})
    name = wide.box.locator(".levelmap-tooltip > div").nth(1)
    expect(name).to_have_text("London")
    lens.click(position={"x": 85, "y": 60})
    expect(wide.page.get_by_text("Chosen: E09")).to_be_visible()


def test_what_a_lens_shows_can_be_zoomed_to(wide: Map, districts: gpd.GeoDataFrame) -> None:
    wide.box.get_by_role("button", name="London").click()
    wide.frame.wait_for_function("map.getZoom() > 8.5")
    camden = districts.loc[CAMDEN, "inside"]
    assert wide.frame.evaluate(f"map.getBounds().contains([{camden.y}, {camden.x}])")
    expect(wide.box.locator(".levelmap-lens:visible")).to_have_count(0)


def test_the_northern_isles_are_in_their_lens_alone(wide: Map, districts: gpd.GeoDataFrame) -> None:
    shetland = districts.loc["S12000027"]
    expect(wide.box.locator(".levelmap-lens", has_text="Orkney")).to_be_visible()
    wide.page.wait_for_timeout(400)
    seen = wide.frame.evaluate(LENS_COLOURS, "Orkney")
    assert seen.get(COLOURS[shetland["position"] % 5], 0) > 50
    wide.look_at(shetland["inside"], 9)
    assert wide.colours(shetland["inside"]) == {COLOURS[shetland["position"] % 5]}


def test_lenses_stay_away_where_they_would_cover_or_mislead(wide: Map) -> None:
    lenses = wide.box.locator(".levelmap-lens:visible")
    expect(lenses).not_to_have_count(0)
    wide.page.get_by_text("hex_lad_2025", exact=True).click()
    wide.painted("hex_lad_2025, turn 0")
    expect(lenses).to_have_count(0)
    wide.page.get_by_text("lad_2025", exact=True).click()
    wide.page.get_by_text("Only the North East").click()
    wide.frame.wait_for_function("map.getZoom() > 7")
    expect(lenses).to_have_count(0)
    wide.page.get_by_text("Only the North East").click()
    expect(lenses).not_to_have_count(0)
    wide.page.set_viewport_size({"width": 600, "height": 900})
    expect(lenses).to_have_count(0)


def test_a_map_of_one_country_has_the_lenses_of_that_country(wide: Map) -> None:
    wide.page.get_by_text("Only England").click()
    glasgow, london = (
        wide.box.locator(".levelmap-lens:visible", has_text=name) for name in ("Glasgow", "London")
    )
    expect(glasgow).to_have_count(0)
    expect(london).to_have_count(1)
    expect(wide.box.locator(".levelmap-lens:visible", has_text="Orkney")).to_have_count(0)


def test_lenses_cover_no_area(wide: Map) -> None:
    covered = wide.frame.evaluate(
        """() => {
            const areas = Object.values(map._layers).find((found) => found.areaAt);
            const from = map.latLngToContainerPoint(areas.extent().getNorthWest());
            const to = map.latLngToContainerPoint(areas.extent().getSouthEast());
            const frame = map.getContainer().getBoundingClientRect();
            return [...document.querySelectorAll(".levelmap-lens")].filter((lens) => {
                const box = lens.getBoundingClientRect();
                return box.width > 0 && box.left - frame.left < to.x &&
                    box.right - frame.left > from.x;
            }).length;
        }"""
    )
    assert covered == 0


def test_a_dark_page_has_a_dark_map(browser: Browser, map_app: str, watched: Watched) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 1100})
    page = context.new_page()
    watched.follow(page)
    shown = Map(page, map_app)
    ground = shown.box.evaluate("box => getComputedStyle(box).backgroundColor")
    assert ground == "rgb(16, 24, 31)"
    page.get_by_text("Only the North East").click()
    shown.frame.wait_for_function("map.getZoom() > 7")
    shown.look_at(shapely.Point(-3.0, 54.7), 8)  # Cumberland, outside the picture
    assert shown.colours(shapely.Point(-3.0, 54.7)) == {"#2a353e"}
    results = Axe().run(shown.frame, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert results.response["violations"] == []
    page.emulate_media(color_scheme="light")
    shown.frame.wait_for_function(
        "getComputedStyle(document.querySelector('#map_div')).backgroundColor"
        " === 'rgb(244, 247, 249)'"
    )
    assert shown.colours(shapely.Point(-3.0, 54.7)) == {"#e3e7ea"}
    context.close()


def test_axe_finds_nothing_with_lenses_and_names(wide: Map) -> None:
    wide.page.get_by_text("Switch", exact=True).click()
    expect(wide.box.get_by_role("group", name="Shapes")).to_be_visible()
    results = Axe().run(wide.frame, options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]})
    assert results.response["violations"] == []


def test_the_switch_between_areas_and_hexagons_asks_the_page(wide: Map) -> None:
    wide.page.get_by_text("Switch", exact=True).click()
    areas = wide.box.get_by_role("button", name="Areas", exact=True)
    hexes = wide.box.get_by_role("button", name="Equal hexagons")
    expect(areas).to_have_attribute("aria-pressed", "true")
    hexes.click()
    expect(wide.page.get_by_text("Shape: hexes")).to_be_visible()
    expect(hexes).to_have_attribute("aria-pressed", "true")


def test_without_patterns_no_data_has_its_ground(
    page: Page, map_app: str, districts: gpd.GeoDataFrame
) -> None:
    page.add_init_script("delete CanvasRenderingContext2D.prototype.createPattern")
    shown = Map(page, map_app)
    area = districts[districts["position"] % 10 == 9].iloc[0]
    shown.look_at(area["inside"], 11)
    assert shown.colours(area["inside"]) == {"#f3f4f5"}


def test_blocked_storage_does_no_harm(
    page: Page, map_app: str, districts: gpd.GeoDataFrame
) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    shown = Map(page, map_app)
    inside, position = districts.loc[LEEDS, ["inside", "position"]]
    shown.look_at(inside, 9)
    assert shown.colours(inside) == {COLOURS[position % 5]}


def test_large_fonts_cover_no_data(page: Page, map_app: str) -> None:
    shown = Map(page, map_app)
    shown.frame.evaluate("document.documentElement.style.fontSize = '32px'")
    shown.frame.wait_for_function("map.getSize().y < 470")
    box = shown.box.bounding_box()
    credit = page.frame_locator("iframe").locator(".levelmap-credit").bounding_box()
    assert box is not None
    assert credit is not None
    assert credit["y"] >= box["y"] + box["height"]
