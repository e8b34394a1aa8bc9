"""Good practice on the My place page: who near it, or with its problems, did what."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from levelmap.answers.place.kinds import Place, place_of
from levelmap.answers.place.measures import MissionStanding
from levelmap.answers.place.practice import COLUMNS, UNCHECKED, Practice, Why, practice
from levelmap.answers.place.practice import read_own as read_table
from levelmap.catalogue.reports import CaseStudy
from levelmap.drawing import legends
from levelmap.errors import LevelMapError
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.pages.place import find
from levelmap.pages.place.briefing import html
from levelmap.pages.place.practice import map as markers
from levelmap.pages.place.practice import tables
from levelmap.pages.place.state import PAGE
from levelmap.pages.place.view import PlaceView
from levelmap.pages.shared import layers, maps
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain

MAP_HEIGHT = 420


def show(view: PlaceView) -> None:
    """Show case studies for an authority."""
    place = place_of(view.profile.code, atlas())
    show_for(place, view.similar.places, view.missions)


def show_for(place: Place, similar: Sequence[Area], missions: Sequence[MissionStanding]) -> None:
    """Show case studies by why they concern a place, on the map, and the checklist."""
    st.header("Good practice", anchor="practice")
    st.markdown(plain(UNCHECKED))
    found = practice(place, similar, missions, _own(), atlas())
    _show_map(place, found)
    for why in Why:
        table = tables.studies(why, found)
        if table.rows:
            st.html(html.table(table))
    if not found:
        st.markdown("No case study held is of this place, its like, or its weak missions.")
    st.html(html.table(tables.learnings()))


def _show_map(place: Place, found: Sequence[Practice]) -> None:
    """Show where the case studies are, to go there; nothing where none can be placed."""
    spots = markers.spots(found, atlas())
    if not spots:
        return
    codes = layers.codes_drawn(CURRENT)
    picture = markers.picture(place, spots, layers.address(str(CURRENT)), codes, atlas())
    st.html(legends.row_html(markers.legend(place, spots)))
    maps.show_map(picture, f"{PAGE}.practice.map", MAP_HEIGHT, find.go_to)


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
