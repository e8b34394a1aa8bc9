"""docs/methods.md names every method, and its example of a recipe can be read."""

from __future__ import annotations

import re

import pytest

from levelmap.catalogue.recipe_files import read_recipe
from levelmap.methods import recipes
from levelmap.paths import folders, package_root

TEXT = (package_root() / "docs" / "methods.md").read_text("utf-8")
SLUGS = [path.stem for path in (folders(package_root()).data / "recipes").glob("*.toml")]


@pytest.mark.parametrize(
    "name",
    [
        *recipes.NORMALISATIONS,
        *recipes.AGGREGATIONS,
        *recipes.WEIGHTINGS,
        *recipes.OUTLIER_RULES,
        *recipes.MISSING_RULES,
        *recipes.CATEGORY_RULES,
        *SLUGS,
    ],
)
def test_every_method_and_recipe_is_documented(name):
    assert f"`{name}`" in TEXT


def test_the_example_is_a_recipe():
    example = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert example is not None
    recipe = read_recipe(example[1])
    assert [leaf.name for leaf in recipe.leaves] == [
        "Weekly pay", "Healthy life expectancy", "Smokers",
    ]  # fmt: skip
