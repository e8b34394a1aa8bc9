"""The search of the Explore page: indicators and places as one types."""

from __future__ import annotations

import streamlit as st

from levelmap.pages import _cache
from levelmap.pages.explore_state import change
from levelmap.views import explore_search
from levelmap.views.explore import ExploreView

TYPED = "explore.typed"


def show_search(view: ExploreView) -> None:
    """Show the search box, and what a text that is not in its list may mean."""
    offered = _cache.search_entries()
    st.selectbox(
        "Find a place or an indicator",
        list(offered),
        index=None,
        placeholder="Type a name, such as Leeds, Allerdale, pay or deprivation",
        accept_new_options=True,
        filter_mode="contains",
        key="explore.find",
        on_change=_found,
    )
    typed = st.session_state.pop(TYPED, "")
    if typed:
        _show_matches(typed, view)


def _found() -> None:
    """Go to what was chosen; a text that is not in the list is looked up by the page."""
    text = st.session_state["explore.find"]
    st.session_state["explore.find"] = None
    if text is None:
        return
    key = _cache.search_entries().get(text)
    if key is None:
        st.session_state[TYPED] = text
    else:
        _go_to(key)


def _go_to(key: str) -> None:
    change(lambda query: explore_search.go_to(query, key, _cache.atlas()))


def _show_matches(typed: str, view: ExploreView) -> None:
    found = explore_search.find(typed, _cache.atlas())
    if not found:
        st.info(f"Nothing is called {typed[:60]!r}. Try a shorter or another name.")
        return
    st.markdown(f"{typed[:60]!r} may mean:")
    with st.container(horizontal=True):
        for number, entry in enumerate(found):
            st.button(
                entry.words,
                key=f"explore.match.{number}",
                on_click=_go_to,
                args=(entry.key,),
                disabled=entry.key == view.indicator.slug,
            )
