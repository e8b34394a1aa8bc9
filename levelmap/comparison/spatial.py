"""Do like places lie beside like ones? Moran's I, and where the clusters are.

Computed by `esda` on row-standardised contiguity. References: Moran (1950); Anselin, Geographical
Analysis 27 (1995); Benjamini and Hochberg, JRSS B 57 (1995).
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from levelmap.errors import TooFewValues, UnknownArea

PERMUTATIONS = 999
FALSE_DISCOVERIES = 0.05
"""Expected share of wrongly named clusters among those named (Benjamini-Hochberg)."""

CLUSTERS = {1: "high-high", 2: "low-high", 3: "low-low", 4: "high-low"}
"""A place and its neighbours, by the quadrant numbers of `esda`."""

ISLAND_NEIGHBOURS = 6


@dataclass(frozen=True)
class SpatialPattern:
    """The spatial pattern of one column.

    Attributes
    ----------
    moran
        Global I: above `expected` like lies beside like, below it unlike does.
    expected
        -1 / (n - 1), the value without any pattern.
    p
        Share of seeded permutations as extreme as the data, one-sided.
    local
        Indexed by code: `i`, `p` (one-sided, on the side of `i`), `cluster` (`high-high`,
        `low-low`, `high-low`, `low-high`, or `not significant`).
    islands
        Places without a neighbour, joined by the rule given to `weights_from_pairs`.
    """

    moran: float
    expected: float
    p: float
    local: pd.DataFrame
    islands: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return the pattern in one sentence."""
        named = (self.local["cluster"] != "not significant").sum()
        beside = "like places lie beside like" if self.moran > self.expected else "places alternate"
        verdict = beside if self.p < 0.05 else "no spatial pattern beyond chance"
        return (
            f"Moran's I is {self.moran:.2f} over {len(self.local)} places ({verdict}); {named} "
            "places belong to a local cluster or stand out from their neighbours."
        )


@dataclass(frozen=True)
class Neighbours:
    """Who is beside whom.

    Attributes
    ----------
    by_code
        Neighbours of each place, symmetric but for islands.
    islands
        Places that have no common boundary with any other, and were given the nearest ones.
    """

    by_code: dict[str, tuple[str, ...]]
    islands: tuple[str, ...]


def join_islands(
    pairs: pd.DataFrame, centroids: pd.DataFrame, nearest: int = ISLAND_NEIGHBOURS
) -> Neighbours:
    """Return neighbours by common boundary, with the nearest places for islands.

    Parameters
    ----------
    pairs
        Columns `code_a`, `code_b`, each pair of neighbours once.
    centroids
        Index code of every place, columns `x`, `y` in metres (EPSG:27700).
    nearest
        Places that an island is joined to; the island joins their neighbours too.

    Raises
    ------
    UnknownArea
        A pair names a place without centroid.
    """
    beside: dict[str, set[str]] = {code: set() for code in centroids.index}
    for a, b in zip(pairs["code_a"], pairs["code_b"], strict=True):
        if a not in beside or b not in beside:
            raise UnknownArea(f"{a} and {b} are neighbours, and one of them has no centroid.")
        beside[a].add(b)
        beside[b].add(a)
    islands = tuple(code for code, others in beside.items() if not others)
    points = centroids[["x", "y"]].to_numpy(dtype="float64")
    for island in islands:
        here = points[centroids.index.get_loc(island)]
        order = np.argsort(((points - here) ** 2).sum(axis=1), kind="stable")
        for position in [i for i in order if centroids.index[i] != island][:nearest]:
            beside[island].add(centroids.index[position])
            beside[centroids.index[position]].add(island)
    return Neighbours({code: tuple(sorted(others)) for code, others in beside.items()}, islands)


def spatial_pattern(values: pd.Series, neighbours: Neighbours, seed: int = 1) -> SpatialPattern:
    """Return Moran's I and the local clusters of *values*.

    Parameters
    ----------
    values
        Indexed by code; places without a value, or whose neighbours all lack one, are left out.
    neighbours
        Of at least every place with a value.
    seed
        Of the permutations: the same seed gives the same result.

    Raises
    ------
    UnknownArea
        A place has no entry among the neighbours.
    TooFewValues
        Fewer than ten places remain, or all values are the same.
    """
    present, beside = _with_neighbours(values.dropna(), neighbours)
    y = present.to_numpy(dtype="float64")
    from esda import Moran, Moran_Local  # noqa: PLC0415 - takes a second to import
    from libpysal.weights import W  # noqa: PLC0415

    weights = W(beside, silence_warnings=True)
    moran = Moran(y, weights, transformation="r", permutations=0)
    with warnings.catch_warnings():
        # esda announces two-sided tests as its next default; these are one-sided, as documented
        warnings.simplefilter("ignore", DeprecationWarning)
        local = Moran_Local(y, weights, permutations=PERMUTATIONS, seed=seed, n_jobs=1)
    significant = benjamini_hochberg(local.p_sim, FALSE_DISCOVERIES)
    clusters = [
        CLUSTERS[q] if ok else "not significant" for q, ok in zip(local.q, significant, strict=True)
    ]
    return SpatialPattern(
        moran=float(moran.I),
        expected=float(moran.EI),
        p=_permuted_p(y, weights.sparse, float(moran.I), seed),
        local=pd.DataFrame({"i": local.Is, "p": local.p_sim, "cluster": clusters}, present.index),
        islands=tuple(code for code in neighbours.islands if code in present.index),
    )


def benjamini_hochberg(p: np.ndarray, rate: float) -> np.ndarray:
    """Return which of many tests stand if at most *rate* of those standing may be false."""
    order = np.argsort(p, kind="stable")
    passing = np.flatnonzero(p[order] <= rate * np.arange(1, p.size + 1) / p.size)
    result = np.zeros(p.size, dtype=bool)
    if passing.size:
        result[order[: passing[-1] + 1]] = True
    return result


def _permuted_p(y: np.ndarray, shares: sparse.csr_array, moran: float, seed: int) -> float:
    """Return the share of permutations at least as extreme as *moran*, on its own side.

    Computed here because esda draws its permutations from numpy's global generator, which other
    threads of an app may draw from too. Rows of *shares* sum to 1, so that n / S0 is 1.
    """
    rng = np.random.default_rng(seed)
    z = y - y.mean()
    shuffled = rng.permuted(np.tile(z, (PERMUTATIONS, 1)), axis=1).T
    simulated = (shuffled * (shares @ shuffled)).sum(axis=0) / (z @ z)
    above = int((simulated >= moran).sum())
    return (min(above, PERMUTATIONS - above) + 1) / (PERMUTATIONS + 1)


def _with_neighbours(
    values: pd.Series, neighbours: Neighbours
) -> tuple[pd.Series, dict[str, list[str]]]:
    """Return the values of places with a neighbour that has one too, and those neighbours."""
    unknown = [code for code in values.index if code not in neighbours.by_code]
    if unknown:
        raise UnknownArea(
            f"{len(unknown)} places are not among the neighbours, such as {unknown[0]}: expected "
            "neighbours of the same geography and vintage."
        )
    held = set(values.index)
    beside = {code: [b for b in neighbours.by_code[code] if b in held] for code in values.index}
    present = values[[bool(beside[code]) for code in values.index]]
    if len(present) < 10 or present.nunique() < 2:
        raise TooFewValues(
            f"{len(present)} places with a neighbour have a value, {present.nunique()} different: "
            "expected at least 10 places and a spread to look for a pattern."
        )
    return present, {code: beside[code] for code in present.index}
