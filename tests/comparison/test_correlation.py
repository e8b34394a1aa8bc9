"""Correlations: test values, scipy as oracle, named outliers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from levelmap.comparison.correlation import correlate
from levelmap.errors import MethodError, TooFewValues


def series(values: list[float] | np.ndarray) -> pd.Series:
    return pd.Series(values, index=[f"a{i}" for i in range(len(values))], dtype="float64")


def test_spearman_of_the_textbook_example():
    found = correlate(series([1, 2, 3, 4, 5]), series([5, 6, 7, 8, 7]))
    assert found.spearman == pytest.approx(0.820783, abs=5e-7)


@given(st.integers(0, 999))
def test_pearson_and_its_interval_are_those_of_scipy(seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=30)
    y = x + rng.normal(size=30)
    found, oracle = correlate(series(x), series(y)), stats.pearsonr(x, y)
    assert found.pearson == pytest.approx(oracle.statistic)
    interval = oracle.confidence_interval(0.95)
    assert (found.pearson_low, found.pearson_high) == pytest.approx((interval.low, interval.high))


def test_studentised_residuals_leave_the_place_itself_out():
    rng = np.random.default_rng(4)
    x = rng.normal(size=20)
    y = 2 * x + rng.normal(size=20)
    found = correlate(series(x), series(y))
    others = np.arange(20) != 7
    fit = stats.linregress(x[others], y[others])
    residual = y[others] - fit.slope * x[others] - fit.intercept
    spread = np.sqrt((residual**2).sum() / 17)
    leverage = (
        1 + 1 / 19 + (x[7] - x[others].mean()) ** 2 / ((x[others] - x[others].mean()) ** 2).sum()
    )
    expected = (y[7] - fit.slope * x[7] - fit.intercept) / (spread * np.sqrt(leverage))
    assert found.residuals["a7"] == pytest.approx(expected)


def test_the_place_that_does_not_fit_is_named():
    x = np.arange(30.0)
    y = x + np.tile([0.5, -0.5], 15)
    y[11] += 20
    found = correlate(series(x), series(y))
    assert found.outliers.index.tolist() == ["a11"]
    assert found.outliers.loc["a11", "second"] == y[11]


def test_an_exact_line_has_no_outliers_and_no_warning():
    found = correlate(series(np.arange(9.0)), series(3 * np.arange(9.0) + 1))
    assert found.pearson == pytest.approx(1)
    assert found.outliers.empty


def test_places_without_both_values_or_excluded_are_left_out():
    first, second = series([1, 2, 3, np.nan, 5]), series([2, 1, 4, 4, 9])
    found = correlate(first, second, excluding=["a4"])
    assert found.n == 3
    assert found.left_out == ("a3",)


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ([1, 2, 3, 4, 5.5], "strongly together"),
        ([5, 4, 3, 2, 0.5], "strongly against each other"),
        ([3, 1, 3.1, 5, 2.9], "moderately together"),
        ([3, 1, 3.1, 1, 3.05], "hardly together"),
    ],
)
def test_the_sentence_fits_the_number(second, words):
    found = correlate(series([1, 2, 3, 4, 5]), series(second))
    assert words in found.sentence
    assert "nothing about the people" in found.sentence


@given(st.integers(1, 50), st.integers(-50, 50), st.integers(0, 99))
def test_units_do_not_matter(factor, offset, seed):
    rng = np.random.default_rng(seed)
    x, y = series(rng.normal(size=12)), series(rng.normal(size=12))
    one, two = correlate(x, y), correlate(factor * x + offset, y)
    assert one.pearson == pytest.approx(two.pearson)
    np.testing.assert_allclose(one.residuals, two.residuals, rtol=1e-6)


def test_what_cannot_be_correlated_says_why():
    with pytest.raises(TooFewValues, match="2 places have both values"):
        correlate(series([1, 2]), series([1, 2, 3]))
    with pytest.raises(TooFewValues, match="second column is the same in all 3"):
        correlate(series([1, 2, 3]), series([5, 5, 5]))
    with pytest.raises(MethodError, match="infinite"):
        correlate(series([1, 2, np.inf]), series([1, 2, 3]))
