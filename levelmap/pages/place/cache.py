"""What the pages of all places ask; kept by the atlas, shared by every visitor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from levelmap.answers.place import opening
from levelmap.pages.place import view as place
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.wider import view as wide
from levelmap.pages.shared import cache

T = TypeVar("T")


def press() -> Press:
    """Return what makes briefings."""
    return Press(cache.atlas())


def place_view(query: PlaceQuery) -> place.PlaceView:
    """Return everything about one place."""
    return place.place(query, cache.atlas())


def wider_view(query: PlaceQuery) -> wide.WiderView:
    """Return everything about one place that is not one authority."""
    return wide.wider(query, cache.atlas())


def once(name: str, view: place.PlaceView | wide.WiderView, make: Callable[[], T]) -> T:
    """Return a part of the page, made once for all who look at a place in the same way.

    Parameters
    ----------
    name
        Of the part.
    make
        Makes it from *view*; what is returned is shared and not to be changed.
    """
    return cache.atlas().memory.get((f"pages.place.{name}", view.query), make)


def authorities() -> dict[str, str]:
    """Return the authorities of today: codes by name; not to be changed."""
    return cache.authorities()


def offered() -> dict[str, str]:
    """Return the places offered before anything is typed: keys by words; not to be changed."""
    return opening.offered(cache.atlas())


def measures() -> dict[str, str]:
    """Return the indicators that may stand on a dashboard: labels by slug; not to be changed."""
    return place.measures_offered(cache.atlas())
