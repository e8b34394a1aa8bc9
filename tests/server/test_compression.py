"""Files compressed once, and not sent again to who has them."""

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from levelmap.server.compression import ASK_AGAIN, YEAR, Compressed, chosen_coding, is_known
from tests.server.asgi import ask

TEXT = b"const place = 'Stoke-on-Trent';\n" * 100


class Site:
    """Counts how often a file is asked for."""

    def __init__(self) -> None:
        self.reads = 0

    def file(self, request: Request) -> Response:
        self.reads += 1
        assert "accept-encoding" not in request.headers
        if request.path_params["name"].endswith(".woff2"):
            return Response(TEXT, media_type="font/woff2")
        return Response(TEXT, media_type="text/javascript", headers={"x-other": "1"})

    def page(self, _request: Request) -> Response:
        return HTMLResponse("<p>page</p>")

    @property
    def app(self) -> Compressed:
        routes = [Route("/static/js/absent.js", self.page)]
        routes += [Route(f"/{part}/js/{{name}}", self.file) for part in ("static", "component")]
        return Compressed(Starlette(routes=[*routes, Route("/", self.page)]))


@pytest.mark.parametrize(
    ("accepted", "coding", "decode"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("gzip, br;q=0", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_a_file_comes_in_the_best_coding_the_browser_takes(accepted, coding, decode):
    answer = ask(Site().app, "/static/js/x.D55wl0P7.js", accept_encoding=accepted)
    assert answer.header("content-encoding") == coding
    assert decode(answer.body) == TEXT
    assert answer.header("content-length") == str(len(answer.body))
    assert answer.header("vary") == "Accept-Encoding"


def test_a_file_is_read_once():
    site = Site()
    app = site.app
    answers = [ask(app, "/static/js/x.D55wl0P7.js").body for _ in range(3)]
    assert answers == [TEXT] * 3
    assert site.reads == 1


def test_a_visitor_who_leaves_while_a_file_is_read_leaves_it_whole_to_others(tmp_path):
    content = TEXT * 1_000
    (tmp_path / "x.D55wl0P7.js").write_bytes(content)
    app = Compressed(Starlette(routes=[Mount("/static/js", StaticFiles(directory=tmp_path))]))
    ask(app, "/static/js/x.D55wl0P7.js", leaves=True)
    assert ask(app, "/static/js/x.D55wl0P7.js").body == content


def test_a_file_named_by_its_content_is_kept_for_a_year():
    app = Site().app
    assert ask(app, "/static/js/x.D55wl0P7.js").header("cache-control") == YEAR
    geometry = "/component/js/lad_2025.af1a11805f.json.gz"
    assert ask(app, geometry).header("cache-control") == YEAR
    assert ask(app, "/component/js/map.js").header("cache-control") == ASK_AGAIN


def test_what_the_browser_has_is_not_sent_again():
    app = Site().app
    tag = ask(app, "/component/js/map.js").header("etag")
    again = ask(app, "/component/js/map.js", if_none_match=f'"other", W/{tag}')
    assert (again.status, again.body) == (304, b"")
    assert again.header("etag") == tag
    assert ask(app, "/component/js/map.js", if_none_match='"other"').status == 200


def test_what_is_compressed_already_is_left():
    answer = ask(Site().app, "/static/js/x.D55wl0P7.woff2", accept_encoding="br")
    assert answer.header("content-encoding") is None
    assert answer.body == TEXT


def test_head_tells_the_size_and_sends_nothing():
    answer = ask(Site().app, "/static/js/x.D55wl0P7.js", method="HEAD")
    assert (answer.body, answer.header("content-length")) == (b"", str(len(TEXT)))


def test_a_page_in_place_of_a_file_is_not_kept():
    app = Site().app
    assert ask(app, "/static/js/absent.js").body == b"<p>page</p>"
    assert ask(app, "/").body == b"<p>page</p>"
    assert ask(app, "/static/js/sub/none.js").status == 404
    assert not app.kept


def test_memory_is_bounded():
    app = Site().app
    app.limit = 10_000
    for name in ("a", "b", "c", "d"):
        ask(app, f"/static/js/{name}.js")
    assert list(app.kept) == ["/static/js/b.js", "/static/js/c.js", "/static/js/d.js"]


@pytest.mark.parametrize(
    ("accepted", "held", "expected"),
    [
        ("br, gzip", {"identity": b""}, "identity"),
        ("*", {"identity": b"", "br": b""}, "identity"),
        ("BR", {"identity": b"", "br": b""}, "br"),
        ("br; q=0, gzip;q=0.5", {"identity": b"", "br": b"", "gzip": b""}, "gzip"),
    ],
)
def test_codings(accepted: str, held: dict[str, bytes], expected: str):
    assert chosen_coding(accepted, held) == expected


def test_a_star_knows_everything():
    assert is_known("*", '"a"')
    assert not is_known("", '"a"')
