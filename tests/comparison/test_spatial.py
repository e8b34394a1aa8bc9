"""Spatial pattern: grids whose answer is known, esda and the formula as oracles."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from levelmap.comparison.spatial import benjamini_hochberg, join_islands, spatial_pattern
from levelmap.errors import MethodError, TooFewValues, UnknownArea

SIDE = 12


def cell(row: int, column: int) -> str:
    return f"c{row:x}{column:x}"


def grid() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return neighbours and centroids of a chessboard, and one island far off."""
    cells = [(row, column) for row in range(SIDE) for column in range(SIDE)]
    beside = [((r, c), (r, c + 1)) for r, c in cells if c + 1 < SIDE]
    above = [((r, c), (r + 1, c)) for r, c in cells if r + 1 < SIDE]
    pairs = pd.DataFrame(
        [(cell(*a), cell(*b)) for a, b in beside + above], columns=["code_a", "code_b"]
    )
    points = {cell(r, c): (c * 1000.0, r * 1000.0) for r, c in cells} | {"isle": (20_000.0, 0.0)}
    return pairs, pd.DataFrame.from_dict(points, orient="index", columns=["x", "y"])


@pytest.fixture(scope="module")
def neighbours():
    return join_islands(*grid())


def on_grid(value) -> pd.Series:
    return pd.Series({cell(r, c): float(value(r, c)) for r in range(SIDE) for c in range(SIDE)})


def test_an_island_is_joined_to_the_nearest_six_and_named(neighbours):
    assert neighbours.islands == ("isle",)
    assert len(neighbours.by_code["isle"]) == 6
    assert "isle" in neighbours.by_code[cell(0, SIDE - 1)]


def test_a_slope_is_a_pattern_and_a_chessboard_its_opposite(neighbours):
    slope = spatial_pattern(on_grid(lambda _, c: c), neighbours)
    board = spatial_pattern(on_grid(lambda r, c: (r + c) % 2), neighbours)
    assert slope.moran > 0.8
    assert slope.p == pytest.approx(0.0002)
    assert board.moran == pytest.approx(-1)
    assert "like places lie beside like" in slope.sentence
    assert "places alternate" in board.sentence


def test_noise_is_no_pattern(neighbours):
    noise = np.random.default_rng(11).normal(size=(SIDE, SIDE))
    found = spatial_pattern(on_grid(lambda r, c: noise[r, c]), neighbours)
    assert found.p > 0.05
    assert "no spatial pattern beyond chance" in found.sentence


def test_moran_is_its_formula_and_the_mean_of_the_local_ones(neighbours):
    values = on_grid(lambda r, c: r * c)
    found = spatial_pattern(values, neighbours)
    z = values - values.mean()
    held = {code: [b for b in neighbours.by_code[code] if b in z.index] for code in z.index}
    expected = sum(z[code] * z[others].mean() for code, others in held.items()) / (z**2).sum()
    assert found.moran == pytest.approx(expected)
    assert found.expected == pytest.approx(-1 / 143)
    assert found.local["i"].mean() == pytest.approx(found.moran)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_statistics_are_those_of_esda(neighbours):
    from esda import Moran, Moran_Local  # noqa: PLC0415 - takes seconds to import
    from libpysal.weights import W  # noqa: PLC0415

    noise = np.random.default_rng(5).normal(size=(SIDE, SIDE))
    values = on_grid(lambda r, c: r + c + noise[r, c])
    found = spatial_pattern(values, neighbours)
    held = {k: [b for b in v if b in values.index] for k, v in neighbours.by_code.items()}
    weights = W({code: held[code] for code in values.index})
    oracle = Moran_Local(values.to_numpy(), weights, permutations=999, seed=1)
    assert found.moran == pytest.approx(Moran(values.to_numpy(), weights, permutations=0).I)
    # esda divides local statistics by n - 1 where the definition has n
    np.testing.assert_allclose(found.local["i"], oracle.Is * 144 / 143)
    two_sided = np.minimum(1, 2 * oracle.p_sim)
    apart = (found.local["p"] - two_sided).abs()
    assert apart.max() < 0.15  # two samples of 999 permutations
    assert apart.mean() < 0.06


def test_clusters_stand_where_high_lies_beside_high(neighbours):
    found = spatial_pattern(on_grid(lambda _, c: c), neighbours).local["cluster"]
    assert found[[cell(5, 1), cell(5, 5), cell(5, 10)]].tolist() == [
        "low-low", "not significant", "high-high",
    ]  # fmt: skip


def test_many_equal_values_make_no_clusters_out_of_nothing(neighbours):
    rare = on_grid(lambda r, c: (r, c) in [(0, 0), (4, 4), (7, 1)])
    assert set(spatial_pattern(rare, neighbours).local["cluster"]) == {"not significant"}


def test_the_same_seed_gives_the_same_result(neighbours):
    values = on_grid(lambda r, c: r * c)
    np.random.default_rng()
    one, two = spatial_pattern(values, neighbours, 5), spatial_pattern(values, neighbours, 5)
    pd.testing.assert_frame_equal(one.local, two.local)
    assert one.p == two.p
    assert spatial_pattern(values, neighbours, 6).local["p"].ne(one.local["p"]).any()


def test_places_without_a_value_or_a_neighbour_with_one_are_left_out(neighbours):
    values = on_grid(lambda r, c: r + c)
    values[[cell(0, 1), cell(1, 0)]] = np.nan
    found = spatial_pattern(values, neighbours)
    assert cell(0, 0) not in found.local.index
    assert len(found.local) == 141


def test_benjamini_hochberg_of_its_authors():
    # Benjamini and Hochberg (1995), section 3.2: at 0.05 the first four stand
    p = np.array([
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
        0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ])  # fmt: skip
    assert benjamini_hochberg(p, 0.05).tolist() == [True] * 4 + [False] * 11
    assert not benjamini_hochberg(np.array([0.9, 0.8]), 0.05).any()


def test_enough_permutations_to_name_a_small_cluster_among_thousands(neighbours):
    # two-sided p of the most extreme statistic: 2 of (permutations + 1)
    noise = np.random.default_rng(3).normal(size=(SIDE, SIDE))
    hot = on_grid(lambda r, c: noise[r, c] + 9 * (abs(r - 5) + abs(c - 5) < 2))
    found = spatial_pattern(hot, neighbours)
    assert found.permutations == 9_999
    assert found.local["p"].min() == pytest.approx(2 / 10_000)
    with pytest.raises(MethodError, match="expected 99 or more"):
        spatial_pattern(on_grid(lambda _, c: c), neighbours, permutations=9)


def test_what_has_no_pattern_says_why(neighbours):
    with pytest.raises(TooFewValues, match="expected at least 10 places"):
        spatial_pattern(on_grid(lambda *_: 3), neighbours)
    with pytest.raises(TooFewValues, match="expected at least 10 places"):
        spatial_pattern(on_grid(lambda r, c: r + c).iloc[:4], neighbours)
    with pytest.raises(UnknownArea, match="1 places are not among the neighbours, such as x"):
        spatial_pattern(pd.Series({"x": 1.0}), neighbours)
    pairs, centroids = grid()
    with pytest.raises(UnknownArea, match="has no centroid"):
        join_islands(pairs, centroids.drop(index=cell(0, 0)))
