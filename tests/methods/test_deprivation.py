"""Summaries of small areas, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import ContractError, TooFewValues
from levelmap.methods.deprivation import decile_of_rank, extent_weights, left_behind, summaries


def small_areas(n: int = 20, **changes: object) -> pd.DataFrame:
    """Return n small areas in two districts, ranks in order, the first district the worse half."""
    frame = pd.DataFrame(
        {
            "lad_code": ["worse"] * (n // 2) + ["better"] * (n // 2),
            "score": np.arange(n, 0, -1.0),
            "rank": np.arange(1, n + 1),
            "population": 100.0,
        },
        index=[f"s{i}" for i in range(n)],
    )
    return frame.assign(**changes)


def test_summaries_of_two_districts():
    found = summaries(small_areas())
    # turned ranks of the worse district: 20 down to 11; two of its ten areas are in decile 1
    worse = found.loc["worse"]
    assert worse["average_score"] == 15.5
    assert worse["average_rank"] == 15.5
    assert worse["proportion"] == 0.2
    assert worse["local_concentration"] == 20
    assert found.loc["better", "proportion"] == 0
    assert found.loc["better", "local_concentration"] == 10


def test_people_weigh_not_areas():
    populations = [300.0, 100.0] * 10
    found = summaries(small_areas(population=populations))
    expected = np.average(np.arange(20, 10, -1), weights=populations[:10])
    assert found.loc["worse", "average_score"] == pytest.approx(expected)
    assert found.loc["worse", "proportion"] == 0.2


def test_the_last_small_area_of_the_worst_tenth_counts_in_part():
    # a tenth of 1,000 people is 100: 60 of the worst area and 40 of the next
    found = summaries(small_areas(population=[60.0, 140.0] + [100.0] * 18))
    assert found.loc["worse", "local_concentration"] == pytest.approx(0.6 * 20 + 0.4 * 19)


def test_the_extent_slopes_from_the_tenth_to_the_thirtieth_percentile():
    weights = extent_weights(pd.Series(range(1, 101)), 100)
    assert weights.iloc[:10].eq(1).all()
    assert weights.iloc[[10, 29, 30, 99]].tolist() == pytest.approx([0.95, 0.05, 0, 0])
    steps = np.diff(weights.iloc[10:30])
    assert steps == pytest.approx(np.full(19, -0.9 / 19))


@given(st.integers(10, 60), st.integers(0, 99))
def test_summaries_lie_within_their_small_areas(n, seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "lad_code": rng.choice(["a", "b", "c"], n),
            "rank": rng.permutation(n) + 1,
            "population": rng.integers(1, 500, n),
        }
    ).assign(score=lambda f: 100.0 - f["rank"])
    found, groups = summaries(frame), frame.groupby("lad_code")
    assert (found["average_score"] <= groups["score"].max() + 1e-9).all()
    assert (found["average_score"] >= groups["score"].min() - 1e-9).all()
    assert found["proportion"].between(0, 1).all()
    assert (found["extent"] >= 0).all()
    assert (found["extent"] <= 1).all()
    assert (found["local_concentration"] >= found["average_rank"] - 1e-9).all()


def test_left_behind_needs_both_conditions():
    need = pd.Series(range(1, 21), index=[f"w{i}" for i in range(20)])
    deciles = pd.Series([1, 2, 1], index=["w0", "w1", "w2"])
    assert left_behind(need, deciles).sum() == 1
    assert left_behind(need, deciles, worst_share=0.15).tolist()[:3] == [True, False, True]


def test_deciles_end_where_the_tenth_ends():
    assert decile_of_rank(pd.Series(range(1, 26))).tolist()[:6] == [1, 1, 2, 2, 2, 3]


@pytest.mark.parametrize("column", ["lad_code", "score", "rank", "population"])
def test_a_missing_cell_is_named(column):
    frame = small_areas()
    frame[column] = frame[column].astype(object)
    frame.loc["s3", column] = None
    with pytest.raises(ContractError, match=rf"column {column}: is missing\. First rows: s3"):
        summaries(frame)


def test_nobody_lives_in_no_small_area():
    with pytest.raises(ContractError, match="population: is not above 0"):
        summaries(small_areas(population=[0.0] + [5.0] * 19))
    with pytest.raises(TooFewValues, match="no small areas"):
        summaries(small_areas().iloc[:0])
