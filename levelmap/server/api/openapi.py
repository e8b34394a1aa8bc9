"""The interface described for programs: an OpenAPI document made from the operations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from levelmap import __version__
from levelmap.server.api.formats import MEDIA_TYPES
from levelmap.server.api.operations import Operation, Parameter

_ABOUT = (
    "Published statistics on places of the UK, official priority lists, and what methods make of "
    "them: the same answers as the pages and the library. Every answer can be kept: it carries an "
    "entity tag, and `LevelMap-Data` names the version of the data. What LevelMap computes is not "
    "an official statistic; each source has its own licence."
)

_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What was found, expected, and what to do"},
    },
}

_REFUSALS = {
    "400": "A parameter is unknown, absent or not well formed",
    "404": "Nothing of this name is held",
    "406": "None of the formats of the answer is accepted",
    "409": "What is asked for cannot be computed on what is held",
    "429": "Too much is being computed: ask again after the seconds that Retry-After says",
    "503": "The data that this rests on are damaged",
}


def document(operations: Sequence[Operation], root: str) -> dict[str, Any]:
    """Return the description of *operations*, served below the address *root*."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "LevelMap",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": root}],
        "paths": {operation.path: {"get": _operation(operation)} for operation in operations},
        "components": {"schemas": {"Problem": _PROBLEM}, "responses": _refusals()},
    }


def _refusals() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {"application/problem+json": {"schema": schema}}
    return {
        status: {"description": words, "content": content} for status, words in _REFUSALS.items()
    }


def _operation(operation: Operation) -> dict[str, Any]:
    name = operation.path.strip("/").replace("/", "_").replace("{", "").replace("}", "")
    parameters = [_parameter(one, operation.in_path(one)) for one in operation.parameters]
    if len(operation.formats) > 1:
        parameters.append(_format(operation))
    return {
        "operationId": name.replace(".", "_"),
        "summary": operation.summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": operation.summary,
                "headers": {
                    "ETag": {"schema": {"type": "string"}},
                    "LevelMap-Data": {"schema": {"type": "string"}},
                },
                "content": _content(operation),
            },
            "304": {"description": "What you have is what would be sent"},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in _REFUSALS},
        },
    }


def _format(operation: Operation) -> dict[str, Any]:
    return {
        "name": "format",
        "in": "query",
        "description": "Format of the answer; without it the Accept header decides",
        "schema": {"type": "string", "enum": list(operation.formats)},
    }


def _parameter(parameter: Parameter, in_path: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    else:
        schema |= {"maxLength": parameter.longest, "pattern": parameter.pattern}
    return {
        "name": parameter.name,
        "in": "path" if in_path else "query",
        "required": parameter.required,
        "description": parameter.meaning,
        "example": parameter.example,
        "schema": schema,
    }


def _content(operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for form in operation.formats:
        schema: dict[str, Any] = {"type": "object"} if form in ("json", "geojson") else {}
        if form == "json" and operation.columns:
            schema["properties"] = {"rows": {"type": "array", "items": _row(operation)}}
        found[MEDIA_TYPES[form].partition(";")[0]] = {"schema": schema}
    return found


def _row(operation: Operation) -> dict[str, Any]:
    columns = {name: {"description": meaning} for name, meaning in operation.columns.items()}
    return {"type": "object", "properties": columns}
