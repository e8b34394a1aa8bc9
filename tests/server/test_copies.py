"""Several copies behind a real nginx, with the configuration of deploy/: nobody notices."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from benchmarks.browser import Server, open_browser, serve, wait_until_ready
from levelmap.paths import package_root
from tests.browser.steps import FOOT, painted

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
DEPLOY = package_root() / "deploy"

pytestmark = [
    pytest.mark.copies,
    pytest.mark.skipif(
        not Path(NGINX).exists(), reason="needs nginx (apt-get install nginx-light)"
    ),
]

MAIN = """
user root; daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/levelmap.conf;
}}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def nginx(folder: Path, copies: list[Server]) -> Iterator[str]:
    """Give the address of nginx in front of *copies*; only ports and folders are changed."""
    port = _free_port()
    text = (DEPLOY / "nginx" / "levelmap.conf").read_text()
    for old, copy in zip(("127.0.0.1:8501", "127.0.0.1:8502"), copies, strict=True):
        assert text.count(old) == 1
        text = text.replace(old, copy.address.replace("http://localhost", "127.0.0.1"))
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    text = text.replace("/var/cache/nginx/levelmap", f"{folder}/cache")
    (folder / "levelmap.conf").write_text(text)
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder))
    command = [NGINX, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
    process = subprocess.Popen(command)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def two_copies(folder: Path, *settings: str) -> Iterator[list[Server]]:
    """Give two copies of the app, ready."""
    variables = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for every copy"}
    base = next((s.partition("=")[2] for s in settings if "baseUrlPath" in s), "")
    with ExitStack() as stack:
        app = package_root() / "app.py"
        logs = (folder / "1.log", folder / "2.log")
        copies = [stack.enter_context(serve(app, log, settings, variables)) for log in logs]
        for copy in copies:
            wait_until_ready(f"{copy.address}/{base}".rstrip("/"))
        yield copies


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    with two_copies(tmp_path_factory.mktemp("copies")) as started:
        yield started


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, copies: list[Server]) -> Iterator[str]:
    with nginx(tmp_path_factory.mktemp("nginx"), copies) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_text(FOOT).last.wait_for()


def _opens(copy: Server) -> float:
    """Return how many pages were opened on a copy."""
    text = requests.get(f"{copy.address}/metrics", timeout=10).text
    return sum(float(n) for n in re.findall(r"^levelmap_page_opens_total{.*} (.+)$", text, re.M))


@pytest.mark.parametrize("path", ["/", "/compare", "/place?area=E06000021", "/api/v1/lists"])
def test_through_the_proxy_every_answer_carries_the_headers(site: str, path: str):
    answer = requests.get(site + path, timeout=30)
    assert answer.status_code == 200
    assert "content-security-policy" in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/metrics", "/readyz", "/healthz", "/_stcore/metrics"])
def test_what_is_for_those_who_run_it_is_refused_to_others(site: str, path: str):
    host, port = site.removeprefix("http://").split(":")
    for source, status in (("127.0.0.2", 403), ("127.0.0.1", 404 if "_stcore" in path else 200)):
        connection = HTTPConnection(host, int(port), source_address=(source, 0), timeout=30)
        connection.request("GET", path, headers={"Connection": "close"})
        with connection.getresponse() as answer:
            assert answer.status == status
        connection.close()


def test_a_deep_link_opens_with_its_map(page: Page, site: str):
    _open(page, f"{site}/explore?indicator=claimant-count&places=E06000021")
    painted(page)
    expect(page.locator("body")).to_contain_text("Stoke-on-Trent")


def test_a_visitor_stays_with_one_copy(page: Page, site: str, copies: list[Server]):
    before = [_opens(copy) for copy in copies]
    for path in ("/compare", "/stories", "/data", "/method"):
        _open(page, site + path)
    moved = [_opens(copy) - was for copy, was in zip(copies, before, strict=True)]
    assert sorted(moved) == [0, 4]
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["levelmap_copy"]["httpOnly"]


def test_visitors_are_spread_over_the_copies(site: str):
    sessions = [requests.get(site, timeout=30).cookies["levelmap_copy"] for _ in range(8)]
    assert len(set(sessions)) == 8


def test_scripts_and_answers_are_kept_by_the_proxy(site: str):
    for _ in range(2):
        answer = requests.get(f"{site}/api/v1/lists", headers={"Accept-Encoding": "br"}, timeout=30)
    assert answer.headers["x-cache"] == "HIT"
    assert answer.headers["content-encoding"] == "br"


def test_files_come_down_and_go_up_through_the_proxy(page: Page, site: str, tmp_path: Path):
    _open(page, f"{site}/method")
    own = tmp_path / "own.csv"
    own.write_text("area_code,own figure\nE06000021,1\nE06000001,2\nE08000035,3\n")
    page.locator("input[type=file]").first.set_input_files(own)
    expect(page.locator("body")).to_contain_text("own.csv")
    _open(page, f"{site}/data?indicator=claimant-count")
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").first.get_by_role("button").click()
    assert download.value.path().stat().st_size > 100


def test_more_than_an_upload_may_hold_is_refused(site: str):
    answer = requests.put(f"{site}/_stcore/upload_file/x/y", data=b"0" * 7_000_000, timeout=30)
    assert answer.status_code == 413


def test_below_a_path(browser: Browser, tmp_path: Path):
    with (
        two_copies(tmp_path, "--server.baseUrlPath=map") as copies,
        nginx(tmp_path, copies) as address,
    ):
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(60_000)
        _open(page, f"{address}/map/explore?indicator=claimant-count")
        painted(page)
        assert requests.get(f"{address}/map/api/v1/", timeout=30).status_code == 200
        _open(page, f"{address}/map/compare")
        context.close()


def test_a_copy_that_is_killed_costs_its_visitors_no_view(
    page: Page, site: str, copies: list[Server]
):
    """Last, as it ends one of the copies."""
    before = [_opens(copy) for copy in copies]
    _open(page, f"{site}/explore?indicator=claimant-count&places=E06000021")
    used = next(copy for copy, was in zip(copies, before, strict=True) if _opens(copy) > was)
    other = next(copy for copy in copies if copy is not used)
    page.wait_for_url("**period=**")  # the page adds which period it shows
    address = page.url
    opened = _opens(other)
    with page.expect_websocket():
        used.process.kill()
    # what is on the screen stays, and the next click is answered by the other copy
    expect(page.locator("body")).to_contain_text("Stoke-on-Trent")
    assert page.url == address
    page.get_by_role("link", name="Compare", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Levelling Up Fund")
    assert _opens(other) == opened + 1
    page.goto(address)
    painted(page)
    expect(page.locator("body")).to_contain_text("Stoke-on-Trent")
    assert requests.get(site, timeout=30).status_code == 200
