"""An answer of an ASGI application without a server."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for found, value in self.headers if found == name), None)


def ask(
    app: ASGIApp, path: str, method: str = "GET", *, leaves: bool = False, **headers: str
) -> Answer:
    """Return what *app* answers; underscores in names of *headers* stand for hyphens.

    Who *leaves* closes the connection at once.
    """
    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "scheme": headers.pop("scheme", "http"),
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()],
        "server": ("localhost", 80),
        "client": ("192.0.2.7", 1234),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        if leaves:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    pairs = [(n.decode().lower(), v.decode()) for n, v in sent[0]["headers"]]
    return Answer(sent[0]["status"], pairs, b"".join(m.get("body", b"") for m in sent[1:]))
