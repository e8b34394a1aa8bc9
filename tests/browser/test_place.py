"""The My place page as a place director uses it: find, read, set the bars, take the briefing."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from levelmap.atlas import Atlas
from levelmap.pages.place.briefing.choice import Choice
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.query import PlaceQuery
from tests.browser.steps import (
    assert_axe_finds_nothing,
    assert_no_sideways_scrolling,
    map_frame,
    open_page,
    painted,
    settled,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def stoke(page: Page, app: str) -> Page:
    """Return the page of Stoke-on-Trent."""
    open_page(page, f"{app}/place?area=E06000021")
    expect(page.get_by_role("heading", name="Stoke-on-Trent", level=1)).to_be_visible()
    return page


def test_a_place_is_found_by_the_keyboard_alone(page: Page, app: str) -> None:
    page.goto(app)
    settled(page)
    page.get_by_role("link", name="My place").first.click()
    expect(page.get_by_role("heading", name="My place", level=1)).to_be_visible()
    settled(page)
    box = page.get_by_label("Find a place")
    box.focus()
    page.keyboard.type("Allerdale")
    expect(box).to_have_value("Allerdale")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Cumberland", level=1)).to_be_visible()
    expect(page.get_by_text("now part of Cumberland, which is shown here")).to_be_visible()
    expect(page).to_have_url(re.compile("/place\\?area=E06000063"))
    expect(page.get_by_text("was formed in 2023 from")).to_be_visible()


def test_a_misspelt_place_offers_what_was_meant(page: Page, app: str) -> None:
    open_page(page, f"{app}/place")
    page.get_by_label("Find a place").focus()
    page.keyboard.type("Stok-on-Trant")
    expect(page.get_by_label("Find a place")).to_have_value("Stok-on-Trant")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Stoke-on-Trent (local").click()
    expect(page.get_by_role("heading", name="Stoke-on-Trent", level=1)).to_be_visible()


def test_a_place_is_chosen_on_the_map(page: Page, app: str) -> None:
    open_page(page, f"{app}/place")
    frame = page.frame_locator("iframe")
    box = frame.locator("#map_div")
    expect(box).to_have_attribute("data-painted", re.compile("."))
    inner = map_frame(page)
    inner.evaluate("map.setView([57.5, -4.5], 7, {animate: false})")
    size = inner.evaluate("[map.getSize().x, map.getSize().y]")
    box.click(position={"x": size[0] / 2, "y": size[1] / 2})
    expect(page.get_by_role("heading", name="Highland", level=1)).to_be_visible()


def test_the_briefing_is_that_of_the_command_line(
    stoke: Page, shipped_atlas: Atlas, tmp_path: Path
) -> None:
    press, query = Press(shipped_atlas), PlaceQuery("E06000021")
    with stoke.expect_download() as one:
        stoke.get_by_role("button", name="Briefing, one page").click()
    one.value.save_as(tmp_path / "one")
    assert (tmp_path / "one").read_bytes() == press.make(query, "pdf", Choice("one"))
    stoke.get_by_role("button", name="More briefings").click()
    kinds = {"pdf": "PDF", "html": "HTML", "docx": "Word", "pptx": "PowerPoint"}
    for kind, name in kinds.items():
        with stoke.expect_download() as download:
            stoke.get_by_role("button", name=f"Briefing ({name})").click()
        assert download.value.suggested_filename == f"E06000021-stoke-on-trent.{kind}"
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes() == press.make(query, kind)
    reader = pypdf.PdfReader(io.BytesIO((tmp_path / "pdf").read_bytes()))
    assert "Stoke-on-Trent" in reader.pages[0].extract_text()


def test_what_a_briefing_holds_is_kept_in_the_address(stoke: Page) -> None:
    stoke.get_by_role("button", name="More briefings").click()
    stoke.get_by_text("One page to hand round").click()
    expect(stoke).to_have_url(re.compile("pages=one"))


CLOSED = (
    *("E06000021", "E08000025", "E06000066", "S12000049", "N09000003"),
    *("E10000020", "E47000001", "E47000014", "E12000005", "W92000004", "E07000145|E07000148"),
)
"""Authorities, then Norfolk, Greater Manchester, North East, West Midlands, Wales and a group."""


@pytest.mark.parametrize(("size", "most"), [((1366, 768), 2400), ((390, 844), 4500)])
def test_a_closed_page_is_short(page: Page, app: str, size: tuple[int, int], most: int) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for code in CLOSED:
        open_page(page, f"{app}/place?area={code}")
        expect(page.get_by_role("heading", name="Lists of priority places")).to_be_visible()
        settled(page)
        tall = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        assert tall <= most, code


def test_a_rule_is_set_and_kept_in_the_address(stoke: Page) -> None:
    stoke.get_by_role("radio", name="Missions").click()
    slider = stoke.get_by_role("slider", name=re.compile("Minimum"))
    slider.focus()
    stoke.keyboard.press("ArrowRight")
    expect(stoke.get_by_text("Minimum: 30% of the authorities")).to_be_visible()
    expect(stoke).to_have_url(re.compile("minimum=30"))
    open_page(stoke, stoke.url)
    expect(stoke.get_by_text("Minimum: 30% of the authorities")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    "link", ["?area=E06000021&beside=E06000033&read=all", "?area=N09000003&read=all", ""]
)
def test_axe_finds_nothing(page: Page, app: str, width: int, link: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, f"{app}/place{link}")
    if "area" not in link or "E06" in link:
        painted(page)
    assert_axe_finds_nothing(page)
    assert_no_sideways_scrolling(page)


def test_axe_finds_nothing_in_the_html_briefing(
    page: Page, shipped_atlas: Atlas, tmp_path: Path
) -> None:
    file = tmp_path / "briefing.html"
    file.write_bytes(Press(shipped_atlas).make(PlaceQuery("E06000063"), "html"))
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(file.as_uri())
        assert_axe_finds_nothing(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
