"""The Explore page as people use it: with a mouse, with the keyboard alone, from a link."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, WebSocketRoute, expect

from levelmap.terms import MISSIONS
from tests.browser.conftest import Watched
from tests.browser.steps import (
    assert_axe_finds_nothing,
    assert_no_sideways_scrolling,
    choose,
    go_back,
    map_frame,
    open_page,
    painted,
    select_box,
    settled,
    tab_to,
)

pytestmark = pytest.mark.browser


PAY = "Gross median weekly pay"
IMD_WARDS = "indicator=imd-2025-average-score&level=ward"


CONTROLS = {
    "Mission": "what",
    "Indicator": "what",
    "Areas": "where",
    "Only in": "where",
    "Show": "how",
}
"""Which control of the page unfolds which select box."""


class Explore:
    """The page, as a test uses it."""

    def __init__(self, page: Page, app: str, link: str = "") -> None:
        self.page = page
        page.goto(f"{app}/explore?{link}")
        self.map = page.frame_locator("iframe").locator("#map_div")
        expect(self.map).to_have_attribute("data-painted", re.compile("."))
        settled(self.page)

    @property
    def frame(self) -> Frame:
        """The map's own document."""
        return map_frame(self.page)

    @property
    def summary(self) -> Locator:
        """The sentence above the map."""
        return self.page.get_by_role("status").filter(has_text="have").first

    def painted(self, name: str | re.Pattern[str]) -> None:
        """Wait until a picture is painted."""
        expect(self.map).to_have_attribute("data-painted", name)

    def unfold(self, control: str) -> None:
        """Open one of the controls in the line above the map (what, where, how, looks)."""
        button = self.page.locator(f".st-key-explore-{control} button").first
        if button.get_attribute("aria-expanded") != "true":
            button.click()

    def choose(self, label: str, text: str) -> None:
        """Unfold the control that holds a select box and choose from it."""
        self.unfold(CONTROLS[label])
        choose(self.page, label, text)
        self.page.keyboard.press("Escape")

    def drawn(self) -> dict[str, str]:
        """Return the mark of the class of each area on the screen."""
        pairs = self.frame.evaluate(
            """() => {
                const areas = Object.values(map._layers).find((layer) => layer.picture);
                return areas.geometry.codes.map((code, i) => [code, areas.picture.classes[i]]);
            }"""
        )
        return dict(pairs)


@pytest.fixture
def explore(page: Page, app: str) -> Explore:
    """Return the page as a first visit shows it."""
    return Explore(page, app)


def test_a_new_indicator_keeps_the_position_of_the_map(explore: Explore) -> None:
    explore.frame.evaluate("map.setView([53.0, -2.2], 9, {animate: false})")
    top = explore.page.evaluate("document.querySelector('.stMain').scrollTop")
    explore.choose("Indicator", "Claimant")
    explore.painted("Claimant Count, 2025")
    assert explore.frame.evaluate("map.getZoom()") == 9
    assert explore.page.evaluate("document.querySelector('.stMain').scrollTop") == top


def test_the_wards_of_one_authority_in_three_choices(explore: Explore) -> None:
    explore.choose("Areas", "Wards")
    explore.choose("Only in", "Leeds")
    expect(explore.summary).to_contain_text("33 of 33 wards in Leeds")
    bounds = explore.frame.evaluate("map.getBounds().toBBoxString()")
    west, south, east, north = map(float, bounds.split(","))
    assert -2.5 < west < -1.5 < -1.3 < east < -0.9
    assert 53.5 < south < 53.9 < north < 54.1


def test_each_mission_is_two_clicks_away(explore: Explore) -> None:
    for mission in MISSIONS:
        explore.page.get_by_text("The twelve missions: aims").click()
        button = explore.page.get_by_role("button", name=f"Show {mission.title.lower()}")
        button.press("Enter")  # a mouse may miss it while the page settles
        expect(button).to_have_count(0)  # the cards are folded away
        settled(explore.page)
        explore.unfold("what")
        expect(select_box(explore.page, "Mission")).to_have_value(mission.label)
        words = select_box(explore.page, "Indicator").input_value()
        indicator = words.partition(": ")[2].rpartition(" (")[0]
        explore.page.keyboard.press("Escape")
        explore.painted(re.compile(re.escape(indicator)))


