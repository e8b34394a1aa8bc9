"""A page that presents: nothing around the map, by itself, by keyboard, and back where it began."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import assert_axe_finds_nothing, painted, settled

pytestmark = pytest.mark.browser


def _present(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address)
    painted(page)
    settled(page)


SIZES = {"laptop": (1366, 768), "desk": (1920, 1080), "phone": (390, 844)}

CUT = """() => {
    const [map, ...beside] = document.querySelector(".st-key-screen-body")?.children ?? [];
    if (!map?.querySelector("iframe")) return ["no map"];
    const seen = [...beside, document.querySelector(".st-key-screen-bar")]
        .flatMap((part) => [...part.querySelectorAll("p, li, td, th, h1, h2, svg, button")])
        .filter((part) => part.getClientRects().length && !part.closest(".levelmap-hidden"))
        .map((part) => [part, part.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1);
    const picture = map.querySelector("iframe").getBoundingClientRect();
    const over = (box) => box.left < picture.right - 1 && box.right > picture.left + 1 &&
        box.top < picture.bottom - 1 && box.bottom > picture.top + 1;
    return seen.filter(([, box]) => box.bottom > innerHeight || box.right > innerWidth || over(box))
        .map(([part]) => part.outerHTML.slice(0, 80));
}"""
"""What of title, card and legend is cut by the edge of the screen, or lies over the map."""

PRESENTED = {
    "start": "?present=1",
    "explore": "explore?places=E06000021&present=1",
    "compare": "compare?present=1",
    "pair": "compare?maps=pair&present=1",
    "method": "method?present=1",
    "stories": "stories?story=fund&scene=3&present=1",
    "place": "place?area=E06000021&present=1",
}


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_frame_is_seen(page: Page, app: str, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    for name, address in PRESENTED.items():
        page.goto(f"{app}/{address}")
        expect(page.locator(".st-key-page-foot")).to_be_attached()
        settled(page)
        picture = page.locator(".st-key-screen-map iframe").first
        expect(picture).to_be_visible()
        page.wait_for_function(f"({CUT})().length === 0")
        box = picture.bounding_box()
        assert box is not None
        assert box["height"] >= 0.38 * height, name
        assert box["y"] + box["height"] <= height, name


@pytest.mark.parametrize("name", ["", "explore", "compare", "method", "stories"])
def test_nothing_stands_around_the_map(page: Page, app: str, name: str) -> None:
    page.goto(f"{app}/{name}?present=1")
    painted(page)
    settled(page)
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    expect(page.locator(".st-key-page-foot")).to_be_hidden()
    page.wait_for_function(
        "(box => box.width * box.height / innerWidth / innerHeight)"
        "(document.querySelector('iframe').getBoundingClientRect()) >= 0.5"
    )
    expect(page).to_have_url(re.compile("present=1"))
    assert_axe_finds_nothing(page)


def test_escape_ends_it_in_the_page_and_in_the_map(page: Page, app: str) -> None:
    for in_map in (False, True):
        page.goto(f"{app}/explore?present=1")
        painted(page)
        settled(page)
        if in_map:
            page.frame_locator("iframe").locator("#map_div").focus()
        page.keyboard.press("Escape")
        expect(page.locator("[data-testid=stHeader]")).to_be_visible()
        expect(page).not_to_have_url(re.compile("present=1"))


def test_a_story_goes_on_by_itself_and_by_key(page: Page, app: str) -> None:
    _present(page, f"{app}/stories?present=1")
    step = page.get_by_role("status").filter(has_text="Step ")
    expect(step).to_contain_text("Step 1 of")
    page.clock.fast_forward(25_000)
    expect(step).to_contain_text("Step 2 of")
    settled(page)
    page.keyboard.press("ArrowRight")
    expect(step).to_contain_text("Step 3 of")
    expect(page).to_have_url(re.compile("present=1"))


def test_left_alone_it_returns_where_it_began(page: Page, app: str) -> None:
    _present(page, f"{app}/explore?present=1&indicator=claimant-count")
    expect(page).to_have_url(re.compile("period="))
    page.clock.fast_forward(2_000)
    page.frame_locator("iframe").locator("#map_div").focus()
    page.keyboard.press("Enter")  # the area under the cross
    expect(page).to_have_url(re.compile("places="))
    settled(page)
    page.clock.fast_forward(60_000)
    expect(page).to_have_url(re.compile("places="))
    page.clock.fast_forward(70_000)
    expect(page).not_to_have_url(re.compile("places="))
    expect(page).to_have_url(re.compile("indicator=claimant-count"))


def test_a_page_that_nobody_touched_is_not_loaded_again(page: Page, app: str) -> None:
    _present(page, f"{app}/explore?present=1")
    page.evaluate("window.isTheFirst = true")
    page.evaluate("history.replaceState(history.state, '', location.href + '&period=later')")
    page.clock.fast_forward(130_000)
    page.wait_for_timeout(1_000)
    assert page.evaluate("window.isTheFirst")
