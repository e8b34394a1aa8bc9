"""The controls of a method: where it starts, its indicators and weights, its steps and its cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from levelmap.methods.aggregation import AGGREGATIONS
from levelmap.methods.missing_data import MISSING_RULES
from levelmap.methods.normalisation import NORMALISATIONS
from levelmap.methods.recipes import Domain, Member, Recipe
from levelmap.pages.compare import options
from levelmap.pages.method import edits
from levelmap.pages.method.state import PAGE, own_columns, recipe_of
from levelmap.pages.method.view import MethodQuery, MethodView
from levelmap.pages.shared import cache, inputs
from levelmap.pages.shared.plain_text import plain

CUTS = {"thirds": "The worst third", "share": "A share of the places", "count": "A number of them"}

Edit = Callable[[Recipe, Any], Recipe]
"""Returns the recipe for what a widget holds."""


def show(query: MethodQuery, view: MethodView | None) -> None:
    """Show every control; *view* is None where the method cannot be computed as it stands."""
    recipe = recipe_of(query)
    shares = dict(view.members["weight"]) if view is not None else {}
    _show_start(query)
    st.header("Indicators and weights")
    st.caption("The share says how much of the score an indicator makes.")
    with st.container(key="method-members"):
        for one in recipe.members:
            _show_branch(one, recipe, shares)
    st.header("Steps and cut")
    _show_steps(recipe, shares)
    _show_cut(recipe, shares)
    if query.recipe is not None:
        st.button("Undo all changes", on_click=lambda: inputs.change(PAGE, _undone))


def _undone(query: MethodQuery) -> MethodQuery:
    return replace(query, recipe=None)


def _show_start(query: MethodQuery) -> None:
    catalogue = cache.atlas().catalogue
    subjects = options.subjects(cache.atlas())
    offered = [subject.name for subject in subjects.methods]
    st.selectbox(
        "Start from",
        offered,
        format_func=lambda slug: catalogue.recipe(slug).title.split(" (")[0],
        **inputs.bound(
            PAGE,
            "start",
            query.start,
            lambda query, slug: replace(query, start=slug, recipe=None, area=""),
        ),
    )
    lists = {subject.name: subject.label for subject in subjects.lists}
    lists |= {query.against: lists.get(query.against, query.against)}
    st.selectbox(
        "Compare with",
        list(lists),
        format_func=lambda name: lists[name],
        **inputs.bound(
            PAGE, "against", query.against, lambda query, name: replace(query, against=name)
        ),
    )


def _bound(field: str, value: object, edit: Edit, shares: Mapping[str, float]) -> dict[str, Any]:
    """Return the arguments of a widget that edits the recipe."""

    def changed(query: MethodQuery, choice: object) -> MethodQuery:
        start = cache.atlas().catalogue.recipe(query.start)
        found = recipe_of(query)
        ready = edits.editable(found, shares) if found.weighting == "given" else found
        recipe = edits.own(edit(ready, choice), start)
        return replace(query, recipe=None if recipe is start else recipe)

    return inputs.bound(PAGE, field, value, changed)


def _show_branch(one: Member | Domain, recipe: Recipe, shares: Mapping[str, float]) -> None:
    if isinstance(one, Member):
        _show_member(one, recipe, shares)
        return
    st.markdown(f"**{plain(one.name)}**")
    for child in one.members:
        _show_branch(child, recipe, shares)


def _show_member(member: Member, recipe: Recipe, shares: Mapping[str, float]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.checkbox(
            plain(f"Use {member.name}"),
            label_visibility="collapsed",
            width="content",
            disabled=not _has_values(member, recipe),
            **_bound(
                f"on.{member.key}",
                member.active,
                lambda recipe, on: edits.switched(recipe, member.key, on=bool(on)),
                shares,
            ),
        )
        if member.active:
            _show_weight(member, recipe, shares)
        else:
            st.markdown(plain(f"{member.name}: not used"), help=plain(_help(member)))


def _show_weight(member: Member, recipe: Recipe, shares: Mapping[str, float]) -> None:
    weight = edits.editable(recipe, shares).member(member.key).weight
    share = f": {shares[member.key]:.1%}" if shares else ""
    st.slider(
        plain(f"{member.name}{share}"),
        min_value=0.0,
        max_value=max(edits.HEAVIEST, weight),
        step=0.25,
        help=plain(_help(member)),
        **_bound(
            f"weight.{member.key}",
            float(weight),
            lambda recipe, value: edits.weighed(recipe, member.key, float(value), shares),
            shares,
        ),
    )


def _has_values(member: Member, recipe: Recipe) -> bool:
    if not member.column:
        return True
    own = own_columns(recipe.geography)
    return own is not None and member.column in own.columns


def _help(member: Member) -> str:
    said = [f"{member.grade.value[0].upper()}{member.grade.value[1:]}: {member.grade.meaning}."]
    said += ["A proxy."] if member.proxy else []
    said += [member.note] if member.note else []
    return " ".join(said)


def _show_steps(recipe: Recipe, shares: Mapping[str, float]) -> None:
    _choose(
        "Put indicators on one scale by",
        NORMALISATIONS.choices,
        recipe.normalisation.method,
        _bound("normalisation", recipe.normalisation.method, edits.normalised, shares),
    )
    _choose(
        "Bring them together by",
        AGGREGATIONS.choices,
        recipe.aggregation.method,
        _bound("aggregation", recipe.aggregation.method, edits.aggregated, shares),
    )
    rule, coverage = recipe.missing.rule, recipe.missing.minimum_coverage
    _choose(
        "Where a value is missing",
        MISSING_RULES.choices,
        rule,
        _bound(
            "missing",
            rule,
            lambda recipe, rule: edits.with_missing(recipe, rule, coverage),
            shares,
        ),
    )
    if rule != "refuse":
        st.slider(
            "Indicators that a place must have, in per cent",
            0,
            100,
            step=5,
            **_bound(
                "coverage",
                round(coverage * 100),
                lambda recipe, share: edits.with_missing(recipe, rule, share / 100),
                shares,
            ),
        )


def _choose(label: str, words: Mapping[str, str], current: str, bound: dict[str, Any]) -> None:
    options = dict(words) if current in words else {current: f"As it is: {current}", **words}
    st.selectbox(label, list(options), format_func=lambda key: options[key], **bound)


def _show_cut(recipe: Recipe, shares: Mapping[str, float]) -> None:
    rule, cuts = recipe.categories.rule, recipe.categories.cuts
    first = {"share": 0.2, "count": 100.0, "thirds": 0.0}
    _choose(
        "Who is on the list",
        CUTS,
        rule,
        _bound(
            "cut",
            rule,
            lambda recipe, rule: (
                edits.with_cut(recipe, rule, first[rule]) if rule in first else recipe
            ),
            shares,
        ),
    )
    if rule == "count":
        st.number_input(
            "Number of places",
            min_value=1,
            step=1,
            **_bound(
                "count",
                int(cuts[0]),
                lambda recipe, number: edits.with_cut(recipe, "count", float(number)),
                shares,
            ),
        )
    elif rule == "share":
        st.slider(
            "Share of the places, in per cent",
            1,
            99,
            **_bound(
                "share",
                round(cuts[0] * 100),
                lambda recipe, share: edits.with_cut(recipe, "share", share / 100),
                shares,
            ),
        )