def test_the_whole_journey_by_keyboard(explore: Explore, tmp_path: Path) -> None:
    page, keys = explore.page, explore.page.keyboard
    tab_to(explore.page, page.get_by_label("Find a place or an indicator"))
    keys.type("claimant")
    expect(page.get_by_role("option").first).to_have_text("Claimant Count (indicator)")
    keys.press("Enter")
    explore.painted("Claimant Count, 2025")
    keys.type("allerdale")
    expect(page.get_by_role("option").first).to_contain_text("Cumberland")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Cumberland")).to_be_visible()
    expect(page.get_by_text("Cumberland has 2.4%")).to_be_visible()
    expect(page.get_by_text("Replaced Allerdale, Carlisle and Copeland in 2023")).to_be_visible()
    tab_to(explore.page, page.get_by_role("radio", name="Table"))
    for _ in range(3):
        keys.press("ArrowRight")
    keys.press("Enter")
    settled(explore.page)
    button = page.get_by_role("button", name="Table of this map (zip)")
    tab_to(explore.page, button)
    with page.expect_download() as download:
        keys.press("Enter")
    path = tmp_path / "table.zip"
    download.value.save_as(path)
    with zipfile.ZipFile(path) as file:
        assert "claimant-count-lad-2025-01-01.csv" in file.namelist()


def test_the_map_can_be_skipped(explore: Explore) -> None:
    skip = explore.page.get_by_role("link", name="Skip the map")
    tab_to(explore.page, skip)
    expect(skip).to_be_in_viewport()
    explore.page.keyboard.press("Enter")
    explore.page.keyboard.press("Tab")
    assert explore.page.evaluate("document.activeElement.tagName") != "IFRAME"


def test_the_table_sorts_filters_and_chooses(page: Page, app: str) -> None:
    Explore(page, app, "read=table")
    rows = page.locator("tbody th button")
    expect(rows.first).to_have_text("Aberdeen City")
    page.get_by_role("columnheader", name="Value").get_by_role("button").click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Value")
    expect(rows.first).to_have_text("Kensington and Chelsea")
    page.get_by_label("Filter by name").fill("stoke")
    expect(rows).to_have_text(["Basingstoke and Deane", "Stoke-on-Trent"])
    rows.first.click()
    expect(page.get_by_role("heading", name="Basingstoke and Deane")).to_be_visible()
    expect(page).to_have_url(re.compile("places=E07000084"))


def test_the_periods_play_and_stop(page: Page, app: str, watched: Watched) -> None:
    explore = Explore(page, app, "indicator=claimant-count&period=2020-01-01/P1Y")
    page.get_by_role("button", name="Play").click()
    explore.painted("Claimant Count, 2021")
    explore.painted("Claimant Count, 2022")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    settled(explore.page)
    received = len(watched.received)
    page.wait_for_timeout(2_000)
    assert len(watched.received) == received, "nothing moves after Stop"
    expect(page).to_have_url(re.compile(r"period=202\d-01-01"))


def test_a_link_shows_the_same_in_a_fresh_browser(browser: Browser, page: Page, app: str) -> None:
    explore = Explore(page, app, f"{IMD_WARDS}&within=E08000003")
    explore.choose("Show", "Gap to")
    explore.painted(re.compile("gap to the median"))
    expect(page).to_have_url(re.compile("mode=gap"))
    legend = page.locator(".levelmap-legend").inner_text()
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        fresh = Explore(context.new_page(), app, page.url.partition("?")[2])
        assert fresh.page.locator(".levelmap-legend").inner_text() == legend
        assert fresh.drawn() == explore.drawn()
        assert fresh.page.url == page.url


def test_going_back_shows_what_was_before(explore: Explore) -> None:
    explore.choose("Indicator", "Claimant")
    explore.painted("Claimant Count, 2025")
    expect(explore.page).to_have_url(re.compile("indicator=claimant-count"))
    go_back(explore.page)
    explore.painted(re.compile(PAY))


@pytest.mark.parametrize("link", ["mode=gap&places=E08000035", f"{IMD_WARDS}&within=E08000035"])
def test_the_exported_picture_has_the_classes_of_the_screen(
    page: Page, app: str, tmp_path: Path, link: str
) -> None:
    explore = Explore(page, app, f"{link}&read=take_away")
    with page.expect_download() as download:
        page.get_by_role("button", name="Page (SVG)").click()
    path = tmp_path / "map.svg"
    download.value.save_as(path)
    picture = path.read_text("utf-8")
    exported = {
        code: mark for mark, code in re.findall(r'class="(\w+)" data-code="(\w+)"', picture)
    }
    marks = {"-": "none", " ": "out"}
    shown = {code: marks.get(mark, f"k{mark}") for code, mark in explore.drawn().items()}
    assert len(exported) > 30
    assert exported == {code: shown[code] for code in exported}
    assert {code for code in set(shown) - set(exported) if shown[code] != "out"} == set()
    assert "Contains OS data © Crown copyright" in picture


