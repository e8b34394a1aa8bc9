"""The search of the My place page: a place as one types, or on the map."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers.place import find
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
    """Show the search box, and what a text that is not in its list may mean."""
    st.selectbox(
        "Find a place",
        label_visibility="collapsed",
        options=list(place_cache.authorities()),
        index=None,
        placeholder="Type an authority, former authority, ward or town: Stoke, Allerdale, Hull ...",
        accept_new_options=True,
        filter_mode="contains",
        key=f"{PAGE}.find",
        on_change=_found,
    )
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
    code = place_cache.authorities().get(text)
    if code is not None:
        _go_to(code)
        return
    try:
        _go_to(text)
    except LevelMapError as error:
        st.session_state[NOTICE] = str(error)
        st.session_state[TYPED] = text


def _go_to(text: str) -> None:
    found = find.resolve(text, cache.atlas())
    st.session_state[NOTICE] = found.notice
    change(lambda query: replace(query, area=found.area.code, ward="", measures=()))


def _show_matches(typed: str) -> None:
    found = find.suggest(typed, cache.atlas())
    with st.container(horizontal=True):
        for number, suggestion in enumerate(found):
            st.button(
                plain(suggestion.words),
                key=f"{PAGE}.match.{number}",
                on_click=lambda code=suggestion.code: _go_to(code),
            )


def show_map(chosen: str) -> None:
    """Show the authorities of today to choose one on the map."""
    atlas = cache.atlas()
    layer = pictures.authorities(atlas.gazetteer.by_code(CURRENT), chosen)
    layers.show(layer, CURRENT, f"{PAGE}.map", height=MAP_HEIGHT, on_choose=_go_to, selected=chosen)
