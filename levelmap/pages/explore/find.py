"""The search of the Explore page: indicators and places as one types."""

from __future__ import annotations

from levelmap import gss
from levelmap.answers.search import find
from levelmap.pages.explore.search import go_to
from levelmap.pages.explore.state import MAP, change
from levelmap.pages.shared import cache, maps
from levelmap.pages.shared import find as shared


def show_search() -> None:
    """Show the search box."""
    shared.show_search(
        "explore.find",
        "Find a place or an indicator",
        "Place, postcode or indicator",
        lambda text: find(text, cache.atlas()),
        _go,
    )


def _go(key: str) -> None:
    change(lambda query: go_to(query, key, cache.atlas()))
    if gss.is_code(key):
        maps.fly_to(MAP, key)
