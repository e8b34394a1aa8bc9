"""Classes: published examples, mapclassify as oracle, and what holds for any values."""

from __future__ import annotations

import mapclassify
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import MethodError, TooFewValues
from levelmap.methods.classification import Scheme, classify

values_of_any_kind = st.lists(
    st.one_of(st.integers(-1000, 1000).map(float), st.none()), min_size=1, max_size=60
).filter(lambda values: any(value is not None for value in values))


def series(values: list[float | None] | np.ndarray) -> pd.Series:
    return pd.Series(values, index=[f"E{i:08d}" for i in range(len(values))], dtype="float64")


@pytest.fixture(scope="module")
def example() -> pd.Series:
    """Return mapclassify's example: emergency calls in 58 Californian areas."""
    return series(np.asarray(mapclassify.load_example(), dtype="float64"))


@pytest.mark.parametrize(
    ("scheme", "upper", "counts", "gadf"),
    [
        ("quantiles", [1.464, 5.798, 13.278, 54.616, 4111.45], (12, 11, 12, 11, 12), 0.2171),
        (
            "equal_interval",
            [822.394, 1644.658, 2466.922, 3289.186, 4111.45],
            (57, 0, 0, 0, 1),
            0.5754,
        ),
        ("fisher_jenks", [75.29, 192.05, 370.5, 722.85, 4111.45], (49, 3, 4, 1, 1), 0.8879),
        ("std_mean", [-967.36, -420.72, 672.57, 1219.22, 4111.45], (0, 0, 56, 1, 1), 0.6756),
    ],
)
def test_mapclassify_documentation_examples(example, scheme, upper, counts, gadf):
    result = classify(example, scheme, 5)
    assert result.edges[1:] == pytest.approx(upper, abs=0.005)
    assert result.counts == counts
    assert result.gadf == pytest.approx(gadf, abs=5e-5)


@pytest.mark.filterwarnings("ignore:Numba not installed")
@pytest.mark.parametrize("k", [3, 5, 7])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_fisher_jenks_agrees_with_mapclassify(k, seed):
    values = np.random.default_rng(seed).gamma(1.5, 20, size=120).round(1)
    oracle = mapclassify.FisherJenks(values, k=k)
    assert classify(series(values), "fisher_jenks", k).edges[1:] == pytest.approx(oracle.bins)


def test_fisher_jenks_of_every_ward_is_quick_and_better_than_equal_steps():
    values = series(np.random.default_rng(7).lognormal(size=8400))
    assert classify(values, "fisher_jenks").gadf > classify(values, "equal_interval").gadf


def test_a_value_on_an_edge_belongs_to_the_lower_class():
    result = classify(series([0.0, 10.0, 10.5, 20.0, 30.0]), "breaks", breaks=[10, 20])
    assert result.class_ids.tolist() == [0, 0, 1, 1, 2]
    assert result.edges == (0, 10, 20, 30)


def test_missing_values_are_in_no_class():
    result = classify(series([1.0, None, 2.0, 3.0]), "quantiles", 3)
    assert result.class_ids.tolist() == [0, -1, 1, 2]
    assert sum(result.counts) == 3


@pytest.mark.parametrize("scheme", [s.value for s in Scheme if s is not Scheme.BREAKS])
def test_equal_values_are_one_class(scheme):
    result = classify(series([4.2, 4.2, None, 4.2]), scheme)
    assert (result.k, result.counts, result.gadf) == (1, (3,), 1.0)
    assert result.one_value_each


@pytest.mark.parametrize("scheme", ["quantiles", "fisher_jenks", "equal_interval", "deciles"])
def test_zero_and_one_are_two_classes_of_one_value(scheme):
    result = classify(series([0.0, 1.0, 1.0, 0.0, None, 0.0]), scheme)
    assert result.class_ids.tolist() == [0, 1, 1, 0, -1, 0]
    assert result.one_value_each


