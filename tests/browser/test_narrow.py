"""Small screens and what readers set themselves: all of a page is there, and nothing covered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import assert_no_sideways_scrolling, open_page

pytestmark = pytest.mark.browser

expect.set_options(timeout=20_000)

PHONE = {"width": 390, "height": 844}

CUT = """() => [...document.querySelectorAll(".levelmap-broad, .levelmap-bars, .drawing svg")]
    .filter((part) => part.getClientRects().length)
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .map((part) => part.className)"""
"""What reaches past the right edge of the screen."""


@pytest.mark.parametrize(
    "address", ["progress", "data?part=timeline", "data", "place?area=E06000021"]
)
def test_a_phone_shows_every_column_and_the_whole_chart(page: Page, app: str, address: str) -> None:
    page.set_viewport_size(PHONE)
    open_page(page, f"{app}/{address}")
    assert page.evaluate(CUT) == []
    assert_no_sideways_scrolling(page)
    for table in page.locator(".levelmap-broad").all()[:2]:
        titles = table.locator("thead th").all_text_contents()
        cells = table.locator("tbody tr").first.locator("td").all()
        said = [cell.evaluate("one => getComputedStyle(one, '::before').content") for cell in cells]
        assert [f'"{title}"' for title in titles[1:]] == said


@pytest.mark.parametrize("width", [1152, 1366])
def test_the_search_leaves_every_page_its_name(page: Page, app: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    open_page(page, f"{app}/explore")
    last = page.get_by_role("link", name="Data and lists").bounding_box()
    search = page.get_by_label("Find a place or an indicator").bounding_box()
    assert last is not None
    assert search is not None
    assert last["x"] + last["width"] <= search["x"]
    assert search["width"] >= 160


def test_escape_closes_what_is_open_step_by_step(page: Page, app: str) -> None:
    open_page(page, f"{app}/explore")
    opener = page.get_by_role("button", name="Indicator").first
    opener.click()
    inside = page.get_by_test_id("stPopoverBody")
    inside.get_by_role("combobox").first.click()
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(inside).to_be_visible()
    page.keyboard.press("Escape")
    expect(inside).to_be_hidden()
    expect(opener).to_be_focused()
