"""The search of the Explore page: indicators and places as one types."""

from __future__ import annotations

import streamlit as st

from levelmap import gss
from levelmap.answers.search import find
from levelmap.pages.explore.search import go_to
from levelmap.pages.explore.state import change
from levelmap.pages.shared import cache, components, maps

_TYPED, _CHOSEN = "explore.find.typed", "explore.find.chosen"


@st.fragment
def show_search() -> None:
    """Show the search box; typing makes it alone again, a choice the whole page."""
    chosen = st.session_state.pop(_CHOSEN, None)
    if chosen is not None:
        change(lambda query: go_to(query, chosen, cache.atlas()))
        if gss.is_code(chosen):
            maps.fly_to("explore.map", chosen)
        st.rerun()
    text = st.session_state.get(_TYPED, "")
    found = find(text, cache.atlas())
    components.search(
        {
            "label": "Find a place or an indicator",
            "placeholder": "Type a name, such as Leeds, Allerdale, pay or deprivation",
            "text": text,
            "matches": [{"words": match.words, "key": match.key} for match in found],
        },
        key="explore.find",
        on_type=_remember_text,
        on_choose=_remember_choice,
    )


def _remember_text(text: str) -> None:
    st.session_state[_TYPED] = text[:100]


def _remember_choice(key: str) -> None:
    st.session_state[_CHOSEN] = key
    st.session_state[_TYPED] = ""
