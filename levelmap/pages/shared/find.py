"""A search in the head of a page: typing makes it alone again, a choice the whole page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from levelmap.answers.search import SearchResult
from levelmap.pages.shared import components

LONGEST_TEXT = 100


@st.fragment
def show_search(
    key: str,
    label: str,
    placeholder: str,
    find: Callable[[str], Iterable[SearchResult]],
    go: Callable[[str], None],
) -> None:
    """Show a search box.

    Parameters
    ----------
    key
        Begins the names under which the session keeps what was typed and chosen.
    find
        Returns what a text may mean.
    go
        Goes to the key of what was chosen, before the page is made again.
    """
    typed, taken = f"{key}.typed", f"{key}.chosen"

    def remember_text(text: str) -> None:
        st.session_state[typed] = text[:LONGEST_TEXT]

    def remember_choice(chosen: str) -> None:
        st.session_state[taken] = chosen
        st.session_state[typed] = ""

    chosen = st.session_state.pop(taken, None)
    if chosen is not None:
        go(chosen)
        st.rerun()
    text = st.session_state.get(typed, "")
    matches = [{"words": match.words, "key": match.key} for match in find(text)]
    components.search(
        {"label": label, "placeholder": placeholder, "text": text, "matches": matches},
        key=key,
        on_type=remember_text,
        on_choose=remember_choice,
    )
