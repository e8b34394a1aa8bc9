"""Good practice on the My place page: who near it, or with its problems, did what."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from levelmap.answers.place.practice import COLUMNS, UNCHECKED, Practice, Why, practice
from levelmap.answers.place.practice import read_own as read_table
from levelmap.catalogue.reports import CaseStudy
from levelmap.errors import LevelMapError
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place.briefing import html
from levelmap.pages.place.practice import tables
from levelmap.pages.place.state import PAGE
from levelmap.pages.place.view import PlaceView
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain


def show(view: PlaceView) -> None:
    """Show case studies by why they concern the place, rows of one's own, and the checklist."""
    st.header("Good practice", anchor="practice")
    st.markdown(plain(UNCHECKED))
    found = of_view(view, _own())
    for why in Why:
        table = tables.studies(why, found)
        if table.rows:
            st.html(html.table(table))
    if not found:
        st.markdown("No case study held is of this place, its like, or its weak missions.")
    st.html(html.table(tables.learnings()))


def of_view(view: PlaceView, own: Sequence[CaseStudy] = ()) -> tuple[Practice, ...]:
    """Return the case studies for a place."""
    held = atlas()
    area = held.gazetteer.area(view.profile.code, CURRENT)
    return practice(area, view.similar.places, view.missions, own, held)


def _own() -> tuple[CaseStudy, ...]:
    with st.expander("Add rows of your own for this visit"):
        st.caption(f"A CSV file with the columns {', '.join(COLUMNS)}; the first three are needed.")
        file = st.file_uploader("Table of good practice", type="csv", key=f"{PAGE}.practice")
    if file is None:
        return ()
    try:
        return read_table(file.getvalue(), atlas())
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
        return ()
