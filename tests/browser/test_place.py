"""The My place page as a place director uses it: find, read, set the bars, take the briefing."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from levelmap.figures.briefing.make import Press
from levelmap.views.place_almanac import Almanac
from levelmap.views.place_query import PlaceQuery
from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

expect.set_options(timeout=30_000)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _settled(page: Page) -> None:
    state = page.locator(".stApp")
    expect(state).to_have_attribute("data-test-script-state", "notRunning")


def _open(page: Page, address: str, watched: Watched) -> None:
    """Follow a link to a page; Streamlit first asks below the page's own path, in vain."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    _settled(page)
    watched.faults[:] = [fault for fault in watched.faults if "404" not in fault]


@pytest.fixture
def stoke(page: Page, app: str, watched: Watched) -> Page:
    """Return the page of Stoke-on-Trent."""
    _open(page, f"{app}/place?area=E06000021", watched)
    expect(page.get_by_role("heading", name="Stoke-on-Trent", level=1)).to_be_visible()
    return page


def test_a_place_is_found_by_the_keyboard_alone(page: Page, app: str) -> None:
    page.goto(app)
    _settled(page)
    page.get_by_role("link", name="My place").click()
    expect(page.get_by_role("heading", name="My place", level=1)).to_be_visible()
    _settled(page)
    box = page.get_by_label("Find a place")
    box.focus()
    page.keyboard.type("Allerdale")
    expect(box).to_have_value("Allerdale")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Cumberland", level=1)).to_be_visible()
    expect(page.get_by_text("now part of Cumberland, which is shown here")).to_be_visible()
    expect(page).to_have_url(re.compile("/place\\?area=E06000063$"))
    expect(page.get_by_role("status").filter(has_text="formed in 2023")).to_be_visible()


def test_a_misspelt_place_offers_what_was_meant(page: Page, app: str, watched: Watched) -> None:
    _open(page, f"{app}/place", watched)
    page.get_by_label("Find a place").focus()
    page.keyboard.type("Stok-on-Trant")
    expect(page.get_by_label("Find a place")).to_have_value("Stok-on-Trant")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Stoke-on-Trent").click()
    expect(page.get_by_role("heading", name="Stoke-on-Trent", level=1)).to_be_visible()


def test_a_place_is_chosen_on_the_map(page: Page, app: str, watched: Watched) -> None:
    _open(page, f"{app}/place", watched)
    frame = page.frame_locator("iframe")
    box = frame.locator("#map_div")
    expect(box).to_have_attribute("data-painted", re.compile("."))
    inner = next(each for each in page.frames if "streamlit_folium" in each.url)
    inner.evaluate("map.setView([57.5, -4.5], 7, {animate: false})")
    size = inner.evaluate("[map.getSize().x, map.getSize().y]")
    box.click(position={"x": size[0] / 2, "y": size[1] / 2})
    expect(page.get_by_role("heading", name="Highland", level=1)).to_be_visible()


def test_the_briefing_is_that_of_the_command_line(
    stoke: Page, almanac: Almanac, tmp_path: Path
) -> None:
    for kind in ("pdf", "html"):
        with stoke.expect_download() as download:
            stoke.get_by_role("button", name=f"Briefing ({kind.upper()})").click()
        assert download.value.suggested_filename == f"E06000021-stoke-on-trent.{kind}"
        taken = tmp_path / kind
        download.value.save_as(taken)
        assert taken.read_bytes() == Press(almanac).make(PlaceQuery("E06000021"), kind)
    reader = pypdf.PdfReader(io.BytesIO((tmp_path / "pdf").read_bytes()))
    assert "Stoke-on-Trent" in reader.pages[0].extract_text()


def test_a_rule_is_set_and_kept_in_the_address(stoke: Page, watched: Watched) -> None:
    slider = stoke.get_by_role("slider", name=re.compile("Minimum"))
    slider.focus()
    stoke.keyboard.press("ArrowRight")
    expect(stoke.get_by_text("Minimum: 30% of the authorities")).to_be_visible()
    expect(stoke).to_have_url(re.compile("minimum=30"))
    _open(stoke, stoke.url, watched)
    expect(stoke.get_by_text("Minimum: 30% of the authorities")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("link", ["?area=E06000021&beside=E06000033", "?area=N09000003", ""])
def test_axe_finds_nothing(page: Page, app: str, watched: Watched, width: int, link: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    _open(page, f"{app}/place{link}", watched)
    expect(page.get_by_text("LevelMap shows published statistics").last).to_be_visible()
    page.wait_for_function("document.getAnimations().every(a => a.playState !== 'running')")
    results = Axe().run(page, options={"runOnly": RULES})
    assert [(v["id"], v["nodes"]) for v in results.response["violations"]] == []
    wide = page.evaluate("document.querySelector('.stMain').scrollWidth")
    assert wide <= width


def test_axe_finds_nothing_in_the_html_briefing(
    page: Page, almanac: Almanac, tmp_path: Path
) -> None:
    file = tmp_path / "briefing.html"
    file.write_bytes(Press(almanac).make(PlaceQuery("E06000063"), "html"))
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(file.as_uri())
        results = Axe().run(page, options={"runOnly": RULES})
        assert results.response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
