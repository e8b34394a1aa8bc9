"""Errors of the interface as documents that programs read (RFC 9457)."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from levelmap.errors import (
    CatalogueError,
    DataError,
    LevelMapError,
    NotHeld,
    Overloaded,
    QueryError,
    UnknownArea,
    UnknownGeography,
    UnmatchedName,
)
from levelmap.server import logs

RETRY_SECONDS = "60"
"""The minute of which the sentences of `Overloaded` speak."""


def problem(status: int, sentence: str, **more: object) -> Response:
    """Return an answer that says in one sentence what is wrong."""
    document = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": sentence,
        **more,
    }
    return Response(
        json.dumps(document, ensure_ascii=False),
        status,
        {"cache-control": "no-store", "access-control-allow-origin": "*"},
        media_type="application/problem+json",
    )


def of_error(error: LevelMapError) -> Response:
    """Return the answer to a request that cannot be met: the error's own sentence."""
    statuses = {
        409: NotHeld,
        429: Overloaded,
        400: QueryError,
        404: CatalogueError | UnknownArea | UnknownGeography | UnmatchedName,
        503: DataError,
    }
    status = next((number for number, kinds in statuses.items() if isinstance(error, kinds)), 409)
    response = problem(status, str(error))
    if status == 429:  # for a 503 a proxy would take this copy for lost
        response.headers["Retry-After"] = RETRY_SECONDS
    return response


def of_fault(_request: Request, error: Exception) -> Response:
    """Return the answer to a fault of the program, with the reference by which it is logged."""
    reference = logs.fault(error)
    sentence = f"Something failed here. The log has it under the reference {reference}."
    return problem(500, sentence, reference=reference)
