"""The lists of a place that is not one authority, on its page: in force, and folded the others."""

from __future__ import annotations

import streamlit as st

from levelmap.answers.place.designations import Group
from levelmap.pages.place import cache
from levelmap.pages.place.briefing import html
from levelmap.pages.place.tables import Table
from levelmap.pages.place.wider import tables
from levelmap.pages.place.wider.view import WiderView
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain


def show(view: WiderView) -> None:
    """Show the lists in force that name a part of the place, then folded the others."""
    st.header("Lists of priority places", anchor="lists")
    st.subheader(plain(Group.IN_FORCE.label), anchor=False)
    in_force = _of(Group.IN_FORCE, view)
    st.html(html.table(in_force) if in_force.rows else "<p>None names it or a part of it.</p>")
    for kind in Group:
        if kind is Group.IN_FORCE or not (found := _of(kind, view)).rows:
            continue
        with st.expander(plain(f"{kind.label} ({len(found.rows)} named it or a part of it)")):
            st.html(html.table(found))
    for note in tables.list_notes(view):
        st.caption(plain(note))


def _of(kind: Group, view: WiderView) -> Table:
    return cache.once(f"wider.lists.{kind}", view, lambda: tables.lists(view, atlas(), (kind,)))
