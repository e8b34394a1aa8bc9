"""What one visitor may ask at most: files of one visit, and no message that clears caches."""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message
from streamlit.proto.BackMsg_pb2 import BackMsg

from levelmap.intake.limits import KEPT_FREE, MOST_HELD_BYTES, SMALL
from levelmap.pages.messages import refuses
from levelmap.server.guard import MOST_SESSIONS, Guard
from tests.server.asgi import ask


def _taken(_request: Request) -> Response:
    return PlainTextResponse("taken")


def _app(held: int = 0) -> Guard:
    route = Route("/_stcore/upload_file/{visit}/{file}", _taken, methods=["PUT", "DELETE"])
    return Guard(Starlette(routes=[route]), refuses, lambda: held)


def _put(app: ASGIApp, visit: str, file: str, megabytes: int) -> int:
    size = str(megabytes * 1_000_000)
    return ask(app, f"/_stcore/upload_file/{visit}/{file}", "PUT", content_length=size).status


def test_the_files_of_one_visit_are_bounded_together() -> None:
    app = _app()
    assert [_put(app, "me", str(n), 5) for n in range(5)] == [200, 200, 200, 200, 413]
    assert _put(app, "me", "0", 5) == 200  # in place of what it was
    assert _put(app, "you", "0", 5) == 200
    ask(app, "/_stcore/upload_file/me/1", "DELETE")
    assert _put(app, "me", "9", 5) == 200


def test_a_file_that_does_not_say_its_size_is_refused() -> None:
    answer = ask(_app(), "/_stcore/upload_file/me/1", "PUT")
    assert answer.status == 413
    assert b"20 MB together" in answer.body


def test_the_files_of_all_visits_are_bounded_and_small_ones_have_room_of_their_own() -> None:
    assert _put(_app(MOST_HELD_BYTES - 5_000_000), "me", "a", 5) == 200
    app = _app(MOST_HELD_BYTES)
    assert _put(app, "me", "a", 5) == 429
    small = ask(app, "/_stcore/upload_file/me/b", "PUT", content_length=str(SMALL))
    assert small.status == 200
    full = _app(MOST_HELD_BYTES + KEPT_FREE)
    assert _put(full, "you", "a", 0) == 200  # nothing takes no room
    refused = ask(full, "/_stcore/upload_file/you/b", "PUT", content_length="1")
    assert b"try again in two minutes" in refused.body


def test_files_that_are_on_their_way_count_too() -> None:
    statuses: list[int] = []

    async def upload(_request: Request) -> Response:
        if not statuses:
            statuses.append(0)  # while the first one comes, a second one is sent
            statuses[0] = await asyncio.to_thread(_put, app, "you", "b", 5)
        return PlainTextResponse("taken")

    route = Route("/_stcore/upload_file/{visit}/{file}", upload, methods=["PUT"])
    app = Guard(Starlette(routes=[route]), refuses, lambda: MOST_HELD_BYTES - 5_000_000)
    assert _put(app, "me", "a", 5) == 200
    assert statuses == [429]
    assert _put(app, "me", "a", 5) == 200, "what has come is counted by what is held"


def test_what_is_known_of_visits_is_bounded() -> None:
    app = _app()
    for number in range(MOST_SESSIONS + 10):
        app._counted(str(number), "a", 1)
    assert len(app._files) == MOST_SESSIONS


def test_messages_that_clear_caches_do_not_arrive() -> None:
    sent = [BackMsg(clear_cache=True), BackMsg(stop_script=True)]
    waiting: list[Message] = [
        {"type": "websocket.receive", "bytes": one.SerializeToString()} for one in sent
    ]
    arrived: list[bytes] = []

    async def app(_scope, receive, _send) -> None:
        arrived.append((await receive())["bytes"])

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(_message: Message) -> None:
        return None

    asyncio.run(
        Guard(app, refuses, lambda: 0)(
            {"type": "websocket", "path": "/_stcore/stream"}, receive, send
        )
    )
    assert arrived == [sent[1].SerializeToString()]


@pytest.mark.parametrize(("number", "is_refused"), [(1, False), (20, False), (21, True)])
def test_a_message_asks_for_the_places_of_few_files(number: int, *, is_refused: bool) -> None:
    message = BackMsg()
    message.file_urls_request.file_names.extend(["own.csv"] * number)
    assert refuses(message.SerializeToString()) is is_refused


def test_what_is_no_message_or_a_very_long_one_does_not_arrive() -> None:
    message = BackMsg()
    message.rerun_script.query_string = "a" * 10_000
    assert not refuses(message.SerializeToString())
    message.rerun_script.query_string = "a" * 1_000_001
    assert refuses(message.SerializeToString())
    assert refuses(b"\xff\xff")
