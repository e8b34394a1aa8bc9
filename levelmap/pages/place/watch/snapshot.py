"""A place's numbers of today as a file to keep: with the version of the data they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from levelmap.answers.indicators.statuses import marked
from levelmap.errors import QueryError
from levelmap.pages.place.view import PlaceView

FORMAT = "levelmap-watch-1"

MOST_BYTES = 1_000_000

Snapshot = Mapping[str, Any]
"""What a file holds: `place`, `name`, `data`, `measures`, `lists`, `need` and `money`."""


def snapshot(view: PlaceView) -> dict[str, Any]:
    """Return the numbers of a place by slug, with the version of the data."""
    need = view.need
    return {
        "format": FORMAT,
        "place": view.profile.code,
        "name": view.profile.name,
        "data": {"day": view.version.day.isoformat(), "digest": view.version.digest},
        "need": {"label": need.indicator.label, "rank": need.rank, "of": need.ranked}
        if need
        else None,
        "measures": {
            reading.indicator.slug: {
                "label": reading.indicator.label,
                "period": reading.period.label,
                "value": reading.value,
                "printed": marked(reading.printed, reading.status),
                "standing": reading.standing.value,
            }
            for reading in view.measures
        },
        "lists": {
            each.reading.priority_list.slug: {
                "label": each.reading.priority_list.label,
                "named": each.reading.is_named,
                "words": each.reading.short_words,
                "status": each.reading.priority_list.status_label,
            }
            for each in view.designations
        },
        "money": {"total": view.money.total, "per_head": view.money.per_head},
    }


def as_file(view: PlaceView) -> bytes:
    """Return the numbers of a place as JSON; the same data give the same bytes."""
    return (json.dumps(snapshot(view), indent=2, ensure_ascii=False) + "\n").encode()


def read_file(content: bytes) -> Snapshot:
    """Return what a file that was kept holds.

    Raises
    ------
    QueryError
        It is no such file, or a part of it is missing.
    """
    said = "This is no watch file of LevelMap: expected the JSON that its page gives."
    if len(content) > MOST_BYTES:
        raise QueryError(said)
    try:
        found = json.loads(content)
        json.dumps(found, ensure_ascii=False).encode()  # half a character cannot be shown
    except (ValueError, RecursionError) as error:
        raise QueryError(said) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise QueryError(said)
    shapes = {"data": dict, "measures": dict, "lists": dict, "money": dict, "place": str}
    for name, shape in shapes.items():
        if not isinstance(found.get(name), shape):
            raise QueryError(f"The watch file has no {name}: keep one anew from the page.")
    for name in ("measures", "lists"):
        if not all(isinstance(each, dict) for each in found[name].values()):
            raise QueryError(f"The watch file has {name} that cannot be read: keep one anew.")
    if not isinstance(found.get("need") or {}, dict):
        raise QueryError("The watch file has a need that cannot be read: keep one anew.")
    return found
