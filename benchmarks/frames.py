"""Measure the frames of the map while it is dragged and zoomed, and what names and lenses cost.

    python -m benchmarks.frames [--layers ward_2024 lsoa_2021] [--write]

LevelMap's map on an otherwise empty page, in a headless Chromium without a graphics card on this
machine. `--write` puts the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Frame

from benchmarks import report
from benchmarks.browser import open_browser, serve
from benchmarks.map import PAGES, Visit
from levelmap.geography import boundaries
from levelmap.paths import folders

SIZE = (1366, 768)

TIMES = 5
"""A drag or a zoom is done so often; the median counts."""

REPAINTS = 15

WATCH = """() => {
    window.frameTimes = [];
    const note = (time) => {
        window.frameTimes.push(time);
        window.frameWatch = requestAnimationFrame(note);
    };
    window.frameWatch = requestAnimationFrame(note);
}"""

WATCHED = "() => { cancelAnimationFrame(window.frameWatch); return window.frameTimes; }"

BESIDE = """() => {
    const times = levelmap.reader.pieces().map((draw) => {
        const start = performance.now();
        draw();
        return performance.now() - start;
    });
    return [Math.max(...times), times.reduce((all, one) => all + one, 0)];
}"""
"""How long the script needs to record what is drawn when idle: the longest piece, and all."""


@dataclass(frozen=True)
class Frames:
    """Frames of one layer: a second while it is dragged, and the longest, in milliseconds."""

    layer: str
    areas: int
    dragged: float
    longest_dragged: float
    longest_zoomed: float
    longest_beside: float
    beside: float


def _frames(frame: Frame, action: Callable[[], None]) -> tuple[float, float]:
    """Return frames a second and the longest frame in milliseconds while something is done."""
    frame.evaluate(WATCH)
    action()
    times = frame.evaluate(WATCHED)
    gaps = [after - before for before, after in pairwise(times)]
    return 1000 * len(gaps) / sum(gaps), max(gaps)


def measure(layer: str, browser: Browser) -> Frames:
    """Return the measurements of one layer."""
    areas = len(boundaries.read(folders(), layer))
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(PAGES / "painted.py", Path(folder) / "log") as server,
    ):
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        visit = Visit("painted", areas, page)
        page.goto(f"{server.address}/?layer={layer}", wait_until="commit")
        frame = visit.wait_for(0)
        page.wait_for_timeout(3000)
        beside = [frame.evaluate(BESIDE) for _ in range(REPAINTS)]
        box = page.locator("iframe").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

        def drag() -> None:
            page.mouse.move(x, y)
            page.mouse.down()
            for step in range(1, 61):
                page.mouse.move(x + 3 * step, y + step)
                page.wait_for_timeout(8)
            page.mouse.up()

        def zoom() -> None:
            for key in ("+", "+", "-", "-"):
                page.keyboard.press(key)
                page.wait_for_timeout(600)

        frame.locator("#map_div").focus()
        dragged, zoomed = [], []
        for _ in range(TIMES):
            dragged.append(_frames(frame, drag))
            page.wait_for_timeout(700)
            zoomed.append(_frames(frame, zoom))
            frame.evaluate("levelmap.reader.camera.fit()")
            page.wait_for_timeout(700)
        page.close()
    return Frames(
        layer,
        areas,
        statistics.median(rate for rate, _ in dragged),
        statistics.median(longest for _, longest in dragged),
        statistics.median(longest for _, longest in zoomed),
        statistics.median(longest for longest, _ in beside),
        statistics.median(whole for _, whole in beside),
    )


def run(layers: Sequence[str]) -> str:
    """Return the report on *layers* as Markdown."""
    with open_browser() as browser:
        found = [measure(layer, browser) for layer in layers]
    header = (
        "layer",
        "areas",
        "dragged: frames a second",
        "longest frame",
        "zoomed in and out twice: longest frame",
        "names and lenses, recorded: longest piece",
        "all pieces",
    )
    rows = [
        (
            one.layer,
            f"{one.areas:,}",
            f"{one.dragged:.0f}",
            f"{one.longest_dragged:.0f} ms",
            f"{one.longest_zoomed:.0f} ms",
            f"{one.longest_beside:.1f} ms",
            f"{one.beside:.1f} ms",
        )
        for one in found
    ]
    return "\n\n".join([report.machine(), report.table(header, rows)])


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.frames", description=__doc__)
    parser.add_argument("--layers", nargs="+", default=["lad_2025", "ward_2024", "lsoa_2021"])
    parser.add_argument("--write", action="store_true", help="put it into docs/performance.md")
    options = parser.parse_args()
    text = run(options.layers)
    print(text)
    if options.write:
        report.write("benchmarks.frames", text)


if __name__ == "__main__":
    main()
