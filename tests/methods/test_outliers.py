"""Outliers: the test values of the rule, scipy as oracle, and what treatment may not do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from levelmap.errors import MethodError
from levelmap.methods.outliers import (
    OUTLIER_RULES,
    has_outliers,
    kurtosis,
    log_shifted,
    skewness,
    treat,
)

ONE = np.array([*range(1, 11), 100], dtype="float64")
TWO = np.array([*range(1, 11), 30, 100], dtype="float64")


def test_skewness_and_kurtosis_of_the_rule():
    assert skewness(TWO) == pytest.approx(3.063241, abs=5e-7)
    assert kurtosis(TWO) == pytest.approx(9.741391, abs=5e-7)
    assert skewness(ONE) == pytest.approx(3.255638, abs=5e-7)
    assert kurtosis(ONE) == pytest.approx(10.706674, abs=5e-7)


@given(st.lists(st.integers(-50, 50), min_size=4, max_size=30, unique=True))
def test_skewness_and_kurtosis_are_those_of_scipy(values):
    y = np.array(values, dtype="float64")
    assert skewness(y) == pytest.approx(stats.skew(y, bias=False), abs=1e-9)
    assert kurtosis(y) == pytest.approx(stats.kurtosis(y, bias=False), abs=1e-9)


def test_one_point_winsorised_to_its_neighbour_passes():
    result = treat(ONE, "winsorise")
    assert (result.method, result.points) == ("winsorised", 1)
    assert result.treated.max() == 10
    assert not has_outliers(result.treated)


def test_one_of_two_outliers_of_coinr_is_drawn_in():
    # COINr, vignette Outlier treatment, numeric vectors
    result = treat(TWO, "winsorise")
    assert (result.method, result.points) == ("winsorised", 1)
    assert result.treated.tolist() == [*range(1, 11), 30, 30]
    assert skewness(result.treated) == pytest.approx(1.712038, abs=5e-7)
    assert kurtosis(result.treated) == pytest.approx(1.815781, abs=5e-7)


def test_logarithms_of_coinr():
    # COINr, reference, example of log_CT_plus: x is not printed; its exponentials are x moved, and
    # the transformation does not see by how much
    printed = np.array([
        -2.33322431, -1.10205672, -2.11657261, -0.05067424, -2.09356526, -0.69439126, -0.61638357,
        -0.12902507, -0.52536746, -0.82439783, -1.58766094, -2.49398977, -0.91471655, -0.30103037,
        -0.10457294, -1.16292732, -1.35864733, -1.14340081, -1.37426862, -4.66579476,
    ])  # fmt: skip
    found = OUTLIER_RULES["log"].function(np.exp(printed))
    assert found.treated == pytest.approx(printed, abs=1e-8)


def test_a_low_outlier_is_drawn_up():
    result = treat(-ONE, "winsorise")
    assert result.treated.min() == -10


def test_five_points_are_not_enough_for_a_long_tail():
    tail = np.concatenate([np.arange(200.0), 10.0 ** np.arange(4, 12)])
    result = treat(tail, "winsorise")
    assert result.method == "log"
    np.testing.assert_array_equal(result.treated, log_shifted(tail))


@pytest.mark.parametrize(("number", "method"), [(5, "winsorised"), (6, "log")])
def test_at_most_five_points_are_drawn_in(number, method):
    result = treat(np.concatenate([np.arange(200.0), np.full(number, 9e3)]), "winsorise")
    assert (result.method, result.points) == (method, 5 if number == 5 else 0)


def test_winsorising_never_makes_areas_equal():
    result = treat(np.array([0.0] * 30 + [1.0]), "winsorise")
    assert result.method == "log"
    assert np.unique(result.treated).size == 2


@pytest.mark.parametrize("rule", ["winsorise", "log"])
def test_values_without_outliers_and_gaps_stay_as_they_are(rule):
    values = np.array([1.0, 2.0, np.nan, 3.0, 4.0, 5.0])
    result = treat(values, rule)
    assert result.method == "none"
    np.testing.assert_array_equal(result.treated, values)
    with_gap = treat(np.append(ONE, np.nan), rule)
    assert np.isnan(with_gap.treated[-1])
    assert np.isfinite(with_gap.treated[:-1]).all()


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=50, unique=True))
def test_a_logarithm_keeps_the_order(values):
    y = np.array(values, dtype="float64")
    if y.size > 2:
        np.testing.assert_array_equal(np.argsort(log_shifted(y)), np.argsort(y))


def test_nothing_is_done_to_equal_or_few_values():
    assert not has_outliers(np.full(9, 3.0))
    assert not has_outliers(np.array([1.0, 2.0, 1e9]))


def test_an_unknown_rule_is_refused():
    with pytest.raises(MethodError, match="'trim' is not a rule for outliers"):
        treat(ONE, "trim")
