"""What tests in a browser do again and again: open, wait, tab, examine."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Locator, Page, expect

from levelmap.pages.shared import inputs

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""The rules of axe: WCAG 2.0, 2.1 and 2.2 at A and AA, and what its makers hold for good."""

FOOT = "LevelMap shows published statistics"
"""How the last words of every page begin."""


expect.set_options(timeout=60_000)  # of every test in a browser: what is set counts for all of them

ASKED = """
window.levelmapAsked = window.levelmapAnswered = 0;
const send = WebSocket.prototype.send;
const heard = new WeakSet();
WebSocket.prototype.send = function (message) {
    if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener("message", () => { window.levelmapAnswered = performance.now(); });
    }
    window.levelmapAsked = performance.now();
    return send.call(this, message);
};
"""
"""Script for a page: when it last asked the server, and when that last answered."""

ANSWERED = """async () => {
    const is = () => !(window.levelmapAsked > window.levelmapAnswered) &&
        document.querySelector(".stApp")?.dataset.testScriptState === "notRunning";
    if (!is()) return false;
    await new Promise((done) => setTimeout(done, 60));
    return is();
}"""
"""Whether nothing is asked that is not answered, and answered for some frames already."""


def settled(page: Page) -> None:
    """Wait until the app has answered; what was just pressed is asked, even if nothing shows it."""
    page.wait_for_function(ANSWERED)


def open_page(page: Page, address: str) -> None:
    """Follow a link to a page and wait until it is whole."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(FOOT).last).to_be_visible()
    settled(page)


def go_back(page: Page) -> None:
    """Press Back after a look at what is shown; at once, it might be an address sent too early."""
    page.wait_for_timeout(1000 * inputs.LATE_SECONDS + 200)
    page.go_back()


def select_box(page: Page, label: str) -> Locator:
    """Return the field of a select box."""
    named = page.locator(".stSelectbox").filter(has=page.get_by_text(label, exact=True))
    return named.locator("input").first


def choose(page: Page, label: str, text: str) -> None:
    """Choose from a select box by typing."""
    select_box(page, label).click()
    page.keyboard.type(text)
    expect(page.get_by_role("option").filter(has_text=text).first).to_be_visible()
    page.keyboard.press("Enter")  # a mouse may miss an option while the page settles
    settled(page)


def painted(page: Page) -> None:
    """Wait until the map of the page shows a picture."""
    box = page.frame_locator("iframe >> nth=0").locator("#map_div")
    expect(box).to_have_attribute("data-painted", re.compile("."))


def map_frame(page: Page) -> Frame:
    """Return the document of the page's map."""
    return next(frame for frame in page.frames if "streamlit_folium" in frame.url)


def tab_to(page: Page, wanted: Locator, most: int = 80) -> None:
    """Reach an element with the Tab key, as those without a mouse do."""
    for _ in range(most):
        if wanted.evaluate("element => element.getRootNode().activeElement === element"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{most} times Tab did not lead to {wanted}")


def assert_axe_finds_nothing(page: Page) -> None:
    """Examine the page, and every frame in it by the rules that do not need a whole page."""
    page.wait_for_function("document.getAnimations().every(a => a.playState !== 'running')")
    for frame in page.frames:
        if frame.url in ("", "about:blank"):
            continue
        is_whole = frame == page.main_frame
        options = {
            "runOnly": RULES if is_whole else RULES[:-1],
            "rules": {"presentation-role-conflict": {"enabled": False}},  # Streamlit's uploader
            "iframes": False,
        }
        found = Axe().run(frame, options=options).response["violations"]
        said = [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]
        assert said == []


def assert_no_sideways_scrolling(page: Page) -> None:
    """See that nothing makes the page wider than the screen."""
    main = page.locator(".stMain")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
