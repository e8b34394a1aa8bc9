"""An address without a page."""

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from levelmap.pages.site import TITLES
from levelmap.server.unknown import Unknown
from tests.server.asgi import ask
from tests.server.conftest import Running


def _same_for_all(_request) -> Response:
    return HTMLResponse("the app", headers={"x-from": "app"})


APP = Starlette(
    routes=[
        Route("/sub/healthz", lambda _request: JSONResponse({})),
        Route("/{path:path}", _same_for_all),
    ]
)
GUARDED = Unknown(APP, "/sub", {"home": "Start", "explore": "Explore", "place": "My <place>"})


@pytest.mark.parametrize("path", ["/sub", "/sub/", "/sub/explore", "/sub/explore/", "/sub/place"])
def test_a_page_is_what_it_was(path: str):
    answer = ask(GUARDED, path)
    assert (answer.status, answer.body) == (200, b"the app")
    assert answer.header("x-from") == "app"


@pytest.mark.parametrize(
    "path",
    [
        "/sub/nosuchpage",
        "/sub/explore/more",
        "/sub/start-here",
        "/sub/nosuch.php",
        "/sub/static/no.js",
    ],
)
def test_any_other_address_is_not_found_and_leads_on(path: str):
    answer = ask(GUARDED, path)
    text = answer.body.decode()
    assert answer.status == 404
    assert "<h1>There is no page at this address</h1>" in text
    assert '<a href="/sub/explore">Explore</a>' in text
    assert "My &lt;place&gt;" in text
    assert "the app" not in text
    assert len(answer.body) == int(answer.header("content-length") or 0)


@pytest.mark.parametrize(
    ("path", "leads"),
    [("/sub/home", "/sub/"), ("/sub/home/?score=a&flip=yes", "/sub/?score=a&flip=yes")],
)
def test_the_name_of_the_first_page_leads_to_the_root(path: str, leads: str):
    answer = ask(GUARDED, path)
    assert (answer.status, answer.header("location")) == (307, leads)
    assert '<a href="/sub/">Start</a>' in ask(GUARDED, "/sub/nosuchpage").body.decode()


def test_files_and_answers_for_programs_are_left_alone():
    assert ask(GUARDED, "/sub/component/x/index.html").body == b"the app"
    assert ask(GUARDED, "/sub/media/1a2b.html").body == b"the app", "a briefing as HTML"
    assert ask(GUARDED, "/sub/healthz").body == b"{}"


def test_programs_read_why_an_address_is_refused(running: Running):
    answer = running.get("/api/v1/indicators/%00/values")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "The address has characters that none served here has."
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_app_says_so_in_its_own_words(running: Running):
    answer = running.get("/nosuchpage")
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text
    assert all(title in answer.text for title in TITLES.values())
    assert running.get("/explore").status_code == 200
    answer = running.get("/start?score=levelmap_13")
    assert answer.status_code == 200
    assert answer.url.endswith("/?score=levelmap_13")
