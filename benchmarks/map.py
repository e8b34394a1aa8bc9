"""Measure a change of indicator: LevelMap's map beside a page that sends the whole map again.

    python -m benchmarks.map [--layers lad_2025 ward_2024] [--write]

Every page is served by Streamlit and shown in a headless Chromium on this machine. A change is
timed from the click until the new colours are on the screen. `--write` puts the table into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Error, Frame, Page

from benchmarks import report
from benchmarks.browser import Server, open_browser, serve
from benchmarks.pages import shared
from levelmap.geography import boundaries
from levelmap.paths import folders

PAGES = Path(__file__).parent / "pages"

MAPLESS = ("bare", "empty")

CHANGES = 7

PATIENCE = 120.0
"""Seconds to wait for a map."""

TEXT = "document.querySelector('[data-testid=stText]')?.textContent"

TURN_SHOWN = {
    "bare": TEXT,
    "empty": TEXT,
    "painted": "document.querySelector('#map_div')?.dataset.painted",
    "naive": "document.querySelectorAll('path.leaflet-interactive').length === COUNT &&"
    " document.querySelector('path.leaflet-interactive').getAttribute('fill')",
}
"""What in a page's document, or in its map's, tells which turn is on the screen."""

ON_SCREEN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

DRAWING = """() => {
    const layer = Object.values(map._layers).find((found) => found.draw);
    const start = performance.now();
    layer.draw();
    layer.canvases.forEach((canvas) => canvas.getContext("2d").getImageData(0, 0, 1, 1));
    return performance.now() - start;
}"""
"""How long the browser needs to draw the map again, until the pixels are there."""


@dataclass(frozen=True)
class Measured:
    """One page: medians over the changes.

    Attributes
    ----------
    received
        Bytes over the websocket for a change.
    change
        Seconds from the click to the new colours.
    first
        Seconds from `streamlit run` to the first map.
    memory
        Resident bytes of the server after the changes.
    view_kept
        Position and zoom were the same before and after the changes; None without a map.
    drawing
        Seconds that the browser alone needs to draw the map; None if it was not measured.
    """

    page: str
    layer: str
    areas: int
    received: float
    change: float
    first: float
    memory: int
    view_kept: bool | None
    drawing: float | None


@dataclass
class Visit:
    """A page in the browser, and how to tell what it shows."""

    name: str
    areas: int
    page: Page
    received: int = 0

    def listen(self) -> None:
        """Count the bytes that come over the websocket."""
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._count))

    def _count(self, payload: str | bytes) -> None:
        self.received += len(payload)

    def frames(self) -> list[Frame]:
        """Return the documents that may show the turn, the latest last."""
        if self.name in MAPLESS:
            return [self.page.main_frame]
        return [frame for frame in self.page.frames if "streamlit_folium" in frame.url]

    def wait_for(self, turn: int) -> Frame:
        """Return the document that shows *turn*, once it is on the screen."""
        wanted = shared.COLOURS[turn % shared.K] if self.name == "naive" else f"Turn {turn}"
        script = TURN_SHOWN[self.name].replace("COUNT", str(self.areas))
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for frame in reversed(self.frames()):
                if _ask(frame, script) == wanted:
                    frame.evaluate(ON_SCREEN)
                    return frame
            self.page.wait_for_timeout(5)
        raise TimeoutError(f"{self.name}: turn {turn} was not shown within {PATIENCE:.0f} s")

    def change(self, turn: int) -> tuple[float, int]:
        """Press the button and return seconds and bytes until *turn* is shown."""
        before = self.received
        button = self.page.get_by_role("button", name="Next").element_handle()
        start = time.perf_counter()
        button.evaluate("button => button.click()")
        self.wait_for(turn)
        seconds = time.perf_counter() - start
        self.page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
        return seconds, self.received - before


def _ask(frame: Frame, script: str) -> object:
    try:
        return frame.evaluate(script)
    except Error:  # the frame was replaced meanwhile
        return None


@contextmanager
def _visit(name: str, script: Path, areas: int, browser: Browser) -> Iterator[tuple[Server, Visit]]:
    """Give a server for *script* and a watched page that has not gone anywhere yet."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(
            script, Path(folder) / "log", folder=Path(folder) if name == "bare" else None
        ) as server,
    ):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        visit = Visit(name, areas, page)
        visit.listen()
        yield server, visit
        page.close()


