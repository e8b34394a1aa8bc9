"""The search of the My place page: a place as one types, or on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from levelmap.answers.place import opening
from levelmap.errors import LevelMapError
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import cache as place_cache
from levelmap.pages.place import pictures
from levelmap.pages.place.state import PAGE, change
from levelmap.pages.shared import cache, layers
from levelmap.pages.shared.plain_text import plain

TYPED, NOTICE = f"{PAGE}.typed", f"{PAGE}.notice"
MAP_HEIGHT = 520


def show_search() -> None:
    """Show the search box."""
    st.selectbox(
        "Find a place",
        label_visibility="collapsed",
        options=list(place_cache.offered()),
        index=None,
        placeholder="Place or postcode",
        accept_new_options=True,
        filter_mode="contains",
        key=f"{PAGE}.find",
        on_change=_found,
    )


def show_notice() -> None:
    """Show what was understood of the text typed last, and what else it may mean.

    Apart from the box, which lies over the page where it is wide.
    """
    if notice := st.session_state.pop(NOTICE, ""):
        st.info(plain(notice), icon=":material/info:")
    if typed := st.session_state.pop(TYPED, ""):
        _show_matches(typed)


def _found() -> None:
    """Go to what was chosen; a text that is not in the list is looked up."""
    text = st.session_state[f"{PAGE}.find"]
    st.session_state[f"{PAGE}.find"] = None
    if text is None:
        return
    code = place_cache.offered().get(text)
    if code is not None:
        go_to(code)
        return
    try:
        go_to(text)
    except LevelMapError as error:
        st.session_state[NOTICE] = str(error)
        st.session_state[TYPED] = text


def go_to(text: str) -> None:
    """Go to the place that a code, a name or a postcode means."""
    found = opening.open_text(text, cache.atlas())
    st.session_state[NOTICE] = " ".join(found.notices)
    key = found.place.key
    change(lambda query: replace(query, area=key, name="", ward="", measures=()))


def _show_matches(typed: str) -> None:
    found = opening.suggest(typed, cache.atlas())
    with st.container(horizontal=True):
        for number, suggestion in enumerate(found):
            st.button(
                plain(suggestion.words),
                key=f"{PAGE}.match.{number}",
                on_click=lambda code=suggestion.code: go_to(code),
            )


def show_map(chosen: Sequence[str]) -> None:
    """Show the authorities of today, those of a place marked, to choose one on the map."""
    atlas = cache.atlas()
    layer = pictures.authorities(atlas.gazetteer.by_code(CURRENT), chosen)
    layers.show(layer, CURRENT, f"{PAGE}.map", height=MAP_HEIGHT, on_choose=go_to)
