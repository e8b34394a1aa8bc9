"""docs/methods.md names every method, and its example of a recipe can be read."""

from __future__ import annotations

import re

import pytest

from levelmap.catalogue.recipe_files import read_recipe
from levelmap.methods.documentation import STEPS, table
from levelmap.paths import folders, package_root

READS = "code"

TEXT = (package_root() / "docs" / "methods.md").read_text("utf-8")
SLUGS = [path.stem for path in (folders(package_root()).data / "recipes").glob("*.toml")]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_recipe_is_documented(slug):
    assert f"`{slug}`" in TEXT


@pytest.mark.parametrize("step", STEPS)
def test_the_table_of_each_step_is_the_one_made_from_its_methods(step):
    assert table(STEPS[step]) in TEXT, "run python -m levelmap.methods.documentation"


@pytest.mark.parametrize(
    "method", [one for step in STEPS.values() for one in step.values()], ids=lambda one: one.name
)
def test_every_method_says_what_it_gives_whose_it_is_and_when_it_misleads(method):
    assert method.source.endswith(".")
    assert not method.reproduces or method.reproduces.endswith(".")
    assert method.words.endswith(".")
    assert method.misleads.endswith(".")
    assert all(isinstance(needed, bool) for needed in method.parameters.values())


def test_the_example_is_a_recipe():
    example = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert example is not None
    recipe = read_recipe(example[1])
    assert [leaf.name for leaf in recipe.leaves] == [
        "Weekly pay", "Healthy life expectancy", "Smokers",
    ]  # fmt: skip
