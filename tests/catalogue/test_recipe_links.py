"""Recipes in links: read back, short, and refused with one sentence when damaged."""

from __future__ import annotations

import base64
import json
import re
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.catalogue.recipe_links import LONGEST_LINK, link_text, recipe_of_link
from levelmap.errors import RecipeError
from levelmap.methods.recipes import Member, Recipe
from tests.catalogue.recipe_texts import recipes

SMALL = Recipe("small", "Small", (Member("pay", indicator="pay"),))


@given(recipes())
def test_a_recipe_comes_back_from_its_link(recipe: Recipe):
    text = link_text(recipe)
    assert recipe_of_link(text) == recipe
    assert re.fullmatch(r"[A-Za-z0-9_-]+", text)


def test_a_link_is_short():
    assert len(link_text(SMALL)) < 120


@pytest.mark.parametrize(
    "text", ["", "x", "1", "1!!!", "2" + link_text(SMALL)[1:], link_text(SMALL)[:-9]]
)
def test_a_damaged_link_says_so(text):
    with pytest.raises(RecipeError, match="cut short or was changed"):
        recipe_of_link(text)


@given(st.text(max_size=200))
def test_any_text_that_is_no_link_is_a_named_error(text):
    with pytest.raises(RecipeError, match=r"\.$"):
        recipe_of_link(text)


def test_a_link_cannot_unpack_to_more_than_memory_should_hold():
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 5_000_000, 9)).decode().rstrip("=")
    with pytest.raises(RecipeError):
        recipe_of_link("1" + bomb)


def test_a_link_that_holds_something_else_names_the_fault():
    def packed(data: object) -> str:
        return "1" + base64.urlsafe_b64encode(
            zlib.compress(json.dumps(data).encode())
        ).decode().rstrip("=")

    with pytest.raises(RecipeError, match="the recipe: is a list, expected a table"):
        recipe_of_link(packed([1, 2]))
    with pytest.raises(RecipeError, match="slug: is missing"):
        recipe_of_link(packed({}))
    with pytest.raises(RecipeError, match=r"members\[1\]\.weight: is not a usable number"):
        recipe_of_link(
            packed(
                {"slug": "a", "title": "b", "members": [{"column": "c", "weight": float("nan")}]}
            )
        )
    with pytest.raises(RecipeError, match="cut short"):
        recipe_of_link("1" + base64.urlsafe_b64encode(zlib.compress(b"[" * 90_000)).decode())


def test_a_recipe_too_long_for_a_link_says_what_to_do():
    noise = "".join(chr(code) for code in np.random.default_rng(0).integers(33, 120, 20_000))
    with pytest.raises(RecipeError, match="shorten its notes, or share it as a file"):
        link_text(Recipe("long", "Long", SMALL.members, description=noise))
    with pytest.raises(RecipeError, match=f"longer than {LONGEST_LINK}"):
        recipe_of_link("1" + "A" * 9000)
