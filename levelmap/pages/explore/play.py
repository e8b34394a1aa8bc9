"""Playing the periods of the Explore page, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from levelmap.pages.explore.state import change
from levelmap.periods import Period

SECONDS_PER_PERIOD = 1.5

_PLAYING, _TURN = "explore.playing", "explore.turn"


def is_playing() -> bool:
    """Say whether the periods are being played."""
    return bool(st.session_state.get(_PLAYING))


def show_button(periods: Sequence[Period], shown: Period) -> None:
    """Show the button that plays the periods, and go on while they are played."""
    if is_playing() and shown == periods[-1]:
        st.session_state[_PLAYING] = False
    playing = is_playing()

    def press() -> None:
        st.session_state[_PLAYING] = not playing
        if not playing and shown == periods[-1]:
            change(lambda query: replace(query, period=str(periods[0])))

    icon = ":material/stop:" if playing else ":material/play_arrow:"
    st.button("Stop" if playing else "Play", icon=icon, on_click=press, key="explore.play")
    if playing:
        st.session_state[_TURN] = False
        _go_on(str(periods[periods.index(shown) + 1]))


@st.fragment(run_every=SECONDS_PER_PERIOD)
def _go_on(following: str) -> None:
    """Show the following period; the first call, made with the page itself, only waits."""
    if st.session_state.get(_TURN):
        change(lambda query: replace(query, period=following))
        st.rerun()
    st.session_state[_TURN] = True
