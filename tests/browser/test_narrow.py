"""Small screens and what readers set themselves: all of a page is there, and nothing covered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import assert_no_sideways_scrolling, open_page, painted, settled

pytestmark = pytest.mark.browser


PHONE = {"width": 390, "height": 844}

CUT = """() => [...document.querySelectorAll(".levelmap-broad, .levelmap-bars, .drawing svg")]
    .filter((part) => part.getClientRects().length)
    .filter((part) => !part.closest(".st-key-place-timeline .drawing[tabindex]"))
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .map((part) => part.className)"""
"""What reaches past the right edge of the screen, but for the timeline of a place, whose words
would be too small: it scrolls in a box of its own that the keyboard reaches."""


@pytest.mark.parametrize(
    "address", ["progress", "data?part=timeline", "data", "place?area=E06000021"]
)
def test_a_phone_shows_every_column_and_the_whole_chart(page: Page, app: str, address: str) -> None:
    page.set_viewport_size(PHONE)
    open_page(page, f"{app}/{address}")
    page.wait_for_function(f"({CUT})().length === 0")  # a drawing takes its width when it is there
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


def test_on_a_tablet_the_search_is_below_the_names_of_the_pages(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    open_page(page, f"{app}/explore")
    head = page.get_by_test_id("stHeader").element_handle()
    search = page.get_by_label("Find a place or an indicator").element_handle()
    # the head takes its height when its names are there
    below = "([head, it]) => it.getBoundingClientRect().top >= head.getBoundingClientRect().bottom"
    page.wait_for_function(below, arg=[head, search])


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


EVERY = {
    "start": "",
    "explore": "explore?places=E06000021",
    "compare": "compare",
    "method": "method",
    "stories": "stories",
    "place": "place?area=E06000021",
    "progress": "progress",
    "indicator": "data?indicator=gross-median-weekly-pay",
}
"""Addresses of pages."""

# width, height: a narrow frame on another site, a watch-sized one, a phone, 1366x768 at 400 %
NARROW = {"frame": (280, 500), "tiny": (320, 256), "small": (320, 640), "zoomed": (342, 192)}

COVERED = """() => {
    const shown = (element) => element && element.getClientRects().length > 0;
    const box = (element) => element.getBoundingClientRect();
    const apart = (one, other) => one.right <= other.left + 1 || other.right <= one.left + 1 ||
        one.bottom <= other.top + 1 || other.bottom <= one.top + 1;
    const parts = ["[data-testid=stHeader]", ".st-key-screen-bar h1",
        ".st-key-screen-map iframe", ".st-key-screen-foot", ".st-key-screen-card"]
        .map((name) => document.querySelector(name)).filter(shown);
    return parts.flatMap((one, i) => parts.slice(i + 1)
        .filter((other) => !apart(box(one), box(other)))
        .map((other) => `${one.className} and ${other.className}`));
}"""
"""Which parts of a screen lie over each other."""


@pytest.mark.parametrize("size", NARROW)
def test_on_any_small_screen_nothing_is_cut_or_covered(page: Page, app: str, size: str) -> None:
    width, height = NARROW[size]
    page.set_viewport_size({"width": width, "height": height})
    for address in EVERY.values():
        open_page(page, f"{app}/{address}")
        assert_no_sideways_scrolling(page)
        assert page.evaluate(COVERED) == [], address


def test_type_of_twice_the_size_gets_the_layout_of_a_smaller_screen(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    for address in EVERY.values():
        open_page(page, f"{app}/{address}")
        page.add_style_tag(content="html { font-size: 32px !important; }")
        assert_no_sideways_scrolling(page)
        assert page.evaluate(COVERED) == [], address
    page.goto(f"{app}/explore")
    painted(page)
    page.add_style_tag(content="html { font-size: 32px !important; }")
    search = page.get_by_label("Find a place or an indicator")
    expect(search).to_be_visible()
    named = page.get_by_role("link", name="Explore").bounding_box()  # others may be among "more"
    box = search.bounding_box()
    assert named is not None
    assert box is not None
    assert box["y"] >= named["y"] + named["height"], "the search is below the names of the pages"


def test_without_storage_or_patterns_the_map_is_drawn(page: Page, app: str) -> None:
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, {
                get() { throw new DOMException("blocked", "SecurityError"); } });
        }
        CanvasRenderingContext2D.prototype.createPattern = () => null;"""
    )
    for address in ("compare", "explore?places=E06000021"):
        open_page(page, f"{app}/{address}")
        painted(page)
    expect(page.get_by_role("heading", name="Stoke-on-Trent")).to_be_visible()


