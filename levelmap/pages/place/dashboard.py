"""The missions on the My place page: rules, choice of measures, dashboard."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from levelmap.answers.place.measures import TARGETS, default_measures
from levelmap.catalogue.dashboard import MOST_MEASURES
from levelmap.pages.place import cache, tables
from levelmap.pages.place.briefing import content, html
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.state import bound
from levelmap.pages.place.view import PlaceView
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain

_TARGET_WORDS = {
    "share": "The level that few authorities surpass",
    "similar": "The best of the similar places",
}


def show(view: PlaceView) -> None:
    """Show the dashboard with its controls."""
    part = cache.once("dashboard", view, lambda: content.measures(view))
    st.header(plain(part["title"]), anchor="missions")
    _choose_rules(view)
    usual = default_measures(atlas())[view.profile.nation]
    choose_measures([reading.indicator.slug for reading in view.measures], usual)
    for sentence in part["intro"]:
        st.markdown(plain(sentence))
    st.html(
        cache.once("measures", view, lambda: html.measures_table(part, tables.measures(view).leads))
    )
    for sentence in part["notes"]:
        st.caption(plain(sentence))
    with st.expander("The twelve missions, one by one"):
        st.html(cache.once("missions", view, lambda: html.table(tables.missions(view))))
    with st.expander("The dashboard as a plain table, with how sure each figure is"):
        st.html(cache.once("measures.plain", view, lambda: html.table(tables.measures(view))))


def _choose_rules(view: PlaceView) -> None:
    rules = view.rules
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.slider(
            "Minimum: share of authorities that do no better (%)",
            5,
            50,
            step=5,
            width=320,
            **bound("minimum", rules.minimum, _with_minimum),
        )
        st.selectbox(
            "Good level",
            TARGETS,
            format_func=lambda rule: _TARGET_WORDS[rule],
            width=320,
            **bound("target", rules.target, _with_target),
        )
        if rules.target == "share":
            st.slider(
                "Good level: share of authorities that do no better (%)",
                50,
                99,
                width=320,
                **bound("best", rules.best, _with_best),
            )


def _with_minimum(query: PlaceQuery, minimum: int) -> PlaceQuery:
    return replace(query, rules=replace(query.rules, minimum=minimum))


def _with_target(query: PlaceQuery, target: str) -> PlaceQuery:
    return replace(query, rules=replace(query.rules, target=target))


def _with_best(query: PlaceQuery, best: int) -> PlaceQuery:
    return replace(query, rules=replace(query.rules, best=best))


def choose_measures(shown: Sequence[str], usual: Collection[str]) -> None:
    """Show the choice of measures of page and briefing, kept in the link.

    Parameters
    ----------
    shown, usual
        Slugs of those shown, and of those that are shown where nothing is chosen.
    """
    labels = cache.measures()
    with st.expander(f"Choose the measures (up to {MOST_MEASURES})"):
        st.multiselect(
            "Measures",
            list(labels),
            format_func=lambda slug: labels[slug],
            max_selections=max(MOST_MEASURES, len(shown)),
            **bound(
                "measures",
                list(shown),
                lambda query, chosen: replace(
                    query, measures=() if set(chosen) == set(usual) else tuple(chosen)
                ),
            ),
        )