def test_tied_quantiles_give_fewer_classes_and_no_empty_one():
    result = classify(series([5.0] * 8 + [6.0, 7.0, 8.0, 9.0, 10.0]), "quantiles", 4)
    assert result.k < 4
    assert 0 not in result.counts


def test_zero_is_a_class_of_its_own_where_a_class_would_be_full_of_it():
    result = classify(series([0.0] * 8 + [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), "quantiles", 3)
    assert result.zero_apart
    assert result.edges == (0, 0, pytest.approx(2 + 2 / 3), pytest.approx(4 + 1 / 3), 6)
    assert result.counts == (8, 2, 2, 2)
    few = classify(series([0.0] * 2 + [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), "quantiles", 3)
    assert not few.zero_apart
    assert few.counts == (3, 2, 3)


def test_values_are_sorted_as_they_are_printed():
    def whole(number: float) -> float:
        return float(round(number))

    values = series([514.6, 585.55, 585.7, 600.2, 700.0, 810.0])
    assert classify(values, "breaks", breaks=[585.55]).counts == (2, 4)
    told = classify(values, "breaks", breaks=[585.55], printed=whole)
    assert told.edges == (515, 515, 810), "586 is over 585.55, so no class ends with it"
    assert told.counts == (1, 5)
    one = classify(series([0.2, -0.3, 0.4]), "quantiles", 3, printed=whole)
    assert (one.k, one.counts, one.one_value_each) == (1, (3,), True)


def test_limits_that_are_printed_alike_are_one():
    result = classify(series([1.0, 3.0]), "breaks", breaks=[1.6, 2.4], printed=round)
    assert result.edges == (1, 2, 3)
    assert result.counts == (1, 1)
    assert not classify(series([1.0, 3.0]), "breaks", breaks=[2.0]).one_value_each


def test_deciles_hold_equal_numbers():
    result = classify(series(np.arange(317.0)), "deciles")
    assert result.k == 10
    assert set(result.counts) == {31, 32}


def test_nothing_to_classify_is_a_named_error():
    with pytest.raises(TooFewValues, match="None of the 3 areas has a value"):
        classify(series([None, None, None]), "quantiles")


@pytest.mark.parametrize(
    ("scheme", "k", "breaks", "message"),
    [
        ("natural", 5, None, "not a scheme"),
        ("quantiles", 1, None, "1 classes were asked for"),
        ("quantiles", 40, None, "expected 2 to 12"),
        ("breaks", 5, None, "0 breaks were given"),
        ("breaks", 5, [3.0, 2.0], "do not ascend"),
        ("breaks", 5, [1.0, float("nan")], "do not ascend"),
    ],
)
def test_what_cannot_be_classified_says_why(scheme, k, breaks, message):
    with pytest.raises(MethodError, match=message):
        classify(series([1.0, 2.0, 3.0]), scheme, k, breaks)


def test_an_infinite_value_is_named():
    with pytest.raises(MethodError, match="E00000001 is infinite"):
        classify(series([1.0, float("inf")]), "quantiles")


@given(values_of_any_kind, st.sampled_from([s for s in Scheme if s is not Scheme.BREAKS]))
def test_each_value_falls_in_the_class_of_its_interval(values, scheme):
    data = series(values)
    result = classify(data, scheme, 4)
    assert len(result.edges) == result.k + 1
    for value, c in zip(data, result.class_ids, strict=True):
        if np.isnan(value):
            assert c == -1
        else:
            lower, upper = result.edges[c], result.edges[c + 1]
            assert lower < value <= upper or (c == 0 and value == result.edges[0])
    assert sum(result.counts) == data.notna().sum()


@given(values_of_any_kind, st.randoms())
def test_row_order_never_matters(values, random):
    data = series(values)
    shuffled = data.sample(frac=1, random_state=random.randrange(1000))
    for scheme in ("quantiles", "fisher_jenks"):
        one, two = classify(data, scheme), classify(shuffled, scheme)
        pd.testing.assert_series_equal(one.class_ids, two.class_ids.loc[data.index])
