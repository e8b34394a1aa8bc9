"""What the parts of the Compare page have in common: names, own lists, the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from weakref import ReferenceType

import streamlit as st

from levelmap.answers import own
from levelmap.answers.comparisons.words import upper_first
from levelmap.answers.laboratory.reach import MEASURES
from levelmap.answers.own import NeedRanks
from levelmap.comparison.place_sets import PlaceSet
from levelmap.drawing.layer import Layer
from levelmap.intake import PlaceTable
from levelmap.pages.compare.options import Subject
from levelmap.pages.compare.query import OWN_LIST, ComparePageQuery
from levelmap.pages.shared import inputs, layers
from levelmap.terms import Geography

PAGE = "compare"
MAP_HEIGHT = 620

OWN_KEY = "compare.own"
"""Where the session keeps the list that its visitor has brought along."""

OWN_TABLE_KEY = "compare.own.table"
"""Where it knows the table of that list, whose values can be a need, as long as that is kept."""


def own_lists() -> dict[str, PlaceSet]:
    """Return the visitor's own list by the text that refers to it; empty if there is none."""
    kept: PlaceSet | None = st.session_state.get(OWN_KEY)
    return {OWN_LIST: kept} if kept is not None else {}


def own_need(geography: Geography) -> NeedRanks | None:
    """Return need by the visitor's own table; None if none was brought that has numbers.

    Raises as `answers.own.own_need`.
    """
    kept: ReferenceType[PlaceTable] | None = st.session_state.get(OWN_TABLE_KEY)
    reading = None if kept is None else kept()
    if reading is None or not reading.columns.measures:
        return None
    return own.own_need(reading, geography)


def known_subjects(subjects: Sequence[Subject]) -> dict[str, Subject]:
    """Return *subjects* by name, after the visitor's own list if there is one."""
    brought = [Subject(text, f"Your list: {one.label}") for text, one in own_lists().items()]
    return {subject.name: subject for subject in (*brought, *subjects)}


def show_map(layer: Layer, geography: Geography, area: str, key: str) -> None:
    """Show a map of the areas compared; a click on one reads it."""
    layers.show(layer, geography, key, height=MAP_HEIGHT, on_choose=choose_area, selected=area)


def choose_area(code: str) -> None:
    """Read the place *code*."""

    def reading(query: ComparePageQuery) -> ComparePageQuery:
        return replace(query, area=code)

    inputs.change(PAGE, reading)


def choose_need(need: str) -> None:
    """Show the choice of the people in need."""
    st.selectbox(
        "Need",
        list(MEASURES),
        format_func=lambda key: upper_first(MEASURES[key].counted),
        **inputs.bound(PAGE, "need", need, lambda query, need: replace(query, need=need)),
    )
