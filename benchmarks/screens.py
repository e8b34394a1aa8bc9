"""Pictures of every page, to be looked at: `python -m benchmarks.screens FOLDER`.

With `--docs` it makes instead what the documentation shows: docs/parts.html, every part of the
visual system in every state, and the pictures of the README.

Each page is opened as a visitor would open it, at the sizes of a laptop, a large screen and a
phone, on a light and on a dark page.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from benchmarks import parts
from benchmarks.browser import open_browser, serve, wait_until_ready
from levelmap.paths import package_root

SIZES = {"laptop": (1366, 768), "desk": (1920, 1080), "phone": (390, 844)}

THEMES = ("light", "dark")

PAGES = {
    "start": "",
    "explore": "explore",
    "explore-place": "explore?indicator=gross-median-weekly-pay&places=E06000021",
    "explore-wards": "explore?indicator=imd-2019-average-score&level=ward&within=E08000025",
    "compare": "compare",
    "compare-pair": "compare?maps=pair",
    "compare-no-list": "compare?a=any~luf-round-1~towns-fund~family-hubs&b=levelmap_13_2021",
    "compare-scores": "compare?part=scores",
    "compare-many": "compare?part=many",
    "method": "method",
    "stories": "stories",
    "stories-towns": "stories?story=coast",
    "stories-card": "stories?story=fund&scene=7&place=E07000010",
    "present": "stories?story=fund&scene=3&present=1",
    "present-explore": "explore?indicator=gross-median-weekly-pay&places=E06000021&present=1",
    "place": "place?area=E06000021",
    "progress": "progress",
    "data": "data",
    "data-indicator": "data?indicator=gross-median-weekly-pay",
    "data-list": "data?list=luf-round-1",
    "data-timeline": "data?part=timeline",
    "scenarios": "scenarios",
    "reading": "reading",
}
"""Addresses of what is pictured, by the name of the file."""

README = {
    "start": ("", "light"),
    "explore": ("explore?indicator=gross-median-weekly-pay&places=E06000021", "light"),
    "compare": ("compare", "light"),
    "story": ("stories?story=fund&scene=3&present=1", "dark"),
}
"""The pictures of the README: address and theme of each, by the name of the file."""

IDLE = 4000
"""Milliseconds after which all that waits for an idle browser is drawn."""

SHOWN, COLOURS = (1000, 562), 200
"""Width and height of a picture of the README, and how many colours it keeps."""

FOOT = "LevelMap shows published statistics"
"""How the last words of every page begin."""


def still(page: Page) -> None:
    """Wait until the page is whole and nothing on it moves."""
    expect(page.get_by_text(FOOT).last).to_be_attached(timeout=90_000)
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    if page.locator(".st-key-screen-map, .stMain iframe").count():
        box = page.frame_locator("iframe").first.locator("#map_div")
        expect(box).to_have_attribute("data-painted", re.compile("."), timeout=60_000)
    page.wait_for_timeout(900)


@contextmanager
def opened(browser: Browser, size: tuple[int, int], theme: str) -> Iterator[Page]:
    """Give a page of a size, light or dark, without motion."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(90_000)
    yield page
    context.close()


@contextmanager
def running(address: str) -> Iterator[str]:
    """Give the address of the app: the one named, else of one that is started and stopped."""
    if address:
        yield address
        return
    with (
        TemporaryDirectory() as logs,
        serve(package_root() / "app.py", Path(logs) / "app.log") as server,
    ):
        wait_until_ready(server.address)
        yield server.address


def write_docs(browser: Browser, address: str) -> None:
    """Write the page of all parts and the pictures of the README into docs/."""
    parts.FILE.write_text(parts.page(), encoding="utf-8")
    folder = package_root() / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    for name, (page_address, theme) in README.items():
        with opened(browser, (1366, 768), theme) as page:
            page.goto(f"{address}/{page_address}")
            still(page)
            page.wait_for_timeout(IDLE)  # lenses are drawn when the browser has time
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        small = picture.resize(SHOWN, Image.Resampling.LANCZOS).quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE
        )
        small.save(folder / f"{name}.png", optimize=True)


def main() -> None:
    """Write the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.screens")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("screens"))
    parser.add_argument("--docs", action="store_true", help="what the documentation shows")
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--theme", choices=THEMES, action="append")
    parser.add_argument("--page", choices=PAGES, action="append")
    parser.add_argument("--whole", action="store_true", help="the page down to its end")
    parser.add_argument("--address", default="", help="of an app that runs already")
    asked = parser.parse_args()
    with running(asked.address) as address, open_browser() as browser:
        if asked.docs:
            write_docs(browser, address)
            return
        asked.folder.mkdir(parents=True, exist_ok=True)
        for size in asked.size or SIZES:
            for theme in asked.theme or THEMES:
                with opened(browser, SIZES[size], theme) as page:
                    for name in asked.page or PAGES:
                        page.goto(f"{address}/{PAGES[name]}")
                        still(page)
                        file = asked.folder / f"{name}-{size}-{theme}.png"
                        page.screenshot(path=file, full_page=asked.whole)
                        print(file)


if __name__ == "__main__":
    main()
