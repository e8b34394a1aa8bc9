"""Whether like places lie beside like ones: Moran's I, and where the clusters are.

Neighbours count equally (rows standardised). References: Moran (1950); Anselin, Geographical
Analysis 27 (1995); Benjamini and Hochberg, JRSS B 57 (1995). The statistics are those of `esda`,
against which they are tested; the permutation test is not: it counts ties on both sides, so that
columns of many equal values (a list as 0 and 1) do not make clusters out of nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.errors import MethodError, TooFewValues, UnknownArea

PERMUTATIONS = 9_999
"""Two-sided, the least p is then 0.0002: of 7,000 places 28 must stand out before one can be named,
of 300 two. With 999 it would be 280 of 7,000."""

AT_ONCE = 500
"""Permutations held in memory together."""

NO_CLUSTER = "not significant"

FALSE_DISCOVERIES = 0.05
"""Expected share of wrongly named clusters among those named (Benjamini-Hochberg)."""

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
        Share of seeded permutations as extreme as the data, two-sided.
    permutations
        How many, which sets the least p that can be found.
    local
        Indexed by code: `i`, `p` (two-sided), `cluster` (`high-high`,
        `low-low`, `high-low`, `low-high`, or `not significant`).
    islands
        Places without a neighbour, joined by the rule given to `weights_from_pairs`.
    """

    moran: float
    expected: float
    p: float
    permutations: int
    local: pd.DataFrame
    islands: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return the pattern in one sentence."""
        named = (self.local["cluster"] != NO_CLUSTER).sum()
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


def spatial_pattern(
    values: pd.Series,
    neighbours: Neighbours,
    seed: int = 1,
    permutations: int = PERMUTATIONS,
) -> SpatialPattern:
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
    MethodError
        Fewer than 99 permutations are asked for.
    """
    if permutations < 99:
        raise MethodError(f"{permutations} permutations were asked for: expected 99 or more.")
    present, beside = _with_neighbours(values.dropna(), neighbours)
    z = present.to_numpy(dtype="float64") - present.mean()
    variance = (z**2).mean()
    lag = np.array([z[others].mean() for others in beside])
    rng = np.random.default_rng(seed)
    p = _local_p(z, lag, beside, rng, permutations)
    significant = benjamini_hochberg(p, FALSE_DISCOVERIES)
    sides = np.char.add(np.where(z > 0, "high-", "low-"), np.where(lag > 0, "high", "low"))
    local = pd.DataFrame(
        {"i": z * lag / variance, "p": p, "cluster": np.where(significant, sides, NO_CLUSTER)},
        index=present.index,
    )
    return SpatialPattern(
        moran=float((z * lag).mean() / variance),
        expected=-1 / (z.size - 1),
        p=_global_p(z, lag, beside, rng, permutations),
        permutations=permutations,
        local=local,
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


def _global_p(
    z: np.ndarray,
    lag: np.ndarray,
    beside: list[np.ndarray],
    rng: np.random.Generator,
    permutations: int,
) -> float:
    """Return how rare the global statistic is if values are shuffled over all places."""
    simulated = np.empty(permutations)
    for start in range(0, permutations, AT_ONCE):
        rows = min(AT_ONCE, permutations - start)
        shuffled = np.ascontiguousarray(rng.permuted(np.tile(z, (rows, 1)), axis=1).T)
        simulated[start : start + rows] = sum(
            shuffled[place] * shuffled[others].mean(axis=0) for place, others in enumerate(beside)
        )
    return float(_two_sided(simulated, (z * lag).sum()))


def _local_p(
    z: np.ndarray,
    lag: np.ndarray,
    beside: list[np.ndarray],
    rng: np.random.Generator,
    permutations: int,
) -> np.ndarray:
    """Return how rare each place's neighbours are if values are shuffled over the other places."""
    most = max(others.size for others in beside)
    drawn = np.stack([rng.permutation(z.size - 1)[:most] for _ in range(permutations)], axis=1)
    p = np.empty(z.size)
    for place, others in enumerate(beside):
        chosen = drawn[: others.size]
        simulated = z[chosen + (chosen >= place)].mean(axis=0)  # never the place itself
        p[place] = _two_sided(simulated, lag[place])
    return p


def _two_sided(simulated: np.ndarray, observed: float) -> float:
    near = 1e-9 * max(np.abs(simulated).max(), abs(observed))
    above = (simulated >= observed - near).sum()
    below = (simulated <= observed + near).sum()
    return float(min(1.0, 2 * (min(above, below) + 1) / (simulated.size + 1)))


def _with_neighbours(
    values: pd.Series, neighbours: Neighbours
) -> tuple[pd.Series, list[np.ndarray]]:
    """Return the values of places with a neighbour that has one too, and whom each is beside.

    Neighbours are positions among the places returned.
    """
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
            "expected at least 10 places and a spread to look for a pattern. Choose more places or "
            "another measure."
        )
    positions = {code: position for position, code in enumerate(present.index)}
    return present, [np.array([positions[b] for b in beside[code]]) for code in present.index]
