"""What holds for every page: axe finds nothing, light or dark; a press of Back is one step."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from benchmarks.screens import PAGES, THEMES, still
from tests.browser.steps import (
    assert_axe_finds_nothing,
    assert_no_sideways_scrolling,
    go_back,
    open_page,
    settled,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_any_page(page: Page, app: str, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    for address in PAGES.values():
        page.goto(f"{app}/{address}")
        still(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_axe_finds_nothing(page)
        ends = page.locator(".levelmap-skip").evaluate_all("all => all.map((a) => a.hash)")
        assert len(set(ends)) == len(ends), f"{address}: each map has its own way past it"
        for end in ends:
            assert page.locator(end).count() == 1


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(page: Page, app: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app}/{PAGES[name]}")
    still(page)
    assert_no_sideways_scrolling(page)


def _switches_a_list(page: Page) -> None:
    page.get_by_role("button", name="Towns Fund").click()


def _asks(page: Page) -> None:
    page.get_by_role("radio", name="Deprived but not left behind").click()


def _leaves_out_an_indicator(page: Page) -> None:
    page.locator(".st-key-method-members [data-testid=stCheckbox]").first.click()


def _goes_on(page: Page) -> None:
    page.get_by_role("button", name="Next").click()


def _opens_the_timeline(page: Page) -> None:
    page.get_by_role("radio", name="Timeline").click()


def _reads_the_table(page: Page) -> None:
    page.get_by_role("radio", name="Table").click()


def _finds_a_place(page: Page) -> None:
    page.get_by_role("combobox").first.click()
    page.keyboard.type("Burnley")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")


STEPS: dict[str, Callable[[Page], None]] = {
    "": _switches_a_list,
    "explore": _reads_the_table,
    "compare": _asks,
    "method": _leaves_out_an_indicator,
    "stories": _goes_on,
    "data": _opens_the_timeline,
    "place?area=E06000021": _finds_a_place,
}
"""Addresses of the pages that can be changed, and a change of each."""

CHOSEN = """() => {
    const chosen = "h1, h2, input:checked, [aria-checked=true], [aria-pressed=true]";
    const said = (element) => (element.closest("label") ?? element).textContent;
    return [...document.querySelectorAll(`[data-testid=stMain] :is(${chosen})`)].map(said).join();
}"""
"""What the headings of a page say, and what is chosen on it."""

WRITTEN = ("explore", "compare", "method", "stories")
"""Addresses to which a page adds what it shows; that is no step."""


@pytest.mark.parametrize("address", STEPS)
def test_one_press_of_back_is_one_step(page: Page, app: str, address: str) -> None:
    open_page(page, f"{app}/progress")
    open_page(page, f"{app}/{address}")
    if address in WRITTEN:
        expect(page).to_have_url(re.compile("="))
    page.wait_for_timeout(2000)  # what a map writes into the address is no step
    before, chosen = page.url, page.evaluate(CHOSEN)
    STEPS[address](page)
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_function(f"chosen => ({CHOSEN})() !== chosen", arg=chosen)
    go_back(page)
    page.wait_for_function(f"chosen => ({CHOSEN})() === chosen", arg=chosen)
    settled(page)
    expect(page).to_have_url(before)
    go_back(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Progress")
