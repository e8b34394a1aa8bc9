"""The page of the missions: official target, baseline, latest, direction, what it would take."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from levelmap.answers.missions.policy import STATUS
from levelmap.answers.missions.progress import Progress
from levelmap.answers.missions.progress import progress as read
from levelmap.pages.place.briefing import html
from levelmap.pages.progress import bars, tables
from levelmap.pages.shared import cache, inputs
from levelmap.pages.shared.plain_text import plain
from levelmap.terms import MISSIONS


def progress() -> None:
    """Show how far the missions are, whose they are, and how each figure was taken."""
    for problem in inputs.not_asked("progress"):
        st.warning(plain(problem), icon=":material/link_off:")
    st.title("Progress of the twelve missions to 2030", anchor=False)
    found = read(cache.atlas())
    st.markdown(plain(tables.summary(found)))
    st.markdown(plain(STATUS))
    if bars.counted(found):
        st.header("Areas that moved as the mission asks", anchor="areas")
        st.html(bars.bars(found))
    with st.container(key="progress-missions"):
        _show_missions(found)
    st.caption(plain(tables.NOTE))
    st.header("What is policy now", anchor="policy")
    st.html(html.table(tables.policy()))


def _show_missions(found: Sequence[Progress]) -> None:
    """Show each mission as a line that says how far it is and unfolds to its measures."""
    is_open = st.toggle("Show the measures of all missions", key="progress.all")
    for mission in MISSIONS:
        table = tables.national(mission, found)
        if not table.rows:
            continue
        st.header(plain(mission.label), anchor=f"mission-{mission.number}")
        with st.expander(plain(tables.standing(mission, found)), expanded=is_open):
            st.html(html.table(table))
            st.markdown("**How it was measured**")
            for note in tables.notes(mission, found):
                st.markdown(plain(note))
