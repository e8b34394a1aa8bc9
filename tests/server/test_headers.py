"""Headers of every answer."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from levelmap.server.headers import Closed, Headers
from levelmap.server.settings import Settings
from tests.server.asgi import ask


def _plain(_request) -> Response:
    response = PlainTextResponse("text", headers={"referrer-policy": "no-referrer"})
    response.set_cookie("one", "1")
    response.set_cookie("two", "2", secure=True)
    return response


APP = Starlette(routes=[Route("/", _plain)])


def _policy(settings: Settings) -> dict[str, str]:
    text = ask(Headers(APP, settings), "/").header("content-security-policy") or ""
    return dict(part.split(" ", 1) for part in text.split("; "))


@pytest.mark.parametrize("path", ["/", "/absent"])
def test_found_or_not_the_headers_are_there(path: str):
    answer = ask(Headers(APP, Settings()), path)
    assert answer.header("x-content-type-options") == "nosniff"
    assert answer.header("x-frame-options") == "SAMEORIGIN"
    assert "camera=()" in (answer.header("permissions-policy") or "")
    assert answer.header("strict-transport-security") is None


def test_what_the_answer_says_itself_stays():
    assert ask(Headers(APP, Settings()), "/").header("referrer-policy") == "no-referrer"


def test_scripts_come_from_here_alone():
    policy = _policy(Settings())
    assert policy["script-src"] == "'self' 'unsafe-inline' 'unsafe-eval' blob:"
    assert policy["default-src"] == policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"


def test_named_sites_may_frame_a_page():
    settings = Settings(frame_ancestors=("https://www.example.gov.uk",))
    assert _policy(settings)["frame-ancestors"] == "'self' https://www.example.gov.uk"
    assert ask(Headers(APP, settings), "/").header("x-frame-options") is None


def test_behind_tls_browsers_stay_with_it_and_cookies_too():
    answer = ask(Headers(APP, Settings(address="https://x.example")), "/")
    assert answer.header("strict-transport-security") == "max-age=31536000; includeSubDomains"
    cookies = [value.lower() for name, value in answer.headers if name == "set-cookie"]
    assert [cookie.count("secure") for cookie in cookies] == [1, 1]


def test_what_is_closed_is_not_found():
    closed = Closed(APP, ["/_stcore/metrics"])
    assert ask(closed, "/map/_stcore/metrics").status == 404
    assert ask(closed, "/").status == 200
    assert ask(Closed(APP, []), "/").status == 200
