"""Requests to the interface: read, answered from what is kept or made anew, sent."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar
from urllib.parse import parse_qsl, quote

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from levelmap import work
from levelmap.atlas import Atlas, atlas_apart
from levelmap.errors import LevelMapError, Overloaded, QueryError
from levelmap.paths import Folders
from levelmap.server.api import indicators, lists, methods, openapi, pictures, places
from levelmap.server.api.formats import MEDIA_TYPES, negotiated, write
from levelmap.server.api.operations import Given, Operation
from levelmap.server.compression import PackedFile, packed, send_file
from levelmap.server.metrics import CACHE
from levelmap.server.problems import of_error, of_fault, problem

OPERATIONS: tuple[Operation, ...] = (
    *indicators.OPERATIONS,
    *lists.OPERATIONS,
    *places.OPERATIONS,
    *methods.OPERATIONS,
    *pictures.OPERATIONS,
)

LONGEST_QUERY = 4_000
MOST_FIELDS = 20
AT_ONCE, WAITING = 2, 50
"""Answers made at the same time, and those that may wait for their turn: of the dear ones, which
wait for a process beside the app, and of all others."""

KEEP_SECONDS = 3600

Found = TypeVar("Found")


class _Sent(Response):
    """A file that was packed before, in the coding that this visitor takes."""

    def __init__(self, file: PackedFile) -> None:
        super().__init__()
        self.file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the file, or that it is known."""
        await send_file(self.file, scope, send)


class Kept:
    """Answers of one atlas, each made once; the longest unused go first.

    Parameters
    ----------
    limit
        Bytes of memory.
    """

    def __init__(self, atlas: Callable[[], Atlas], version: str, limit: int = 32_000_000) -> None:
        self.atlas = atlas
        self.version = version
        self.limit = limit
        self.size = 0
        self.files: OrderedDict[str, PackedFile] = OrderedDict()
        self.coming: dict[str, asyncio.Task[PackedFile]] = {}
        self.turns = {is_dear: CapacityLimiter(AT_ONCE) for is_dear in (False, True)}

    async def get(
        self, key: str, make: Callable[[], bytes], form: str, is_dear: Callable[[], bool]
    ) -> PackedFile:
        """Return what *make* gives, from memory where it was made.

        Raises
        ------
        Overloaded
            Too many wait already for answers that are as dear.
        LevelMapError
            What *make* or *is_dear* raises.
        """
        file = self.files.get(key)
        CACHE.labels("api", "no" if file is None else "yes").inc()
        if file is not None:
            self.files.move_to_end(key)
            return file
        if key not in self.coming:
            self.coming[key] = asyncio.create_task(self._made(key, make, form, is_dear))
        return await asyncio.shield(self.coming[key])

    async def _made(
        self, key: str, make: Callable[[], bytes], form: str, is_dear: Callable[[], bool]
    ) -> PackedFile:
        try:
            turns = self.turns[await self._in_turn(is_dear, self.turns[False])]
            file = await self._in_turn(partial(self._packed, make, form), turns)
        finally:
            del self.coming[key]
        self.files[key] = file
        self.size += file.size
        while self.size > self.limit and len(self.files) > 1:
            self.size -= self.files.popitem(last=False)[1].size
        return file

    @staticmethod
    async def _in_turn(task: Callable[[], Found], turns: CapacityLimiter) -> Found:
        if turns.statistics().tasks_waiting >= WAITING:
            raise Overloaded("Too many answers are being computed: try again in a minute.")
        return await to_thread.run_sync(task, limiter=turns)

    def _packed(self, make: Callable[[], bytes], form: str) -> PackedFile:
        return _with_headers(make(), form, self.version)


def _with_headers(content: bytes, form: str, version: str) -> PackedFile:
    headers = {
        "content-type": MEDIA_TYPES[form],
        "cache-control": f"public, max-age={KEEP_SECONDS}",
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "ETag, LevelMap-Data",
        "cross-origin-resource-policy": "cross-origin",
        "levelmap-data": version,
        "vary": "Accept, Accept-Encoding",
    }
    return packed(headers, content)


