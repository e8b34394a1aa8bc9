"""The state of the Explore page: its query, changed by its widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.shared import inputs

PAGE = "explore"

MAP = f"{PAGE}.map"
"""Key of the page's map."""


def change(changed: Callable[[ExploreQuery], ExploreQuery]) -> None:
    """Change what is asked for before the page is made again."""
    inputs.change(PAGE, changed)


def bound(
    field: str, value: object, changed: Callable[[ExploreQuery, Any], ExploreQuery]
) -> dict[str, Any]:
    """Return the arguments of a widget that stands at *value* and changes the query when used."""
    return inputs.bound(PAGE, field, value, changed)
