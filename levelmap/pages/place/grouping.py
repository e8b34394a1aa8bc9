"""Putting authorities together: the group that a person makes, kept in the link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from levelmap.answers.place.groups import SEPARATOR, group
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.state import bound
from levelmap.pages.shared import cache


def show(codes: Sequence[str], label: str = "Put authorities together") -> None:
    """Show the list of authorities from which a group is made, those of the place chosen.

    Parameters
    ----------
    codes
        Of the authorities of the place shown; none before one is chosen.
    """
    names = {code: area.name for code, area in cache.atlas().gazetteer.by_code(CURRENT).items()}
    with st.popover(label, icon=":material/group_work:"):
        st.multiselect(
            "Authorities of the group",
            sorted(names, key=names.__getitem__),
            format_func=names.__getitem__,
            placeholder="Add an authority",
            **bound("group", sorted(codes), _grouped),
        )
        st.caption(
            "A figure of the group is published where its publisher gives one, else computed here "
            "and marked so. The link keeps the group."
        )


def _grouped(query: PlaceQuery, codes: list[str]) -> PlaceQuery:
    """Return the query for the authorities chosen: one is that place, none is no place."""
    if not codes:
        return PlaceQuery()
    key = group(codes, "", cache.atlas()).place.key
    name = query.name if SEPARATOR in key else ""
    return replace(query, area=key, name=name, ward="", measures=())
