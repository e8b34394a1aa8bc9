"""The first screen, measured: what a visitor sees before touching anything, at three sizes."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import (
    assert_axe_finds_nothing,
    assert_no_sideways_scrolling,
    map_frame,
    open_page,
    painted,
    settled,
)

pytestmark = pytest.mark.browser


# width, height, least share of the screen that is map, lowest top of the map in pixels
SIZES = {
    "laptop": (1366, 768, 0.60, 90),
    "desk": (1920, 1080, 0.70, 90),
    "phone": (390, 844, 0.50, 115),
}

MOST_CONTROLS = 9

STOKE = "E06000021"

MAP = """() => {
    const frame = document.querySelector("iframe"), box = frame.getBoundingClientRect();
    const map = frame.contentDocument.querySelector("#map_div").getBoundingClientRect();
    return {top: box.top + map.top, share: map.width * map.height / (innerWidth * innerHeight)};
}"""

CONTROLS = """() => {
    const seen = (element) => {
        const box = element.getBoundingClientRect();
        return box.width > 1 && box.height > 1 && box.top < innerHeight && box.bottom > 0;
    };
    const roots = [document.querySelector(".stMain")];
    for (const root of roots) {
        for (const element of root.querySelectorAll("*")) {
            if (element.shadowRoot) roots.push(element.shadowRoot);
        }
    }
    return roots.flatMap((root) => [...root.querySelectorAll("button, input, select")])
        .filter(seen).map((element) => element.innerText || element.type);
}"""

INSIDE = """() => {
    const layer = Object.values(map._layers).find((found) => found.areaAt);
    const extent = layer.extent(), size = map.getSize();
    return [extent.getNorthWest(), extent.getSouthEast()]
        .map((corner) => map.latLngToContainerPoint(corner))
        .every(({ x, y }) => x >= -1 && y >= -1 && x <= size.x + 1 && y <= size.y + 1);
}"""


THEMES: dict[str, Literal["light", "dark"]] = {"laptop": "light", "desk": "light", "phone": "dark"}
"""A theme for each size, where colours make no difference."""


def _open(page: Page, address: str, size: str, theme: Literal["light", "dark"] = "light") -> None:
    width, height, *_ = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=theme)
    open_page(page, address)
    painted(page)
    # the fonts may come after the first layout
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")


def _measured(page: Page, size: str) -> dict[str, float]:
    """Return the share of the screen that is map, once its top is where it should be."""
    page.wait_for_function(f"({MAP})().top <= {SIZES[size][3]}")
    found: dict[str, float] = page.evaluate(MAP)
    return found


def _is_on_screen(page: Page, box: Any) -> bool:
    size = page.viewport_size
    assert size is not None
    assert box is not None
    return bool(box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_explore_opens_with_its_map_and_few_controls(
    page: Page, app: str, size: str, theme: str
) -> None:
    _open(page, f"{app}/explore", size, theme)
    found = _measured(page, size)
    assert found["share"] >= SIZES[size][2]
    assert map_frame(page).evaluate(INSIDE), "all of what is shown is in the frame"
    controls = page.evaluate(CONTROLS)
    assert len(controls) <= MOST_CONTROLS, controls
    assert_no_sideways_scrolling(page)
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_place_in_a_link_is_read_without_scrolling(page: Page, app: str, size: str) -> None:
    _open(page, f"{app}/explore?places={STOKE}", size, THEMES[size])
    heading = page.get_by_role("heading", name="Stoke-on-Trent")
    figure = page.locator(".levelmap-figure").first
    assert _is_on_screen(page, heading.bounding_box())
    assert _is_on_screen(page, figure.bounding_box())
    expect(figure).to_contain_text("£578")


@pytest.mark.parametrize("size", SIZES)
def test_a_place_searched_is_read_without_scrolling(page: Page, app: str, size: str) -> None:
    _open(page, f"{app}/explore", size, THEMES[size])
    page.get_by_label("Find a place or an indicator").fill("Stoke-on-Trent")
    expect(page.get_by_role("option").first).to_contain_text("Stoke-on-Trent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Stoke-on-Trent")).to_be_visible()
    settled(page)
    assert _is_on_screen(page, page.locator(".levelmap-figure").first.bounding_box())


INSIDE_STOKE = (53.0, -2.18)

SPOT = """([latitude, longitude]) => {
    const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
    return [x, y];
}"""


@pytest.mark.parametrize("size", SIZES)
def test_a_place_tapped_is_read_without_scrolling(page: Page, app: str, size: str) -> None:
    _open(page, f"{app}/explore", size, THEMES[size])
    _measured(page, size)
    x, y = map_frame(page).evaluate(SPOT, INSIDE_STOKE)
    page.frame_locator("iframe").locator("#map_div").click(position={"x": x, "y": y})
    _reads_stoke_on_the_first_screen(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_place_chosen_by_the_keyboard_is_read_without_scrolling(
    page: Page, app: str, size: str
) -> None:
    _open(page, f"{app}/explore", size, THEMES[size])
    _measured(page, size)
    map_frame(page).evaluate(f"map.setView({list(INSIDE_STOKE)}, 9, {{animate: false}})")
    page.frame_locator("iframe").locator("#map_div").focus()
    page.keyboard.press("Enter")
    _reads_stoke_on_the_first_screen(page)


def _reads_stoke_on_the_first_screen(page: Page) -> None:
    heading = page.get_by_role("heading", name="Stoke-on-Trent")
    expect(heading).to_be_visible()
    settled(page)
    figure = page.locator(".levelmap-figure").first
    expect(figure).to_contain_text("£578")
    assert _is_on_screen(page, heading.bounding_box())
    assert _is_on_screen(page, figure.bounding_box())


PAGES = {
    "start": ("", "status"),
    "compare": ("compare", "heading"),
    "stories": ("stories", "heading"),
    "method": ("method", "text"),
}
"""Address of a page, and the role of its first sentence."""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", ["laptop", "desk"])
def test_the_first_sentence_and_the_map_are_on_the_first_screen(
    page: Page, app: str, name: str, size: str, theme: str
) -> None:
    address, role = PAGES[name]
    _open(page, f"{app}/{address}", size, theme)
    sentence = {
        "heading": page.get_by_role("heading", level=2).first,
        "status": page.get_by_role("status").filter(has_text="million people"),
        "text": page.get_by_text("are on the list.").first,
    }[role]
    assert _is_on_screen(page, sentence.bounding_box())
    found = _measured(page, size)
    # a story is told larger on a large screen
    assert found["share"] >= min(SIZES[size][2], 0.65 if name == "stories" else 1)
    assert map_frame(page).evaluate(INSIDE)


@pytest.mark.parametrize("name", ["", "compare", "stories", "method"])
def test_a_phone_shows_the_map_on_its_first_screen(page: Page, app: str, name: str) -> None:
    _open(page, f"{app}/{name}", "phone", "dark")
    found = _measured(page, "phone")
    # the text of a story begins on the first screen too
    assert found["share"] >= (0.35 if name == "stories" else 0.50)
    assert_no_sideways_scrolling(page)
