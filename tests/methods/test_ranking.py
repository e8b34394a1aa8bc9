"""Ranks agree with scipy and treat ties and gaps as said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from levelmap.methods.ranking import ranks, ranks_worst_first, settle

rows = hnp.arrays(float, st.integers(1, 40), elements=st.integers(-5, 5).map(float))


@given(rows, st.sampled_from(["average", "min", "max"]))
def test_ranks_are_those_of_scipy(values, ties):
    np.testing.assert_array_equal(ranks(values, ties), stats.rankdata(values, method=ties))


@given(rows)
def test_each_row_is_ranked_by_itself(values):
    both = ranks(np.stack([values, -values]))
    np.testing.assert_array_equal(both, [ranks(values), ranks(-values)])


def test_a_missing_value_has_no_rank_and_takes_none():
    np.testing.assert_array_equal(
        ranks(np.array([3.0, np.nan, 1.0, np.nan, 2.0])), [3, np.nan, 1, np.nan, 2]
    )


def test_the_worst_is_first_and_ties_share_the_lower_number():
    scores = np.array([5.0, 9.0, 9.0, 1.0, np.nan])
    np.testing.assert_array_equal(ranks_worst_first(scores), [3, 1, 1, 4, np.nan])
    np.testing.assert_array_equal(
        ranks_worst_first(scores, high_is_worse=False), [2, 3, 3, 1, np.nan]
    )


def test_a_tie_is_broken_by_the_second_measure_only():
    scores = np.array([2.0, 2.0, 3.0, 1.0])
    second = np.array([0.1, 0.9, 0.0, 1.0])
    np.testing.assert_array_equal(ranks_worst_first(scores, tie_break=second), [3, 2, 1, 4])


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e9])
def test_the_order_of_a_sum_makes_no_difference(scale):
    scores = scale * np.array([0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1, 0.7])
    assert scores[0] != scores[1]
    np.testing.assert_array_equal(ranks_worst_first(scores), [2, 2, 1])
    assert settle(np.array([0.0, np.nan])).tolist()[0] == 0
