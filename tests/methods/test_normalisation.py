"""Normalisations: printed test values, and properties that hold for any values."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import MethodError, TooFewValues
from levelmap.methods.normalisation import NORMALISATIONS, mirror, normalise
from levelmap.methods.recipes import Step
from tests.methods.matrix import VALUES

distinct = st.lists(st.integers(-999, 999), min_size=3, max_size=40, unique=True).map(
    lambda values: np.array(values, dtype="float64")
)
BY_RANK = ["rank", "percentile", "percentile_rank", "decile", "imd_exponential", "worst_share"]
BY_SPREAD = ["minmax", "zscore", "distance_to_maximum", "mpi", "ampi"]


def step(method: str, **parameters: float) -> Step:
    return Step(method, tuple(parameters.items()))


def test_parameters_in_raw_units_are_parameters():
    for method in NORMALISATIONS.values():
        assert method.facts.get("raw_units", frozenset()) <= set(method.parameters)


@given(distinct)
@pytest.mark.parametrize(
    "chosen",
    [
        step("minmax", low=1, high=100),
        step("zscore", mean=100, sd=10),
        step("percentile"),
        step("percentile_rank"),
        step("robust"),
        step("mpi"),
        step("rank"),
        step("goalposts", low=-999, high=999, scale=10),
    ],
    ids=lambda one: one.method,
)
def test_a_value_taken_from_the_mirror_is_the_value_from_the_other_end(chosen, values):
    try:
        up = normalise(values, chosen)
    except TooFewValues:
        return
    np.testing.assert_allclose(mirror(up, chosen) - up, normalise(-values, chosen, -1), atol=1e-9)


@pytest.mark.parametrize(
    ("metric", "sign", "expected"),
    [
        ("first", 1, [0, 0.333333, 0.666667, 1]),
        ("second", -1, [0.666667, 1, 0, 0.333333]),
        ("third", 1, [0.5, 1, 0, 0.75]),
    ],
)
def test_minmax_of_the_matrix(metric, sign, expected):
    oriented = sign * VALUES[metric].to_numpy()
    assert normalise(oriented, Step("minmax"), sign) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("share_from_below", "expected"),
    [(1.0, 100.0), (0.9, 50.426654), (0.5, 15.646790), (0.1, 2.390260)],
)
def test_exponential_transformation(share_from_below, expected):
    # English Indices of Deprivation 2019, Technical Report: 10 areas, so that shares are tenths
    result = normalise(np.arange(1.0, 11.0), Step("imd_exponential"))
    assert result[round(share_from_below * 10) - 1] == pytest.approx(expected, abs=5e-7)


def test_the_exponential_leaves_about_a_tenth_above_fifty():
    result = normalise(np.arange(1000.0), Step("imd_exponential"))
    assert (result > 50).sum() == 103


def test_distance_to_target():
    # COINr's own tests of n_dist2targ: x = (0, 5, 11), target 10; x = (-1, 1, 10), target 0
    x = np.array([0.0, 5.0, 11.0])
    low_is_good = np.array([1.0, -1.0, -10.0])
    assert normalise(low_is_good, step("distance_to_target", target=0), -1).tolist() == [
        1.1,
        0.9,
        0,
    ]
    capped = step("distance_to_target", target=0, cap=1)
    assert normalise(low_is_good, capped, -1).tolist() == [1, 0.9, 0]
    assert normalise(x, step("distance_to_target", target=10)).tolist() == [0, 0.5, 1.1]
    assert normalise(x, step("distance_to_target", target=10, cap=1)).tolist() == [0, 0.5, 1]
    assert normalise(-x, step("distance_to_target", target=1), -1) == pytest.approx([1.1, 0.6, 0])


def test_goalposts():
    # test value: n(1; 0, 10) = 0.1
    x = np.array([-5.0, 1.0, 12.0])
    assert normalise(x, step("goalposts", low=0, high=10)).tolist() == [0, 0.1, 1]
    assert normalise(-x, step("goalposts", low=0, high=10, scale=100), -1).tolist() == [100, 90, 0]


def test_robust_score_is_the_one_that_ons_prints():
    x = np.array([1.0, 2.0, 3.0, 4.0, 10.0])
    assert normalise(x, Step("robust")) == pytest.approx((x - 3) / 1.4826)


def test_percentile_is_never_zero_or_one_and_shares_ties():
    assert normalise(np.array([3.0, 1.0, 1.0, np.nan]), Step("percentile")) == pytest.approx(
        [2.5 / 3, 1 / 3, 1 / 3, np.nan], nan_ok=True
    )


def test_percentile_rank_and_decile():
    x = np.arange(20.0)
    assert normalise(x, Step("percentile_rank"))[[0, 19]].tolist() == [0, 1]
    assert pd.Series(normalise(x, Step("decile"))).value_counts().to_dict() == dict.fromkeys(
        range(1, 11), 2
    )


def test_percentile_ranks_of_a_spreadsheet():
    # Microsoft, PERCENTRANK.INC, example: the places of 2, 4 and 8
    x = np.array([13.0, 12, 11, 8, 4, 3, 2, 1, 1, 1])
    found = np.floor(1000 * normalise(x, Step("percentile_rank"))) / 1000  # it cuts off
    assert found[[6, 4, 3]].tolist() == [0.333, 0.555, 0.666]


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ([6.0, 3, 2, 10, 1], [70, 50, 30, 90, 10]),
        ([6.0, 3, 2, 10, 8, 1], [350 / 6, 250 / 6, 150 / 6, 550 / 6, 450 / 6, 50 / 6]),
    ],
)
def test_percentiles_of_the_sorted_elements_of_matlab(x, expected):
    # MathWorks, documentation of prctile, algorithms, as public code quotes it
    assert 100 * normalise(np.array(x), Step("percentile")) == pytest.approx(expected)


def test_distance_to_maximum_of_the_cars_of_coinr():
    # COINr, vignette Normalisation, data frames: miles per gallon of the first six cars of R's
    # mtcars; the last two are the least and the greatest of all 32
    x = np.array([21.0, 21.0, 22.8, 21.4, 18.7, 18.1, 10.4, 33.9])
    expected = [0.4510638, 0.4510638, 0.5276596, 0.4680851, 0.3531915, 0.3276596, 0, 1]
    assert normalise(x, Step("distance_to_maximum")) == pytest.approx(expected, abs=5e-8)


def test_distance_to_a_reference_of_coinr():
    # COINr, vignette Normalisation, simplified normalisation: n_dist2ref, the first as reference
    x = np.array([
        [0.87460066, 0.17494063, 0.03424133, 0.32038573, 0.40232824,
         0.19566983, 0.40353812, 0.06366146, 0.38870131, 0.97554784],
        [28.989230, 67.838043, 73.531960, 19.595673, 98.053967,
         74.152153, 5.144628, 53.021246, 69.582388, 68.855600],
    ])  # fmt: skip
    expected = [
        [1, 0.16742754, 0, 0.34050244, 0.43801133, 0.19209462, 0.43945104, 0.03500898, 0.42179574,
         1],
        [1, 1, 1, 0.606051, 1, 1, 0, 1, 1, 1],
    ]  # fmt: skip
    for row, printed in zip(x, expected, strict=True):
        found = normalise(row, step("distance_to_reference", reference=row[0], cap=1))
        assert found == pytest.approx(printed, abs=5e-8)


def test_fraction_of_the_greatest_value_of_scikit_learn():
    # scikit-learn, documentation of MaxAbsScaler, features in rows here
    x = np.array([[1.0, 2, 0], [-1, 0, 1], [2, 0, -1]])
    expected = [[0.5, 1, 0], [-1, 0, 1], [1, 0, -0.5]]
    assert normalise(x, Step("fraction_of_maximum")).tolist() == expected


def test_the_scale_of_the_mazziotta_pareto_index_from_z_scores_of_scipy():
    # SciPy, documentation of zscore: population standard deviation
    x = np.array([
        0.7972, 0.0767, 0.4383, 0.7866, 0.8091, 0.1954, 0.6307, 0.6599, 0.1065, 0.0508,
    ])  # fmt: skip
    z = np.array([
        1.1273, -1.247, -0.0552, 1.0923, 1.1664, -0.8559, 0.5786, 0.6748, -1.1488, -1.3324,
    ])  # fmt: skip
    expected = 100 + 10 * z
    assert normalise(x, Step("mpi")) == pytest.approx(expected, abs=0.0025)  # x is rounded


def test_income_index_of_the_human_development_report():
    # technical notes of 2020: income of 3,829 dollars between 100 and 75,000
    x = np.log([3829.0, 5000.0])
    found = normalise(x, step("goalposts", low=np.log(100), high=np.log(75_000)))
    assert found[0] == pytest.approx(0.5506, abs=5e-5)


def test_mazziotta_pareto_scales():
    x = np.array([10.0, 20.0, 30.0, 40.0])
    standardised = normalise(x, Step("mpi"))
    assert standardised.mean() == pytest.approx(100)
    assert standardised.std() == pytest.approx(10)
    adjusted = normalise(x, Step("ampi"))
    assert adjusted.max() - adjusted.min() == pytest.approx(60)
    assert normalise(x, step("ampi", reference=10, low=0, high=60)).tolist() == [100, 110, 120, 130]


def test_a_quarter_is_flagged_and_a_value_on_the_quartile_with_it():
    x = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    assert normalise(-x, step("beyond_quantile", share=0.25), -1).tolist() == [1, 1, 0, 0, 0]
    # a quarter of five is rounded up to two
    assert normalise(x, step("worst_share", share=0.25)).tolist() == [0, 0, 0, 1, 1]


def test_a_share_that_is_not_exact_in_binary_allows_every_area_it_should():
    assert normalise(np.arange(30.0), step("worst_share", share=0.1)).sum() == 3


def test_reference_area_and_fraction_of_maximum():
    x = np.array([2.0, 4.0, 10.0])
    assert normalise(x, step("distance_to_reference", reference=4)).tolist() == [0, 1, 4]
    assert normalise(x, Step("fraction_of_maximum")).tolist() == [0.2, 0.4, 1]


@given(distinct, st.integers(1, 9), st.integers(-99, 99))
@pytest.mark.parametrize("method", BY_SPREAD)
def test_spread_scales_ignore_unit_and_origin(method, values, factor, offset):
    moved = normalise(factor * values + offset, Step(method))
    assert moved == pytest.approx(normalise(values, Step(method)), abs=1e-7)


@given(distinct)
@pytest.mark.parametrize("method", BY_RANK)
def test_rank_scales_ignore_any_monotone_change(method, values):
    changed = np.sign(values) * np.abs(values) ** 3
    np.testing.assert_allclose(normalise(changed, Step(method)), normalise(values, Step(method)))


@given(distinct)
@pytest.mark.parametrize("method", [*BY_RANK, *BY_SPREAD, "none", "beyond_quantile"])
def test_no_scale_turns_the_order_round(method, values):
    result = normalise(values, Step(method))
    assert (np.diff(result[np.argsort(values)]) >= 0).all()


@given(distinct)
@pytest.mark.parametrize("method", [*BY_RANK, *BY_SPREAD, "none", "beyond_quantile"])
def test_a_gap_stays_a_gap_and_changes_nobody_else(method, values):
    with_gap = normalise(np.append(values, np.nan), Step(method))
    assert np.isnan(with_gap[-1])
    np.testing.assert_allclose(with_gap[:-1], normalise(values, Step(method)))


@given(distinct)
@pytest.mark.parametrize("method", [*BY_RANK, *BY_SPREAD, "robust", "beyond_quantile"])
def test_rows_are_normalised_one_by_one(method, values):
    if method == "robust" and np.median(np.abs(values - np.median(values))) == 0:
        return
    both = normalise(np.stack([values, 3 * values + 1]), Step(method))
    np.testing.assert_allclose(both[0], normalise(values, Step(method)))


@pytest.mark.parametrize("method", ["minmax", "zscore", "robust", "distance_to_maximum", "mpi"])
def test_equal_values_are_an_error_not_a_silent_nan(method):
    with pytest.raises(TooFewValues, match=f"no spread that {method} could divide by"):
        normalise(np.array([2.0, 2.0, 2.0]), Step(method))


def test_robust_names_what_to_use_when_most_values_are_equal():
    with pytest.raises(TooFewValues, match="normalisation by rank"):
        normalise(np.array([0.0, 0.0, 0.0, 5.0]), Step("robust"))


@pytest.mark.parametrize(
    "bad",
    [
        step("distance_to_target", target=-5),
        step("goalposts", low=10, high=0),
        step("ampi", low=9, high=1),
    ],
)
def test_a_target_on_the_wrong_side_is_refused(bad):
    with pytest.raises(MethodError, match="lies below the values"):
        normalise(np.array([1.0, 2.0, 3.0]), bad)


def test_one_value_is_too_few():
    with pytest.raises(TooFewValues, match="Fewer than two areas"):
        normalise(np.array([1.0, np.nan]), Step("percentile"))


def test_an_unknown_method_lists_the_known_ones():
    with pytest.raises(MethodError, match=r"'zscores' is not a normalisation.*zscore"):
        normalise(np.array([1.0, 2.0]), Step("zscores"))
