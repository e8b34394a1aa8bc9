"""The search of the first screen: a place, which is read on My place."""

from __future__ import annotations

from levelmap import gss
from levelmap.answers.place.opening import open_text
from levelmap.answers.search import SearchResult, find
from levelmap.pages.shared import cache, within
from levelmap.pages.shared import find as shared


def show_search() -> None:
    """Show the search box."""
    shared.show_search("start.find", "Find your place", "Your place or postcode", _places, _go)


def _places(text: str) -> tuple[SearchResult, ...]:
    return tuple(found for found in find(text, cache.atlas()) if gss.is_code(found.key))


def _go(key: str) -> None:
    within.go("place", {"area": open_text(key, cache.atlas()).place.key})
