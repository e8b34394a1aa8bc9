"""Recipes that name what is not held are found before a person meets them."""

from __future__ import annotations

from levelmap.catalogue import recipe_checks
from levelmap.catalogue.catalogue import Catalogue
from levelmap.paths import Folders

RECIPE = 'slug = "{slug}"\ntitle = "T"\ngeography = "lad_2025"\n[[members]]\n{member}\n'


def faults_of(folders: Folders, **members: str) -> list[str]:
    """Return the faults of a data folder that holds recipes of one member each."""
    folder = folders.data / "recipes"
    folder.mkdir(exist_ok=True)
    for slug, member in members.items():
        text = RECIPE.format(slug=slug, member=member)
        (folder / f"{slug}.toml").write_text(text, encoding="utf-8")
    return list(recipe_checks.faults(Catalogue(folders)))


def test_the_shipped_recipes_have_no_fault(shipped):
    assert list(recipe_checks.faults(shipped)) == []


def test_members_that_resolve_have_no_fault(own_toy):
    members = {"one": 'indicator = "pay"\nreleases = 2', "two": 'recipe = "one"'}
    assert faults_of(own_toy, **members, own='column = "anything"') == []


def test_each_fault_is_named(own_toy):
    found = faults_of(
        own_toy,
        absent='indicator = "pays"',
        elsewhere='indicator = "pay"\ngeography = "lad_2019"',
        long='indicator = "pay"\nreleases = 9',
        old='indicator = "pay"\nperiod = "1999-01-01/P1Y"',
        unknown='recipe = "nobody"',
    )
    assert found == [
        "Recipe absent, member pays: there is no indicator pays.",
        "Recipe elsewhere, member pay: pay has 0 of 1 periods on lad_2019.",
        "Recipe long, member pay: pay has 2 of 9 periods on lad_2025.",
        "Recipe old, member pay: pay has no 1999-01-01/P1Y on lad_2025.",
        "Recipe unknown, member nobody: there is no recipe nobody.",
    ]


def test_recipes_that_include_each_other_are_found(own_toy):
    found = faults_of(own_toy, one='recipe = "two"', two='recipe = "one"')
    assert found == ["Recipe one includes itself.", "Recipe two includes itself."]
