"""The app as a process: what an administrator sees of it."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from contextlib import ExitStack

import pytest
import requests

from benchmarks.heavy import visit
from levelmap.pages.site import ADDRESSES, PAGES
from levelmap.paths import package_root
from tests.server.conftest import Running

ROUTES = ["/", *(f"/{page}" for page in ADDRESSES), "/healthz", "/readyz", "/metrics", "/absent"]
ROUTES += ["/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/favicon.png"]
ROUTES += ["/api/v1/", "/api/v1/openapi.json", "/api/v1/lists", "/api/v1/absent", "/api/v2/"]
ROUTES += ["/static/absent.js", "/component/absent/x.js", "/media/absent", "//absent"]


@pytest.mark.parametrize("path", ROUTES)
def test_every_route_carries_the_headers(running: Running, path: str):
    answer = running.get(path)
    for name in ("content-security-policy", "referrer-policy", "permissions-policy"):
        assert name in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
    assert all(cookie.secure for cookie in answer.cookies)


def test_alive_and_ready(running: Running):
    assert running.get("/healthz").json()["alive"] is True
    assert running.get("/readyz").json()["state"] == "ready"


def test_the_first_views_of_every_page_were_made_before_it_was_ready(running: Running):
    text = running.get("/metrics").text
    for _, title, _, _ in PAGES:
        assert f'levelmap_page_opens_total{{page="{title}"}}' in text
    assert "levelmap_faults_total 0.0" in text
    assert "levelmap_ready 1.0" in text
    assert "process_resident_memory_bytes" in text


def test_streamlit_s_own_measurements_are_closed(running: Running):
    assert running.get("/_stcore/metrics").status_code == 404


def test_scripts_come_compressed_and_are_kept(running: Running):
    page = running.get("/").text
    script = page.split('src="./')[1].split('"')[0]
    answer = running.get(f"/{script}", **{"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    again = running.get(f"/{script}", **{"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_log_tells_of_no_visitor(running: Running):
    running.get("/place?area=E06000021&secret=words-typed", **{"User-Agent": "a-browser"})
    lines = running.log.read_text().splitlines()
    events = [json.loads(line) for line in lines if line.startswith("{")]
    answers = [event for event in events if event["event"] == "answer"]
    assert {"method", "kind", "status", "milliseconds"} <= set(answers[-1])
    for private in ("127.0.0.1:", "words-typed", "E06000021", "a-browser"):
        assert private not in "\n".join(lines)


def test_a_socket_from_another_site_is_refused(running: Running):
    headers = {
        "Origin": "https://elsewhere.example",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert running.get("/_stcore/stream", **headers).status_code == 403


def _start(**variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"]
    return subprocess.run(
        command,
        cwd=package_root(),
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"), [("LEVELMAP_ADDRESS", "nowhere"), ("LEVELMAP_DATA", "/nonexistent")]
)
def test_a_server_that_cannot_be_right_does_not_start(name: str, value: str):
    ended = _start(**{name: value})
    assert ended.returncode != 0
    assert name in ended.stderr
    assert "Traceback" not in ended.stderr


def test_all_of_the_interface_is_described_where_it_stands(running: Running):
    described = running.get("/api/v1/openapi.json").json()
    assert described["servers"] == [{"url": "/api/v1"}]
    listed = running.get("/api/v1/").json()
    assert set(listed["operations"]) == set(described["paths"])


def test_an_unknown_version_of_the_interface_is_a_sentence(running: Running):
    answer = running.get("/api/v9/lists")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_clients_that_never_finish_hold_nobody_up(running: Running):
    host, port = running.address.removeprefix("http://").split(":")
    beginnings = (b"", b"GET /api/v1/lists HTTP/1.1\r\nHost: x\r\n", b"\x16\x03\x01")
    with ExitStack() as stack:
        for number in range(60):
            client = stack.enter_context(socket.create_connection((host, int(port)), timeout=10))
            client.sendall(beginnings[number % 3])
        assert running.get("/healthz").status_code == 200
        assert running.get("/api/v1/lists").status_code == 200


def test_visitors_that_vanish_hold_nobody_up(running: Running):
    host, port = running.address.removeprefix("http://").split(":")
    asked = (
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n"
    )
    with ExitStack() as stack:
        for _ in range(20):
            client = stack.enter_context(socket.create_connection((host, int(port)), timeout=10))
            client.sendall(asked.encode())
            assert b"101" in client.recv(100)
        assert running.get("/healthz").json()["alive"] is True
    assert running.get("/readyz").json()["state"] == "ready"


def test_a_file_can_be_fetched_after_other_pages_were_shown(running: Running) -> None:
    async def taken() -> requests.Response:
        async with visit(running.address) as one:
            await one.open("explore", {"read": "take_away"})
            path = await one.made("Table of this map (CSV)")
            for _ in range(5):
                async with visit(running.address) as other:
                    await other.open("stories")
            return await asyncio.to_thread(running.get, path)

    answer = asyncio.run(taken())
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")


def test_the_bytes_of_files_are_counted_where_they_are_held(running: Running) -> None:
    async def brought() -> list[str]:
        async with visit(running.address) as one:
            await one.open("compare")
            await one.bring("Your list", "own.csv", b"name\nLeeds\nYork\n")
            return one.errors

    assert asyncio.run(brought()) == []
