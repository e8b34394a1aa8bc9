"""The layout of every screen with a map: one line of choices, the map, the answer beside it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a screen, in the order in which they stand.

    Attributes
    ----------
    search
        In the head of the page where there is room for it.
    notices
        What could not be done as asked.
    bar
        Title and the few controls.
    map, card, foot
        The picture, the answer beside it (on a phone below it), and what belongs to the picture.
    below
        Everything that is one step away.
    """

    search: DeltaGenerator
    notices: DeltaGenerator
    bar: DeltaGenerator
    map: DeltaGenerator
    card: DeltaGenerator
    foot: DeltaGenerator
    below: DeltaGenerator


def layout() -> Layout:
    """Send the places of a screen to the browser, empty; the style sheet `screen` sets them out."""
    search, notices = (st.container(key=f"screen-{name}") for name in ("search", "notices"))
    bar = st.container(key="screen-bar", horizontal=True, vertical_alignment="center")
    body = st.container(key="screen-body")
    picture, card, foot = (body.container(key=f"screen-{name}") for name in ("map", "card", "foot"))
    return Layout(search, notices, bar, picture, card, foot, st.container(key="screen-below"))
