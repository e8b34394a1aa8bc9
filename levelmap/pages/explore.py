"""The Explore page: choose an indicator, see it on the map, read places, take it away."""

from __future__ import annotations

import streamlit as st

from levelmap.errors import LevelMapError
from levelmap.figures import indicator_map
from levelmap.pages import _cache, _components, _inputs, _map, explore_choose, explore_read
from levelmap.pages.explore_find import PAGE
from levelmap.views.explore import ExploreView, toggle_place
from levelmap.views.explore_query import ExploreQuery, read_link, write_link

MAP_HEIGHT = 600


def explore() -> None:
    """Show the page.

    The map is sent first, the rest of the page after it, each into its place.
    """
    query = _inputs.start(PAGE, lambda parameters: read_link(parameters, _cache.atlas()))
    view = _view(query)
    is_embedded = bool(st.context.is_embedded)
    if not is_embedded:
        st.title("Explore the twelve missions")
    for notice in (*_inputs.problems(PAGE), *view.notices):
        st.warning(notice, icon=":material/info:")
    choosing = st.container()
    st.markdown(view.summary)
    map_column, panel = st.columns([5, 3], gap="medium")
    with map_column:
        _show_map(view)
    with panel:
        explore_read.show_legend(view)
        explore_read.show_medians(view)
    if not is_embedded:
        with choosing:
            explore_choose.show(view)
        with panel:
            explore_read.show_places(view)
        explore_read.show_below(view)
    explore_read.show_source(view)
    _components.announce(f"Map updated. {view.summary}", key="explore.status")
    if not explore_choose.is_playing():
        _inputs.finish(PAGE, view.query, write_link(view.query))


def _view(query: ExploreQuery) -> ExploreView:
    """Return the view; if its data are damaged, that of another indicator with a sentence."""
    try:
        return _cache.explore_view(query)
    except LevelMapError as error:
        st.error(str(error), icon=":material/error:")
        return _cache.explore_view(read_link({}, _cache.atlas())[0])


def _show_map(view: ExploreView) -> None:
    layer = _cache.atlas().layers[indicator_map.layer_name(view)]
    geometry = f"{_map.geometry_address(_cache.atlas().folders)}/{layer.file}"
    _map.show_map(
        indicator_map.picture(view, geometry),
        key="explore.map",
        height=MAP_HEIGHT,
        on_choose=lambda code: _inputs.change(PAGE, lambda query: toggle_place(query, code)),
    )
