"""The lists on the My place page: in force, awards, and folded those that are over."""

from __future__ import annotations

import streamlit as st

from levelmap.answers.place.designations import Group
from levelmap.pages.place import cache, tables
from levelmap.pages.place import timeline as timelines
from levelmap.pages.place.briefing import html
from levelmap.pages.place.view import PlaceView
from levelmap.pages.shared import components
from levelmap.pages.shared.plain_text import plain

FOLDED = (Group.AWARDS, Group.UNCONFIRMED, Group.PAST)


def show(view: PlaceView) -> None:
    """Show the timeline of the place, then its lists by whether they still count."""
    st.header("Lists of priority places", anchor="lists")
    if drawn := cache.once("timeline", view, lambda: _timeline(view)):
        components.draw(drawn, key="place.timeline")
        st.caption(plain(timelines.CAPTION))
    for kind in Group:
        if kind in FOLDED:
            continue
        st.subheader(plain(kind.label), anchor=False)
        _show_group(view, kind)
    for kind in FOLDED:
        named = sum(each.reading.is_named for each in view.designations if each.group is kind)
        with st.expander(f"{kind.label} ({named} named it)"):
            _show_group(view, kind)
    if outside := tables.not_eligible(view):
        st.caption(plain(outside))


def _show_group(view: PlaceView, kind: Group) -> None:
    found = cache.once(f"lists.{kind}", view, lambda: html.table(tables.lists(view, kind)))
    st.html(found or "<p>None that could have named it.</p>")


def _timeline(view: PlaceView) -> str:
    name, today = view.profile.name, view.version.day
    return timelines.timeline(name, view.designations, today, **timelines.ON_PAGE)
