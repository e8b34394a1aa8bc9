"""Two maps of one page that show the same place, and the keys of a presentation."""

from __future__ import annotations

import geopandas as gpd
import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.maps import Map

pytestmark = pytest.mark.browser

LEEDS = "E08000035"
VIEW = "[map.getCenter().lat.toFixed(2), map.getCenter().lng.toFixed(2), map.getZoom()]"


def pair(page: Page, address: str) -> list[Frame]:
    """Return the documents of both maps once both are painted."""
    page.goto(f"{address}?twin=1")
    expect(page.locator("iframe")).to_have_count(2)
    for frame in page.locator("iframe").all():
        painted = frame.content_frame.locator("#map_div[data-painted]")
        expect(painted).to_be_attached()
    return [frame for frame in page.frames if "streamlit_folium" in frame.url]


def test_they_move_and_point_together(
    page: Page, map_app: str, districts: gpd.GeoDataFrame
) -> None:
    first, second = pair(page, map_app)
    place = districts.loc[LEEDS, "inside"]
    first.evaluate(f"map.setView([{place.y}, {place.x}], 9, {{animate: false}})")
    second.wait_for_function("map.getZoom() === 9")
    assert second.evaluate(VIEW) == first.evaluate(VIEW)
    first.evaluate(
        f"levelmap.reader.areas.hover(levelmap.reader.areas.geometry.index.get('{LEEDS}'))"
    )
    second.wait_for_function(
        "levelmap.reader.areas.geometry.codes[levelmap.reader.areas.hovered] === 'E08000035'"
    )
    second.evaluate("map.setView([52, -1], 8, {animate: false})")
    first.wait_for_function("map.getZoom() === 8")
    page.wait_for_timeout(300)
    assert first.evaluate(VIEW) == second.evaluate(VIEW), "no echo"


def test_two_tabs_do_not_mix(page: Page, map_app: str) -> None:
    other = page.context.new_page()
    theirs = pair(other, map_app)[0]
    before = theirs.evaluate(VIEW)
    ours = pair(page, map_app)
    ours[0].evaluate("map.setView([52, -1], 9, {animate: false})")
    ours[1].wait_for_function("map.getZoom() === 9")
    assert theirs.evaluate(VIEW) == before
    other.close()


def test_a_presentation_hears_the_keys_pressed_on_its_map(page: Page, map_app: str) -> None:
    shown = Map(page, f"{map_app}?present=1")
    page.evaluate(
        "window.heard = []; document.addEventListener('keydown', (e) => heard.push(e.key))"
    )
    before = shown.view()
    shown.box.focus()
    for key in ("ArrowRight", "PageDown", "a", "Escape"):
        shown.page.keyboard.press(key)
    page.wait_for_function("heard.length >= 3")
    assert page.evaluate("heard") == ["ArrowRight", "PageDown", "Escape"]
    assert shown.view() == before, "the arrows turn the page and do not move the map"


def test_without_a_presentation_the_keys_stay_with_the_map(page: Page, map_app: str) -> None:
    shown = Map(page, map_app)
    page.evaluate(
        "window.heard = []; document.addEventListener('keydown', (e) => heard.push(e.key))"
    )
    shown.box.focus()
    shown.page.keyboard.press("ArrowRight")
    shown.frame.wait_for_function("levelmap.reader.camera.moved")
    assert page.evaluate("heard") == []
