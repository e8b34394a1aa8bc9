"""What those who run the app ask: is it alive, may it be sent visitors, how is it doing."""

from __future__ import annotations

import json

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from levelmap import __version__
from levelmap.server import metrics
from levelmap.server.readiness import Readiness

_NOT_KEPT = {"cache-control": "no-store"}


def routes(readiness: Readiness, below: str = "") -> list[Route]:
    """Return `/healthz`, `/readyz` and `/metrics`, below a path (`/map`)."""

    async def healthz(_request: Request) -> Response:
        return _document({"alive": True, "version": __version__})

    async def readyz(_request: Request) -> Response:
        report = await to_thread.run_sync(readiness.report)
        return _document({"version": __version__, **report}, 200 if report["ready"] else 503)

    async def measured(_request: Request) -> Response:
        return PlainTextResponse(metrics.text(), headers=_NOT_KEPT, media_type=_PROMETHEUS)

    return [
        Route(f"{below}/healthz", healthz),
        Route(f"{below}/readyz", readyz),
        Route(f"{below}/metrics", measured),
    ]


_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def _document(content: dict[str, object], status: int = 200) -> Response:
    text = json.dumps(content, ensure_ascii=False)
    return Response(text, status, _NOT_KEPT, media_type="application/json")
