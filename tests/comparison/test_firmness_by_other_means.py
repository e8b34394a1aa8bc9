"""Probabilities of being named, drawn again by a plain loop with draws of its own.

Nothing of the engine is used but its answer: values are read from the shipped files, weights drawn
from a gamma distribution of another generator, each way computed by itself with numpy and scipy.
"""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from levelmap.answers.scores import firmness
from levelmap.paths import package_root
from tests.answers.comparisons.sides import shipped_sides

HIGH_IS_NEED = {
    "gross-median-weekly-pay": False,
    "level-3-or-above-qualifications": False,
    "imd-2025-employment-average-score": True,
    "employment-rate": False,
}
FIVE = ("E07000141", "E08000038", "E07000038", "E07000010", "E06000021")
"""South Kesteven, Barnsley, North East Derbyshire, Fenland, Stoke-on-Trent: none is firm."""

WAYS, WITHIN = 6_000, 0.03
"""Of 6,000 draws a probability of 0.5 has a standard error of 0.006."""


def _values() -> pd.DataFrame:
    """Return the latest figures of English authorities of 2025 that have all four."""
    columns = {}
    for slug in HIGH_IS_NEED:
        rows = pd.read_parquet(package_root() / "data" / "observations" / f"{slug}.parquet")
        rows = rows[rows["geography"].str.startswith("lad_") & rows["area_code"].str.match("E0")]
        latest = rows[rows["period"] == rows["period"].max()]
        columns[slug] = latest.set_index("area_code")["value"]
    return pd.DataFrame(columns).dropna()


def _scaled(column: np.ndarray, way: str) -> np.ndarray:
    if way == "percentile":
        return (stats.rankdata(column) - 0.5) / len(column)
    if way == "minmax":
        return (column - column.min()) / (column.max() - column.min())
    return (column - column.mean()) / column.std(ddof=1)


def _one_to_hundred(column: np.ndarray) -> np.ndarray:
    return 1 + 99 * (column - column.min()) / (column.max() - column.min())


def _is_flagged(column: np.ndarray) -> bool:
    skew, tails = stats.skew(column, bias=False), stats.kurtosis(column, bias=False)
    return bool(abs(skew) > 2 and tails > 3.5)


def _drawn(seed: int) -> tuple[pd.Index, np.ndarray]:
    """Return the share of ways in which each authority is in the worst fifth by this loop."""
    table = _values()
    need = [table[slug].to_numpy() * (1 if up else -1) for slug, up in HIGH_IS_NEED.items()]
    assert not any(map(_is_flagged, need))  # so that the rule for outliers changes nothing
    scales = {
        way: [_scaled(one, way) for one in need] for way in ("zscore", "percentile", "minmax")
    }
    chance, named = random.Random(seed), np.zeros(len(table))
    length = len(table) // 5
    for _ in range(WAYS):
        members = scales[chance.choice(list(scales))]
        weights = np.array([chance.gammavariate(25, 1) for _ in members])  # 100 by a quarter each
        left_out = chance.randrange(-1, len(members))
        if left_out >= 0:
            weights[left_out] = 0
        weights /= weights.sum()
        if chance.random() < 1 / 2:
            scores = sum(w * one for w, one in zip(weights, members, strict=True))
        else:
            good = [101 - _one_to_hundred(one) for one in members]
            scores = -np.exp(sum(w * np.log(g) for w, g in zip(weights, good, strict=True)))
        named += stats.rankdata(-scores, "min") <= length
    return table.index, named / WAYS


@pytest.fixture(scope="module")
def both() -> pd.DataFrame:
    """Return the probabilities of the engine and of the loop, side by side."""
    atlas = shipped_sides().atlas
    found = firmness(atlas.catalogue.recipe("ifs_style_4"), atlas, 20_000)
    index, named = _drawn(20_261_128)
    assert found.places == len(index) // 5
    return found.areas.join(pd.Series(named, index=index, name="loop"), how="outer")


def test_both_rank_the_same_authorities(both: pd.DataFrame) -> None:
    assert len(both) == 294
    assert both[["probability", "loop"]].notna().all(axis=None)


@pytest.mark.parametrize("code", FIVE)
def test_the_probability_of_being_named(code: str, both: pd.DataFrame) -> None:
    row = both.loc[code]
    assert 0.1 < row["probability"] < 0.9
    assert row["loop"] == pytest.approx(row["probability"], abs=WITHIN)


def test_all_probabilities_agree(both: pd.DataFrame) -> None:
    difference = (both["loop"] - both["probability"]).abs()
    assert difference.max() < WITHIN
    assert difference.mean() < 0.003
