"""The wards on the My place page: an indicator, its spread, the map, every ward."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers.place import wards as place_wards
from levelmap.answers.place.wards import Wards
from levelmap.drawing import legends
from levelmap.drawing.layer import Layer
from levelmap.pages.place import cache as place_cache
from levelmap.pages.place import pictures, tables
from levelmap.pages.place.briefing import content, html
from levelmap.pages.place.state import PAGE, bound
from levelmap.pages.place.view import PlaceView
from levelmap.pages.place.wider import tables as wide_tables
from levelmap.pages.shared import cache, layers
from levelmap.pages.shared.plain_text import plain

MAP_HEIGHT = 480


def show(view: PlaceView) -> None:
    """Show the wards, or why there are none."""
    st.header("Neighbourhoods", anchor="neighbourhoods")
    for found in view.small_areas:
        st.markdown(plain(found.sentence))
        st.markdown(plain(found.spread))
        st.html(html.table(wide_tables.small_areas(found)))
    if view.wards is None:
        st.markdown(f"No figures of wards are held for {view.profile.nation.label}.")
    else:
        _show(view, view.wards)
    for sentence in tables.left_behind(view):
        st.markdown(plain(sentence))


def _show(view: PlaceView, wards: Wards) -> None:
    for sentence in wards.sentences:
        st.markdown(plain(sentence))
    st.html(html.ward_legend(content.ward_key(wards)))
    with st.expander(f"All {len(wards.table)} wards as a table"):
        st.html(place_cache.once("wards", view, lambda: html.table(tables.wards(view, wards))))


def show_legend(view: PlaceView, wards: Wards) -> None:
    """Show what is on the map, and what its colours mean."""
    legend = _layer(view, wards).legend()
    st.html(legends.row_html(legend, is_titled=True) + legends.caption_html(legend))


def choose_indicator(view: PlaceView) -> None:
    """Let the reader choose what the map shows; after the sentences, also on a phone."""
    if view.wards is None:
        return
    wards, atlas = view.wards, cache.atlas()
    labels = {i.slug: i.label for i in place_wards.indicators(view.profile.nation, atlas)}
    st.selectbox(
        "Indicator of wards",
        list(labels),
        format_func=lambda slug: labels[slug],
        **bound("ward", wards.indicator.slug, lambda query, slug: replace(query, ward=slug)),
    )


def show_map(view: PlaceView, wards: Wards) -> None:
    """Show the wards of the place in classes."""
    layers.show(
        _layer(view, wards),
        wards.geography,
        f"{PAGE}.wards",
        height=MAP_HEIGHT,
        on_choose=lambda _: None,
    )


def _layer(view: PlaceView, wards: Wards) -> Layer:
    frame = f"{view.profile.code} {wards.geography}"
    return place_cache.once("wards.map", view, lambda: pictures.wards(wards, frame))
