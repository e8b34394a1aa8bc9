"""Fixtures for tests in a real browser: the app on a free port, and a page that is watched."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from levelmap.paths import ENVIRONMENT_VARIABLE, package_root

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

START_SECONDS = 60

Start = Callable[..., str]
"""Starts a Streamlit script, with a data folder and settings, and returns its address."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium; without it the test is skipped, or fails where CI=true."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        reason = "needs Chromium, for example from 'apt-get install chromium'"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


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
        if message.type == "error":
            self.faults.append(message.text)

    def _frame(self, payload: str | bytes) -> None:
        self.received.append(len(payload))


@pytest.fixture
def watched() -> Watched:
    """Return what the page of this test does."""
    return Watched()


@pytest.fixture
def page(browser: Browser, watched: Watched) -> Iterator[Page]:
    """Return a page; the test fails if it asked another host or reported an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    watched.follow(opened)
    yield opened
    context.close()
    assert watched.elsewhere == []
    assert watched.faults == []


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Return a function that starts a Streamlit script; all are stopped at the end."""
    started: list[subprocess.Popen[bytes]] = []
    logs = tmp_path_factory.mktemp("streamlit")

    def run(script: Path, data: Path | None = None, *settings: str) -> str:
        port = _free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(script), *settings]
        command += ["--server.port", str(port), "--server.headless", "true"]
        environment = {**os.environ, "PYTHONPATH": str(package_root())}
        if data is not None:
            environment[ENVIRONMENT_VARIABLE] = str(data)
        log = logs / f"{port}.log"
        with log.open("wb") as output:
            server = subprocess.Popen(
                command, cwd=package_root(), env=environment, stdout=output, stderr=output
            )
        started.append(server)
        _wait_for(port, log)
        return f"http://localhost:{port}"

    yield run
    for server in started:
        server.terminate()
    for server in started:
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("localhost", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"Streamlit did not start: {log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="session")
def app(start: Start) -> str:
    """Return the address of the app with the shipped data."""
    return start(package_root() / "app.py")
