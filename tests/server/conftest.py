"""The app as a process, with the shipped data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from benchmarks.browser import serve, wait_until_ready
from levelmap.paths import package_root


@dataclass(frozen=True)
class Running:
    address: str
    log: Path

    def get(self, path: str, **headers: str) -> requests.Response:
        return requests.get(self.address + path, headers=headers, timeout=30)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return the app, ready, with logs as lines of JSON."""
    log = tmp_path_factory.mktemp("served") / "log"
    variables = {"LEVELMAP_JSON_LOGS": "1", "LEVELMAP_ADDRESS": "https://places.example.gov.uk"}
    with serve(package_root() / "app.py", log, variables=variables) as server:
        wait_until_ready(server.address)
        yield Running(server.address, log)
