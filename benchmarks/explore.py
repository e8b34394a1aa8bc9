"""Measure the Explore page: a change of indicator, a hundred of them, 25 visitors at once.

    python -m benchmarks.explore [--write]

The whole page with the shipped data, in a headless Chromium on this machine, beside the pages of
`benchmarks.map` and an empty page with the same kind of widget. `--write` puts the tables into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page

from benchmarks import map as map_benchmark
from benchmarks import report, sessions
from benchmarks.browser import Server, open_browser, serve, wait_until_ready
from levelmap.paths import package_root

LAYERS = {"lad_2025": "lad", "ward_2024": "ward"}

CHOICES = {
    "lad": (
        "Employment rate",
        "Claimant Count",
        "Gross disposable household income per head",
        "Modelled unemployment rate",
        "Business births",
        "High growth businesses",
        "Gross value added per hour worked",
        "Gross median weekly pay",
    ),
    "ward": (
        "IMD 2025: employment deprivation, average score",
        "IMD 2025: employment deprivation, average rank",
        "In employment, aged 16 and over (Census 2021)",
        "High-skilled occupations (Census 2021)",
        "Professional occupations (Census 2021)",
        "Skilled trades occupations (Census 2021)",
        "Elementary occupations (Census 2021)",
    ),
}
"""Labels of indicators, chosen one after the other."""

START = {
    "lad": "indicator=gross-median-weekly-pay",
    "ward": "indicator=imd-2025-income-average-score&level=ward",
}

SOON, LATE = 10, 100
"""Changes after which memory is compared."""

READING = 200
"""Milliseconds between an offered indicator and its choice: nobody chooses before it is drawn."""

VISITORS = 25

PAINTED = "document.querySelector('#map_div')?.dataset.painted"

TURNS = [f"Turn {number}" for number in range(1, 9)]
"""What is chosen on the empty page."""


Memory = dict[int, tuple[float, float, float]]
"""Megabytes of the tab, of its scripts and of the server, by the number of changes."""


@dataclass(frozen=True)
class Changes:
    """Changes of indicator on one kind of area.

    Attributes
    ----------
    first
        Seconds from opening the page, with the server warm, to the first map.
    seconds, received
        Medians: from the choice to the new colours on the screen, and bytes over the websocket.
    again
        Median seconds of the next visitor, who chooses the same: the server has the maps by then.
    """

    first: float
    seconds: float
    received: float
    again: float


class Visit:
    """The page in a browser."""

    def __init__(self, page: Page, *, has_map: bool = True) -> None:
        self.page = page
        self.has_map = has_map
        self.received = 0
        page.set_default_timeout(60_000)
        page.on("websocket", lambda socket: socket.on("framereceived", self._count))

    def _count(self, payload: str | bytes) -> None:
        self.received += len(payload)

    def open(self, address: str) -> float:
        """Open the page and return the seconds to the first map (or text)."""
        start = time.perf_counter()
        self.page.goto(address, wait_until="commit")
        self._wait_for_other_than(None)
        return time.perf_counter() - start

    def _shown(self) -> object:
        if not self.has_map:
            return map_benchmark._ask(self.page.main_frame, map_benchmark.TEXT)
        frames = [frame for frame in self.page.frames if "streamlit_folium" in frame.url]
        return map_benchmark._ask(frames[-1], PAINTED) if frames else None

    def _wait_for_other_than(self, shown: object) -> None:
        deadline = time.monotonic() + map_benchmark.PATIENCE
        while time.monotonic() < deadline:
            if self._shown() not in (None, shown):
                self.page.frames[-1].evaluate(map_benchmark.ON_SCREEN)
                return
            self.page.wait_for_timeout(5)
        raise TimeoutError(f"nothing but {shown} was shown")

    def settle(self) -> None:
        """Wait until the app has answered."""
        self.page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
        self.page.wait_for_timeout(200)

    def choose(self, label: str) -> tuple[float, int]:
        """Choose an indicator; return seconds to its map (or text) and bytes received."""
        self.settle()
        boxes = self.page.locator(".stSelectbox")
        box = boxes.filter(has=self.page.get_by_text("Indicator", exact=True)).locator("input")
        if self.has_map and not box.count():
            self.page.get_by_role("button", name="Indicator").first.click()
        box.first.click()
        self.page.keyboard.type(label)
        self.page.get_by_role("option").filter(has_text=label).first.wait_for()
        self.page.wait_for_timeout(READING)
        shown, before = self._shown(), self.received
        start = time.perf_counter()
        self.page.keyboard.press("Enter")
        self._wait_for_other_than(shown)
        seconds = time.perf_counter() - start
        self.settle()
        return seconds, self.received - before


@contextmanager
def app() -> Iterator[Server]:
    """Give the app with the shipped data, once it says that it is ready."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(package_root() / "app.py", Path(folder) / "log") as server,
    ):
        wait_until_ready(server.address)
        yield server


