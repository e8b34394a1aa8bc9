"""A recipe or an indicator of the visitor's own for a method; kept in this session only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from weakref import ref

import streamlit as st

from levelmap.catalogue.recipe_files import LARGEST_TEXT, read_recipe
from levelmap.errors import LevelMapError, RecipeError
from levelmap.intake import PlaceTable
from levelmap.methods.recipes import Grade, Member, Recipe
from levelmap.pages.method import edits
from levelmap.pages.method.state import OWN_KEY, PAGE, recipe_of
from levelmap.pages.method.view import MethodQuery
from levelmap.pages.shared import cache, inputs, own_table
from levelmap.pages.shared.plain_text import bullets, plain
from levelmap.terms import Polarity

KEY = "method.own.file"

DIRECTIONS = {
    Polarity.HIGHER_IS_WORSE: "High is worse",
    Polarity.HIGHER_IS_BETTER: "High is better",
}


def show(query: MethodQuery) -> None:
    """Show where to bring a method or an indicator."""
    with st.expander("Bring your own method (TOML) or indicator (spreadsheet or CSV)"):
        st.caption(
            "What you bring is read in this session only: nothing is stored, and nobody else sees "
            "it."
        )
        method, indicator = st.columns(2, gap="medium")
        with method:
            _show_recipe()
        with indicator:
            _show_indicator(query)


def _show_recipe() -> None:
    def take() -> None:
        file = st.session_state["method.toml"]
        if file is None:
            return
        try:
            recipe = _read(file.getvalue(), file.name)
        except LevelMapError as error:
            st.session_state[f"{PAGE}.problems"] = (str(error),)
            return
        inputs.change(PAGE, lambda query: _with_recipe(query, recipe))

    st.file_uploader("A method as TOML", type=["toml"], key="method.toml", on_change=take)


def _read(content: bytes, name: str) -> Recipe:
    if len(content) > LARGEST_TEXT:
        raise RecipeError(f"{name} has {len(content):,} bytes: expected at most {LARGEST_TEXT:,}.")
    try:
        recipe = read_recipe(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise RecipeError(f"{name} is not UTF-8 text: save it as UTF-8.") from error
    if recipe.geography is None:
        raise RecipeError(
            f'{name} names no areas: add a line such as geography = "lad_2025" at its top.'
        )
    return recipe


def _with_recipe(query: MethodQuery, recipe: Recipe) -> MethodQuery:
    """Return the query for a recipe from a file, started from one of the same areas."""
    catalogue = cache.atlas().catalogue
    same = [slug for slug, one in catalogue.recipes.items() if one.geography == recipe.geography]
    start = query.start
    if catalogue.recipe(start).geography != recipe.geography:
        start = same[0] if same else start
    return replace(query, start=start, recipe=recipe, area="")


def _show_indicator(query: MethodQuery) -> None:
    geography = recipe_of(query).geography
    reading = own_table.bring("An indicator as a spreadsheet or CSV", KEY, geography)
    if reading is None:
        st.session_state.pop(OWN_KEY, None)
        return
    st.session_state[OWN_KEY] = ref(reading)
    own_table.show_preview(reading, KEY)
    own_table.show_matched(reading, KEY)
    try:
        _show_column(query, reading)
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
    own_table.show_unmatched(reading, KEY)


def _show_column(query: MethodQuery, own: PlaceTable) -> None:
    recipe = recipe_of(query)
    column = own.value_column
    if not column:
        st.warning("The table has no column of numbers.", icon=":material/info:")
        st.markdown(bullets(own.report))
        return
    st.markdown(bullets([*own.report, *own.value_report(column, recipe.geography)]))
    slots = {member.key: member.name for member in recipe.leaves if member.column}
    slot = st.selectbox(
        "Use it as",
        ["", *slots],
        format_func=lambda key: slots.get(key, "A further indicator"),
    )
    polarity = st.selectbox(
        "Direction", list(DIRECTIONS), format_func=lambda polarity: DIRECTIONS[polarity]
    )
    name = slots.get(slot, column)
    member = Member(
        key=slot or "own_indicator",
        column=column,
        label=f"{name} (your data)",
        polarity=polarity,
        grade=Grade.OUR_CHOICE,
        note=f"From {own.name}, brought by a reader; not checked.",
    )
    st.button("Use it in the method", on_click=lambda: inputs.change(PAGE, _adding(member)))


def _adding(member: Member) -> Callable[[MethodQuery], MethodQuery]:
    """Return the change that takes *member* into the method."""

    def changed(query: MethodQuery) -> MethodQuery:
        start = cache.atlas().catalogue.recipe(query.start)
        return replace(query, recipe=edits.own(edits.with_column(recipe_of(query), member), start))

    return changed
