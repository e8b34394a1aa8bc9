"""Robustness: a straightforward loop as oracle, the same seed, and what probability must mean."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from levelmap.comparison.draws import Choices, model
from levelmap.comparison.robustness import changes_of_list, one_at_a_time, robustness, status
from levelmap.errors import MethodError
from levelmap.methods.composite import Inputs, score
from levelmap.methods.recipes import Categories, Domain, Member, MissingRule, Recipe, Step
from levelmap.terms import Polarity

BAD, GOOD = Polarity.HIGHER_IS_WORSE, Polarity.HIGHER_IS_BETTER
NOTHING = Choices(
    concentration=0, normalisations=(), aggregations=(), outliers=(), leave_one_out=False
)


def member(key: str, **changes: object) -> Member:
    return Member(key, **{"column": key, "polarity": BAD, **changes})


def table(areas: int, members: int, seed: int = 0, gaps: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(areas, 1)) + rng.gamma(2, size=(areas, members))
    for _ in range(gaps):
        values[rng.integers(areas), rng.integers(members)] = np.nan
    index = [f"a{i:03d}" for i in range(areas)]
    return pd.DataFrame(values, index=index, columns=[f"m{i}" for i in range(members)])


FLAT = Recipe("flat", "Flat", tuple(member(f"m{i}") for i in range(4)))
TREE = Recipe(
    "tree",
    "Tree",
    (
        Domain("one", (member("m0"), member("m1", polarity=GOOD)), weight=2),
        Domain("two", (member("m2"), member("m3", weight=3))),
    ),
    normalisation=Step("zscore"),
    missing=MissingRule("renormalise", 0.5),
)


@pytest.mark.parametrize("recipe", [FLAT, TREE])
def test_every_draw_is_what_the_engine_makes_of_the_changed_recipe(recipe):
    inputs = Inputs(table(30, 4, gaps=6))
    prepared = model(recipe, inputs)
    draws = prepared.draw(60, np.random.default_rng(2))
    ranks = prepared.ranks(draws)
    for row in range(60):
        aggregation = prepared.aggregations[draws.aggregation[row]]
        if aggregation is not None:
            continue  # on a rescaled scale, checked below
        changed = _with_draw(recipe, prepared, draws, row)
        expected = score(changed, inputs).ranks.dropna()
        np.testing.assert_array_equal(ranks[row], expected[prepared.nominal.scored])


def _with_draw(recipe, prepared, draws, row) -> Recipe:
    """Return the recipe that a draw stands for, written out."""
    step = prepared.normalisations[draws.normalisation[row]] or recipe.normalisation
    left_out = draws.left_out[row]
    off = {recipe.active[left_out].key} if left_out >= 0 else set()
    weights = {}
    for branch in prepared.branch.branches:
        for position, child in enumerate(branch.children):
            key = recipe.active[child].key if isinstance(child, int) else child.key
            weights[key] = float(draws.weights[branch.key][row, position])
    # weight 0, not switched off: the areas scored stay those of the recipe itself
    weights |= dict.fromkeys(off, 0.0)
    changed = recipe.with_members(lambda m: replace(m, weight=weights[m.key]))
    members = tuple(
        replace(one, weight=weights[one.key]) if isinstance(one, Domain) else one
        for one in changed.members
    )
    rule = prepared.outliers[draws.outliers[row]]
    return replace(changed, members=members, normalisation=step, outliers=rule)


def test_other_aggregations_work_on_one_to_one_hundred():
    inputs = Inputs(table(20, 4))
    only = replace(NOTHING, aggregations=(Step("geometric"),))
    found = one_at_a_time(FLAT, inputs, only)
    rescaled = replace(
        FLAT,
        normalisation=Step("minmax", (("low", 1.0), ("high", 100.0))),
        aggregation=Step("geometric"),
    )
    percentiles = score(FLAT, inputs).normalised
    expected = score(rescaled, Inputs(percentiles)).ranks
    assert found["aggregation: geometric"].tolist() == expected.tolist()


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    inputs = Inputs(table(40, 4))
    one, two = (robustness(FLAT, inputs, draws=200, seed=7) for _ in range(2))
    other = robustness(FLAT, inputs, draws=200, seed=8)
    assert one.areas.to_csv().encode() == two.areas.to_csv().encode()
    assert not other.areas.equals(one.areas)


def test_probabilities_and_intervals_are_those_of_the_draws():
    inputs = Inputs(table(25, 4))
    found = robustness(FLAT, inputs, draws=300, seed=3, places=8)
    prepared = model(FLAT, inputs)
    ranks = prepared.ranks(prepared.draw(300, np.random.default_rng(3)))
    np.testing.assert_allclose(found.areas["probability"], (ranks <= 8).mean(axis=0))
    for column, share in (("low", 0.05), ("median", 0.5), ("high", 0.95)):
        expected = np.quantile(ranks, share, axis=0, method="inverted_cdf")
        np.testing.assert_array_equal(found.areas[column], expected)
    assert found.areas["probability"].sum() >= 8 - 1e-9


def test_without_choices_every_place_is_solid_or_out():
    found = robustness(FLAT, Inputs(table(25, 4)), draws=20, choices=NOTHING)
    assert found.places == (score(FLAT, Inputs(table(25, 4))).categories == 1).sum()
    assert (found.areas["status"] == "solid").sum() == found.places
    assert (found.areas["status"] == "out").sum() == 25 - found.places
    assert (found.areas["low"] == found.areas["rank"]).all()
    assert found.notes == ("Varied: nothing.",)


def test_the_closer_the_weights_the_narrower_the_interval():
    inputs = Inputs(table(60, 4))
    width = {}
    for concentration in (10.0, 1000.0):
        choices = replace(NOTHING, concentration=concentration)
        areas = robustness(FLAT, inputs, draws=500, choices=choices).areas
        width[concentration] = (areas["high"] - areas["low"]).mean()
    assert width[1000.0] < width[10.0] / 3


def test_drawn_weights_stay_round_those_of_the_recipe():
    prepared = model(TREE, Inputs(table(20, 4)), replace(NOTHING, concentration=200))
    draws = prepared.draw(4000, np.random.default_rng(0))
    for branch in prepared.branch.branches:
        np.testing.assert_allclose(
            draws.weights[branch.key].mean(axis=0), branch.weights, rtol=0.03
        )
        np.testing.assert_allclose(draws.weights[branch.key].sum(axis=1), branch.weights.sum())


def test_areas_without_score_have_no_rank_in_any_draw():
    gap = table(20, 4)
    gap.iloc[3, :] = np.nan
    found = robustness(FLAT, Inputs(gap), draws=20)
    assert "a003" not in found.areas.index
    assert len(found.areas) == 19


def test_one_at_a_time_names_every_scenario():
    found = one_at_a_time(FLAT, Inputs(table(20, 4)))
    assert found.columns.tolist() == [
        "own",
        "normalisation: zscore",
        "normalisation: minmax",
        "aggregation: geometric",
        "outliers: winsorise",
        "without m0",
        "without m1",
        "without m2",
        "without m3",
    ]
    expected = score(FLAT.without(["m2"]), Inputs(table(20, 4))).ranks
    assert found["without m2"].tolist() == expected.tolist()


def test_members_of_one_name_are_told_apart():
    alike = replace(FLAT, members=tuple(replace(one, label="Pay") for one in FLAT.members))
    inputs = Inputs(table(20, 4))
    found = one_at_a_time(alike, inputs)
    assert found.columns.tolist()[-2:] == ["without Pay (m2)", "without Pay (m3)"]
    named = one_at_a_time(FLAT, inputs)
    assert found["without Pay (m2)"].tolist() == named["without m2"].tolist()
    assert changes_of_list(alike, inputs, 5).index.is_unique


def test_an_option_that_the_values_do_not_allow_is_left_out_and_named():
    flags = table(20, 4).assign(m0=[1.0] + [0.0] * 19)
    choices = Choices(normalisations=(Step("robust"), Step("zscore")))
    found = robustness(FLAT, Inputs(flags), draws=10, choices=choices)
    assert found.notes[1].startswith("Could not be used: robust: m0: The values have no spread")


def test_ties_are_broken_in_every_draw_as_the_recipe_says():
    flags = replace(
        FLAT,
        normalisation=Step("beyond_quantile"),
        aggregation=Step("sum"),
        tie_break="percentile",
        categories=Categories("count", (5.0,)),
    )
    inputs = Inputs(table(40, 4))
    found = robustness(flags, inputs, draws=3, choices=NOTHING)
    assert found.areas["rank"].tolist() == score(flags, inputs).ranks.tolist()
    assert found.areas["median"].tolist() == found.areas["rank"].tolist()


def test_copeland_can_be_drawn_too():
    choices = replace(NOTHING, concentration=50, aggregations=(Step("copeland"),))
    found = robustness(FLAT, Inputs(table(15, 4)), draws=40, choices=choices)
    assert found.areas["probability"].between(0, 1).all()


def test_ten_thousand_draws_take_little_memory():
    many = Recipe("many", "Many", tuple(member(f"m{i}") for i in range(13)))
    inputs = Inputs(table(309, 13))
    tracemalloc.start()
    robustness(many, inputs)
    assert tracemalloc.get_traced_memory()[1] < 200e6
    tracemalloc.stop()


def test_status_of_a_probability():
    assert status(np.array([1.0, 0.9, 0.89, 0.1, 0.09, 0.0])).tolist() == [
        "solid", "solid", "borderline", "borderline", "out", "out",
    ]  # fmt: skip


def test_the_sentence_of_one_place():
    found = robustness(FLAT, Inputs(table(25, 4)), draws=50)
    code = found.areas.index[found.areas["rank"] == 1][0]
    assert found.sentence(code).startswith("Ranked 1; between 1 and ")
    assert f"among the worst {found.places} in" in found.sentence(code)


@pytest.mark.parametrize(
    "settings", [{"draws": 0}, {"draws": 10**9}, {"places": 0}, {"places": 25}]
)
def test_settings_out_of_range_are_refused(settings):
    with pytest.raises(MethodError, match="expected"):
        robustness(FLAT, Inputs(table(25, 4)), **{"draws": 5, **settings})


def test_an_aggregation_that_a_domain_does_not_allow_is_left_out_and_said() -> None:
    flag = Domain("flag", (member("m0"), member("m1")), normalisation=Step("beyond_quantile"))
    recipe = Recipe("flags", "Flags", (member("m2"), flag))
    found = robustness(recipe, Inputs(table(40, 3)), draws=50)
    assert len(found.areas) == 40
    assert any("geometric" in note for note in found.notes)


def test_a_method_that_counts_varies_in_weights_and_members_only() -> None:
    counting = replace(FLAT, normalisation=Step("beyond_quantile"), aggregation=Step("sum"))
    made = model(counting, Inputs(table(40, 4)))
    assert made.varying == ("weights", "left_out")


def test_one_change_brings_one_place_on_and_drops_another():
    # by hand: b leads on m0, c on m1; with both a and b are the worst two, without m0 it is a and c
    values = pd.DataFrame({"m0": [9.0, 8, 0, 1], "m1": [9.0, 4, 6, 1]}, index=list("abcd"))
    recipe = Recipe("two", "Two", (member("m0"), member("m1")), normalisation=Step("minmax"))
    found = changes_of_list(recipe, Inputs(values), 2, NOTHING)
    assert found.empty
    found = changes_of_list(recipe, Inputs(values), 2, replace(NOTHING, leave_one_out=True))
    assert found.to_dict("index") == {
        "without m0": {"enters": ("c",), "leaves": ("b",)},
        "without m1": {"enters": (), "leaves": ()},
    }
