"""What Streamlit keeps between reruns; all of it is read only and shared by every visitor."""

from __future__ import annotations

import geopandas as gpd
import streamlit as st

from levelmap.answers import indicator_holdings, list_holdings
from levelmap.answers.indicator_holdings import IndicatorEntry
from levelmap.answers.list_holdings import ListEntry, ListView
from levelmap.answers.series import LEVELS
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography import boundaries as outlines
from levelmap.pages.explore import view as explore
from levelmap.terms import AreaType


@st.cache_resource(show_spinner=False)
def atlas() -> Atlas:
    """Return the atlas of the data folder in use."""
    return open_atlas()


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


@st.cache_resource(max_entries=8)
def boundaries(layer: str) -> gpd.GeoDataFrame:
    """Return the outlines of a layer (`lad_2025`, `hex_lad_2025`); not to be changed."""
    return outlines.read(atlas().folders, layer)


@st.cache_resource
def indicators_of_mission(mission: int | None) -> list[str]:
    """Return the slugs of a mission's indicators that can be drawn; not to be changed."""
    return explore.of_mission(mission, atlas())


@st.cache_resource
def levels_of_mission(mission: int | None) -> list[AreaType]:
    """Return the kinds of area that a mission's indicators can be drawn on; not to be changed."""
    found = explore.levels_of_mission(mission, atlas())
    return [level for level in LEVELS if level in found]


@st.cache_resource
def mission_coverage(mission: int) -> str:
    """Return what can be measured of a mission, in a sentence."""
    return explore.mission_coverage(mission, atlas())


@st.cache_resource
def containers(kinds: tuple[AreaType, ...]) -> dict[str, str]:
    """Return the areas of today of some kinds: names by code; not to be changed."""
    gazetteer = atlas().gazetteer
    held = [kind for kind in kinds if any(g.area_type is kind for g in gazetteer.geographies)]
    return {
        area.code: area.name
        for kind in held
        for area in sorted(
            gazetteer.by_code(gazetteer.latest(kind)).values(), key=lambda area: area.name
        )
    }
