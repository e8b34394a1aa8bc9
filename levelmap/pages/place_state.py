"""The state of the My place page: its query, changed by its widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from levelmap.pages import _inputs
from levelmap.views.place_query import PlaceQuery

PAGE = "place"


def change(changed: Callable[[PlaceQuery], PlaceQuery]) -> None:
    """Change what is asked for before the page is made again."""
    _inputs.change(PAGE, changed)


def bound(
    field: str, value: object, changed: Callable[[PlaceQuery, Any], PlaceQuery]
) -> dict[str, Any]:
    """Return the arguments of a widget that stands at *value* and changes the query."""
    return _inputs.bound(PAGE, field, value, changed)
