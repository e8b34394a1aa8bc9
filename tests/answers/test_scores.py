"""Scores of a small method on the toy country: members, areas, what cannot be scored and why."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from levelmap.answers.comparisons.summaries import of_robustness, of_scores, robust_table
from levelmap.answers.phrases import percent_words
from levelmap.answers.place import methods
from levelmap.answers.scores import firmness, score_recipe
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.recipe_files import load_recipe
from levelmap.errors import MethodError, QueryError, RecipeError
from levelmap.geography.gazetteer import CURRENT
from levelmap.methods.recipes import Recipe
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests.toy_country import MERGED, NOW, seal

TEXT = """
slug = "toy"
title = "Toy method"
short = "Toy method"
noun = "authorities"
preposition = "by"
description = "Pay and unemployment of the toy country."
geography = "lad_2025"
nations = ["E"]
normalisation = "minmax"
missing = { rule = "refuse" }
categories = { rule = "count", cuts = [3] }
grade = "our choice"
source = "The toy country says so"

[[members]]
indicator = "pay"
grade = "our choice"

[[members]]
indicator = "unemployment"
grade = "our choice"
"""


@pytest.fixture
def atlas(own_toy: Folders) -> Atlas:
    folder = own_toy.data / "recipes"
    folder.mkdir(exist_ok=True)
    (folder / "toy.toml").write_text(TEXT, encoding="utf-8")
    seal(own_toy)
    return open_atlas(own_toy.root)


@pytest.fixture
def recipe(atlas: Atlas) -> Recipe:
    return atlas.catalogue.recipe("toy")


def test_the_worst_on_both_is_first_and_who_lacks_a_value_is_not_scored(
    atlas: Atlas, recipe: Recipe
) -> None:
    scored = score_recipe(recipe, atlas)
    table = scored.table
    assert table["area_name"].tolist()[:3] == ["Alder", "Birch", "Cedar"]
    assert table["rank"].tolist()[:3] == [1, 2, 3]
    assert table["area_name"].iloc[-1] == "Kapok and Larch"
    assert table["score"].isna().tolist() == [False] * 10 + [True]
    assert scored.composite.not_scored.index.tolist() == [MERGED]
    assert scored.used["pay"].period_label == "2023"


def test_a_recipe_is_computed_once_and_a_changed_one_anew(atlas: Atlas, recipe: Recipe) -> None:
    assert score_recipe(recipe, atlas) is score_recipe(recipe, atlas)
    other = replace(recipe, title="Another")
    assert score_recipe(other, atlas) is not score_recipe(recipe, atlas)
    assert firmness(recipe, atlas, 20) is firmness(recipe, atlas, 20)


def test_the_summary_says_what_was_computed_on_what(atlas: Atlas, recipe: Recipe) -> None:
    scored = score_recipe(recipe, atlas)
    found = of_scores(scored)
    assert (found["recipe"], found["geography"], found["areas_scored"]) == ("toy", "lad_2025", 10)
    assert list(found["not_scored"]) == [MERGED]
    assert [member["period"] for member in found["members"]] == ["2023", "2023"]
    firm = firmness(recipe, atlas, 20)
    assert of_robustness(firm)["places"] == 3
    assert robust_table(firm, scored)["area_name"].tolist()[0] == "Alder"


def test_a_place_under_a_method_is_told_in_words(atlas: Atlas, recipe: Recipe) -> None:
    alder, elm, merged = (
        methods.read(atlas.gazetteer.area(NOW[name], CURRENT), recipe, atlas)
        for name in ("Alder", "Elm", "Kapok and Larch")
    )
    assert (alder.words, alder.rank_words) == ("On the list", "1 of 10")
    assert alder.margin_words == "2 places inside the cut at 3"
    assert (elm.words, elm.margin_words) == ("Not on the list", "2 places outside the cut at 3")
    assert (merged.words, merged.rank_words, merged.probability_words) == ("Not scored", "", "")
    assert merged.margin_words
    assert "in nine of ten" in alder.probability_words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0%"), (0.004, "under 1%"), (0.5, "50%"), (0.996, "over 99%"), (1, "100%")],
)
def test_a_probability_is_certain_only_where_it_is(share: float, words: str) -> None:
    assert percent_words(share) == words


def test_every_method_that_ranks_authorities_reads_a_place(atlas: Atlas) -> None:
    alder = atlas.gazetteer.area(NOW["Alder"], CURRENT)
    assert [found.recipe.slug for found in methods.read_all(alder, atlas)] == ["toy"]
    assert list(methods.changes(NOW["Alder"], atlas)) == ["toy"]
    assert methods.changes(MERGED, atlas) == {}


def test_what_cannot_be_computed_is_said(atlas: Atlas, recipe: Recipe, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="No figures of"):
        score_recipe(replace(recipe, geography=Geography.parse("lad_2021")), atlas)
    with pytest.raises(MethodError, match="no geography"):
        score_recipe(replace(recipe, geography=None), atlas)
    path = tmp_path / "own.toml"
    path.write_text(TEXT.replace('indicator = "pay"', 'column = "own"'), encoding="utf-8")
    own = load_recipe(path)
    with pytest.raises(RecipeError, match="takes the column 'own' of a table"):
        score_recipe(own, atlas)
    with pytest.raises(RecipeError, match="does not have; found other"):
        score_recipe(own, atlas, pd.DataFrame({"other": [1.0]}, index=[NOW["Alder"]]))
