"""The Explore page: one indicator on the map, the answer beside it, the rest one step away."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.drawing import legends
from levelmap.drawing.map_layers import Behaviour
from levelmap.drawing.picture import Picture
from levelmap.errors import LevelMapError
from levelmap.pages.explore import card, choose, find, play, read, share
from levelmap.pages.explore.query import ExploreQuery, Shape, read_link
from levelmap.pages.explore.screen import Screen, screen
from levelmap.pages.explore.state import MAP, PAGE, change
from levelmap.pages.explore.view import toggle_place
from levelmap.pages.shared import cache, components, inputs, maps
from levelmap.pages.shared.layout import layout
from levelmap.pages.shared.plain_text import plain
from levelmap.pages.shared.tables import AS_MADE, TableView

MAP_HEIGHT = 600
"""In pixels, until the style sheet fits the map to the screen."""


def explore() -> None:
    """Show the page.

    Its places are sent first, so that the browser has them while the map is made; then the map, and
    the rest of the page after it.
    """
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, cache.atlas()))
    places = layout()
    with places.notices:
        shown = _screen(query)
    with places.map:
        _show_map(shown.picture)
    with places.card:
        _show_side(shown)
    with places.bar:
        st.title(plain(shown.view.title), anchor=False)
    if not st.context.is_embedded:
        with places.bar:
            choose.show_controls(shown.view)
        with places.search:
            find.show_search()
    with places.foot:
        _show_foot(shown)
    with places.notices:
        for notice in (*inputs.problems(PAGE), *shown.view.notices):
            st.warning(plain(notice), icon=":material/info:")
    with places.below:
        _show_below(shown)
    if not play.is_playing():
        inputs.finish(PAGE, shown.view.query, share.parameters(shown.view))


def _show_side(shown: Screen) -> None:
    """Show the answer beside the map: the places chosen, else the two ends; then the legend."""
    card.show_places(shown)
    card.show_legend(shown)
    if not st.context.is_embedded:
        card.show_choice(shown)


def _show_foot(shown: Screen) -> None:
    """Show what belongs to the picture: the period, and where it came from."""
    st.html(legends.strip_html(shown.legend))
    if not st.context.is_embedded:
        choose.show_period(shown.view)
    read.show_source_line(shown.view)


def _show_below(shown: Screen) -> None:
    view = shown.view
    components.announce(view.summary, key="explore.summary")
    if st.context.is_embedded:
        st.markdown(f"[Open in LevelMap]({share.link(view)})")
        return
    read.show_below(view)
    read.show_source(view)
    choose.show_missions(view)


def _screen(query: ExploreQuery) -> Screen:
    """Return the screen; if its data are damaged, that of a first visit, with a sentence."""
    try:
        return _seen(screen(replace(query, seen=AS_MADE)), query.seen)
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
        return screen(read_link({}, cache.atlas())[0])


def _seen(shown: Screen, seen: TableView) -> Screen:
    """Return a screen whose table stands in another order: nothing else of it is made again."""
    if seen == AS_MADE:
        return shown
    view = shown.view
    return replace(shown, view=replace(view, query=replace(view.query, seen=seen)))


def _show_map(picture: Picture) -> None:
    maps.show_map(
        picture,
        key=MAP,
        height=MAP_HEIGHT,
        on_choose=lambda code: change(lambda query: toggle_place(query, code)),
        on_shape=lambda shape: change(lambda query: replace(query, shape=Shape(shape))),
        behaviour=Behaviour(link=True),
    )
    components.let_paint("explore.painted", picture)
