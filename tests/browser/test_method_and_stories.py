"""Build a method and Stories in a browser: by keyboard, on a phone, examined by axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import (
    assert_axe_finds_nothing,
    assert_no_sideways_scrolling,
    open_page,
    painted,
    settled,
    tab_to,
)

pytestmark = pytest.mark.browser


def _ranking(page: Page) -> Locator:
    return page.locator("table").filter(has_text="Furthest above average")


def test_a_weight_is_moved_by_the_keyboard_and_the_ranking_follows(page: Page, app: str) -> None:
    open_page(page, f"{app}/method")
    painted(page)
    before = _ranking(page).inner_text()
    slider = page.get_by_role("slider", name=re.compile("Median weekly pay"))
    tab_to(page, slider)
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("slider", name=re.compile("Median weekly pay: 2"))).to_be_visible()
    settled(page)
    assert _ranking(page).inner_text() != before
    expect(page).to_have_url(re.compile("recipe="))
    shared = page.url
    after = _ranking(page).inner_text()
    open_page(page, shared)
    assert _ranking(page).inner_text() == after


def test_a_story_is_read_by_the_keyboard_to_its_end(page: Page, app: str) -> None:
    open_page(page, f"{app}/stories")
    titles = [page.get_by_role("heading", level=2).inner_text()]
    onward = page.get_by_role("button", name="Next")
    while onward.is_enabled():
        tab_to(page, onward)
        page.keyboard.press("Enter")
        step = f"Step {len(titles) + 1} of "
        expect(page.get_by_role("status").filter(has_text=step)).to_be_visible()
        settled(page)
        titles.append(page.get_by_role("heading", level=2).inner_text())
    assert len(set(titles)) == 7, "six scenes, and the card of one's own place"
    expect(page).to_have_url(re.compile("scene=7"))
    expect(page.get_by_role("button", name="Back")).to_be_enabled()


STATES = {
    "method": "method",
    "firm": "method?read=firmness",
    "share": "method?read=share",
    "refused": "method?start=gone&recipe=1broken",
    "fund": "stories",
    "report": "stories?scene=2",
    "money": "stories?scene=6",
    "needs": "stories?story=left-behind",
    "chart": "stories?story=left-behind&scene=2",
    "coast": "stories?story=coast&scene=3",
    "data": "data",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_frame(page: Page, app: str, state: str) -> None:
    open_page(page, f"{app}/{STATES[state]}")
    if state not in ("chart", "data"):
        painted(page)
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("link", ["method", "stories", "data"])
def test_a_phone_loses_nothing(page: Page, app: str, link: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.emulate_media(color_scheme="dark")
    open_page(page, f"{app}/{link}")
    assert_no_sideways_scrolling(page)
    assert_axe_finds_nothing(page)