def changes(level: str, browser: Browser, server: Server) -> Changes:
    """Return the measurements of changes on one kind of area: by the first visitor and the next."""
    first, seconds, received = _visitor(level, browser, server)
    return Changes(first, seconds, received, again=_visitor(level, browser, server)[1])


def _visitor(level: str, browser: Browser, server: Server) -> tuple[float, float, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    visit = Visit(page)
    first = visit.open(f"{server.address}/explore?{START[level]}")
    measured = [visit.choose(label) for label in CHOICES[level]]
    page.close()
    seconds, received = (statistics.median(column) for column in zip(*measured, strict=True))
    return first, seconds, received


@contextmanager
def empty_page(*, own_settings: bool) -> Iterator[Server]:
    """Give a page that has nothing but its select box."""
    with tempfile.TemporaryDirectory() as folder:
        script = map_benchmark.PAGES / "choice.py"
        elsewhere = None if own_settings else Path(folder)
        with serve(script, Path(folder) / "log", folder=elsewhere) as server:
            yield server


def bare_choice(browser: Browser, *, own_settings: bool) -> float:
    """Return the median seconds of a choice on the empty page."""
    with empty_page(own_settings=own_settings) as server:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        visit = Visit(page, has_map=False)
        visit.open(server.address)
        measured = [visit.choose(label)[0] for label in TURNS]
        page.close()
    return statistics.median(measured)


def _scripts(page: Page) -> float:
    """Return the megabytes that the tab's scripts hold after tidying up."""
    inspector = page.context.new_cdp_session(page)
    inspector.send("Performance.enable")
    inspector.send("HeapProfiler.collectGarbage")
    metrics = inspector.send("Performance.getMetrics")["metrics"]
    inspector.detach()
    return next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize") / 1e6


def _tab(browser: Browser) -> float:
    """Return the megabytes of memory that the processes of the open tab have to themselves."""
    inspector = browser.new_browser_cdp_session()
    running = inspector.send("SystemInfo.getProcessInfo")["processInfo"]
    inspector.detach()
    tabs = [psutil.Process(found["id"]) for found in running if found["type"] == "renderer"]
    return sum(tab.memory_full_info().uss for tab in tabs) / 1e6


def soak(visit: Visit, choices: Sequence[str], browser: Browser, server: Server) -> Memory:
    """Return the memory of tab and server after a few and after many changes."""
    process = psutil.Process(server.process.pid)
    found = {}
    for turn in range(1, LATE + 1):
        visit.choose(choices[(turn - 1) % len(choices)])
        if turn in (SOON, LATE):
            scripts = _scripts(visit.page)
            found[turn] = (_tab(browser), scripts, process.memory_info().rss / 1e6)
    visit.page.close()
    return found


def _memory(browser: Browser) -> str:
    """Return the table of memory: Explore, and the empty page beside it."""
    with app() as server:
        visit = Visit(browser.new_page(viewport={"width": 1280, "height": 900}))
        visit.open(f"{server.address}/explore?{START['lad']}")
        ours = soak(visit, CHOICES["lad"], browser, server)
    with empty_page(own_settings=True) as server:
        visit = Visit(browser.new_page(viewport={"width": 1280, "height": 900}), has_map=False)
        visit.open(server.address)
        empty = soak(visit, TURNS, browser, server)
    header = ("changes", "tab", "of it scripts", "server", "empty page: tab", "of it scripts")
    rows = [
        [f"{turn}", *(f"{megabytes:.0f} MB" for megabytes in (*ours[turn], *empty[turn][:2]))]
        for turn in (SOON, LATE)
    ]
    return report.table(header, rows)


def crowd() -> str:
    """Return what 25 visitors changing indicators at once have to wait for."""
    with app() as server:
        options = CHOICES["lad"]
        asked = sessions.at_once(server.address, "explore", VISITORS, "Indicator", options)
        visitors = asyncio.run(asked)
        memory = psutil.Process(server.process.pid).memory_info().rss / 1e6
    waits = sorted(seconds for session in visitors for seconds in session.seconds)
    errors = sum(len(session.errors) for session in visitors)
    last = statistics.quantiles(waits, n=20)[-1]
    return (
        f"{VISITORS} sessions changed the indicator {len(options)} times, all at the same moment: "
        f"{errors} errors; from the choice to the end of the answer a median of "
        f"{statistics.median(waits):.2f} s, 95% within {last:.2f} s; the server then held "
        f"{memory:.0f} MB."
    )


def _row(
    layer: str,
    found: Changes,
    beside: dict[str, map_benchmark.Measured],
    choices: Sequence[float],
) -> list[str]:
    naive = beside["naive"]
    drawing = beside["painted"].drawing or 0
    ours, shipped = (choice + drawing for choice in choices)
    return [
        f"{layer} ({naive.areas:,} areas)",
        f"{found.first:.1f} s",
        f"{found.seconds * 1000:.0f} ms",
        f"{shipped * 1000:.0f} ms",
        f"{found.seconds / shipped:.2f}",
        f"{ours * 1000:.0f} ms",
        f"{found.seconds / ours:.2f}",
        f"{found.received / 1000:.1f} KB",
        f"{naive.received / found.received:,.0f}",
        f"{naive.change / found.seconds:.1f}",
    ]


def _more(
    layer: str,
    found: Changes,
    beside: dict[str, map_benchmark.Measured],
    choices: Sequence[float],
) -> str:
    """Return what the table leaves out: the next visitor, and another empty page."""
    drawing = beside["painted"].drawing or 0
    ours, shipped = (found.again / (choice + drawing) for choice in choices)
    empty, bare = (map_benchmark.least(beside, name) for name in ("empty", "bare"))
    return (
        f"* {layer}: the next visitor, who chooses the same, waits {found.again * 1000:.0f} ms, "
        f"{shipped:.2f} times the empty page ({ours:.2f} times with LevelMap's settings). Beside "
        f"an empty page with a button to click on instead of a select box the first visitor waits "
        f"{found.seconds / bare:.2f} times as long ({found.seconds / empty:.2f} times with "
        f"LevelMap's settings)."
    )


HEADER = (
    "Explore",
    "open to first map",
    "change to new colours",
    "choice on an empty page, and drawing",
    "times that",
    "the same with LevelMap's settings",
    "times that",
    "websocket for a change",
    "times fewer bytes than the naive map",
    "times faster",
)


def run(layers: Sequence[str]) -> str:
    """Return the report as Markdown."""
    with open_browser() as browser:
        beside = {
            layer: {
                name: map_benchmark.measure(name, layer, browser) for name in map_benchmark.WORDS
            }
            for layer in layers
        }
        with app() as server:
            changes("lad", browser, server)  # the first visit warms the server
        with app() as server:
            found = {layer: changes(LAYERS[layer], browser, server) for layer in layers}
        choices = [bare_choice(browser, own_settings=own) for own in (True, False)]
        rows = [_row(layer, found[layer], beside[layer], choices) for layer in layers]
        more = [_more(layer, found[layer], beside[layer], choices) for layer in layers]
        memory = _memory(browser)
    texts = [report.machine(), report.table(HEADER, rows), "\n".join(more), memory, crowd()]
    return "\n\n".join(texts)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.explore", description=__doc__)
    parser.add_argument("--layers", nargs="+", default=list(LAYERS), choices=list(LAYERS))
    parser.add_argument("--write", action="store_true", help="put it into docs/performance.md")
    options = parser.parse_args()
    text = run(options.layers)
    print(text)
    if options.write:
        report.write("benchmarks.explore", text)


if __name__ == "__main__":
    main()
