"""The engine: trees, gaps, contributions, properties, and every bad input."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelmap.errors import (
    BadWeights,
    ContractError,
    MethodError,
    MixedGeographies,
    NoPolarity,
    TooFewValues,
)
from levelmap.methods.composite import Inputs, score
from levelmap.methods.recipes import Categories, Domain, MissingRule, Recipe, Step
from levelmap.terms import Polarity
from tests.methods.matrix import (
    GOOD,
    INPUTS,
    ON_1_TO_100,
    TREE_VALUES,
    TWO_DOMAINS,
    VALUES,
    member,
    recipe,
    table,
)


def test_a_tree_weighs_domains_and_then_their_members():
    result = score(TWO_DOMAINS, Inputs(TREE_VALUES))
    # work of a0: mean of 0 and 1; of a1 (health missing): mean of 0.5 and 0, with all the weight
    assert result.scores.tolist() == pytest.approx([0.375, 0.25, 1.0, 0.875])
    assert result.domains["work"].tolist() == pytest.approx([0.5, 0.25, 1, 1])
    assert result.domains["health"].isna().tolist() == [False, True, False, False]
    assert result.ranks.tolist() == [3, 4, 1, 2]


def test_effective_weights_are_products_down_the_tree():
    result = score(TWO_DOMAINS, Inputs(TREE_VALUES))
    assert result.members["weight"].tolist() == [0.375, 0.375, 0.25]
    assert result.members["areas"].tolist() == [4, 3, 3]


@pytest.mark.parametrize(
    ("weighting", "expected"),
    [
        ("equal", [1 / 3, 1 / 3, 1 / 3]),
        ("equal_by_domain", [0.25, 0.25, 0.5]),
        ("given", [0.375, 0.375, 0.25]),
    ],
)
def test_weighting_rules_on_a_tree(weighting, expected):
    result = score(replace(TWO_DOMAINS, weighting=weighting), Inputs(TREE_VALUES))
    assert result.members["weight"].tolist() == pytest.approx(expected)


def test_contributions_of_an_additive_recipe_add_up_in_spite_of_gaps():
    result = score(TWO_DOMAINS, Inputs(TREE_VALUES))
    assert result.additive
    np.testing.assert_allclose(result.contributions.sum(axis=1), result.scores)


def test_importance_is_measured_and_may_differ_from_weight():
    result = score(recipe(), INPUTS)
    expected = [np.corrcoef(result.normalised[key], result.scores)[0, 1] for key in VALUES]
    assert result.members["importance"].tolist() == pytest.approx(expected)
    assert not np.allclose(result.members["importance"], result.members["weight"])


def test_domain_scores_can_be_normalised_before_they_go_up():
    first = Domain("first", (member("x"),), normalisation=Step("imd_exponential"))
    second = Domain("second", (member("y"),), normalisation=Step("imd_exponential"))
    nested = Recipe("n", "Nested", (first, second), aggregation=Step("sum"))
    flat = Recipe(
        "f",
        "Flat",
        (member("x"), member("y")),
        normalisation=Step("imd_exponential"),
        aggregation=Step("sum"),
    )
    inputs = Inputs(table(x=[1, 2, 3, 4], y=[4, 1, 3, 2]))
    np.testing.assert_allclose(score(nested, inputs).scores, score(flat, inputs).scores)
    assert list(score(flat, inputs).contributions) == ["x", "y"]
    # a domain that is normalised again is one part of the sum
    in_parts = score(nested, inputs)
    assert list(in_parts.contributions) == ["first", "second"]
    np.testing.assert_allclose(in_parts.contributions.sum(axis=1), in_parts.scores)


def test_a_score_that_is_no_sum_has_no_contributions():
    result = score(recipe(normalisation=ON_1_TO_100, aggregation=Step("geometric")), INPUTS)
    assert not result.additive
    assert result.contributions.empty
    assert list(result.weighted) == ["first", "second", "third"]


def test_a_domain_may_have_its_own_aggregation():
    good = Polarity.HIGHER_IS_BETTER
    members = (member("x", polarity=good), member("y", polarity=good))
    inner = Domain("inner", members, aggregation=Step("geometric"))
    values = table(x=[1, 9, 4], y=[4, 1, 9], z=[1, 2, 3])
    mixed = Recipe(
        "m",
        "Mixed",
        (inner, member("z", polarity=good)),
        normalisation=Step("none"),
        direction=good,
    )
    found = score(mixed, Inputs(values))
    assert found.scores.tolist() == pytest.approx([1.5, 2.5, 4.5])
    assert list(found.contributions) == ["inner", "z"]
    np.testing.assert_allclose(found.contributions.sum(axis=1), found.scores)


def test_a_member_may_have_its_own_normalisation():
    own = member("x", normalisation=Step("goalposts", (("low", 0.0), ("high", 10.0))))
    mixed = Recipe("m", "Mixed", (own, member("y")), normalisation=Step("minmax"))
    values = table(x=[5, 20], y=[0, 1])
    assert score(mixed, Inputs(values)).normalised["x"].tolist() == [0.5, 1]


def test_derived_weights_are_used_and_their_note_is_kept():
    result = score(recipe(weighting="critic"), INPUTS)
    assert result.members["weight"].tolist() == pytest.approx(
        [0.471189, 0.311440, 0.217371], abs=5e-7
    )
    assert "experimental" in score(recipe(weighting="pca"), INPUTS).notes[0]


def test_budget_points_become_weights():
    shared = recipe(weighting="budget").with_members(
        lambda m: replace(
            m, points={"first": (60.0, 40.0), "second": (20.0, 40.0)}.get(m.key, (20.0, 20.0))
        )
    )
    assert score(shared, INPUTS).members["weight"].tolist() == pytest.approx([0.5, 0.3, 0.2])


def test_budget_without_points_is_refused():
    with pytest.raises(MethodError, match="needs the points of every expert"):
        score(recipe(weighting="budget"), INPUTS)


def test_outliers_are_treated_before_normalising_and_reported():
    values = table(x=[*range(1, 11), 100], y=list(range(11)))
    treated = Recipe(
        "t", "T", (member("x"), member("y")), outliers="winsorise", normalisation=Step("minmax")
    )
    result = score(treated, Inputs(values))
    assert result.members["treatment"].tolist() == ["winsorised (1 points)", "none"]
    assert result.normalised["x"].tolist()[-2:] == [1, 1]


def test_switched_off_members_are_noted_and_not_needed():
    off = recipe().without(["second"])
    result = score(off, Inputs(VALUES[["first", "third"]]))
    assert result.notes == ("Not used: second.",)
    assert list(result.contributions) == ["first", "third"]


def test_group_means_are_noted():
    groups = pd.Series("one", index=TREE_VALUES.index)
    filled = replace(TWO_DOMAINS, missing=MissingRule("group_mean", 0.3))
    result = score(filled, Inputs(TREE_VALUES, groups=groups))
    assert result.notes == ("2 missing values were replaced by the mean of their group.",)
    assert result.imputed.sum().tolist() == [0, 1, 1]
    assert result.coverage.tolist() == pytest.approx([1, 2 / 3, 1, 2 / 3])


def test_every_area_is_scored_or_listed_with_its_reason():
    strict = replace(TWO_DOMAINS, missing=MissingRule("refuse"))
    result = score(strict, Inputs(TREE_VALUES))
    assert set(result.scored) | set(result.not_scored.index) == set(TREE_VALUES.index)
    assert result.not_scored["missing"].to_dict() == {"a1": "illness", "a3": "pay"}
    assert result.ranks.isna().tolist() == result.scores.isna().tolist()


def test_an_area_whose_members_have_no_weight_is_listed():
    weightless = Recipe(
        "w", "W", (member("x"), member("y", weight=0)), missing=MissingRule("renormalise", 0.5)
    )
    result = score(weightless, Inputs(table(x=[1, 2, None, 4], y=[1, 2, 3, 5])))
    assert result.not_scored["reason"].to_dict() == {"a2": "no member that has a value has weight"}


def test_ties_of_a_count_are_broken_by_mean_percentile_where_the_recipe_says_so():
    flags = Recipe(
        "c",
        "Count",
        (member("x"), member("y")),
        normalisation=Step("beyond_quantile", (("share", 0.5),)),
        aggregation=Step("sum"),
        categories=Categories("count", (1.0,)),
    )
    values = table(x=[9, 8, 1, 2], y=[8, 9, 2, 1]).assign(x=[9, 8, 1, 2], y=[9, 8, 2, 1])
    assert score(flags, Inputs(values)).ranks.tolist() == [1, 1, 3, 3]
    broken = score(replace(flags, tie_break="percentile"), Inputs(values))
    assert broken.ranks.tolist() == [1, 2, 3, 3]
    assert broken.categories.tolist() == [1, 2, 2, 2]


def test_polarity_comes_from_the_catalogue_unless_the_recipe_says_otherwise():
    plain = Recipe("p", "P", (member("x", polarity=None), member("y")))
    inputs = Inputs(table(x=[1, 2, 3], y=[1, 2, 3]), {"x": GOOD, "y": GOOD})
    assert score(plain, inputs).scores.tolist() == pytest.approx([0.5, 0.5, 0.5])


@given(st.permutations(range(4)))
def test_row_order_never_matters(order):
    shuffled = Inputs(TREE_VALUES.iloc[list(order)])
    expected, found = score(TWO_DOMAINS, Inputs(TREE_VALUES)), score(TWO_DOMAINS, shuffled)
    pd.testing.assert_series_equal(found.scores.sort_index(), expected.scores)
    pd.testing.assert_series_equal(found.ranks.sort_index(), expected.ranks)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 99), min_size=3, max_size=12, unique=True), st.integers(0, 99))
def test_reversing_every_polarity_reverses_the_ranks(values, seed):
    other = np.random.default_rng(seed).permutation(values)
    inputs = Inputs(table(x=values, y=other.tolist()))
    bad = Recipe("b", "B", (member("x"), member("y")))
    good = bad.with_members(lambda m: replace(m, polarity=GOOD))
    np.testing.assert_allclose(score(bad, inputs).scores, 1 - score(good, inputs).scores)


@settings(max_examples=40)
@given(st.integers(1, 50), st.integers(-50, 50))
def test_units_do_not_matter(factor, offset):
    moved = VALUES.assign(first=factor * VALUES["first"] + offset)
    np.testing.assert_allclose(
        score(recipe(), Inputs(moved)).scores, score(recipe(), INPUTS).scores, atol=1e-12
    )


def test_inputs_are_not_changed():
    before = TREE_VALUES.copy()
    score(replace(TWO_DOMAINS, outliers="winsorise"), Inputs(TREE_VALUES))
    pd.testing.assert_frame_equal(TREE_VALUES, before)


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ([3.0, 3.0, 3.0, 3.0], r"jobs has the same value \(3\) in all 4 areas"),
        ([None, None, None, None], "jobs has no value in 4 areas"),
        ([None, 1.0, None, None], "jobs has one value in 4 areas"),
    ],
)
def test_a_member_that_tells_nothing_apart_is_named(column, message):
    values = TREE_VALUES.assign(jobs=pd.Series(column, index=TREE_VALUES.index, dtype="float64"))
    with pytest.raises(TooFewValues, match=message):
        score(TWO_DOMAINS, Inputs(values))


@pytest.mark.parametrize("bad", [float("inf"), float("-inf"), 1e308])
def test_a_value_that_is_no_usable_number_is_named(bad):
    values = TREE_VALUES.assign(jobs=[0, bad, 1, 2])
    with pytest.raises(ContractError, match=r"column jobs: holds a value that is infinite.*a1"):
        score(TWO_DOMAINS, Inputs(values))


def test_a_table_of_one_area_cannot_be_scored():
    with pytest.raises(TooFewValues, match="has one area to score"):
        score(TWO_DOMAINS, Inputs(TREE_VALUES.iloc[:1]))


def test_an_empty_table_cannot_be_scored():
    with pytest.raises(TooFewValues, match="has no area to score"):
        score(TWO_DOMAINS, Inputs(TREE_VALUES.iloc[:0]))


def test_codes_that_repeat_are_named():
    twice = pd.concat([TREE_VALUES, TREE_VALUES.iloc[[1]]])
    with pytest.raises(ContractError, match=r"holds a code twice\. First rows: a1"):
        score(TWO_DOMAINS, Inputs(twice))


def test_a_member_without_column_is_named():
    with pytest.raises(MethodError, match="has no values for Sickness: give each a column"):
        score(Recipe("s", "S", (member("x", label="Sickness"),)), Inputs(TREE_VALUES))


def test_two_nations_indices_in_one_recipe_are_refused():
    english, welsh = member("x", label="IMD (England)"), member("y", label="WIMD (Wales)")
    values = table(x=[1, 2, None, None], y=[None, None, 1, 2])
    with pytest.raises(MixedGeographies, match=r"both IMD \(England\) and WIMD \(Wales\)"):
        score(Recipe("m", "M", (english, welsh)), Inputs(values))


def test_a_recipe_with_everything_off_is_refused():
    with pytest.raises(MethodError, match="No member of The matrix is switched on"):
        score(recipe().without(["first", "second", "third"]), INPUTS)


def test_weights_of_zero_in_a_domain_are_refused():
    zero = TWO_DOMAINS.with_members(lambda m: replace(m, weight=0))
    with pytest.raises(BadWeights, match=r"All weights are zero \(jobs, pay\)"):
        score(zero, Inputs(TREE_VALUES))


def test_a_geometric_mean_of_zscores_says_what_to_change():
    with pytest.raises(MethodError, match="normalise to a positive scale"):
        score(recipe(normalisation=Step("zscore"), aggregation=Step("geometric")), INPUTS)


def test_a_step_that_fails_names_its_member():
    values = table(x=[0, 0, 0, 0, 5], y=[1, 2, 3, 4, 5])
    spreadless = Recipe(
        "r", "R", (member("y"), member("x", label="Crime")), normalisation=Step("robust")
    )
    with pytest.raises(TooFewValues, match=r"^Crime: The values have no spread"):
        score(spreadless, Inputs(values))


def test_a_member_of_unknown_direction_is_refused():
    with pytest.raises(NoPolarity, match="whether a high value of x is good or bad"):
        score(Recipe("n", "N", (member("x", polarity=None),)), Inputs(table(x=[1, 2])))
    with pytest.raises(NoPolarity, match="known for x"):
        score(Recipe("n", "N", (member("x", polarity=Polarity.NONE),)), Inputs(table(x=[1, 2])))


def test_a_rule_that_scores_nobody_says_why():
    apart = table(x=[1, 2, 1, None], y=[None, 1, 3, 3], z=[3, None, None, 4])
    needy = Recipe("n", "N", tuple(member(k) for k in "xyz"), missing=MissingRule("refuse"))
    with pytest.raises(TooFewValues, match=r"No area can be scored.*recipe needs 3"):
        score(needy, Inputs(apart))
