"""Measure what people wait for on the other pages, beside a change of indicator on Explore.

    python -m benchmarks.journeys [--briefings] [--write]

All in one run, in a headless Chromium on this machine, from the key or the click until everything
is on the screen. `--briefings` also makes the briefing of every authority.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial

import psutil
from playwright.sync_api import Browser, Page

from benchmarks import explore, report
from benchmarks.browser import Server, open_browser
from levelmap.paths import package_root

LISTS = (
    "Family Hubs",
    "Education Investment Areas",
    "Towns Fund",
    "Levelling Up Partnerships",
    "Future High Streets Fund",
    "Pride in Place",
    "Zero Emission Bus",
    "Long-Term Plan",
)
"""What begins the label of a list."""

PLACES = ("Leeds", "Cumberland", "Gwynedd", "Glasgow", "Belfast", "Rutland", "Hackney", "Swansea")

STEPS = 24
"""Steps of the weight slider."""

BRIEFED = "E06000021"

AGAIN = 3
"""Briefings from a cold command line."""

WATCH = """() => {
    const app = document.querySelector(".stApp");
    let begun = false;
    window.answered = new Promise((done) => {
        const watcher = new MutationObserver(() => {
            if (app.dataset.testScriptState !== "notRunning") begun = true;
            else if (begun) {
                watcher.disconnect();
                requestAnimationFrame(() => requestAnimationFrame(done));
            }
        });
        watcher.observe(app, { attributes: true });
    });
}"""
"""Promise to tell when the app has answered and the answer is on the screen."""


WATCH_HEADLINE = """() => {
    const said = () => ["h1", "ul.levelmap-facts"].map((part) =>
        document.querySelector(part)?.textContent);
    const before = said();
    window.headed = new Promise((done) => {
        const watcher = new MutationObserver(() => {
            if (!said().every((text, part) => text && text !== before[part])) return;
            watcher.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(done));
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
}"""
"""Promise to tell when another place's name and main facts are on the screen."""


def timed(page: Page, act: Callable[[], None]) -> float:
    """Return the seconds from *act* until the app's answer is on the screen."""
    page.evaluate(WATCH)
    start = time.perf_counter()
    act()
    page.evaluate("window.answered")
    return time.perf_counter() - start


def open_page(browser: Browser, address: str) -> Page:
    """Return a page that has answered."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    page.goto(address)
    page.get_by_text("LevelMap shows published statistics").last.wait_for()
    _settle(page)
    return page


def _settle(page: Page) -> None:
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
    page.wait_for_timeout(300)


def choices(page: Page, label: str, options: Sequence[str]) -> list[float]:
    """Return the seconds that each choice from a select box takes."""
    found = []
    for option in options:
        _offer(page, label, option)
        found.append(timed(page, partial(page.keyboard.press, "Enter")))
    return found


def _offer(page: Page, label: str, option: str) -> None:
    """Type until *option* is offered and can be read."""
    _settle(page)
    page.get_by_label(label, exact=True).first.click()
    page.keyboard.type(option)
    page.get_by_role("option").filter(has_text=option).first.wait_for()
    page.wait_for_timeout(explore.READING)


def headlines(page: Page) -> list[float]:
    """Return the seconds from the choice of a place to its name, headline and main facts."""
    found = []
    for place in PLACES:
        _offer(page, "Find a place", place)
        page.evaluate(WATCH_HEADLINE)
        start = time.perf_counter()
        page.keyboard.press("Enter")
        page.evaluate("window.headed")
        found.append(time.perf_counter() - start)
    return found


def weights(page: Page) -> list[float]:
    """Return the seconds that each step of a weight takes."""
    slider = page.get_by_role("slider").first
    found = []
    for step in range(STEPS):
        _settle(page)
        slider.focus()
        key = "ArrowRight" if step < STEPS / 2 else "ArrowLeft"
        found.append(timed(page, partial(page.keyboard.press, key)))
    return found


def robustness(page: Page) -> float:
    """Return the seconds until the robustness of a method changed just now is shown."""
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    _settle(page)
    return timed(page, page.get_by_role("radio", name="Firmness").click)


def briefing() -> float:
    """Return the seconds that the command line takes for the briefing of one place."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        _command("briefing", BRIEFED, "--out", f"{folder}/one.pdf").wait()
        return time.perf_counter() - start


def briefings() -> tuple[float, float]:
    """Return the seconds and the largest megabytes that the briefings of all places take."""
    with tempfile.TemporaryDirectory() as folder:
        start, largest = time.perf_counter(), 0.0
        running = _command("briefing", "--all", "--out", folder)
        process = psutil.Process(running.pid)
        while running.poll() is None:
            family = [process, *process.children(recursive=True)]
            largest = max(largest, sum(_resident(one) for one in family))
            time.sleep(0.5)
        return time.perf_counter() - start, largest / 1e6


def _resident(process: psutil.Process) -> int:
    try:
        resident: int = process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0
    return resident


def _command(*words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "levelmap", *words]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=package_root(), stdout=quiet, stderr=quiet)


def measure(browser: Browser, server: Server) -> list[list[str]]:
    """Return a row for each journey."""
    address = server.address
    indicators = explore.CHOICES["lad"]
    usual = choices(open_page(browser, address), "Indicator", indicators)
    lists = choices(
        open_page(browser, f"{address}/compare"), "B: a list, a method or an indicator", LISTS
    )
    places = choices(open_page(browser, f"{address}/place"), "Find a place", PLACES)
    said = headlines(open_page(browser, f"{address}/place"))
    method = open_page(browser, f"{address}/method")
    steps = weights(method)
    middle = statistics.median(usual)
    return [
        _row("Explore: another indicator", usual, middle),
        _row("Compare: another list as B", lists, middle),
        _row("My place: another place, to its headline", said, middle),
        _row("My place: another place, to the end of the page", places, middle),
        _row("Build a method: a weight", steps, middle),
        _row("Build a method: robustness of 2,000 draws", [robustness(method)], middle),
    ]


def _row(words: str, seconds: Sequence[float], beside: float) -> list[str]:
    median = statistics.median(seconds)
    late = statistics.quantiles(seconds, n=20)[-1] if len(seconds) >= STEPS else max(seconds)
    number = f"{len(seconds)}"
    return [words, number, f"{median:.2f} s", f"{late:.2f} s", f"{median / beside:.2f}"]


HEADER = ("from the key to the screen", "times", "median", "slowest 5%", "times Explore's")


def run(*, with_briefings: bool) -> str:
    """Return the report as Markdown."""
    with open_browser() as browser, explore.app() as server:
        rows = measure(browser, server)
    one = statistics.median(briefing() for _ in range(AGAIN))
    words = f"The briefing of one place from a cold command line takes {one:.1f} s (PDF)."
    if with_briefings:
        seconds, megabytes = briefings()
        words += f" All 361 take {seconds / 60:.1f} minutes and {megabytes:,.0f} MB."
    return "\n\n".join([report.machine(), report.table(HEADER, rows), words])


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.journeys", description=__doc__)
    parser.add_argument("--briefings", action="store_true", help="make all briefings too")
    parser.add_argument("--write", action="store_true", help="put it into docs/performance.md")
    options = parser.parse_args()
    text = run(with_briefings=options.briefings)
    print(text)
    if options.write:
        report.write("benchmarks.journeys", text)


if __name__ == "__main__":
    main()
