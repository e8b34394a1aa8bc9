"""The Explore page: choose an indicator, see it on the map, read places, take it away."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from levelmap.drawing import legends
from levelmap.drawing.map_layers import Picture
from levelmap.errors import LevelMapError
from levelmap.pages.explore import choose, find, play, read, share
from levelmap.pages.explore.query import ExploreQuery, read_link, write_link
from levelmap.pages.explore.screen import Screen, screen
from levelmap.pages.explore.state import PAGE, change
from levelmap.pages.explore.view import toggle_place
from levelmap.pages.shared import cache, components, inputs, maps

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
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, cache.atlas()))
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
    if not play.is_playing():
        inputs.finish(PAGE, shown.view.query, write_link(shown.view.query))


def _show_all(
    shown: Screen, above: DeltaGenerator, map_column: DeltaGenerator, panel: DeltaGenerator
) -> None:
    view = shown.view
    with map_column:
        choose.show_period(view)
        below = st.container()
    with above:
        heading, search = st.columns([2, 3], vertical_alignment="bottom")
        heading.title("Explore the twelve missions")
        with search:
            find.show_search()
        for notice in (*inputs.problems(PAGE), *view.notices):
            st.warning(notice, icon=":material/info:")
        choose.show_subject(view)
        components.announce(view.summary, key="explore.summary")
    with panel:
        choose.show_mode(view)
        read.show_legend(shown)
        read.show_places(shown)
    with below:
        read.show_below(view)
    read.show_source(view)


def _show_embedded(shown: Screen, above: DeltaGenerator, panel: DeltaGenerator) -> None:
    """Show beside the map its legend and its source alone, for a frame on another site."""
    view = shown.view
    with above:
        st.title(view.title)
        components.announce(view.summary, key="explore.summary")
    with panel:
        read.show_legend(shown)
        for place in view.places:
            st.markdown(place.sentence)
    read.show_source(view)
    st.markdown(f"[Open in LevelMap]({share.link(view)})")


def _screen(query: ExploreQuery) -> Screen:
    """Return the screen; if its data are damaged, that of a first visit, with a sentence."""
    try:
        return screen(query)
    except LevelMapError as error:
        st.error(str(error), icon=":material/error:")
        return screen(read_link({}, cache.atlas())[0])


def _show_map(picture: Picture) -> None:
    maps.show_map(
        picture,
        key="explore.map",
        height=MAP_HEIGHT,
        on_choose=lambda code: change(lambda query: toggle_place(query, code)),
    )
    components.let_paint("explore.painted", picture)
    st.html(_AFTER)
