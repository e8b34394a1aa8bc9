"""The Explore page: choose an indicator, see it on the map, read places, take it away."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from levelmap.errors import LevelMapError
from levelmap.figures import legends
from levelmap.figures.map_layers import Picture
from levelmap.pages import (
    _cache,
    _components,
    _inputs,
    _map,
    explore_choose,
    explore_find,
    explore_play,
    explore_read,
    explore_share,
)
from levelmap.pages.explore_screen import Screen, screen
from levelmap.pages.explore_state import PAGE, change
from levelmap.views.explore import toggle_place
from levelmap.views.explore_query import ExploreQuery, read_link, write_link

MAP_HEIGHT = 600

_STYLE = """
.st-key-explore-indicator { min-width: min(17rem, 100%); }
.levelmap-skip { position: absolute; left: -100vw; }
.levelmap-skip:focus { position: static; }
"""

_SKIP = '<a class="levelmap-skip" href="#levelmap-after-map">Skip the map</a>'
_AFTER = '<span id="levelmap-after-map" tabindex="-1"></span>'


def explore() -> None:
    """Show the page.

    Its places are sent first, so that the browser has them while the map is made; then the map, and
    the rest of the page after it.
    """
    query = _inputs.start(PAGE, lambda parameters: read_link(parameters, _cache.atlas()))
    above = st.container()
    map_column, panel = st.columns([5, 3], gap="medium")
    map_column.html(_SKIP)
    with above:
        shown = _screen(query)
    with map_column:
        _show_map(shown.picture)
    if st.context.is_embedded:
        _show_embedded(shown, above, panel)
    else:
        _show_all(shown, above, map_column, panel)
    st.html(f"<style>{_STYLE}{legends.STYLE}</style>")
    if not explore_play.is_playing():
        _inputs.finish(PAGE, shown.view.query, write_link(shown.view.query))


def _show_all(
    shown: Screen, above: DeltaGenerator, map_column: DeltaGenerator, panel: DeltaGenerator
) -> None:
    view = shown.view
    with map_column:
        explore_choose.show_period(view)
        below = st.container()
    with above:
        heading, search = st.columns([2, 3], vertical_alignment="bottom")
        heading.title("Explore the twelve missions")
        with search:
            explore_find.show_search()
        for notice in (*_inputs.problems(PAGE), *view.notices):
            st.warning(notice, icon=":material/info:")
        explore_choose.show_subject(view)
        _components.announce(view.summary, key="explore.summary")
    with panel:
        explore_choose.show_mode(view)
        explore_read.show_legend(shown)
        explore_read.show_places(shown)
    with below:
        explore_read.show_below(view)
    explore_read.show_source(view)


def _show_embedded(shown: Screen, above: DeltaGenerator, panel: DeltaGenerator) -> None:
    """Show beside the map its legend and its source alone, for a frame on another site."""
    view = shown.view
    with above:
        st.title(view.title)
        _components.announce(view.summary, key="explore.summary")
    with panel:
        explore_read.show_legend(shown)
        for place in view.places:
            st.markdown(place.sentence)
    explore_read.show_source(view)
    st.markdown(f"[Open in LevelMap]({explore_share.link(view)})")


def _screen(query: ExploreQuery) -> Screen:
    """Return the screen; if its data are damaged, that of a first visit, with a sentence."""
    try:
        return screen(query)
    except LevelMapError as error:
        st.error(str(error), icon=":material/error:")
        return screen(read_link({}, _cache.atlas())[0])


def _show_map(picture: Picture) -> None:
    _map.show_map(
        picture,
        key="explore.map",
        height=MAP_HEIGHT,
        on_choose=lambda code: change(lambda query: toggle_place(query, code)),
    )
    _components.let_paint("explore.painted", picture)
    st.html(_AFTER)
