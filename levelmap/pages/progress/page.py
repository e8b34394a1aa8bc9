"""The page of the missions: official target, baseline, latest, direction, what it would take."""

from __future__ import annotations

import streamlit as st

from levelmap.answers.missions.policy import STATUS
from levelmap.answers.missions.progress import progress as read
from levelmap.pages.place.briefing import html
from levelmap.pages.progress import bars, tables
from levelmap.pages.shared import cache
from levelmap.pages.shared.plain_text import plain
from levelmap.terms import MISSIONS


def progress() -> None:
    """Show how far the missions are, whose they are, and how each figure was taken."""
    st.title("Progress of the twelve missions to 2030", anchor=False)
    found = read(cache.atlas())
    st.markdown(plain(tables.summary(found)))
    st.markdown(plain(STATUS))
    if bars.counted(found):
        st.header("Areas that moved as the mission asks", anchor="areas")
        st.html(bars.bars(found))
    for mission in MISSIONS:
        table = tables.national(mission, found)
        if not table.rows:
            continue
        st.header(plain(mission.label), anchor=f"mission-{mission.number}")
        st.html(html.table(table))
        with st.expander(f"How mission {mission.number} was measured"):
            for note in tables.notes(mission, found):
                st.markdown(plain(note))
    st.caption(plain(tables.NOTE))
    st.header("What is policy now", anchor="policy")
    st.html(html.table(tables.policy()))
