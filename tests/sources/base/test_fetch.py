"""A file from a folder or an address, whole or not at all; the address is one of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from levelmap.errors import DataError, MissingFile
from levelmap.sources.base import fetch


class _Answers(BaseHTTPRequestHandler):
    """Answers by the path asked for."""

    def do_GET(self) -> None:
        asked = {"/here/table.csv": b"a,b", "/here/a%20b.csv": b"space", "/here/cut.csv": b"half"}
        body = asked.get(self.path)
        if self.path == "/here/moved.csv":
            self.send_response(302)
            self.send_header("Location", "/here/table.csv")
            self.end_headers()
            return
        self.send_response(200 if body else 404)
        if body:
            length = 400 if "cut" in self.path else len(body)
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/here"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_file_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(b"a,b")
    assert fetch.fetch(str(tmp_path), "table.csv") == b"a,b"
    with pytest.raises(MissingFile, match=rf"no\.csv is not in {tmp_path}\."):
        fetch.fetch(str(tmp_path), "no.csv")


@pytest.mark.parametrize(
    ("name", "content"),
    [("table.csv", b"a,b"), ("a b.csv", b"space"), ("moved.csv", b"a,b")],
)
def test_a_file_of_an_address(address: str, name: str, content: bytes) -> None:
    assert fetch.fetch(address, name) == content
    assert fetch.fetch(f"{address}/", name) == content


def test_what_is_not_there_is_told_as_it_is_answered(address: str) -> None:
    with pytest.raises(MissingFile) as refused:
        fetch.fetch(address, "no.csv")
    assert str(refused.value) == f"{address}/no.csv answers 404 Not Found."


def test_what_comes_in_part_is_not_taken(address: str) -> None:
    with pytest.raises(DataError, match=r"cut\.csv (was cut off|could not be fetched)"):
        fetch.fetch(address, "cut.csv")


def test_what_is_too_large_is_not_taken(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LARGEST", 2)
    with pytest.raises(DataError, match=r"table\.csv has more than 0 MB: not taken\."):
        fetch.fetch(address, "table.csv")
    monkeypatch.setattr(fetch, "LARGEST", 3)
    assert fetch.fetch(address, "table.csv") == b"a,b"


def test_where_nobody_answers_it_says_so() -> None:
    with pytest.raises(DataError, match=r"http://127\.0\.0\.1:1/x could not be fetched \("):
        fetch.fetch("http://127.0.0.1:1", "x")
