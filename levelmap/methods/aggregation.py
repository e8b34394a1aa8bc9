"""Aggregation: several normalised members to one score per area, by a named method.

Every function takes values of shape (m, ..., n) and weights of shape (m, ..., 1), which broadcast
against each other: members along the first axis, areas along the last, any number of draws between.
A missing value (NaN) leaves its weight to the others of the same area. Scores have the shape
(..., n), NaN where an area has no member with weight. Sums run over the first axis, so that equal
areas get equal scores to the last bit wherever they stand.
Reference, unless another is named: OECD/JRC Handbook (2008), step 7.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from levelmap.errors import MethodError
from levelmap.methods.recipes import Step


def aggregate(
    values: np.ndarray, weights: np.ndarray, step: Step, high_is_worse: bool = True
) -> np.ndarray:
    """Return scores by the method that *step* names.

    Parameters
    ----------
    values, weights
        Shapes (m, ..., n) and (m, ..., 1).
    step
        Method and parameters.
    high_is_worse
        What a high score means; only `mpi` asks, whose penalty for unbalance makes a score worse.

    Raises
    ------
    MethodError
        The method is unknown or not defined for these values.
    """
    method = AGGREGATIONS.get(step.method)
    if method is None:
        known = ", ".join(AGGREGATIONS)
        raise MethodError(f"{step.method!r} is not an aggregation: expected one of {known}.")
    parameters = dict(step.parameters)
    if step.method == "mpi":
        parameters["penalty"] = 1.0 if high_is_worse else -1.0
    return method(values, weights, **parameters)


def arithmetic(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the weighted mean."""
    missing = np.isnan(x)
    if not missing.any():
        present = w.sum(axis=0)
        return (x * w).sum(axis=0) / np.where(present > 0, present, np.nan)
    present = (~missing * w).sum(axis=0)
    return (np.where(missing, 0.0, x) * w).sum(axis=0) / np.where(present > 0, present, np.nan)


def weighted_sum(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the weighted sum, weights as given and not rescaled to 1.

    The Index of Multiple Deprivation is one, with weights that add to 0.999. A missing member is
    made up for in proportion, so that sums stay comparable.
    """
    return arithmetic(x, w) * w.sum(axis=0)


def geometric(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return exp(sum of w·ln x): a low member is only in part made up for by a high one."""
    return np.exp(arithmetic(np.log(_positive(x, "geometric")), w))


def harmonic(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return 1 / (sum of w / x), which lets a low member weigh even more than `geometric`."""
    return 1 / arithmetic(1 / _positive(x, "harmonic"), w)


def generalised(x: np.ndarray, w: np.ndarray, power: float) -> np.ndarray:
    """Return (sum of w·x^power)^(1/power); 1 is the mean, -1 the harmonic mean."""
    if power == 0:
        raise MethodError("The generalised mean of power 0 is the geometric mean: name that.")
    return arithmetic(_positive(x, "generalised") ** power, w) ** (1 / power)


def mpi(x: np.ndarray, w: np.ndarray, penalty: float = -1.0) -> np.ndarray:
    """Return M - S²/M (penalty -1) or M + S²/M: the mean, made worse by unbalance.

    M and S are the weighted mean and the population standard deviation across an area's members.
    Source: Mazziotta and Pareto, Social Indicators Research 127 (2016); S is divided by m, not by
    m - 1 as in some software.
    """
    mean = arithmetic(x, w)
    if (mean <= 0).any():
        raise MethodError(
            "The Mazziotta-Pareto index needs members on a positive scale round 100: use the "
            "normalisation mpi or ampi."
        )
    variance = arithmetic((x - mean) ** 2, w)
    return mean + penalty * variance / mean


def copeland(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return for each area the areas it outranks minus those that outrank it.

    One area outranks another if members with more than half of the weight say so, equal members
    counting half; members missing in either are left out of that pair. Cost grows with n².
    """
    lead = sum(
        weight[..., None] * np.nan_to_num(np.sign(column[..., :, None] - column[..., None, :]))
        for column, weight in zip(x, w, strict=True)
    )
    scores = np.sign(np.where(np.abs(lead) < 1e-12, 0.0, lead)).sum(axis=-1)
    return np.where(np.isnan(arithmetic(x, w)), np.nan, scores)


def count(x: np.ndarray, w: np.ndarray, cut: float) -> np.ndarray:
    """Return the weight of members at or beyond *cut* on the normalised scale.

    With weights of 1 this is the number of members in which an area is that bad.
    """
    return weighted_sum(np.where(np.isnan(x), np.nan, (x >= cut).astype("float64")), w)


AGGREGATIONS: dict[str, Callable[..., np.ndarray]] = {
    "arithmetic": arithmetic,
    "sum": weighted_sum,
    "geometric": geometric,
    "harmonic": harmonic,
    "generalised": generalised,
    "mpi": mpi,
    "copeland": copeland,
    "count": count,
}
"""Every aggregation by the name that recipes use."""

ADDITIVE = frozenset({"arithmetic", "sum"})
"""Aggregations whose score is the sum of its members' contributions."""


def _positive(x: np.ndarray, method: str) -> np.ndarray:
    lowest = np.fmin.reduce(x, axis=None)
    if lowest <= 0:
        raise MethodError(
            f"The {method} mean needs values above 0, and the lowest is {lowest:g}: normalise to a "
            "positive scale, such as minmax with low = 1 and high = 100."
        )
    return x
