"""The visitor's book of this session, and the control that keeps a screen as a card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from levelmap.errors import LevelMapError
from levelmap.pages.scenarios.cards import LONGEST_NAME, Card, card, kept
from levelmap.pages.shared import within
from levelmap.pages.shared.plain_text import plain

KEY = "scenarios.book"
"""Where the session keeps the cards."""

LEAD = "Scenario book: the scenarios kept, beside each other and beside ready ones"

_ODD = re.compile(r"[^\w ,.'()&-]")
"""What a proposed name is without: a method in a link may be called anything."""

_SAID = "scenarios.said"


def book() -> tuple[Card, ...]:
    """Return the cards of this session."""
    found: tuple[Card, ...] = st.session_state.get(KEY, ())
    return found


def put(cards: tuple[Card, ...]) -> None:
    """Keep these cards in place of those before."""
    st.session_state[KEY] = cards


def tell(words: str) -> None:
    """Keep what is to be said of the book at the next look at it."""
    st.session_state[_SAID] = words


def told() -> str:
    """Return what is to be said of the book, once; empty for nothing."""
    return str(st.session_state.pop(_SAID, ""))


def offer(page: str, parameters: Mapping[str, str], name: str) -> None:
    """Show where to keep what a page shows as a card.

    Parameters
    ----------
    name
        Proposed for it.
    """
    name = " ".join(_ODD.sub(" ", name).split())
    # its words stay the same, so that it stays open when a card is kept
    with st.expander("Keep this as a scenario", icon=":material/bookmark_add:"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            key = f"scenarios.{page}"
            if st.session_state.get(f"{key}.proposed") != name:  # another screen, another name
                st.session_state[key] = name[:LONGEST_NAME]
                st.session_state[f"{key}.proposed"] = name
            written = st.text_input("Name of the scenario", max_chars=LONGEST_NAME, key=key)
            st.button(
                "Keep",
                on_click=_keep,
                args=(written, f"{page}?{urlencode(dict(parameters))}"),
                key=f"scenarios.keep.{page}",
            )
        if words := told():
            st.markdown(plain(words))
        within.lead(LEAD, "scenarios", icon="bookmarks")


def _keep(name: str, address: str) -> None:
    try:
        put(kept(book(), card(name, address)))
        tell(f"{name.strip()} is kept.")
    except LevelMapError as error:
        tell(str(error))
