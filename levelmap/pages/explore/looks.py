"""How the map of the Explore page looks: classes, colours, shapes, background."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.drawing.palettes import Palette
from levelmap.errors import QueryError
from levelmap.methods.classification import Scheme
from levelmap.pages.explore.query import (
    FEWEST_CLASSES,
    MOST_CLASSES,
    ExploreQuery,
    Mode,
    Shape,
    read_breaks,
    write_breaks,
)
from levelmap.pages.explore.settle import has_hexes
from levelmap.pages.explore.state import bound
from levelmap.pages.explore.view import ExploreView
from levelmap.pages.shared import cache
from levelmap.pages.shared.plain_text import plain

PALETTE_WORDS = {
    "": "Usual",
    "ylgnbu": "Yellow to blue",
    "viridis": "Yellow to purple (viridis)",
    "cividis": "Yellow to dark blue (cividis)",
    "puor": "Orange to purple",
    "rdbu": "Red to blue",
}

_COUNTED = (Scheme.QUANTILES, Scheme.FISHER_JENKS, Scheme.EQUAL_INTERVAL)
"""Schemes for which a number of classes is chosen."""


def show(view: ExploreView) -> None:
    """Show the controls, folded away and made only when they are unfolded."""
    folded = st.popover(
        "Look",
        icon=":material/palette:",
        key="explore.looks",
        on_change="rerun",
    )
    if not folded.open:
        return
    with folded:
        if not view.labels:
            _choose_classes(view)
        _choose_palette(view)
        _choose_shape(view)


def _choose_palette(view: ExploreView) -> None:
    suited = [p.value for p in Palette if p.is_diverging == view.query.mode.is_diverging]
    chosen = view.query.palette if view.query.palette in suited else ""
    st.selectbox(
        "Colours",
        ["", *suited],
        format_func=PALETTE_WORDS.__getitem__,
        **bound("palette", chosen, lambda query, name: replace(query, palette=name)),
    )


def _choose_classes(view: ExploreView) -> None:
    query = view.query
    schemes = [s for s in Scheme if s is not Scheme.DECILES or query.mode is Mode.VALUE]
    st.selectbox(
        "Classes",
        schemes,
        format_func=lambda scheme: scheme.label.capitalize(),
        **bound("scheme", query.scheme, lambda query, scheme: _with_scheme(query, scheme, view)),
    )
    if query.scheme in _COUNTED:
        st.select_slider(
            "Number of classes",
            list(range(FEWEST_CLASSES, MOST_CLASSES + 1)),
            **bound("classes", query.classes, lambda query, k: replace(query, classes=k)),
        )
    if query.scheme is Scheme.BREAKS:
        written = write_breaks(query.breaks)
        st.text_input(
            "Limits between classes",
            help="Such as 10, 20, 30",
            **bound("breaks", written, _with_breaks),
        )
    if query.within:
        st.checkbox(
            "Make the classes from the areas shown",
            **bound("fit_shown", query.fit_shown, lambda query, on: replace(query, fit_shown=on)),
        )


def _with_scheme(query: ExploreQuery, scheme: Scheme, view: ExploreView) -> ExploreQuery:
    """Return *query* with another scheme; own breaks begin as those on the map, rounded."""
    breaks = query.breaks
    if scheme is Scheme.BREAKS and not breaks and view.classification:
        inner = view.classification.edges[1:-1]
        breaks = tuple(sorted({round(edge, view.indicator.decimals) for edge in inner}))
    return replace(query, scheme=scheme, breaks=breaks)


def _with_breaks(query: ExploreQuery, text: str) -> ExploreQuery:
    try:
        return replace(query, breaks=read_breaks(text))
    except QueryError as error:
        st.toast(plain(error), icon=":material/info:")
        return query


def _choose_shape(view: ExploreView) -> None:
    if has_hexes(view.series.drawn, cache.atlas()):
        st.radio(
            "Shapes",
            list(Shape),
            format_func=lambda shape: shape.label,
            **bound("shape", view.query.shape, lambda query, shape: replace(query, shape=shape)),
        )
    st.checkbox(
        "Street map under the colours (needs the internet)",
        **bound("streets", view.query.streets, lambda query, on: replace(query, streets=on)),
    )
