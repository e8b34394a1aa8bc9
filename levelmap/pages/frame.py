"""What every page shares: the error that stays a sentence, and the foot of the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import streamlit as st

from levelmap.errors import LevelMapError

PageFunction = Callable[[], None]


def page(render: PageFunction) -> PageFunction:
    """Return a page that answers a `LevelMapError` in one sentence; other errors are faults."""

    @wraps(render)
    def guarded() -> None:
        try:
            render()
        except LevelMapError as error:
            st.error(str(error), icon=":material/error:")

    return guarded


def footer() -> None:
    """Show who is not responsible for what is above."""
    st.divider()
    st.caption(
        "LevelMap shows published statistics and lists with their sources. What it computes from "
        "them is marked as its own and is not an official statistic."
    )
