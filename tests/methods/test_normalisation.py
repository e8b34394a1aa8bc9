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
    # test value: x = (0, 5, 11), target 10
    x = np.array([0.0, 5.0, 11.0])
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