@pytest.mark.parametrize("place", ["S12000027", "E06000053"])
def test_a_place_at_the_edge_has_its_card_and_its_name_on_the_map(
    page: Page, app: str, place: str
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.emulate_media(reduced_motion="reduce")
    open_page(page, f"{app}/explore?places={place}")
    painted(page)
    settled(page)
    figure = page.locator(".levelmap-figure").first.bounding_box()
    frame = page.locator("iframe").bounding_box()
    assert figure is not None
    assert frame is not None
    assert figure["x"] >= frame["x"] + frame["width"], "the card lies beside the map"
    assert figure["y"] + figure["height"] <= 768
    assert page.evaluate(COVERED) == []


CONTROLS = """() => [...document.querySelectorAll(".stMain :is(button, select, [role=slider])")]
    .filter((control) => control.getClientRects().length)
    .map((control) => control.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", ["explore", "compare", "place"])
def test_on_paper_no_control_is_printed_and_nothing_lies_beside_the_map(
    page: Page, app: str, name: str
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    open_page(page, f"{app}/{EVERY[name]}")
    painted(page)
    page.emulate_media(media="print")
    assert page.evaluate(CONTROLS) == []
    assert page.evaluate(COVERED) == []
    picture = page.locator(".st-key-screen-map").bounding_box()
    card = page.locator(".st-key-screen-card").bounding_box()
    assert picture is not None
    assert card is not None
    assert card["y"] >= picture["y"] + picture["height"]


def test_on_paper_a_long_table_has_the_rows_that_were_seen(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    open_page(page, f"{app}/data")
    rows = page.locator(".stMain tbody tr")
    expect(rows.first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    seen = page.locator(".stMain tbody tr:visible").count()
    assert 3 <= seen < 20 < rows.count()
    said = page.locator(".stMain p[data-printed]")
    expect(said).to_have_attribute("data-printed", f"Printed: rows 1 to {seen}.")


BEYOND = """group => [...group.querySelectorAll("button")].filter((button) =>
    button.getBoundingClientRect().right > innerWidth + 1
    || [...button.querySelectorAll("p")].some((p) => p.scrollWidth > p.clientWidth + 1))
    .map((button) => button.innerText)"""
"""Which choices of a row are cut by the edge of the screen or by their own box."""


@pytest.mark.parametrize("address", ["stories", "data", "place?area=E06000021"])
def test_no_name_in_a_row_of_choices_is_cut_on_a_phone(page: Page, app: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{app}/{address}")
    groups = page.get_by_test_id("stButtonGroup")
    expect(groups.first).to_be_visible()
    for number in range(groups.count()):
        assert groups.nth(number).evaluate(BEYOND) == [], address


def test_the_sentences_of_a_place_stand_before_its_choices_on_a_phone(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{app}/place?area=E06000021")
    painted(page)
    expect(page.get_by_text("Indicator of wards")).to_be_visible()
    settled(page)
    assert page.evaluate(
        """() => [...document.querySelectorAll("[data-testid=stSelectbox]")]
            .filter((box) => box.innerText.includes("Indicator of wards"))
            .every((box) => box.getBoundingClientRect().top >=
                document.querySelector(".st-key-screen-card").getBoundingClientRect().bottom - 1)"""
    )


@pytest.mark.parametrize("address", ["explore?area=E06000021", "stories"])
def test_on_a_phone_the_source_is_read_whole_below_what_is_said(
    page: Page, app: str, address: str
) -> None:
    page.set_viewport_size(PHONE)
    open_page(page, f"{app}/{address}")
    painted(page)
    source, card = page.locator(".levelmap-source"), page.locator(".st-key-screen-card")
    expect(source).to_be_visible()
    assert source.evaluate("it => it.scrollWidth <= it.clientWidth")
    below, above = source.bounding_box(), card.bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] >= above["y"] + above["height"]
