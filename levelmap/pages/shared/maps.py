"""The map on a page: the bridge between the figures and streamlit-folium.

Nothing is fetched from another host and nothing is copied: Streamlit serves Leaflet from the
installed package, the map's own script and style from this package, and the web geometry from the
data folder, each as the files of a component. Addresses are relative to the map's frame, so they
hold below any base path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

import streamlit as st
import xstatic.pkg.leaflet
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from levelmap import gss, paths
from levelmap.drawing.map_layers import MAP_FILES, Addresses, BaseMap, Behaviour, PaintedAreas
from levelmap.drawing.picture import Picture
from levelmap.geography import town_labels
from levelmap.paths import Folders


@lru_cache(maxsize=1)
def leaflet_address() -> str:
    """Return where the browser finds Leaflet, seen from the map's frame."""
    return _served("leaflet", Path(xstatic.pkg.leaflet.BASE_DIR))


@lru_cache(maxsize=4)
def geometry_address(folders: Folders) -> str:
    """Return where the browser finds the web geometry of *folders*, seen from the map's frame."""
    return _served("geometry", folders.web_geometry)


def _served(name: str, folder: Path) -> str:
    """Let Streamlit serve the files of *folder* and return their address."""
    return f"../{declare_component(name, path=str(folder)).name}"


def _skip(key: str, behaviour: Behaviour | None) -> tuple[str, str]:
    """Return the link past a map and where it leads; each of two maps has its own."""
    is_of_two = behaviour is not None and behaviour.channel
    end = f"levelmap-after-{key.replace('.', '-') if is_of_two else 'map'}"
    return (
        f'<a class="levelmap-skip" href="#{end}">Skip the map</a>',
        f'<span id="{end}" tabindex="-1"></span>',
    )


@lru_cache(maxsize=4)
def _addresses(folders: Folders) -> Addresses:
    file = town_labels.file_name(folders)
    return Addresses(
        leaflet=leaflet_address(),
        browser=_served("map", MAP_FILES),
        towns=f"{geometry_address(folders)}/{file}" if file else "",
        towns_credit=town_labels.CREDIT,
    )


def show_map(
    picture: Picture,
    key: str,
    height: int,
    on_choose: Callable[[str], None],
    *,
    on_shape: Callable[[str], None] | None = None,
    behaviour: Behaviour | None = None,
) -> None:
    """Show the map with *picture* on it.

    Position, zoom and geometry stay in the browser while *key* stays the same. Moving the map
    causes no rerun. The line with the attribution is inside *height*, below the map.

    Parameters
    ----------
    key
        Identifies the map on its page.
    height
        In pixels, unless the page's style gives the frame another; the width is that of the
        container. The map fits itself to whatever size its frame has.
    on_choose
        Called with the code of an area that was clicked (or chosen with Enter), before the rerun
        that this causes, so that it may set the state of widgets.
    on_shape
        Called in the same way with `outlines` or `hexes` by the switch of `picture.shape`.
    behaviour
        What else the map does; not to be changed while *key* stays the same.
    """

    def answered() -> None:
        answer = st.session_state[key]
        code, shape = answer.get("area"), answer.get("shape")
        if isinstance(code, str) and gss.is_code(code):
            on_choose(code)
        elif on_shape is not None and shape in ("outlines", "hexes"):
            on_shape(shape)

    skip, after = _skip(key, behaviour)
    st.html(skip)
    fly = st.session_state.get(_fly(key), "")
    painted = PaintedAreas(replace(picture, fly=fly) if fly else picture)
    with _base_map(paths.folders(), behaviour) as base:
        st_folium(
            base,
            key=key,
            height=height,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=painted,
            on_change=answered,
            render=False,
        )
    st.html(after)


_in_use = Lock()


@contextmanager
def _base_map(folders: Folders, behaviour: Behaviour | None) -> Iterator[BaseMap]:
    """Give the map without a picture, for one visitor at a time: what is added to it is taken off.

    It is the same for everyone, and to make and render it costs more than all that is added.
    """
    with _in_use:
        base = _rendered(folders, behaviour)
        own = list(base._children)
        try:
            yield base
        finally:
            for name in [name for name in base._children if name not in own]:
                del base._children[name]


@lru_cache(maxsize=16)
def _rendered(folders: Folders, behaviour: Behaviour | None) -> BaseMap:
    base = BaseMap(_addresses(folders), behaviour)
    base.get_root().render()
    return base


def fly_to(key: str, code: str) -> None:
    """Have the map *key* fly to an area when it is shown next: a place found is a place seen."""
    before = st.session_state.get(_fly(key), " 0").rpartition(" ")[2]
    st.session_state[_fly(key)] = f"{code} {int(before) + 1}"


def _fly(key: str) -> str:
    return f"{key}.fly"
