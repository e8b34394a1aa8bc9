"""What Streamlit keeps of places between reruns; read only and shared by every visitor."""

from __future__ import annotations

import streamlit as st

from levelmap.answers.place.almanac import Almanac
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import view as place
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.shared.cache import atlas


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


@st.cache_resource
def authorities() -> dict[str, str]:
    """Return the authorities of today: codes by name; not to be changed."""
    current = atlas().gazetteer.by_code(CURRENT)
    return {area.name: code for code, area in sorted(current.items(), key=lambda i: i[1].name)}


@st.cache_resource
def measures() -> dict[str, str]:
    """Return the indicators that may stand on a dashboard: labels by slug; not to be changed."""
    return place.measures_offered(almanac())
