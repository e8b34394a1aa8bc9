"""Every recipe of the data folder: resolvable, written as it is read, and careful in its words."""

from __future__ import annotations

import re

import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.indicators import LONGEST_SHORT
from levelmap.catalogue.recipe_files import load_recipe, read_recipe, write_recipe
from levelmap.catalogue.recipe_links import link_text, recipe_of_link
from levelmap.methods.recipes import Grade, Recipe
from levelmap.paths import folders, package_root
from levelmap.terms import Polarity

FILES = sorted((folders(package_root()).data / "recipes").glob("*.toml"))

EXPECTED = {
    "community_needs_2019", "ifs_style_4", "imd_2019", "imd_2025", "left_behind_2019",
    "levelmap_13", "levelmap_13_2021", "missions_12", "need_4", "ons_robust",
}  # fmt: skip


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def recipe(request) -> Recipe:
    return load_recipe(request.param)


def test_the_recipes_that_should_be_there_are():
    assert {path.stem for path in FILES} >= EXPECTED


def test_each_is_read_back_from_its_own_text_and_link(recipe):
    assert read_recipe(write_recipe(recipe)) == recipe
    assert recipe_of_link(link_text(recipe)) == recipe


def test_each_says_where_it_comes_from_and_what_to_be_careful_about(recipe):
    assert recipe.source
    assert recipe.description
    assert recipe.caveats
    assert recipe.geography is not None


def test_each_member_has_a_label_and_each_proxy_is_explained(recipe):
    assert all(member.label for member in recipe.leaves)
    explained = {member.key for member in recipe.leaves if member.note}
    proxies = [member for member in recipe.leaves if member.proxy]
    if proxies:
        assert explained & {member.key for member in proxies}


def test_each_indicator_exists_has_a_direction_and_is_held(recipe, shipped):
    for member in recipe.leaves:
        if member.indicator:
            indicator = shipped.indicator(member.indicator)
            assert (member.polarity or indicator.polarity) is not Polarity.NONE
            published = member.geography or recipe.geography
            held = [s for s in shipped.series(member.indicator) if s.geography == published]
            assert len(held) >= member.releases, member.indicator
            assert not member.period or member.period in {str(series.period) for series in held}


def test_no_recipe_claims_to_be_what_it_is_not(recipe):
    text = " ".join([recipe.title, recipe.description, *recipe.caveats])
    assert not re.search(r"replicat|345 areas|the 45 areas", text, re.IGNORECASE)
    if recipe.grade is Grade.OUR_CHOICE:
        assert any("official statistic" in caveat for caveat in recipe.caveats)


def test_thirteen_slots_of_which_twelve_are_filled(shipped):
    for slug in ("levelmap_13", "levelmap_13_2021"):
        recipe = load_recipe(shipped.folders.data / "recipes" / f"{slug}.toml")
        assert len(recipe.leaves) == 13
        assert [leaf.key for leaf in recipe.leaves if not leaf.active] == ["l4"]
        assert recipe.member("l4").column
        assert recipe.member("l5").proxy
        assert "not published" in recipe.title


def test_every_recipe_has_words_for_sentences(shipped: Catalogue) -> None:
    shorts = [recipe.short for recipe in shipped.recipes.values()]
    assert all(0 < len(short) <= LONGEST_SHORT for short in shorts)
    assert len(set(shorts)) == len(shorts)
    assert {recipe.preposition for recipe in shipped.recipes.values()} <= {"by", "by the"}
    assert shipped.recipe("left_behind_2019").noun == "wards"
    assert shipped.recipe("levelmap_13").noun == "authorities"
