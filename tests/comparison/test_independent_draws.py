"""The probabilities of the 13-indicator score beside a slow loop that shares no code with them.

The loop knows the recipe's file and the values held, and the words of docs/methods.md. It draws its
own weights, so that the two agree within sampling only.
"""

from __future__ import annotations

import tomllib

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from levelmap.answers.scores import score_recipe
from levelmap.atlas import open_atlas
from levelmap.comparison.robustness import robustness
from levelmap.paths import folders, package_root

DRAWS = 3_000
PLACES = 103  # a third of 307


@pytest.fixture(scope="module")
def scored():
    atlas = open_atlas(package_root())
    return score_recipe(atlas.catalogue.recipes["levelmap_13_2021"], atlas)


@pytest.fixture(scope="module")
def written() -> list[list[dict]]:
    """Return the members that count, domain by domain, as the file has them."""
    text = (folders(package_root()).data / "recipes" / "levelmap_13_2021.toml").read_text("utf-8")
    domains = tomllib.loads(text)["domains"]
    return [[row for row in one["members"] if row.get("active", True)] for one in domains]


@pytest.fixture(scope="module")
def needs(scored, written) -> list[pd.DataFrame]:
    """Return the values of every area, each turned so that high is bad, by domain."""
    indicators = open_atlas(package_root()).catalogue.indicators
    polarity = {
        row["key"]: row.get("polarity", indicators[row["indicator"]].polarity.value)
        for rows in written
        for row in rows
    }
    sign = pd.Series(polarity).map({"higher_is_better": -1, "higher_is_worse": 1})
    table = scored.inputs.table[list(polarity)] * sign
    return [table[[row["key"] for row in rows]] for rows in written]


def winsorised(column: pd.Series) -> pd.Series:
    """Return the column with extremes drawn in one by one, as the JRC does."""

    def odd(values: pd.Series) -> bool:
        skew = abs(stats.skew(values.dropna(), bias=False))
        return skew > 2 and stats.kurtosis(values.dropna(), bias=False) > 3.5

    treated = column.copy()
    for _ in range(5):
        if not odd(treated):
            return treated
        if stats.skew(treated.dropna(), bias=False) >= 0:
            treated[treated == treated.max()] = treated[treated < treated.max()].max()
        else:
            treated[treated == treated.min()] = treated[treated > treated.min()].min()
    assert not odd(treated)
    return treated


def on_scale(values: pd.DataFrame, scale: str) -> np.ndarray:
    if scale == "percentile":
        return ((values.rank() - 0.5) / values.notna().sum()).to_numpy()
    if scale == "zscore":
        return ((values - values.mean()) / values.std()).to_numpy()
    return ((values - values.min()) / (values.max() - values.min())).to_numpy()


def mean(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the mean of each row over what is there."""
    shares = ~np.isnan(x) * weights
    return np.nansum(shares * x, axis=1) / shares.sum(axis=1)


def probabilities(needs: list[pd.DataFrame]) -> pd.Series:
    """Return the share of draws in which each area with enough members is among the worst.

    Areas with too few still count where the others are put on a scale.
    """
    enough = pd.concat(needs, axis=1).notna().mean(axis=1) >= 0.76
    rng = np.random.default_rng(20261128)
    sizes = np.array([one.shape[1] for one in needs])
    named = np.zeros(enough.sum())
    treated = {"none": needs, "winsorise": [one.apply(winsorised) for one in needs]}
    for _ in range(DRAWS):
        scale = rng.choice(["percentile", "zscore", "minmax"])
        values = treated[rng.choice(["none", "winsorise"])]
        scaled = [on_scale(one, scale) for one in values]
        weights = [rng.dirichlet(np.full(size, 100 / size)) for size in sizes]
        out = rng.integers(-1, sizes.sum())
        for domain, start in enumerate(np.cumsum([0, *sizes[:-1]])):
            if start <= out < start + sizes[domain]:
                weights[domain][out - start] = 0
        of_domains = rng.dirichlet(100 * sizes / sizes.sum())
        if rng.random() < 0.5:
            parts = [mean(x, w) for x, w in zip(scaled, weights, strict=True)]
            need = mean(np.column_stack(parts), of_domains)
        else:  # the geometric mean of how well an area does, from 1 to 100 (best)
            parts = []
            for x, w in zip(scaled, weights, strict=True):
                low, high = np.nanmin(x, axis=0), np.nanmax(x, axis=0)
                parts.append(mean(np.log(100 - 99 * (x - low) / (high - low)), w))
            need = -mean(np.column_stack(parts), of_domains)
        need = need[enough.to_numpy()]
        named += (-need).argsort().argsort() < PLACES
    return pd.Series(named / DRAWS, index=enough.index[enough])


def test_the_slow_loop_finds_the_same_probabilities(scored, needs):
    ours = robustness(scored.recipe, scored.inputs, draws=10_000).areas["probability"]
    theirs = probabilities(needs)
    assert len(theirs) == 307
    assert set(theirs.index) == set(ours.index)
    apart = ours - theirs.reindex(ours.index)
    error = np.sqrt(ours * (1 - ours) * (1 / 10_000 + 1 / DRAWS))
    assert (apart.abs() <= 4.5 * error + 0.003).all()
    assert abs(apart.mean()) < 0.002


@pytest.mark.parametrize(
    ("name", "probability"),
    [("Calderdale", 0.49), ("Eden", 0.60), ("Craven", 0.41), ("Havant", 0.38)],
)
def test_places_near_the_cut(scored, name, probability):
    found = robustness(scored.recipe, scored.inputs, draws=10_000)
    code = scored.names.index[scored.names == name][0]
    assert found.areas.loc[code, "probability"] == pytest.approx(probability, abs=0.02)
    counts = found.areas["status"].value_counts()
    assert [counts[one] for one in ("solid", "borderline", "out")] == pytest.approx(
        [74, 56, 177], abs=3
    )
