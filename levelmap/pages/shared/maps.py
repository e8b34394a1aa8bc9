"""The map on a page: the bridge between the figures and streamlit-folium.

Nothing is fetched from another host and nothing is copied: Streamlit serves Leaflet from the
installed package, the map's own script and style from this package, and the web geometry from the
data folder, each as the files of a component. Addresses are relative to the map's frame, so they
hold below any base path.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st
import xstatic.pkg.leaflet
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from levelmap import gss
from levelmap.drawing.map_layers import (
    BROWSER_FILES,
    Addresses,
    BaseMap,
    PaintedAreas,
    Picture,
)
from levelmap.paths import Folders


@st.cache_resource
def leaflet_address() -> str:
    """Return where the browser finds Leaflet, seen from the map's frame."""
    return _served("leaflet", Path(xstatic.pkg.leaflet.BASE_DIR))


@st.cache_resource
def _browser_address() -> str:
    return _served("browser", BROWSER_FILES)


@st.cache_resource
def geometry_address(folders: Folders) -> str:
    """Return where the browser finds the web geometry of *folders*, seen from the map's frame."""
    return _served("geometry", folders.web_geometry)


def _served(name: str, folder: Path) -> str:
    """Let Streamlit serve the files of *folder* and return their address."""
    return f"../{declare_component(name, path=str(folder)).name}"


def show_map(picture: Picture, key: str, height: int, on_choose: Callable[[str], None]) -> None:
    """Show the map with *picture* on it.

    Position, zoom and geometry stay in the browser while *key* stays the same. Moving the map
    causes no rerun.

    Parameters
    ----------
    key
        Identifies the map on its page.
    height
        In pixels; the width is that of the container.
    on_choose
        Called with the code of an area that was clicked (or chosen with Enter), before the rerun
        that this causes, so that it may set the state of widgets.
    """

    def chosen() -> None:
        code = st.session_state[key].get("area")
        if isinstance(code, str) and gss.is_code(code):
            on_choose(code)

    st_folium(
        BaseMap(Addresses(leaflet_address(), _browser_address())),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=PaintedAreas(picture),
        on_change=chosen,
    )
