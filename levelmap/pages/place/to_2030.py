"""Progress to 2030 on the My place page: the place on official targets, and on the reader's own."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers.missions.policy import STATUS
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.to_2030.trajectories import (
    FIRST_YEAR,
    LAST_YEAR,
    MOST_GOALS,
    RULE,
    Goal,
    Ways,
    ways,
)
from levelmap.pages.place import cache, trajectories
from levelmap.pages.place.briefing import html
from levelmap.pages.place.state import PAGE, change
from levelmap.pages.place.view import PlaceView
from levelmap.pages.progress import tables
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain

_ADD = f"{PAGE}.goal"


def show(view: PlaceView) -> None:
    """Show then, now, what is missing of each target, and where things lead if they go on."""
    found = cache.once("progress", view, lambda: _read(view))
    name = view.profile.spoken
    st.header("Progress to 2030", anchor="progress")
    st.markdown(plain(tables.place_summary(name, found.found)))
    st.caption(plain(STATUS))
    if found.found:
        st.html(html.table(tables.of_place(name, found, view.profile.code)))
        st.caption(plain(tables.NOTE))
    st.subheader("Where things lead if they go on as they went", anchor=False)
    st.html(cache.once("trajectories", view, lambda: trajectories.html(found, view.profile.code)))
    st.caption(plain(RULE))
    _set_goals(view)
    st.html('<p><a href="progress" target="_self">All missions, for the whole country</a></p>')


def _read(view: PlaceView) -> Ways:
    held = atlas()
    return ways(place_of(view.profile.code, held), view.query.goals, held)


def _set_goals(view: PlaceView) -> None:
    """Show the fields for a target of one's own, and those set with a button to drop each."""
    goals = view.query.goals
    with st.expander("Targets of your own, kept in the link", expanded=bool(goals)):
        st.caption(
            "Official targets are the missions'; a good level is what the best authorities reach "
            "(under Missions); these are yours."
        )
        labels = {reading.indicator.slug: reading.indicator for reading in view.measures}
        with st.form(_ADD, border=False):
            slug = st.selectbox(
                "Measure",
                list(labels),
                format_func=lambda slug: f"{labels[slug].label} ({labels[slug].unit})",
                key=f"{_ADD}.measure",
            )
            left, right = st.columns(2)
            value = left.number_input("Value wanted", value=0.0, format="%g", key=f"{_ADD}.value")
            year = right.number_input("By", FIRST_YEAR, LAST_YEAR, 2030, key=f"{_ADD}.year")
            is_full = len(goals) >= MOST_GOALS
            if st.form_submit_button("Set this target", disabled=is_full):
                _keep((*goals, Goal(slug, float(value), int(year))))
        for goal in goals:
            st.button(
                f"Drop the target {atlas().catalogue.indicator(goal.slug).label}, {goal.year}",
                key=f"{_ADD}.drop.{goal.text}",
                on_click=_drop,
                args=(goal,),
            )


def _keep(goals: tuple[Goal, ...]) -> None:
    change(lambda query: replace(query, goals=tuple(dict.fromkeys(goals))))
    st.rerun()


def _drop(goal: Goal) -> None:
    change(lambda query: replace(query, goals=tuple(g for g in query.goals if g != goal)))
