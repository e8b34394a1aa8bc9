"""A Streamlit script on a free port, and Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from levelmap.errors import ExportError, MissingFile
from levelmap.paths import package_root

NAMES = ("chromium", "chromium-browser", "google-chrome")

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
READY_SECONDS = 90


@dataclass(frozen=True)
class Server:
    """A running script: where it answers, and its process."""

    address: str
    process: subprocess.Popen[bytes]


def chromium() -> str:
    """Return the path of Chromium.

    Raises
    ------
    MissingFile
        None is installed.
    """
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise MissingFile("needs Chromium, for example from 'apt-get install chromium'")
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a headless Chromium that asks no other host by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def serve(
    script: Path,
    log: Path,
    settings: Sequence[str] = (),
    variables: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Iterator[Server]:
    """Give *script* served by Streamlit on a free port, stopped at the end.

    Parameters
    ----------
    log
        Where its output goes.
    settings
        More arguments of `streamlit run`.
    variables
        Added to the environment.
    folder
        Where it is started, whose `.streamlit` holds its settings; the project's by default.

    Raises
    ------
    ExportError
        It does not answer within a minute.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), *settings]
    command += ["--server.port", str(port), "--server.headless", "true"]
    root = package_root()
    environment = {**os.environ, "PYTHONPATH": str(root), **(variables or {})}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder or root, env=environment, stdout=output, stderr=output
        )
    try:
        _wait_for(port, log)
        yield Server(f"http://localhost:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_ready(address: str) -> None:
    """Wait until the app there has verified its data and made the first views.

    Raises
    ------
    ExportError
        It is not ready after a minute and a half.
    """
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/readyz", timeout=30):
                return
        except URLError:
            time.sleep(0.2)
    raise ExportError(f"The app at {address} was not ready after {READY_SECONDS} seconds.")


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
            time.sleep(0.05)
    raise ExportError(f"Streamlit did not start: {log.read_text(errors='replace')[-2000:]}")