def measure(name: str, layer: str, browser: Browser) -> Measured:
    """Return the measurements of one page (`bare`, `empty`, `painted`, `naive`) on one layer."""
    areas = len(boundaries.read(folders(), layer))
    start = time.perf_counter()
    with _visit(name, PAGES / f"{name}.py", areas, browser) as (server, visit):
        visit.page.goto(f"{server.address}/?layer={layer}", wait_until="commit")
        frame = visit.wait_for(0)
        first = time.perf_counter() - start
        before = _look_north(frame) if name not in MAPLESS else None
        changes = [visit.change(turn) for turn in range(1, CHANGES + 1)]
        frame = visit.wait_for(CHANGES)
        kept = _view(frame) == before if name not in MAPLESS else None
        drawing = _drawing(frame) if name == "painted" else None
        memory = psutil.Process(server.process.pid).memory_info().rss
    seconds, received = (statistics.median(column) for column in zip(*changes, strict=True))
    return Measured(name, layer, areas, received, seconds, first, memory, kept, drawing)


def _look_north(frame: Frame) -> object:
    """Move to the north of England, as a reader would, and return the view."""
    frame.evaluate("map.setView([54, -2], 7, { animate: false })")
    return _view(frame)


def _view(frame: Frame) -> object:
    return frame.evaluate("[map.getCenter().lat.toFixed(3), map.getZoom()]")


def _drawing(frame: Frame) -> float:
    """Return the median time to draw the whole country."""
    frame.evaluate("map.setView([54.5, -3.5], 5.25, { animate: false })")
    return statistics.median(frame.evaluate(DRAWING) for _ in range(CHANGES)) / 1000


WORDS = {
    "bare": "nothing, with Streamlit's own settings",
    "empty": "no map (what a rerun costs)",
    "painted": "LevelMap's map",
    "naive": "`folium.Choropleth` made again",
}


def _table(measured: Sequence[Measured]) -> str:
    return report.table(
        (
            "page",
            "areas",
            "websocket for a change",
            "change to new colours",
            "start to first map",
            "server memory",
            "view kept",
        ),
        [
            (
                WORDS[m.page],
                f"{m.areas:,}",
                f"{m.received / 1000:,.1f} KB",
                f"{m.change * 1000:,.0f} ms",
                f"{m.first:.1f} s",
                f"{m.memory / 1e6:.0f} MB",
                {True: "yes", False: "no", None: ""}[m.view_kept],
            )
            for m in measured
        ],
    )


def _ratios(layer: str, found: dict[str, Measured]) -> str:
    """Return the comparisons that the targets are about, in words."""
    ours, naive = found["painted"], found["naive"]
    bare, empty = (least(found, name) for name in MAPLESS)
    return (
        f"* {layer} ({ours.areas:,} areas): {naive.received / ours.received:,.0f} times fewer "
        f"bytes and {naive.change / ours.change:.1f} times faster than the page that sends the "
        f"map again. A bare rerun and drawing ({1000 * (ours.drawing or 0):.0f} ms) take "
        f"{1000 * empty:.0f} ms together, with Streamlit's own settings {1000 * bare:.0f} ms; a "
        f"change takes {ours.change / empty:.2f} and {ours.change / bare:.2f} times that."
    )


def least(found: Mapping[str, Measured], mapless: str) -> float:
    """Return the seconds that a rerun of a page without a map and the drawing of one take."""
    return found[mapless].change + (found["painted"].drawing or 0)


def run(layers: Sequence[str]) -> str:
    """Return the report on *layers* as Markdown."""
    measured: list[Measured] = []
    ratios: list[str] = []
    with open_browser() as browser:
        for layer in layers:
            found = {name: measure(name, layer, browser) for name in WORDS}
            measured += found.values()
            ratios.append(_ratios(layer, found))
    return "\n\n".join([report.machine(), _table(measured), "\n".join(ratios)])


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.map", description=__doc__)
    parser.add_argument("--layers", nargs="+", default=["lad_2025", "ward_2024"])
    parser.add_argument("--write", action="store_true", help="put it into docs/performance.md")
    options = parser.parse_args()
    text = run(options.layers)
    print(text)
    if options.write:
        report.write("benchmarks.map", text)


if __name__ == "__main__":
    main()
