"""Logs that say what happened and to nobody: no addresses of visitors, no texts that they typed."""

from __future__ import annotations

import json
import logging
import sys
import time
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_hex

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from levelmap.server.metrics import FAULTS, kind

LOGGER = logging.getLogger("levelmap.server")


class _JsonLines(logging.Formatter):
    """One event, one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        facts: Mapping[str, object] = getattr(record, "facts", {})
        event = {"time": moment, "level": record.levelname.lower(), "event": record.getMessage()}
        return json.dumps({**event, **facts}, ensure_ascii=False)


class _PlainLines(logging.Formatter):
    """One event, one line to read."""

    def format(self, record: logging.LogRecord) -> str:
        facts: Mapping[str, object] = getattr(record, "facts", {})
        told = " ".join(f"{name}={value}" for name, value in facts.items())
        return f"LevelMap: {record.getMessage()} {told}".rstrip()


def set_up(json_lines: bool) -> None:
    """Send events to the standard error; as lines of JSON every answer too.

    The web server's own log of requests is silenced: it names the visitor's address.
    """
    logging.getLogger("uvicorn.access").disabled = True
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines() if json_lines else _PlainLines())
    LOGGER.handlers[:] = [handler]
    LOGGER.setLevel(logging.INFO if json_lines else logging.WARNING)
    LOGGER.propagate = False


def event(words: str, level: int = logging.INFO, **facts: object) -> None:
    """Log *words* with *facts*."""
    LOGGER.log(level, words, extra={"facts": facts})


def fault(error: BaseException) -> str:
    """Log a fault of the program and return the reference by which the log can be searched.

    The message of *error* may hold what a visitor typed: kind and places in the code are logged.
    """
    reference = token_hex(4)
    steps = traceback.extract_tb(error.__traceback__)
    places = [f"{step.filename}:{step.lineno} {step.name}" for step in steps[-8:]]
    FAULTS.inc()
    event("fault", logging.ERROR, reference=reference, kind=type(error).__name__, places=places)
    return reference


class Logged:
    """ASGI middleware: one event for each answer, without query and visitor."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not LOGGER.isEnabledFor(logging.INFO):
            await self.app(scope, receive, send)
            return
        found = {"status": 500, "bytes": 0}
        start = time.perf_counter()

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                found["status"] = message["status"]
            else:
                found["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            took = round(1000 * (time.perf_counter() - start), 1)
            event(
                "answer",
                method=scope["method"],
                kind=kind(scope["path"]),
                **found,
                milliseconds=took,
            )
