"""What one visitor may ask at most: files of one visit, and no message that clears caches."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Message
from streamlit.proto.BackMsg_pb2 import BackMsg

from levelmap.intake.limits import KEPT_FREE, MOST_HELD_BYTES, MOST_SESSION_BYTES, SMALL
from levelmap.pages.messages import refuses
from levelmap.server import guard
from levelmap.server.guard import Guard
from tests.server.asgi import ask

MB = 1_000_000


@dataclass
class _Store:
    """Files by visit and name; those of a visit called `idle` make room."""

    files: dict[tuple[str, str], int]

    def held(self, visit: str | None = None, but: str = "") -> int:
        return sum(
            size
            for (whose, name), size in self.files.items()
            if name != but and visit in (None, whose)
        )

    def make_room(self, size: int) -> None:
        aim = self.held() - size
        for one in [one for one in self.files if one[0] == "idle"]:
            if self.held() > aim:
                del self.files[one]


def _app(**held: int) -> Guard:
    """Return a server that holds a file of each visit, and takes what comes."""
    store = _Store({(visit, "held"): size for visit, size in held.items()})

    async def taken(request: Request) -> Response:
        visit, file = request.path_params["visit"], request.path_params["file"]
        if request.method == "DELETE":
            store.files.pop((visit, file), None)
        elif visit != "nobody":
            await request.body()
            store.files[visit, file] = int(request.headers["content-length"])
        return PlainTextResponse("taken", 400 if visit == "nobody" else 200)

    route = Route("/_stcore/upload_file/{visit}/{file}", taken, methods=["PUT", "DELETE"])
    return Guard(Router(routes=[route]), refuses, lambda: store)


def _put(app: ASGIApp, visit: str, file: str, megabytes: int) -> int:
    size = str(megabytes * MB)
    return ask(app, f"/_stcore/upload_file/{visit}/{file}", "PUT", content_length=size).status


def test_the_files_of_one_visit_are_bounded_together() -> None:
    app = _app()
    assert [_put(app, "me", str(n), 5) for n in range(3)] == [200, 200, 413]
    assert _put(app, "me", "0", 5) == 200  # in place of what it was
    assert _put(app, "you", "0", 5) == 200
    ask(app, "/_stcore/upload_file/me/1", "DELETE")
    ask(app, "/_stcore/upload_file/you/0", "DELETE")
    assert _put(app, "me", "9", 5) == 200
    assert MOST_SESSION_BYTES < MOST_HELD_BYTES, "no visit takes the room of all"


def test_a_file_that_does_not_say_its_size_is_refused() -> None:
    answer = ask(_app(), "/_stcore/upload_file/me/1", "PUT")
    assert answer.status == 413
    assert b"12 MB together" in answer.body


def test_the_files_of_all_visits_are_bounded_and_small_ones_have_room_of_their_own() -> None:
    assert _put(_app(other=MOST_HELD_BYTES - 5 * MB), "me", "a", 5) == 200
    app = _app(other=MOST_HELD_BYTES)
    assert _put(app, "me", "a", 5) == 429
    small = ask(app, "/_stcore/upload_file/me/b", "PUT", content_length=str(SMALL))
    assert small.status == 200
    full = _app(other=MOST_HELD_BYTES + KEPT_FREE)
    assert _put(full, "you", "a", 0) == 200  # nothing takes no room
    refused = ask(full, "/_stcore/upload_file/you/b", "PUT", content_length="1")
    assert b"try again in two minutes" in refused.body


def test_files_that_nobody_needs_make_room_for_those_who_come() -> None:
    app = _app(idle=MOST_HELD_BYTES)
    assert _put(app, "me", "a", 5) == 200
    assert app.store().held("idle") == 0


def test_who_uploads_to_a_visit_of_nobody_displaces_nothing() -> None:
    app = _app(idle=MOST_HELD_BYTES)
    assert _put(app, "nobody", "a", 5) == 400
    assert app.store().held("idle") == MOST_HELD_BYTES


class _Slow:
    """A client that sends a part of a file and then waits."""

    def __init__(self, app: Guard, visit: str, said: int, sent: int) -> None:
        self.app, self.visit, self.said, self.sent = app, visit, said, sent
        self.waits = asyncio.Event()
        self.statuses: list[int] = []

    async def put(self) -> None:
        path = f"/_stcore/upload_file/{self.visit}/a"
        size = [(b"content-length", str(self.said).encode())]
        scope = {"type": "http", "method": "PUT", "path": path, "headers": size}
        scope |= {"query_string": b"", "root_path": ""}
        await self.app(scope, self._receive, self._send)

    async def _receive(self) -> Message:
        if self.sent:
            part, self.sent = b"x" * self.sent, 0
            return {"type": "http.request", "body": part, "more_body": True}
        self.waits.set()
        await asyncio.Event().wait()
        raise AssertionError

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.statuses.append(message["status"])


async def _begun(*clients: _Slow) -> list[asyncio.Task[None]]:
    tasks = [asyncio.create_task(one.put()) for one in clients]
    for one in clients:
        await asyncio.wait_for(one.waits.wait(), 5)
    return tasks


def test_what_has_come_of_files_on_their_way_counts_too() -> None:
    app = _app(other=MOST_HELD_BYTES - 6 * MB)

    async def statuses() -> list[int]:
        only_says = await _begun(_Slow(app, "slow", 5 * MB, 1))
        first = await asyncio.to_thread(_put, app, "me", "a", 4)
        ask_away = await asyncio.to_thread(
            ask, app, "/_stcore/upload_file/me/a", "DELETE", content_length="0"
        )
        sends = await _begun(_Slow(app, "slower", 5 * MB, 4 * MB))
        second = await asyncio.to_thread(_put, app, "me", "a", 4)
        for task in (*only_says, *sends):
            task.cancel()
        await asyncio.gather(*only_says, *sends, return_exceptions=True)
        third = await asyncio.to_thread(_put, app, "me", "a", 4)
        return [first, ask_away.status, second, third]

    assert asyncio.run(statuses()) == [200, 200, 429, 200]


def test_files_long_on_their_way_make_room_for_those_who_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "UNREAD_SECONDS", 0.0)
    app = _app()
    slow = [_Slow(app, str(number), 5 * MB, 5 * MB - 1) for number in range(3)]

    async def status() -> int:
        tasks = await _begun(*slow)
        found = _Slow(app, "me", 5 * MB, 5 * MB)
        (task,) = await _begun(found)
        await asyncio.wait_for(tasks[0], 5)
        task.cancel()
        for other in tasks[1:]:
            other.cancel()
        await asyncio.gather(task, *tasks, return_exceptions=True)
        return found.statuses[0] if found.statuses else 0

    assert asyncio.run(status()) == 0, "the newcomer was not refused"
    assert [one.statuses for one in slow] == [[429], [], []]


def test_a_file_of_which_nothing_comes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "STALLED_SECONDS", 0.05)
    slow = _Slow(_app(), "me", 5 * MB, 1)
    asyncio.run(asyncio.wait_for(slow.put(), 5))
    assert slow.statuses == [408]


def test_who_leaves_while_a_file_comes_is_no_fault() -> None:
    path = "/_stcore/upload_file/me/a"
    assert ask(_app(), path, "PUT", leaves=True, content_length="5").status == 408


def test_messages_that_clear_caches_do_not_arrive() -> None:
    sent = [BackMsg(clear_cache=True), BackMsg(stop_script=True)]
    waiting: list[Message] = [
        {"type": "websocket.receive", "bytes": one.SerializeToString()} for one in sent
    ]
    waiting.insert(0, {"type": "websocket.receive", "text": "no message"})
    waiting.insert(0, {"type": "websocket.connect"})
    arrived: list[bytes] = []

    async def app(_scope, receive, _send) -> None:
        assert (await receive())["type"] == "websocket.connect"
        arrived.append((await receive())["bytes"])

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(_message: Message) -> None:
        return None

    asyncio.run(
        Guard(app, refuses, lambda: _Store({}))(
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
    assert refuses(b""), "one that asks for nothing"
    assert refuses(BackMsg(debug_shutdown_runtime=True).SerializeToString())
