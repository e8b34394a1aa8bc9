"""What the page "Build a method" computes, and what of it visitors share."""

from __future__ import annotations

from weakref import ReferenceType

import pandas as pd
import streamlit as st

from levelmap.answers.comparisons.named import Named, places_of
from levelmap.answers.scores import Scored
from levelmap.errors import LevelMapError
from levelmap.intake import PlaceTable
from levelmap.methods.recipes import Recipe
from levelmap.pages.method.firmness import Firmness, firmness
from levelmap.pages.method.view import MethodQuery, MethodView, load, method_view
from levelmap.pages.shared import cache
from levelmap.terms import Geography

PAGE = "method"

OWN_KEY = "method.own"
"""Where the session knows the visitor's own indicator, as long as its table is kept."""


def recipe_of(query: MethodQuery) -> Recipe:
    """Return the recipe that is being built: what was started from, until something is changed."""
    return query.recipe or cache.atlas().catalogue.recipe(query.start)


def view_of(query: MethodQuery) -> MethodView:
    """Return the method computed on the values held and those of the visitor.

    Raises
    ------
    LevelMapError
        It cannot be computed.
    """
    recipe = recipe_of(query)
    start = places_of(query.start, cache.atlas()).scored
    if start is None:
        raise TypeError(query.start)
    official = _official(query.against, recipe.geography)
    return method_view(recipe, start.composite, _loaded(recipe), official)


def _official(reference: str, geography: Geography | None) -> Named | None:
    """Return the list compared with on the method's areas; None where it cannot be carried."""
    if not reference:
        return None
    try:
        return places_of(reference, cache.atlas(), geography)
    except LevelMapError:
        return None


def _loaded(recipe: Recipe) -> Scored:
    own = own_columns(recipe.geography)
    wanted = {member.column for member in recipe.leaves if member.column}
    if own is None or not wanted & set(own.columns):
        return load(recipe, cache.atlas())
    return load(recipe, cache.atlas(), own)


def own_columns(geography: Geography | None) -> pd.DataFrame | None:
    """Return the visitor's own column on the areas of a method; None if there is none."""
    kept: ReferenceType[PlaceTable] | None = st.session_state.get(OWN_KEY)
    own = None if kept is None else kept()
    if own is None or geography is None or not own.columns.measures:
        return None
    try:
        return pd.DataFrame(
            {heading: own.values(heading, geography).by_area for heading in own.columns.measures}
        )
    except LevelMapError:
        return None  # which rows or columns are meant is still to be said


def firmness_of(view: MethodView) -> Firmness:
    """Return how firm a method's list is; kept for the visitor while the method stays the same."""
    kept = st.session_state.get("method.firmness")
    if kept is None or kept[0] != view.recipe:
        kept = (view.recipe, firmness(view))
        st.session_state["method.firmness"] = kept
    found: Firmness = kept[1]
    return found
