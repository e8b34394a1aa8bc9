"""Aggregation: the printed values of the matrix, identities and inequalities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from levelmap.errors import MethodError
from levelmap.methods import recipes
from levelmap.methods.aggregation import AGGREGATIONS, aggregate
from levelmap.methods.composite import score
from levelmap.methods.recipes import Step
from tests.methods.matrix import INPUTS, ON_1_TO_100, recipe

EQUAL = np.ones((3, 1))
tables = hnp.arrays(float, (3, 5), elements=st.integers(1, 100).map(float))


def test_the_registry_is_what_recipes_may_name():
    assert set(AGGREGATIONS) == set(recipes.AGGREGATIONS)


@pytest.mark.parametrize(
    ("normalisation", "aggregation", "expected"),
    [
        (Step("minmax", (("high", 100.0),)), "arithmetic", [38.8889, 77.7778, 22.2222, 69.4444]),
        (ON_1_TO_100, "geometric", [15.0126, 69.7953, 4.0615, 63.4836]),
        (ON_1_TO_100, "harmonic", [2.8993, 60.7143, 1.4889, 56.9251]),
        (Step("mpi"), "mpi", [95.8844, 106.3141, 91.0888, 104.1614]),
        (Step("ampi"), "mpi", [89.0931, 112.5978, 77.3075, 107.9984]),
        (Step("minmax"), "copeland", [-1, 3, -3, 1]),
    ],
)
def test_scores_of_the_matrix(normalisation, aggregation, expected):
    result = score(recipe(normalisation=normalisation, aggregation=Step(aggregation)), INPUTS)
    assert result.scores.tolist() == pytest.approx(expected, abs=5e-5)
    assert result.ranks.tolist() == [2, 4, 1, 3]


@pytest.mark.parametrize("method", ["arithmetic", "geometric", "harmonic", "mpi"])
def test_equal_members_make_every_mean_equal(method):
    x = np.full((3, 2), 7.0)
    assert aggregate(x, EQUAL, Step(method)) == pytest.approx([7, 7])


def test_mpi_takes_unbalance_off_a_good_score_and_adds_it_to_a_bad_one():
    # identity: MPI(-) of (90, 110) = 99
    x, w = np.array([[90.0], [110.0]]), np.ones((2, 1))
    assert aggregate(x, w, Step("mpi"), high_is_worse=False) == pytest.approx([99])
    assert aggregate(x, w, Step("mpi"), high_is_worse=True) == pytest.approx([101])


@given(tables, hnp.arrays(float, (3, 1), elements=st.integers(1, 9).map(float)))
def test_harmonic_geometric_arithmetic_are_in_that_order(x, w):
    low, middle, high = (
        aggregate(x, w, Step(method)) for method in ("harmonic", "geometric", "arithmetic")
    )
    assert (low <= middle * (1 + 1e-12)).all()
    assert (middle <= high * (1 + 1e-12)).all()


@given(tables)
@pytest.mark.parametrize(("power", "same"), [(1.0, "arithmetic"), (-1.0, "harmonic")])
def test_the_generalised_mean_holds_the_others(power, same, x):
    general = aggregate(x, EQUAL, Step("generalised", (("power", power),)))
    np.testing.assert_allclose(general, aggregate(x, EQUAL, Step(same)))


@given(tables)
@pytest.mark.parametrize("method", ["arithmetic", "sum", "geometric", "harmonic", "mpi"])
def test_a_missing_member_leaves_its_weight_to_the_others(method, x):
    with_gap = np.vstack([x, np.full((1, 5), np.nan)])
    gap_last = aggregate(with_gap, np.ones((4, 1)), Step(method))
    expected = aggregate(x, EQUAL, Step(method)) * (4 / 3 if method == "sum" else 1)
    np.testing.assert_allclose(gap_last, expected)


@given(tables)
@pytest.mark.parametrize("method", ["arithmetic", "geometric", "harmonic", "mpi", "copeland"])
def test_only_the_proportions_of_weights_count(method, x):
    np.testing.assert_allclose(
        aggregate(x, 5 * EQUAL, Step(method)), aggregate(x, EQUAL, Step(method)), rtol=1e-12
    )


def test_a_plain_sum_does_not_rescale_its_weights():
    x, w = np.array([[100.0], [100.0]]), np.array([[0.9], [0.099]])
    assert aggregate(x, w, Step("sum")) == pytest.approx([99.9])


def test_members_at_the_cut_are_counted():
    x = np.array([[0.75, 0.2], [0.8, np.nan], [0.1, 0.9]])
    assert aggregate(x, EQUAL, Step("count", (("cut", 0.75),))).tolist() == [2, 1.5]


def test_an_area_with_nothing_has_no_score():
    x = np.array([[1.0, np.nan], [2.0, np.nan], [3.0, np.nan]])
    for method in ("arithmetic", "sum", "geometric", "copeland", "mpi"):
        assert np.isnan(aggregate(x, EQUAL, Step(method))).tolist() == [False, True]


@given(tables, hnp.arrays(float, (3, 4, 1), elements=st.integers(1, 9).map(float)))
@pytest.mark.parametrize("method", ["arithmetic", "sum", "geometric", "copeland", "mpi"])
def test_many_draws_of_weights_are_each_computed_alone(method, x, w):
    together = aggregate(x[:, None, :], w, Step(method))
    alone = [aggregate(x, w[:, draw], Step(method)) for draw in range(4)]
    np.testing.assert_allclose(together, alone)


@pytest.mark.parametrize("method", ["geometric", "harmonic"])
def test_a_mean_of_values_not_above_zero_is_refused(method):
    with pytest.raises(MethodError, match="lowest is 0: normalise to a positive scale"):
        aggregate(np.array([[0.0], [1.0]]), np.ones((2, 1)), Step(method))


def test_the_mazziotta_pareto_index_needs_its_scale():
    with pytest.raises(MethodError, match="normalisation mpi or ampi"):
        aggregate(np.array([[-1.0], [0.5]]), np.ones((2, 1)), Step("mpi"))


def test_power_zero_has_another_name():
    with pytest.raises(MethodError, match="is the geometric mean"):
        aggregate(np.ones((2, 1)), np.ones((2, 1)), Step("generalised", (("power", 0.0),)))


def test_an_unknown_method_lists_the_known_ones():
    with pytest.raises(MethodError, match=r"'mean' is not an aggregation.*arithmetic"):
        aggregate(np.ones((2, 1)), np.ones((2, 1)), Step("mean"))
