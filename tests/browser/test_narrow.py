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
