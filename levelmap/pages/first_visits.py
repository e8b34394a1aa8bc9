"""The first visitor of each page: the server itself, so that nobody else waits for first views."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.types import ASGIApp, Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST_SECONDS = 120


async def visit(app: ASGIApp, pages: Sequence[str], base: str) -> None:
    """Open *pages* one after another, as a browser would, without a network between.

    Parameters
    ----------
    pages
        Their addresses (`explore`).
    base
        Path below which the app is served, or nothing.
    """
    for page in pages:
        await asyncio.wait_for(_Visitor(page).open(app, base), LONGEST_SECONDS)


class _Visitor:
    """One page opened over Streamlit's protocol, left when it is finished."""

    def __init__(self, page: str) -> None:
        request = BackMsg()
        request.rerun_script.page_name = page
        self.to_send: list[Message] = [
            {"type": "websocket.connect"},
            {"type": "websocket.receive", "bytes": request.SerializeToString()},
        ]
        self.is_finished = asyncio.Event()

    async def open(self, app: ASGIApp, base: str) -> None:
        path = f"/{base.strip('/')}/_stcore/stream".replace("//", "/")
        scope = {
            "type": "websocket",
            "asgi": {"version": "3.0"},
            "scheme": "ws",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(b"host", b"localhost")],
            "subprotocols": ["streamlit"],
            "server": ("localhost", 80),
            "client": None,
            "state": {},
        }
        await app(scope, self._receive, self._send)

    async def _receive(self) -> Message:
        if self.to_send:
            return self.to_send.pop(0)
        await self.is_finished.wait()
        return {"type": "websocket.disconnect", "code": 1000}

    async def _send(self, message: Message) -> None:
        if message["type"] == "websocket.close":
            self.is_finished.set()
        elif message["type"] == "websocket.send":
            shown = ForwardMsg()
            shown.ParseFromString(message["bytes"])
            if shown.WhichOneof("type") == "script_finished":
                self.is_finished.set()
