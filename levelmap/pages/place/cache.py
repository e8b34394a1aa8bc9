"""What Streamlit keeps of places between reruns; read only and shared by every visitor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from levelmap.answers.place.almanac import Almanac
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import view as place
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.shared.cache import atlas

T = TypeVar("T")


@st.cache_resource
def almanac() -> Almanac:
    """Return what the pages of all places draw on."""
    return Almanac(atlas())


@st.cache_resource
def press() -> Press:
    """Return what makes briefings."""
    return Press(almanac())


@st.cache_resource(max_entries=64)
def place_view(query: PlaceQuery) -> place.PlaceView:
    """Return everything about one place."""
    return place.place(query, almanac())


def once(name: str, view: place.PlaceView, make: Callable[[], T]) -> T:
    """Return a part of the page, made once for all who look at a place in the same way.

    Parameters
    ----------
    name
        Of the part.
    make
        Makes it from *view*; what is returned is shared and not to be changed.
    """
    return atlas().memory.get((f"pages.place.{name}", view.query), make)


@st.cache_resource
def authorities() -> dict[str, str]:
    """Return the authorities of today: codes by name; not to be changed."""
    current = atlas().gazetteer.by_code(CURRENT)
    return {area.name: code for code, area in sorted(current.items(), key=lambda i: i[1].name)}


@st.cache_resource
def measures() -> dict[str, str]:
    """Return the indicators that may stand on a dashboard: labels by slug; not to be changed."""
    return place.measures_offered(almanac())
