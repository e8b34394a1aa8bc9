"""What Streamlit keeps between reruns; all of it is read only and shared by every visitor."""

from __future__ import annotations

import streamlit as st

from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import UnknownGeography
from levelmap.geography import layers
from levelmap.geography.layers import WebLayer
from levelmap.terms import Geography
from levelmap.views import explore, indicator_holdings, list_holdings
from levelmap.views.indicator_holdings import IndicatorEntry
from levelmap.views.list_holdings import ListEntry, ListView


@st.cache_resource
def atlas() -> Atlas:
    """Return the atlas of the data folder in use."""
    return open_atlas()


@st.cache_resource(max_entries=64)
def explore_view(query: explore.ExploreQuery) -> explore.ExploreView:
    """Return one screen of the Explore page."""
    return explore.explore(query, atlas())


@st.cache_resource
def layer(geography: Geography) -> WebLayer:
    """Return the web geometry of a geography.

    Raises
    ------
    UnknownGeography
        No boundaries of this geography are held.
    """
    held = layers.load(atlas().folders)
    if str(geography) not in held:
        raise UnknownGeography(f"No boundaries of the {geography.label} are held.")
    return held[str(geography)]


@st.cache_resource
def indicator_entries() -> tuple[IndicatorEntry, ...]:
    """Return every indicator of the catalogue with its coverage."""
    return indicator_holdings.indicator_entries(atlas())


@st.cache_resource
def list_entries() -> tuple[ListEntry, ...]:
    """Return every priority list of the catalogue."""
    return list_holdings.list_entries(atlas())


@st.cache_resource(max_entries=32)
def list_view(slug: str) -> ListView:
    """Return one priority list on the districts of its year."""
    return list_holdings.list_view(slug, atlas())
