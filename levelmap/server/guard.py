"""What one visitor may ask of the server at most: files kept, and caches left alone."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from levelmap.intake.limits import (
    KEPT_FREE,
    LONGEST_UPLOAD,
    MOST_HELD_BYTES,
    MOST_SESSION_BYTES,
    SMALL,
    STALLED_SECONDS,
    UNREAD_SECONDS,
)

_UPLOAD = re.compile(r".*/_stcore/upload_file/([^/]{1,200})/([^/]{1,200})")
Refuses = Callable[[bytes], bool]
"""Says whether a message of a browser is one that no visitor may send."""

_TOO_MUCH = (
    f"The files brought in one visit may have {MOST_SESSION_BYTES // 1_000_000} MB together: take "
    "one away first."
)


_FULL = (
    "The server holds as many files of its visitors as it can: try again in two minutes, or bring "
    "a table with the rows and columns that are needed."
)
_SLOW = "The file did not come in time: try again."


class Store(Protocol):
    """Where the files of visitors are."""

    def held(self, visit: str | None = None, but: str = "") -> int:
        """Return what files take, of all visits or of one, but for one file."""

    def make_room(self, size: int) -> None:
        """Let files go that take *size*, or as much as nobody needs now."""


@dataclass(eq=False)
class _Upload:
    """A file on its way: whose it is, how much of it has come, and until when it may come."""

    visit: str
    file: str
    size: int
    begun: float
    limit: asyncio.Timeout
    arrived: int = 0
    is_full: bool = False

    def end(self) -> None:
        """Have it refused: others need its room."""
        if not self.limit.expired():
            self.is_full, self.arrived = True, 0
            self.limit.reschedule(0)


class Guard:
    """ASGI middleware: bounds the files of a visit, and drops messages that no visitor may send."""

    def __init__(self, app: ASGIApp, refuses: Refuses, store: Callable[[], Store]) -> None:
        self.app, self.refuses, self.store = app, refuses, store
        self._coming: set[_Upload] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or carry one socket."""
        if scope["type"] == "websocket":
            await self.app(scope, _without(receive, self.refuses), send)
            return
        upload = _UPLOAD.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if upload is None or scope["method"] not in ("PUT", "POST"):
            await self.app(scope, receive, send)
            return
        size = _length(scope)
        if size is None or self._of(upload[1], upload[2]) + size > MOST_SESSION_BYTES:
            await PlainTextResponse(_TOO_MUCH, 413)(scope, receive, send)
            return
        await self._take(upload[1], upload[2], size, (scope, receive, send))

    def _of(self, visit: str, file: str) -> int:
        """Return what other files of a visit take, those on their way in full."""
        coming = sum(one.size for one in self._coming if one.visit == visit and one.file != file)
        return self.store().held(visit, file) + coming

    async def _take(
        self, visit: str, file: str, size: int, asked: tuple[Scope, Receive, Send]
    ) -> None:
        """Let a file come as long as there is room for it, and others do not need what it has."""
        scope, receive, send = asked
        has_begun = False

        async def sent(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            self._coming.discard(one)  # what has come in all is counted by what is held
            await send(message)

        refusal = None
        try:
            async with asyncio.timeout(STALLED_SECONDS) as limit:
                one = _Upload(visit, file, size, asyncio.get_running_loop().time(), limit)
                try:
                    await self.app(scope, self._counted(one, receive), sent)
                finally:
                    self._coming.discard(one)
        except (TimeoutError, ClientDisconnect):
            # not 503: a proxy would take the whole copy for lost
            told = (_FULL, 429, {"Retry-After": "120"}) if one.is_full else (_SLOW, 408)
            refusal = PlainTextResponse(*told)
        if refusal is not None and not has_begun:
            await refusal(scope, receive, send)

    def _counted(self, one: _Upload, receive: Receive) -> Receive:
        """Return what receives a file part by part; it is asked when the visit is known to be."""

        async def received() -> Message:
            if one not in self._coming:
                self._coming.add(one)
                self._find_room(one, one.size)
            message = await receive() if not one.is_full else {}
            one.arrived += len(message.get("body", b""))
            self._find_room(one, 0)
            if one.is_full:
                await asyncio.Event().wait()  # the limit of its time is reached
            now = asyncio.get_running_loop().time()
            one.limit.reschedule(min(now + STALLED_SECONDS, one.begun + LONGEST_UPLOAD))
            return message

        return received

    def _find_room(self, one: _Upload, more: int) -> None:
        """Find room for a file, or end it. A small one has some that others have not.

        What is on its way is counted with what has come of it: who only says that a large file is
        coming takes nothing. Where there is no room, files go that have been on their way for
        long, then files that nobody needs now.
        """
        most = MOST_HELD_BYTES + (KEPT_FREE if one.size <= SMALL else 0)

        def lacking() -> int:
            coming = sum(other.arrived for other in self._coming)
            return self.store().held() + coming + more - most

        oldest = asyncio.get_running_loop().time() - UNREAD_SECONDS
        for other in sorted(self._coming, key=lambda other: other.begun):
            if lacking() <= 0:
                return
            if other is not one and other.begun <= oldest:
                other.end()
        if lacking() > 0:
            self.store().make_room(lacking())
        if lacking() > 0:
            one.end()


def _length(scope: Scope) -> int | None:
    """Return the size that a request says it has; None where it says none."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return None


def _without(receive: Receive, refuses: Refuses) -> Receive:
    async def received() -> Message:
        while True:
            message = await receive()
            content = message.get("bytes") or b""  # Streamlit fails on one of text
            if message["type"] != "websocket.receive" or not refuses(content):
                return message

    return received
