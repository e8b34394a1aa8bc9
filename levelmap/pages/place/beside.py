"""The place beside others on the My place page: similar ones, neighbours, or those chosen."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers.place.context import same_kind
from levelmap.answers.place.similar import Others, beside
from levelmap.answers.place.yardsticks import yardstick
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import cache, tables
from levelmap.pages.place.briefing import html
from levelmap.pages.place.query import MOST_OTHERS
from levelmap.pages.place.state import PAGE, bound
from levelmap.pages.place.view import PlaceView
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain

SIMILAR, NEIGHBOURS, CHOSEN = "Similar places (ONS)", "Neighbours", "Places of my choice"
KIND = "Same kind, same region"
"""Reasons for which places stand beside this one."""


def show(view: PlaceView) -> None:
    """Show the place beside a group of others."""
    st.header("Similar places, neighbours, and others", anchor="beside")
    groups = {
        SIMILAR: lambda: view.similar,
        NEIGHBOURS: lambda: view.neighbours,
        KIND: lambda: cache.once("kind", view, lambda: _of_kind(view)),
        CHOSEN: lambda: view.beside,
    }
    _choose_places(view)
    shown = st.segmented_control(
        "Beside",
        list(groups),
        default=CHOSEN if view.query.beside else SIMILAR,
        required=True,
        key=f"{PAGE}.group.{bool(view.query.beside)}",
    )
    group = groups[shown]()
    if not group.places:
        st.markdown(plain(_why_none(view, shown)))
        return
    st.markdown(plain(group.standing_out))
    st.html(html.table(tables.others(view, group)))


def _of_kind(view: PlaceView) -> Others:
    """Return the place beside those of its kind in its region, nearest by people."""
    held = atlas()
    places = same_kind(held.gazetteer.area(view.profile.code, CURRENT), held)
    yardsticks = {r.indicator.slug: yardstick(r.indicator.slug, held) for r in view.measures}
    title = f"{len(places)} of its kind in {view.profile.spoken_region}, nearest by people"
    return beside(title, places, view.measures, yardsticks, held)


def _choose_places(view: PlaceView) -> None:
    names = {code: name for name, code in cache.authorities().items()}
    st.multiselect(
        f"Compare with up to {MOST_OTHERS} places of your choice",
        [code for code in names if code != view.profile.code],
        format_func=lambda code: names[code],
        max_selections=MOST_OTHERS,
        placeholder="Choose places",
        **bound(
            "beside",
            [code for code in view.query.beside if code != view.profile.code],
            lambda query, chosen: replace(query, beside=tuple(chosen)),
        ),
    )


def _why_none(view: PlaceView, shown: str) -> str:
    return {
        SIMILAR: f"ONS finds no similar places for {view.profile.name}.",
        NEIGHBOURS: f"{view.profile.name} shares no boundary with another authority.",
        KIND: f"{view.profile.spoken_region} has no other authority of its kind.",
        CHOSEN: "Choose places above to see them here.",
    }[shown]
