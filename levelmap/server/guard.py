"""What one visitor may ask of the server at most: files kept, and caches left alone."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from levelmap.intake.limits import KEPT_FREE, MOST_HELD_BYTES, MOST_SESSION_BYTES, SMALL

_UPLOAD = re.compile(r".*/_stcore/upload_file/([^/]{1,200})/([^/]{1,200})")
Refuses = Callable[[bytes], bool]
"""Says whether a message of a browser is one that no visitor may send."""

MOST_SESSIONS = 5_000
"""Visits of which the files are counted; the oldest are forgotten."""

_TOO_MUCH = (
    f"The files brought in one visit may have {MOST_SESSION_BYTES // 1_000_000} MB together: take "
    "one away first."
)


Held = Callable[[], int]
"""Gives the bytes of the files of all visits that the server holds."""

_FULL = (
    "The server holds as many files of its visitors as it can: try again in two minutes, or bring "
    "a table with the rows and columns that are needed."
)


class Guard:
    """ASGI middleware: bounds the files of a visit, and drops messages that no visitor may send."""

    def __init__(self, app: ASGIApp, refuses: Refuses, held: Held) -> None:
        self.app, self.refuses, self.held = app, refuses, held
        self._files: OrderedDict[str, dict[str, int]] = OrderedDict()
        self._coming = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or carry one socket."""
        if scope["type"] == "websocket":
            await self.app(scope, _without(receive, self.refuses), send)
            return
        upload = _UPLOAD.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if upload is None or scope["method"] not in ("PUT", "POST", "DELETE"):
            await self.app(scope, receive, send)
            return
        visit, file = upload[1], upload[2]
        size = _length(scope) or 0
        if scope["method"] == "DELETE":
            self._files.get(visit, {}).pop(file, None)
        elif not self._has_room(size):
            # not 503: a proxy would take the whole copy for lost
            await PlainTextResponse(_FULL, 429, {"Retry-After": "120"})(scope, receive, send)
            return
        elif not self._counted(visit, file, _length(scope)):
            await PlainTextResponse(_TOO_MUCH, 413)(scope, receive, send)
            return
        self._coming += size
        try:
            await self.app(scope, receive, send)
        finally:
            self._coming -= size

    def _has_room(self, size: int) -> bool:
        """Say whether the server may hold one file more; a small one may where others may not."""
        most = MOST_HELD_BYTES + (KEPT_FREE if size <= SMALL else 0)
        return self.held() + self._coming + size <= most

    def _counted(self, visit: str, file: str, size: int | None) -> bool:
        """Count a file; say whether the visit may have it. One of unknown size it may not."""
        files = self._files.setdefault(visit, {})
        self._files.move_to_end(visit)
        while len(self._files) > MOST_SESSIONS:
            self._files.popitem(last=False)
        others = sum(held for name, held in files.items() if name != file)
        if size is None or others + size > MOST_SESSION_BYTES:
            return False
        files[file] = size
        return True


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
            content = message.get("bytes")
            if not content or not refuses(content):
                return message

    return received
