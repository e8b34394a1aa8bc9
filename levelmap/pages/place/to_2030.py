"""Progress to 2030 on the My place page: the place on every official target of the missions."""

from __future__ import annotations

import streamlit as st

from levelmap.answers.missions.policy import STATUS
from levelmap.answers.place.progress import PlaceProgress, of_place
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import cache
from levelmap.pages.place.briefing import html
from levelmap.pages.place.view import PlaceView
from levelmap.pages.progress import tables
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain


def show(view: PlaceView) -> None:
    """Show then, now and what is missing of each official target."""
    found = cache.once("progress", view, lambda: _read(view))
    name = view.profile.spoken
    st.header("Progress to 2030", anchor="progress")
    st.markdown(plain(tables.place_summary(name, found)))
    st.caption(plain(STATUS))
    st.html(html.table(tables.of_place(name, found)))
    st.caption(plain(tables.NOTE))
    st.html('<p><a href="progress" target="_self">All missions, for the whole country</a></p>')


def _read(view: PlaceView) -> tuple[PlaceProgress, ...]:
    held = atlas()
    return of_place(held.gazetteer.area(view.profile.code, CURRENT), held)
