"""What is measured of this process, for Prometheus."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

ANSWERS = Counter(
    "levelmap_http_answers", "Answers over HTTP", ["kind", "status"], registry=REGISTRY
)
ANSWER_SECONDS = Histogram(
    "levelmap_http_seconds", "From request to answer", ["kind"], buckets=SECONDS, registry=REGISTRY
)
VISITORS = Gauge("levelmap_visitors", "Pages that are open", registry=REGISTRY)
OPENS = Counter("levelmap_page_opens", "Pages opened", ["page"], registry=REGISTRY)
RUN_SECONDS = Histogram(
    "levelmap_run_seconds", "One run of a page", ["page"], buckets=SECONDS, registry=REGISTRY
)
RUNNING = Gauge("levelmap_runs", "Runs of pages that are not finished", registry=REGISTRY)
FAULTS = Counter("levelmap_faults", "Runs that ended in a fault of the program", registry=REGISTRY)
CACHE = Counter(
    "levelmap_cache", "Answers kept and asked for again", ["cache", "found"], registry=REGISTRY
)
READY = Gauge("levelmap_ready", "1 when the data are verified and warm", registry=REGISTRY)
DATA_AGE = Gauge(
    "levelmap_data_age_days",
    "Days since data were last fetched from a publisher",
    registry=REGISTRY,
)


@contextmanager
def page_run(page: str, is_first: bool) -> Iterator[None]:
    """Measure one run of *page*; *is_first* says that a visitor has just opened it."""
    if is_first:
        OPENS.labels(page).inc()
    with RUNNING.track_inprogress(), RUN_SECONDS.labels(page).time():
        yield


def text() -> bytes:
    """Return all measurements in the text format of Prometheus."""
    return generate_latest(REGISTRY)


_KINDS = (
    "static",
    "component",
    "media",
    "_stcore",
    "api",
    "healthz",
    "readyz",
    "metrics",
    "oembed",
)


def kind(path: str) -> str:
    """Return which part of the app answers *path*; `page` for addresses of pages."""
    return next((part for part in path.split("/") if part in _KINDS), "page")


class Measured:
    """ASGI middleware: counts and times answers, and knows how many pages are open."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "websocket":
            with VISITORS.track_inprogress():
                await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = "500"
        start = time.perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            part = kind(scope["path"])
            ANSWERS.labels(part, status).inc()
            ANSWER_SECONDS.labels(part).observe(time.perf_counter() - start)
