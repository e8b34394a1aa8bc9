"""The parts that `app.py` hands to Streamlit's application: middleware, routes, start and end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from levelmap import paths, work
from levelmap.atlas import Atlas
from levelmap.errors import LevelMapError
from levelmap.server import allocation, embedding, health, logs, settings
from levelmap.server.api import answers
from levelmap.server.compression import Compressed, read_once
from levelmap.server.headers import Closed, Headers
from levelmap.server.icons import FONT, Icons
from levelmap.server.logs import Logged
from levelmap.server.metrics import Measured
from levelmap.server.problems import problem
from levelmap.server.readiness import Readiness
from levelmap.server.unknown import Unknown

PAGES = paths.package_root() / "levelmap" / "pages"

FirstVisits = Callable[[ASGIApp], Awaitable[None]]
"""Opens every page of an application once, so that the first visitor finds it warm."""


def parts(
    base: str,
    atlas: Callable[[], Atlas],
    first_visits: FirstVisits,
    guard: Callable[[ASGIApp], ASGIApp],
    scripts: Path,
    pages: Mapping[str, str],
) -> dict[str, Any]:
    """Return the keyword arguments of the application.

    Parameters
    ----------
    base
        Path below which the app is served (`map` for `https://example.gov.uk/map/`), or nothing.
    atlas
        Gives the atlas that the pages use.
    guard
        What is put before all that browsers send, see `guard.Guard`.
    scripts
        Folder of the files that the browser gets from Streamlit.
    pages
        Title of each page by its address.

    Raises
    ------
    SystemExit
        A setting cannot be read or there are no data; the sentence says which.
    """
    try:
        chosen = settings.read()
        readiness = Readiness(paths.folders())
    except LevelMapError as error:
        raise SystemExit(f"LevelMap does not start: {error}") from error
    allocation.set_up()
    logs.set_up(chosen.json_logs)
    below = f"/{base.strip('/')}".rstrip("/")
    root = f"{below}/api/v1"
    interface = answers.application(atlas, readiness.version(), root)
    # each with its whole path: what is mounted below a path would hide the pages there
    routes: list[BaseRoute] = [*health.routes(readiness, below), Mount(root, app=interface)]
    routes.append(Route(below + "/api/{path:path}", _no_such_version))
    routes.append(embedding.route(below, chosen.address, atlas))
    return {
        "middleware": [
            Middleware(Measured),
            Middleware(Logged),
            Middleware(Headers, settings=chosen),
            Middleware(Closed, ends=() if chosen.streamlit_metrics else ("/_stcore/metrics",)),
            Middleware(guard),
            Middleware(Compressed, shrink=Icons(scripts, PAGES).shrink),
            Middleware(Unknown, below=below, pages=pages),
        ],
        "routes": routes,
        "lifespan": _lifespan(readiness, first_visits, _addresses(scripts, below)),
    }


async def _no_such_version(_request: Request) -> Response:
    return problem(404, "Nothing is served here: /api/v1/ lists what is.")


def _addresses(scripts: Path, below: str) -> list[str]:
    """Return where the font of icons is found, which takes longest to prepare."""
    fonts = (f"{below}/{path.relative_to(scripts).as_posix()}" for path in scripts.rglob("*.woff2"))
    return [address for address in fonts if FONT.search(address)]


def _lifespan(
    readiness: Readiness, first_visits: FirstVisits, files: Sequence[str]
) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: ASGIApp) -> AsyncIterator[None]:
        work.start()
        warming = asyncio.create_task(_warm(app, readiness, first_visits, files))
        yield
        warming.cancel()
        work.stop()

    return lifespan


async def _warm(
    app: ASGIApp, readiness: Readiness, first_visits: FirstVisits, files: Sequence[str]
) -> None:
    """Verify the data and open the pages; the process answers `/healthz` meanwhile."""
    for fault in (await to_thread.run_sync(readiness.health)).faults:
        logs.event("damaged", logging.ERROR, path=fault.path, sentence=fault.sentence)
    try:
        for file in files:
            await read_once(app, file)
        await first_visits(app)
    except Exception as error:  # a page that fails is a fault to log, not a reason to stop
        logs.fault(error)
    allocation.settle()
    readiness.is_warm = True
    logs.event("ready")