STATES = {
    "start": "",
    "wards": IMD_WARDS,
    "places": "places=E06000063,E06000021&compare=yes&read=trend",
    "table": "places=E06000021&read=table",
    "error": "indicator=nonsense&within=E99999999",
    "share": "mode=gap_then_and_now&read=take_away",
    "embedded": "embed=true&places=E06000021",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_frame(page: Page, app: str, state: str) -> None:
    Explore(page, app, STATES[state])
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("state", ["start", "places", "table", "error"])
def test_axe_finds_nothing_on_a_dark_page(page: Page, app: str, state: str) -> None:
    page.emulate_media(color_scheme="dark")
    Explore(page, app, STATES[state])
    assert page.locator(".stApp").evaluate("e => getComputedStyle(e).colorScheme") == "dark"
    assert_axe_finds_nothing(page)


def test_axe_finds_nothing_while_the_periods_play(page: Page, app: str) -> None:
    explore = Explore(page, app, "indicator=claimant-count&period=2020-01-01/P1Y")
    page.get_by_role("button", name="Play").click()
    explore.painted("Claimant Count, 2021")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    assert_axe_finds_nothing(page)


def test_axe_finds_nothing_where_the_boundaries_do_not_load(
    page: Page, app: str, watched: Watched
) -> None:
    page.route("**/*.json.gz", lambda route: route.abort())
    page.goto(f"{app}/explore")
    alert = page.frame_locator("iframe").get_by_role("alert")
    expect(alert).to_contain_text("its boundaries did not load")
    assert_axe_finds_nothing(page)
    page.goto("about:blank")
    watched.faults.clear()  # what this test has broken


def test_a_lost_connection_comes_back_with_the_same_view(page: Page, app: str) -> None:
    lines: list[WebSocketRoute] = []

    def relay(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    page.route_web_socket(re.compile("_stcore/stream"), relay)
    explore = Explore(page, app, "indicator=claimant-count&places=E06000021")
    explore.frame.evaluate("map.setView([53.0, -2.2], 9, {animate: false})")
    lines[0].close()
    page.wait_for_function(
        "() => !document.querySelector('.stApp[data-test-connection-state=CONNECTED]')"
    )
    expect(page.locator(".stApp")).to_have_attribute("data-test-connection-state", "CONNECTED")
    explore.choose("Indicator", "Gross median weekly pay")
    explore.painted(re.compile(PAY))
    expect(page.get_by_role("heading", name="Stoke-on-Trent")).to_be_visible()
    assert explore.frame.evaluate("map.getZoom()") == 9
    assert len(lines) > 1


@pytest.mark.parametrize("height", [700, 256], ids=["phone", "laptop at 400%"])
def test_a_screen_of_320_pixels_loses_nothing(browser: Browser, app: str, height: int) -> None:
    with browser.new_context(viewport={"width": 320, "height": height}) as context:
        explore = Explore(context.new_page(), app, "places=E06000021&read=table")
        assert_no_sideways_scrolling(explore.page)
        assert_axe_finds_nothing(explore.page)
        for control in ("what", "where", "how", "looks"):
            expect(explore.page.locator(f".st-key-explore-{control} button").first).to_be_visible()
        expect(explore.page.get_by_role("button", name="Play")).to_be_visible()


def test_a_hostile_link_runs_nothing(page: Page, app: str) -> None:
    attack = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    explore = Explore(page, app, f"indicator={attack}&places={attack}&within={attack}")
    explore.painted(re.compile(PAY))
    expect(page.get_by_text("could not be followed in full").first).to_be_visible()


def test_no_host_on_the_internet_may_steer_the_page(page: Page, app: str) -> None:
    settings = page.request.get(f"{app}/_stcore/host-config").json()
    assert settings["allowedOrigins"] == []


def test_a_ward_map_has_the_lines_of_regions_and_nations(page: Page, app: str) -> None:
    open_page(page, f"{app}/explore?indicator=imd-2019-average-score&level=ward")
    painted(page)
    kinds = map_frame(page).evaluate(
        "[...new Set(Object.values(map._layers).find((found) => found.areaAt).geometry.borders)]"
    )
    assert {"inner", "outer", "region", "coast"} <= set(kinds)
