"""The controls of the Explore page: what to show, of which areas and period, in which classes."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.pages.explore import looks, picker, play
from levelmap.pages.explore import view as views
from levelmap.pages.explore.query import Mode
from levelmap.pages.explore.settle import CONTAINERS
from levelmap.pages.explore.state import bound, change
from levelmap.pages.explore.view import ExploreView
from levelmap.pages.shared import cache
from levelmap.pages.shared.plain_text import plain
from levelmap.periods import Period
from levelmap.terms import MISSIONS, Mission

MISSION_ICONS = (
    "payments science train wifi school construction ecg_heart sentiment_satisfied "
    "storefront home local_police account_balance"
).split()
"""Names of Material icons, which Streamlit serves itself, in the order of the missions."""

CONTEXT = 0
"""Stands for no mission: a select box takes None for nothing chosen."""

_CARDS = "explore.cards"


def show_controls(view: ExploreView) -> None:
    """Show the few controls of the map: what, of which areas, in which mode, and how it looks."""
    with st.popover("Indicator", icon=":material/swap_horiz:", key="explore.what"):
        _choose_mission(view)
        _choose_indicator(view)
    with st.popover(plain(_areas_words(view)), icon=":material/location_on:", key="explore.where"):
        _choose_level(view)
        _choose_within(view)
    with st.popover(view.query.mode.label, icon=":material/difference:", key="explore.how"):
        _choose_mode(view)
    looks.show(view)


def _areas_words(view: ExploreView) -> str:
    """Return which areas are shown, as the label of the control that changes them."""
    within = cache.atlas().gazetteer.name(view.query.within) if view.query.within else ""
    areas = view.query.level.plural.capitalize()
    return f"{areas}: {within}" if within else areas


def _mission_words(mission: int) -> str:
    return "Context" if mission == CONTEXT else MISSIONS[mission - 1].label


def _choose_mission(view: ExploreView) -> None:
    atlas = cache.atlas()
    numbers = [*(mission.number for mission in MISSIONS), CONTEXT]
    offered = [number for number in numbers if cache.indicators_of_mission(number or None)]
    st.selectbox(
        "Mission",
        offered,
        format_func=_mission_words,
        **bound(
            "mission",
            view.indicator.mission or CONTEXT,
            lambda query, mission: views.with_mission(query, mission or None, atlas),
        ),
    )


def _choose_indicator(view: ExploreView) -> None:
    atlas, chosen = cache.atlas(), view.indicator
    words = dict(picker.entries(chosen.mission, atlas))
    words.setdefault(chosen.slug, chosen.label)  # one that a twin stands for
    st.selectbox(
        "Indicator",
        list(words),
        format_func=words.__getitem__,
        **bound("indicator", view.indicator.slug, views.with_indicator),
    )


def _choose_level(view: ExploreView) -> None:
    atlas = cache.atlas()
    st.selectbox(
        "Areas",
        cache.levels_of_mission(view.indicator.mission),
        format_func=lambda level: level.plural.capitalize(),
        **bound(
            "level",
            view.query.level,
            lambda query, level: views.with_level(query, level, atlas),
        ),
    )


def _choose_within(view: ExploreView) -> None:
    kinds = CONTAINERS.get(view.query.level, ())
    names = {"": "The whole map"} | cache.containers(kinds)
    st.selectbox(
        "Only in",
        list(names),
        format_func=lambda code: names.get(code, code),
        disabled=not kinds,
        **bound(
            "within",
            view.query.within,
            lambda query, within: replace(query, within=within or ""),
        ),
    )


def _choose_mode(view: ExploreView) -> None:
    st.selectbox(
        "Show",
        list(Mode),
        format_func=lambda mode: mode.label,
        **bound("mode", view.query.mode, lambda query, mode: replace(query, mode=Mode(mode))),
    )
    if view.since is not None:
        st.selectbox(
            "Compared with",
            [str(period) for period in view.periods[:-1]],
            format_func=_period_words,
            **bound("since", str(view.since), lambda query, since: replace(query, since=since)),
        )


def show_period(view: ExploreView) -> None:
    """Show the period, as a slider that can be played where there are several."""
    periods = [p for p in view.periods if view.since is None or p > view.since]
    if len(periods) < 2:
        return
    standing = bound(
        "period",
        str(view.series.period),
        lambda query, period: replace(query, period=period),
    )
    with st.container(key="screen-period", horizontal=True, vertical_alignment="center"):
        play.show_button(periods, view.series.period)
        st.select_slider(
            "Period",
            [str(p) for p in periods],
            format_func=_period_words,
            label_visibility="collapsed",
            **standing,
        )


def _period_words(text: str) -> str:
    return Period.parse(text).label


def show_missions(view: ExploreView) -> None:
    """Show the twelve missions as cards, made only when they are asked for."""
    cards = st.expander(
        "The twelve missions: aims, and what can be measured", key=_CARDS, on_change="rerun"
    )
    if not cards.open:
        return
    with cards:
        for row in (MISSIONS[:4], MISSIONS[4:8], MISSIONS[8:]):
            for mission, column in zip(row, st.columns(4), strict=True):
                with column.container(border=True, height="stretch"):
                    _show_card(mission, view)


def _show_card(mission: Mission, view: ExploreView) -> None:
    st.markdown(f"**:material/{MISSION_ICONS[mission.number - 1]}: {mission.label}**")
    st.markdown(plain(mission.goal))
    st.markdown(plain(cache.mission_coverage(mission.number)))
    if not cache.indicators_of_mission(mission.number):
        return
    is_shown = mission.number == view.indicator.mission
    st.button(
        f"Show {mission.title.lower()}",
        key=f"explore.card.{mission.number}",
        on_click=_open_mission,
        args=(mission.number,),
        type="primary" if is_shown else "secondary",
    )


def _open_mission(number: int) -> None:
    """Show a mission's first indicator and fold the cards away."""
    st.session_state[_CARDS] = False
    change(lambda query: views.with_mission(query, number, cache.atlas()))