def application(atlas: Callable[[], Atlas], version: str, root: str) -> Starlette:
    """Return the interface, to be mounted at *root* (`/api/v1`).

    Parameters
    ----------
    atlas
        Gives the atlas; asked when the first answer is made.
    version
        Of the data.
    """
    kept = Kept(atlas, version)
    routes = [Route(one.path, _endpoint(one, kept)) for one in OPERATIONS]
    routes += [
        Route("/", _document(_contents(OPERATIONS, root), version)),
        Route("/openapi.json", _document(openapi.document(OPERATIONS, root), version)),
    ]
    handlers = {HTTPException: _refused, Exception: of_fault}
    return Starlette(routes=routes, exception_handlers=handlers)  # type: ignore[arg-type]


def _endpoint(operation: Operation, kept: Kept) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            given, form = operation.read(request.path_params, _query(request))
        except QueryError as error:
            return problem(400, str(error))
        form = form or negotiated(request.headers.get("accept", ""), operation.formats)
        if not form:
            offered = ", ".join(MEDIA_TYPES[one].partition(";")[0] for one in operation.formats)
            return problem(406, f"None of the formats is accepted: expected one of {offered}.")
        make = partial(_bytes, operation, kept, given, form)

        def is_dear() -> bool:
            return operation.is_dear(kept.atlas(), given)

        try:
            file = await kept.get(_key(operation, given, form), make, form, is_dear)
        except LevelMapError as error:
            return of_error(error)
        return _Sent(file)

    return endpoint


def _query(request: Request) -> list[tuple[str, str]]:
    """Return the names and values of a request's query.

    Raises
    ------
    QueryError
        It is too long, or not text.
    """
    raw = request.scope["query_string"].decode("latin-1")
    if len(raw) > LONGEST_QUERY:
        raise QueryError(f"The query has more than {LONGEST_QUERY} characters.")
    try:
        return parse_qsl(raw, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise QueryError(
            f"The query is not text in UTF-8, or has more than {MOST_FIELDS} parameters."
        ) from None


def _bytes(operation: Operation, kept: Kept, given: Given, form: str) -> bytes:
    atlas = kept.atlas()
    if operation.is_dear(atlas, given):
        return work.do(_bytes_apart, operation.path, given, form, atlas.folders)
    return write(operation.make(atlas, given), form, atlas)


def _bytes_apart(path: str, given: Given, form: str, folders: Folders) -> bytes:
    """Return the answer of the operation at *path*, in a process that works beside the app."""
    operation, atlas = next(one for one in OPERATIONS if one.path == path), atlas_apart(folders)
    return write(operation.make(atlas, given), form, atlas)


def _key(operation: Operation, given: Given, form: str) -> str:
    return "&".join((operation.path, form, *(f"{n}={quote(v)}" for n, v in sorted(given.items()))))


def _document(content: object, version: str) -> Callable[[Request], Awaitable[Response]]:
    file = _with_headers(json.dumps(content, ensure_ascii=False).encode(), "json", version)

    async def endpoint(_request: Request) -> Response:
        return _Sent(file)

    return endpoint


def _contents(operations: Sequence[Operation], root: str) -> dict[str, object]:
    return {
        "title": "LevelMap",
        "description": f"{root}/openapi.json",
        "operations": {operation.path: operation.summary for operation in operations},
    }


def _refused(request: Request, error: HTTPException) -> Response:
    if error.status_code == 404:
        path = request.scope["path"][:100]
        response = problem(404, f"Nothing is served at {path}: /api/v1/ lists what is.")
    else:
        response = problem(error.status_code, "Only GET and HEAD are understood here.")
    response.headers.update(error.headers or {})
    return response
