"""Progress to 2030 on the My place page: the place on official targets, and on the reader's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from levelmap.answers.missions.policy import STATUS
from levelmap.answers.place.kinds import Place, place_of
from levelmap.answers.place.to_2030.goals import FIRST_YEAR, LAST_YEAR, MOST_GOALS, Goal
from levelmap.answers.place.to_2030.trajectories import RULE, ways
from levelmap.catalogue.indicators import Indicator
from levelmap.pages.place import leads, trajectories
from levelmap.pages.place.briefing import html
from levelmap.pages.place.state import PAGE, change
from levelmap.pages.place.view import PlaceView
from levelmap.pages.progress import tables
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain

_ADD = f"{PAGE}.goal"


def show(view: PlaceView) -> None:
    """Show an authority on the targets, and fields for targets of one's own."""
    place, goals = place_of(view.profile.code, atlas()), view.query.goals
    lead = leads.figures(view.profile.code)
    show_for(place, goals, view.profile.spoken, lead)
    set_goals(goals, [reading.indicator for reading in view.measures])


def show_for(place: Place, goals: tuple[Goal, ...], name: str, lead: Callable[[str], str]) -> None:
    """Show then, now, what is missing of each target, and where things lead if they go on.

    Parameters
    ----------
    name
        Of the place, as it stands in a sentence.
    lead
        Gives the address of an indicator's map by its slug.
    """
    found = ways(place, goals, atlas())
    st.header("Progress to 2030", anchor="progress")
    st.markdown(plain(tables.place_summary(name, found)))
    st.caption(plain(STATUS))
    if found.found or found.inside or found.own:
        st.html(html.table(tables.of_place(name, found, lead)))
        st.caption(plain(tables.PLACE_NOTE))
    drawn = atlas().memory.get(
        ("pages.place.trajectories", place, goals), lambda: trajectories.html(found, lead)
    )
    if drawn:
        st.subheader("Where things lead if they go on as they went", anchor=False)
        st.html(drawn)
        st.caption(plain(RULE))
    st.html('<p><a href="progress" target="_self">All missions, for the whole country</a></p>')


def set_goals(goals: tuple[Goal, ...], offered: Sequence[Indicator]) -> None:
    """Show the fields for a target of one's own, and those set with a button to drop each.

    Parameters
    ----------
    offered
        On which a target can be set.
    """
    with st.expander("Targets of your own, kept in the link", expanded=bool(goals)):
        st.caption(
            "Official targets are the missions'; a good level is what the best authorities reach "
            "(under Missions); these are yours."
        )
        labels = {indicator.slug: indicator for indicator in offered}
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
