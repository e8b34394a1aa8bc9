"""Recipes that include other recipes."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.errors import (
    MethodError,
    MixedGeographies,
    RecipeError,
    UnknownRecipe,
)
from levelmap.methods.composite import Inputs, score
from levelmap.methods.included import score_with_included
from levelmap.methods.recipes import Recipe
from levelmap.terms import Geography
from tests.methods.matrix import (
    INPUTS,
    TREE_VALUES,
    TWO_DOMAINS,
    member,
    table,
)


def included(**recipes: Recipe) -> dict[str, Recipe]:
    return {slug.replace("_", "-"): found for slug, found in recipes.items()}


def test_a_recipe_can_include_another():
    inner = Recipe("inner", "Inner", (member("x"), member("y")))
    outer = Recipe(
        "outer",
        "Outer",
        (member("inner_score", column="", recipe="inner", polarity=None), member("z")),
    )
    values = table(x=[1, 2, 3], y=[1, 3, 2], z=[3, 2, 1])
    result = score_with_included(
        "outer", included(inner=inner, outer=outer), lambda _: Inputs(values)
    )
    expected = score(inner, Inputs(values)).scores
    direct = score(
        Recipe("d", "D", (member("inner_score"), member("z"))),
        Inputs(values.assign(inner_score=expected)),
    )
    pd.testing.assert_series_equal(result.scores, direct.scores)


def test_a_recipe_that_includes_itself_is_refused():
    first = Recipe("first", "First", (member("s", column="", recipe="second"),))
    second = Recipe("second", "Second", (member("f", column="", recipe="first"),))
    with pytest.raises(RecipeError, match=r"includes itself \(first > second > first\)"):
        score_with_included("first", included(first=first, second=second), lambda _: INPUTS)


def test_a_recipe_that_does_not_exist_is_named_with_near_ones():
    outer = Recipe("outer", "Outer", (member("s", column="", recipe="inerr"),))
    known = included(outer=outer, inner=TWO_DOMAINS)
    with pytest.raises(UnknownRecipe, match=r"no recipe called 'inerr'\. Did you mean inner"):
        score_with_included("outer", known, lambda _: INPUTS)


def test_a_long_title_is_cut_in_a_message():
    title = "A measure of the need of places " * 4
    recipe = Recipe("long", title.strip(), (member("s"),))
    assert recipe.called == f"{title[:60].rstrip()}…"
    assert replace(recipe, title="Short").called == "Short"
    with pytest.raises(MethodError, match=r"^No member of A measure of .{1,60}… is switched on"):
        score(replace(recipe, members=(member("s", active=False),)), INPUTS)


def test_two_vintages_cannot_be_joined_in_one_recipe():
    inner = replace(TWO_DOMAINS, slug="inner", geography=Geography.parse("lad_2019"))
    outer = Recipe(
        "outer",
        "Outer",
        (member("s", column="", recipe="inner"),),
        geography=Geography.parse("lad_2021"),
    )
    with pytest.raises(
        MixedGeographies,
        match=r"Outer scores local authorities of 2021 and includes A tree.*of 2019",
    ):
        score_with_included(
            "outer", included(inner=inner, outer=outer), lambda _: Inputs(TREE_VALUES)
        )
