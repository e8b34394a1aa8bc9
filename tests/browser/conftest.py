"""Fixtures for tests in a real browser: the app on a free port, and a page that is watched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import geopandas as gpd
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from benchmarks.browser import chromium, open_browser, serve, wait_until_ready
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import MissingFile
from levelmap.geography import boundaries
from levelmap.paths import ENVIRONMENT_VARIABLE, package_root
from tests.browser.maps import Map
from tests.browser.steps import ASKED

MAP_APP = Path(__file__).with_name("map_app.py")

Start = Callable[..., str]
"""Starts a Streamlit script, with a data folder and settings, and returns its address."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium; without it the test is skipped, or fails where CI=true.

    It ends with its module: while it lives, an event loop runs in this thread, in which no other
    module of the same process could run a coroutine.
    """
    try:
        chromium()
    except MissingFile as error:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))
    with open_browser() as opened:
        yield opened


@dataclass
class Watched:
    """What a page did that it should not do; a test may take out what it provoked itself.

    Attributes
    ----------
    elsewhere
        Addresses of requests to other hosts.
    faults
        Errors of scripts and messages of the console.
    received
        Bytes of each message that came over the page's websocket.
    """

    elsewhere: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Watch *page* from now on."""
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("websocket", lambda socket: socket.on("framereceived", self._frame))

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("localhost", None):
            self.elsewhere.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # Streamlit first looks for itself below the page's own path, in vain
        looked_for_itself = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        if message.type == "error" and not looked_for_itself:
            self.faults.append(message.text)

    def _frame(self, payload: str | bytes) -> None:
        self.received.append(len(payload))


@pytest.fixture
def watched() -> Watched:
    """Return what the page of this test does."""
    return Watched()


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Return what the pages of one module share: files that the browser has fetched before."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.add_init_script(ASKED)
        yield context


@pytest.fixture
def page(visitor: BrowserContext, watched: Watched) -> Iterator[Page]:
    """Return a page; the test fails if it asked another host or reported an error.

    What earlier tests left in the browser's storage and cookies is gone.
    """
    opened = visitor.new_page()
    opened.set_default_timeout(60_000)
    watched.follow(opened)
    yield opened
    visitor.clear_cookies()
    for each in visitor.pages:
        each.close()
    assert watched.elsewhere == []
    assert watched.faults == []


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Return a function that starts a Streamlit script; all are stopped at the end."""
    logs = tmp_path_factory.mktemp("streamlit")
    with ExitStack() as running:

        def run(script: Path, data: Path | None = None, *settings: str) -> str:
            variables = {ENVIRONMENT_VARIABLE: str(data)} if data else {}
            log = logs / f"{len(list(logs.iterdir()))}.log"
            return running.enter_context(serve(script, log, settings, variables)).address

        yield run


@pytest.fixture(scope="session")
def app(start: Start) -> str:
    """Return the address of the app with the shipped data."""
    address = start(package_root() / "app.py")
    wait_until_ready(address)
    return address


@pytest.fixture(scope="session")
def map_app(start: Start, shipped: Catalogue) -> str:
    """Return the address of the map's own page, with the shipped layers."""
    return start(MAP_APP, shipped.folders.root)


@pytest.fixture(scope="session")
def districts(shipped: Catalogue) -> gpd.GeoDataFrame:
    """Return the districts of 2025 with `position` (in the layer) and `inside`, a point in each."""
    frame = boundaries.read(shipped.folders, "lad_2025")
    inside = gpd.GeoSeries(frame.representative_point(), crs=frame.crs).to_crs("EPSG:4326")
    return frame.assign(position=range(len(frame)), inside=inside).set_index("code")


@pytest.fixture
def shown(page: Page, map_app: str) -> Map:
    """Return the map, painted."""
    return Map(page, map_app)
