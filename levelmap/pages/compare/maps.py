"""The map of two lists: both on one, either alone, or one beside the other, linked."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from levelmap.answers.comparisons.two import Comparison
from levelmap.drawing.layer import Layer
from levelmap.drawing.map_layers import Behaviour
from levelmap.pages.compare import share
from levelmap.pages.compare.map import comparison_layer, side_layer
from levelmap.pages.compare.query import ComparePageQuery, Maps
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, inputs, layers, maps
from levelmap.pages.shared.plain_text import plain

CHANNEL = "compare"
"""The two maps of a pair move and point together."""


def choose(query: ComparePageQuery, names: tuple[str, str]) -> None:
    """Show the choice of what the map shows.

    Parameters
    ----------
    names
        Of the two sides.
    """
    words = words_of(names)
    with st.popover(query.maps.label, icon=":material/map:", key="compare.which"):
        st.radio(
            "What the map shows",
            list(Maps),
            format_func=lambda one: plain(words[one]),
            **inputs.bound(
                PAGE, "maps", query.maps, lambda query, maps: replace(query, maps=Maps(maps))
            ),
        )


def words_of(names: tuple[str, str]) -> dict[Maps, str]:
    """Return what each choice is called."""
    return {
        Maps.TOGETHER: "Both on one map",
        Maps.FIRST: f"Only {names[0]}",
        Maps.SECOND: f"Only {names[1]}",
        Maps.PAIR: "Side by side: they move together",
    }


def show(view: Comparison, query: ComparePageQuery) -> tuple[Layer, ...]:
    """Show the map or the two maps, and return the layers whose legends belong to them."""
    is_drawn = str(view.geography) in cache.atlas().layers
    if query.maps is Maps.PAIR and is_drawn:
        with st.container(key="compare-pair", horizontal=True):
            for side in "ab":
                _show_one_of_two(view, side, query.area)
        return side_layer(view, "a"), side_layer(view, "b")
    layer = {
        Maps.TOGETHER: lambda: comparison_layer(view),
        Maps.FIRST: lambda: side_layer(view, "a"),
        Maps.SECOND: lambda: side_layer(view, "b"),
    }[query.maps]()
    share.show_map(layer, view.geography, query.area, key="compare.map")
    return (layer,)


def _show_one_of_two(view: Comparison, side: str, area: str) -> None:
    layer = side_layer(view, side)
    with st.container():
        st.html(f'<p class="levelmap-over">{escape(layer.name)}</p>')
        maps.show_map(
            layers.picture_of(layer, view.geography, area),
            key=f"compare.map.{side}",
            height=share.MAP_HEIGHT,
            on_choose=share.choose_area,
            behaviour=Behaviour(channel=CHANNEL),
        )
