"""The state of the Explore page: its query, changed by its widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from levelmap.pages import _inputs
from levelmap.views.explore_query import ExploreQuery

PAGE = "explore"


def change(changed: Callable[[ExploreQuery], ExploreQuery]) -> None:
    """Change what is asked for before the page is made again."""
    _inputs.change(PAGE, changed)


def bound(
    field: str, value: object, changed: Callable[[ExploreQuery, Any], ExploreQuery]
) -> dict[str, Any]:
    """Return the arguments of a widget that stands at *value* and changes the query when used."""
    return _inputs.bound(PAGE, field, value, changed)
