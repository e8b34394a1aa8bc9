"""Weights: the test values of the matrix, and what every rule must keep to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import BadWeights, TooFewValues
from levelmap.methods.weighting import (
    WEIGHTINGS,
    _components,
    _components_kept,
    budget,
    check_weights,
    critic,
    entropy,
    equal_influence,
    pca,
)
from tests.methods.matrix import VALUES

DERIVED = {
    name: method.function
    for name, method in WEIGHTINGS.items()
    if method.facts["takes"] == "values"
}
ORIENTED = VALUES.to_numpy() * [1, -1, 1]


def test_entropy_weights_of_the_matrix():
    expected = [0.348664, 0.348664, 0.302671]
    assert entropy(ORIENTED).shares == pytest.approx(expected, abs=5e-7)


def test_critic_weights_of_the_matrix():
    assert critic(ORIENTED).shares == pytest.approx([0.471189, 0.311440, 0.217371], abs=5e-7)


def test_critic_weights_of_the_matrix_of_its_authors():
    # scikit-criteria's tests, data of Diakoulaki, Mavrotas and Papayannakis (1995)
    matrix = [
        [61, 1.08, 4.33], [20.7, 0.26, 4.34], [16.3, 1.98, 2.53], [9, 3.29, 1.65],
        [5.4, 2.77, 2.33], [4, 4.12, 1.21], [-6.1, 3.52, 2.10], [-34.6, 3.31, 0.98],
    ]  # fmt: skip
    found = critic(np.array(matrix))
    assert found.shares == pytest.approx([0.20222554, 0.48090173, 0.31687273], abs=5e-9)


@pytest.mark.parametrize(
    ("members", "printed"), [([0, 1, 2], [0.36, 0.31, 0.33]), ([0, 2], [0.52, 0.48])]
)
def test_entropy_weights_of_an_example_on_min_max_values(members, printed):
    # R. Porto, User-Defined Functions for Power Query, documentation of Decision.EntropyWeights
    costs = np.array([[300.0, 80, 60], [250, 70, 75], [400, 90, 50]])
    assert entropy(costs[:, members]).shares == pytest.approx(printed, abs=0.005)


def test_components_of_the_census_tracts_of_sas():
    # SAS/STAT 9.2, example 33.1, data of Harman (1976): eigenvalues 2.8733 and 1.7967, together
    # 93.4 %, the third 0.2148
    tracts = np.array([
        [5700, 12.8, 2500, 270, 25000], [1000, 10.9, 600, 10, 10000],
        [3400, 8.8, 1000, 10, 9000], [3800, 13.6, 1700, 140, 25000],
        [4000, 12.8, 1600, 140, 25000], [8200, 8.3, 2600, 60, 12000],
        [1200, 11.4, 400, 10, 16000], [9100, 11.5, 3300, 60, 14000],
        [9900, 12.5, 3400, 180, 18000], [9600, 13.7, 3600, 390, 25000],
        [9600, 9.6, 3300, 80, 12000], [9400, 11.4, 4000, 100, 13000],
    ])  # fmt: skip
    assert pca(tracts).note == "2 components explain 93% of the variance; experimental."
    loadings, explained = _components(tracts, _components_kept)
    assert explained == pytest.approx(0.934, abs=5e-4)
    assert (loadings**2).sum(axis=0) == pytest.approx([2.8733, 1.7967], abs=5e-5)


def test_pca_weights_of_two_equal_and_one_independent_member():
    # correlations 1, 0, 0: the first component loads fully on the pair, the second on the third
    x = np.array([1.0, -1.0, 1.0, -1.0])
    values = np.column_stack([x, 2 * x, [1.0, 1.0, -1.0, -1.0]])
    result = pca(values)
    assert result.shares == pytest.approx([0.5, 0.5, 0.0], abs=1e-9)
    assert result.note == "1 components explain 67% of the variance; experimental."


def test_pca_warns_of_a_member_that_goes_the_other_way():
    x = np.array([1.0, 2.0, 3.0, 5.0])
    assert "1 members load against the others" in pca(np.column_stack([x, x, -x])).note


def test_budget_is_the_mean_of_the_experts():
    result = budget(np.array([[50.0, 30.0, 20.0], [30.0, 30.0, 40.0]]))
    assert result.shares == pytest.approx([0.4, 0.3, 0.3])
    assert "Mean of 2 experts, who differ by up to 14 points" in result.note


@pytest.mark.parametrize("points", [[[50.0, 40.0]], [[120.0, -20.0]]])
def test_an_expert_must_spread_one_hundred_points(points):
    with pytest.raises(BadWeights, match="Expert 1 gave"):
        budget(np.array(points))


@given(st.integers(2, 6), st.integers(0, 999))
@pytest.mark.parametrize("rule", DERIVED.values())
def test_weights_are_shares(rule, members, seed):
    shares = rule(np.random.default_rng(seed).normal(size=(20, members))).shares
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()


@pytest.mark.parametrize("rule", DERIVED.values())
def test_areas_with_a_gap_are_left_out(rule):
    with_gap = np.vstack([ORIENTED, [999.0, np.nan, 999.0]])
    np.testing.assert_allclose(rule(with_gap).shares, rule(ORIENTED).shares)


@pytest.mark.parametrize("rule", DERIVED.values())
def test_nothing_can_be_derived_from_two_areas_or_a_constant(rule):
    with pytest.raises(TooFewValues, match="expected at least 3"):
        rule(ORIENTED[:2])
    with pytest.raises(TooFewValues, match="same value in every area"):
        rule(ORIENTED * [1, 0, 1])


def test_critic_of_members_that_all_agree():
    x = np.arange(5.0)
    with pytest.raises(TooFewValues, match="all move together"):
        critic(np.column_stack([x, 2 * x]))
    assert critic(x[:, None]).shares.tolist() == [1]


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1.0, -0.5], "weight of pay is -0.5"),
        ([1.0, float("nan")], "weight of pay is nan"),
        ([0.0, 0.0], "All weights are zero"),
    ],
)
def test_weights_that_cannot_be_used_are_named(weights, message):
    with pytest.raises(BadWeights, match=message):
        check_weights(np.array(weights), ["jobs", "pay"])


def test_equal_influence_is_measured_to_be_equal():
    rng = np.random.default_rng(3)
    x = rng.normal(size=(200, 1)) + rng.normal(size=(200, 4)) * [0.5, 1, 1, 2]
    found = equal_influence(x)
    with_score = [np.corrcoef(column, x @ found.shares)[0, 1] for column in x.T]
    assert with_score == pytest.approx([with_score[0]] * 4)
    assert found.note == ""
