"""What every page shares: the error that stays a sentence, and the foot of the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from html import escape
from importlib import import_module
from pathlib import Path

import streamlit as st

from levelmap.drawing.style import sheet
from levelmap.errors import LevelMapError
from levelmap.pages.shared import cache, present, within
from levelmap.pages.shared.plain_text import plain

PRESENT = "Present this page on a large screen (Escape ends it)"

PageFunction = Callable[[], None]

MOST_DAMAGE = 3
"""Damaged files that are named above a page; a damaged folder should not bury it."""


def page(render: PageFunction) -> PageFunction:
    """Return a page that answers a `LevelMapError` in one sentence; other errors are faults.

    What cannot be trusted of the shipped files is said above it.
    """

    @wraps(render)
    def guarded() -> None:
        try:
            _tell_of_damage(cache.atlas().health.sentences)
            render()
        except LevelMapError as error:
            st.error(plain(error), icon=":material/error:")

    return guarded


def later(name: str) -> PageFunction:
    """Return the page of a screen, imported when first opened.

    So the first page need not wait for what only others use. Screen *name* is the function of that
    name in `levelmap/pages/<name>/page.py`.
    """

    def render() -> None:
        getattr(import_module(f"levelmap.pages.{name}.page"), name)()

    render.__name__ = name
    return page(render)


def _tell_of_damage(sentences: tuple[str, ...]) -> None:
    """Say what is not shown because its file was changed; the rest stays."""
    if not sentences:
        return
    more = len(sentences) - MOST_DAMAGE
    rest = [f"The same holds for {more:,} more shipped files."] if more > 1 else sentences[-1:]
    told = [*sentences[:MOST_DAMAGE], *rest] if more > 0 else sentences
    st.warning(plain(" ".join(told)), icon=":material/warning:")


def header(logo: Path) -> None:
    """Show whose page it is, and let the content begin where a reader looks for it."""
    st.logo(str(logo), size="medium")
    style = sheet("tokens", "parts", "drawing", "page", "screen") + present.style()
    st.html(f"<style>{style}</style>")


def footer() -> None:
    """Show who is not responsible for what is above, and the way to present it."""
    with st.container(key="page-foot"):
        st.divider()
        st.caption(
            "LevelMap shows published statistics and lists with their sources. What it computes "
            "from them is marked as its own and is not an official statistic."
        )
        if not st.context.is_embedded:
            address = escape(present.door(), quote=True)
            door = f'<a class="levelmap-small" href="{address}" target="_self">{PRESENT}</a>'
            with st.container(horizontal=True, vertical_alignment="center"):
                within.lead("How to read this", "reading", icon="school")
                within.lead("Scenario book", "scenarios", icon="bookmarks")
                st.html(door, width="content")
