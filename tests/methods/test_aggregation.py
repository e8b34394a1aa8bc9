"""Aggregation: the printed values of the matrix, identities and inequalities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from levelmap.errors import MethodError
from levelmap.methods.aggregation import aggregate
from levelmap.methods.composite import score
from levelmap.methods.recipes import Step
from tests.methods.matrix import INPUTS, ON_1_TO_100, recipe

EQUAL = np.ones((3, 1))
tables = hnp.arrays(float, (3, 5), elements=st.integers(1, 100).map(float))


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
        aggregate(x, w, Step(method), high_is_worse=False)
        for method in ("harmonic", "geometric", "arithmetic")
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


UNBALANCED = np.array([[100.0, 50.0], [1.0, 50.0], [100.0, 50.0]])
"""Two areas: dire in two members and best of all in the third, and middling in all."""


@pytest.mark.parametrize("method", ["geometric", "harmonic", "penalised_geometric"])
def test_a_strength_does_not_wipe_out_a_need(method):
    need = aggregate(UNBALANCED, EQUAL, Step(method), high_is_worse=True, mirror=101)
    mean = aggregate(UNBALANCED, EQUAL, Step("arithmetic"))
    assert need[0] > mean[0]  # on the good side the weak members count for more
    performance = aggregate(101 - UNBALANCED, EQUAL, Step(method), high_is_worse=False)
    np.testing.assert_allclose(need, 101 - performance)


@given(tables)
def test_without_a_penalty_it_is_the_geometric_mean(x):
    plain = Step("penalised_geometric", (("penalty", 0.0),))
    found = aggregate(x, EQUAL, plain, high_is_worse=False)
    np.testing.assert_allclose(found, aggregate(x, EQUAL, Step("geometric"), high_is_worse=False))
    worse = aggregate(x, EQUAL, Step("penalised_geometric"), high_is_worse=False)
    assert (worse <= found * (1 + 1e-12)).all()


def test_any_k_of_n_members_beyond_a_cut():
    x = np.array([[0.9, 0.2, np.nan, np.nan], [0.8, 0.9, 0.9, np.nan], [0.1, 0.1, 0.9, np.nan]])
    one, two = (Step("any_of", (("cut", 0.8), ("k", k))) for k in (1.0, 2.0))
    np.testing.assert_array_equal(aggregate(x, EQUAL, one), [1, 1, 1, np.nan])
    np.testing.assert_array_equal(aggregate(x, EQUAL, two), [1, 0, 1, np.nan])
    without_first = np.array([[0.0], [1.0], [1.0]])
    np.testing.assert_array_equal(aggregate(x, without_first, two), [0, 0, 1, np.nan])
    with pytest.raises(MethodError, match="At least 0 members are asked for: expected 1 or more"):
        aggregate(x, EQUAL, Step("any_of", (("cut", 0.8), ("k", 0.0))))


def test_every_dimension_beyond_a_cut():
    x = np.array([[0.9, 0.9, np.nan], [0.8, 0.7, 0.9]])
    rule = Step("all_of", (("cut", 0.8),))
    np.testing.assert_array_equal(aggregate(x, np.ones((2, 1)), rule), [1, 0, np.nan])
    only_first = np.array([[1.0], [0.0]])
    np.testing.assert_array_equal(aggregate(x, only_first, rule), [1, 1, np.nan])


def test_four_countries_by_21_indicators_of_the_handbook():
    # OECD/JRC Handbook (2008), tables 25 and 27: c, then b, then d, then a
    orders = {"abcd": 3, "acbd": 5, "bdca": 7, "cbda": 6}
    x = np.array([[4.0 - order.index(country) for country in "abcd"] for order in orders])
    w = np.array([[float(number)] for number in orders.values()])
    assert aggregate(x, w, Step("copeland")).tolist() == [-3, 1, 3, -1]
    borda = aggregate(x - 1, w, Step("sum"))
    assert borda.tolist() == [24, 44, 38, 20]  # table 26


def test_human_development_index_of_an_example():
    # technical notes of the Human Development Report 2020: health, education and income
    x = np.array([[0.6971], [0.3447], [0.5506]])
    found = aggregate(x, EQUAL, Step("geometric"), high_is_worse=False)
    assert found == pytest.approx([0.510], abs=5e-4)


@pytest.mark.parametrize(
    ("values", "weights", "power", "printed"),
    [
        ([1, 4], [1, 1], -1, 1.6),
        ([1, 2, 3, 4, 5, 6, 7], [1] * 7, -1, 2.6997245179063363),
        ([1, 4, 7], [3, 1, 3], -1, 1.9029126213592233),
        ([1, 4], [1, 1], 1.3, 2.639372938300652),
        ([1, 2, 3, 4, 5, 6, 7], [1] * 7, 1.3, 4.157111214492084),
        ([1, 4, 7], [3, 1, 3], -2, 1.4969684896631954),
    ],
)
def test_means_in_the_documentation_of_scipy(values, weights, power, printed):
    # SciPy, examples of hmean and pmean
    x, w = np.array([values], dtype=float).T, np.array([weights], dtype=float).T
    steps = [Step("generalised", (("power", power),))]
    steps += [Step("harmonic")] if power == -1 else []
    for step in steps:
        assert aggregate(x, w, step, high_is_worse=False) == pytest.approx([printed], rel=1e-12)


def test_harmonic_means_of_coinr():
    # COINr, vignette Aggregation, data frames: printed to three digits
    x = np.array([
        [94.1, 94.6, 35.0, 51.2, 43.7],
        [14.20, 15.60, 4.89, 4.90, 4.66],
        [1.0, 97.2, 38.0, 59.2, 55.7],
        [29.4, 40.0, 15.6, 34.3, 1.0],
    ])  # fmt: skip
    found = aggregate(x, np.array([[1.0], [1], [2], [1]]), Step("harmonic"), high_is_worse=False)
    assert found == pytest.approx([2.36, 41.5, 14.3, 17.4, 3.93], rel=0.003)


def test_members_counted_as_a_spreadsheet_counts_cells():
    # Microsoft, COUNTIF, example, as copies print it: more than 55; at least 32 less those above 85
    x = np.array([[32.0], [54.0], [75.0], [86.0]])

    def counted(cut: float) -> float:
        return float(aggregate(x, np.ones((4, 1)), Step("count", (("cut", cut),)))[0])

    assert counted(55) == 2
    assert counted(32) - counted(85) == 3


def test_benefit_of_the_doubt_by_hand():
    # each of the first two is best in one member; the third is half of their mean
    x = np.array([[1.0, 0.0, 0.25], [0.0, 1.0, 0.25]])
    two = np.ones((2, 1))
    found = aggregate(x, two, Step("benefit_of_doubt"))
    assert found.tolist() == pytest.approx([1, 1, 0.5])
    held = aggregate(x, two, Step("benefit_of_doubt", (("low", 0.5), ("high", 0.5))))
    assert held.tolist() == pytest.approx([1, 1, 0.5])


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [
        (0.6, 1.0, "2 members cannot have shares between 0.6 and 1 that add up to 1"),
        (0.0, 0.4, "expected at most 0.5 as the least and at least that as the greatest"),
        (0.5, 0.2, "expected two from 0 to 1 in order"),
    ],
)
def test_shares_that_cannot_be(low, high, message):
    step = Step("benefit_of_doubt", (("low", low), ("high", high)))
    with pytest.raises(MethodError, match=message):
        aggregate(np.ones((2, 3)), np.ones((2, 1)), step)


def test_benefit_of_the_doubt_says_what_it_cannot_take():
    with pytest.raises(MethodError, match="needs values of 0 or more"):
        aggregate(np.array([[-1.0], [1.0]]), np.ones((2, 1)), Step("benefit_of_doubt"))
    with pytest.raises(MethodError, match="expected at most 1,000"):
        aggregate(np.ones((2, 1001)), np.ones((2, 1)), Step("benefit_of_doubt"))


def test_contests_are_for_few_areas():
    with pytest.raises(MethodError, match="each of 1,001 areas against every other"):
        aggregate(np.zeros((2, 1_001)), np.ones(2), Step("copeland"))
