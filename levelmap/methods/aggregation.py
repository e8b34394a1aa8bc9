"""Aggregation: several normalised members to one score per area, by a named method.

Every function takes values of shape (m, ..., n) and weights of shape (m, ..., 1), which broadcast
against each other: members along the first axis, areas along the last, any number of draws between.
A missing value (NaN) leaves its weight to the others of the same area. Scores have the shape
(..., n), NaN where an area has no member with weight. Sums run over the first axis, so that equal
areas get equal scores to the last bit wherever they stand.

A mean that punishes weakness (`weak_side`) belongs on the good side of the scale. On a score of
need it would let one strength wipe out every need; there the members are turned, and the result is
turned back, so that a score of need and one of performance rank areas the same.
Reference, unless another is named: OECD/JRC Handbook (2008), step 7.
"""

from __future__ import annotations

import numpy as np

from levelmap.errors import MethodError
from levelmap.methods.recipes import Step
from levelmap.methods.registry import Registry

AGGREGATIONS = Registry("an aggregation")
"""Every aggregation by the name that recipes use.

Facts: `additive`, the score is the sum of its members' contributions; `weak_side`, see above;
`sided`, the function itself must be told whether a high score is bad (`high_is_worse`).
"""

MOST_CONTESTANTS = 1_000
"""Areas of which each is set against every other: time and memory grow with their square."""

MOST_FRONTIER_AREAS = 1_000
"""Areas for each of which a linear programme is solved, some milliseconds each."""


def aggregate(
    values: np.ndarray,
    weights: np.ndarray,
    step: Step,
    high_is_worse: bool = True,
    mirror: np.ndarray | float | None = None,
) -> np.ndarray:
    """Return scores by the method that *step* names.

    Parameters
    ----------
    values, weights
        Shapes (m, ..., n) and (m, ..., 1).
    step
        Method and parameters.
    high_is_worse
        What a high value and a high score mean.
    mirror
        The sum of the two ends of each member's scale, shape (m, 1, ...) or one for all (101 for 1
        to 100): a value taken from it is the same value seen from the other end. By default that
        of the least and greatest value.

    Raises
    ------
    MethodError
        The method is unknown or not defined for these values.
    """
    method = AGGREGATIONS.find(step.method)
    parameters = dict(step.parameters)
    if method.facts.get("sided"):
        return method.function(values, weights, high_is_worse, **parameters)
    if not (high_is_worse and method.facts.get("weak_side")):
        return method.function(values, weights, **parameters)
    if mirror is None:
        mirror = np.nanmin(values) + np.nanmax(values)
    turned = method.function(mirror - values, weights, **parameters)
    return np.mean(mirror) - turned


@AGGREGATIONS.add(choice="Mean: a strength makes up for a weakness", additive=True)
def arithmetic(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the weighted mean.

    Formula: Σ w·s

    Misleads: a strength makes up in full for a weakness, so that an area with one dire need can
    look ordinary.

    Source: OECD/JRC Handbook (2008), step 6 (additive aggregation).

    Reproduces: the Technology Achievement Index of 23 countries in the Human Development Report
    2001 within 0.0016.
    """
    missing = np.isnan(x)
    if not missing.any():
        present = w.sum(axis=0)
        return (x * w).sum(axis=0) / np.where(present > 0, present, np.nan)
    present = (~missing * w).sum(axis=0)
    return (np.where(missing, 0.0, x) * w).sum(axis=0) / np.where(present > 0, present, np.nan)


@AGGREGATIONS.add("sum", additive=True)
def weighted_sum(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the weighted sum, weights as given and not rescaled to 1.

    Formula: Σ w·s, a missing member made up for in proportion

    Misleads: as the mean does; and sums of different numbers of members cannot be compared.

    Source: Index of Multiple Deprivation, whose weights add to 0.999 and stay so.

    Reproduces: the Index of Multiple Deprivation 2025 from its domains; Borda's points of the
    Handbook's table 26.
    """
    return arithmetic(x, w) * w.sum(axis=0)


@AGGREGATIONS.add(choice="Geometric mean: a strength makes up less", weak_side=True)
def geometric(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the geometric mean: a weakness is only in part made up for by a strength.

    Formula: exp(Σ w·ln g), g the members seen from the good side, above 0

    Misleads: near 0 the least difference of one member decides; what 0 is, is a choice of scale.

    Source: OECD/JRC Handbook (2008), step 6 (geometric aggregation).

    Reproduces: the Human Development Index 0.510 of the example in the technical notes of the Human
    Development Report 2020.
    """
    return np.exp(arithmetic(np.log(_positive(x, "geometric")), w))


@AGGREGATIONS.add(choice="Harmonic mean: a strength makes up least", weak_side=True)
def harmonic(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the harmonic mean, in which a weakness weighs even more than in the geometric.

    Formula: 1 / (Σ w/g), g the members seen from the good side, above 0

    Misleads: one member near 0 makes the score by itself.

    Source: Hardy, Littlewood and Pólya, Inequalities (1934), chapter 2; COINr, `a_hmean`.

    Reproduces: 1.9029 of SciPy's example of hmean; 2.36, 41.5, 14.3, 17.4 and 3.93 of COINr's.
    """
    return 1 / arithmetic(1 / _positive(x, "harmonic"), w)


@AGGREGATIONS.add(weak_side=True)
def generalised(x: np.ndarray, w: np.ndarray, *, power: float) -> np.ndarray:
    """Return the generalised mean: power 1 is the mean, -1 the harmonic mean.

    Formula: (Σ w·g^power)^(1/power), g the members seen from the good side, above 0

    Misleads: a power above 1 rewards unbalance, one below 1 punishes it; the power is a choice that
    nobody can check.

    Source: Hardy, Littlewood and Pólya, Inequalities (1934), chapter 2.

    Reproduces: 2.6394, 4.1571 and 1.4970 of SciPy's example of pmean.
    """
    if power == 0:
        raise MethodError("The generalised mean of power 0 is the geometric mean: name that.")
    return arithmetic(_positive(x, "generalised") ** power, w) ** (1 / power)


@AGGREGATIONS.add(weak_side=True)
def penalised_geometric(x: np.ndarray, w: np.ndarray, *, penalty: float = 1.0) -> np.ndarray:
    """Return the geometric mean made worse by the unbalance of an area's members.

    Formula: G·exp(-penalty·V), G the geometric mean and V the weighted variance of ln(g/G), g the
    members seen from the good side, above 0

    Misleads: an area bad in everything is not punished, one of uneven strengths is; the penalty is
    a choice.

    Source: the penalty of Mazziotta and Pareto (2016) carried to the geometric mean; the form is
    LevelMap's own.
    """
    if penalty < 0:
        raise MethodError(f"The penalty is {penalty:g}: expected 0 or more.")
    logs = np.log(_positive(x, "penalised geometric"))
    mean = arithmetic(logs, w)
    return np.exp(mean - penalty * arithmetic((logs - mean) ** 2, w))


@AGGREGATIONS.add(sided=True)
def mpi(x: np.ndarray, w: np.ndarray, high_is_worse: bool = False) -> np.ndarray:
    """Return the mean, made worse by unbalance: the Mazziotta-Pareto index.

    Formula: M - S²/M for a good score, M + S²/M for a bad one; M and S the weighted mean and the
    population standard deviation (divided by m) across an area's members

    Misleads: the penalty depends on where the scale puts its 100, not on how bad the area is.

    Source: Mazziotta and Pareto, Social Indicators Research 127 (2016); some software divides by
    m - 1.
    """
    mean = arithmetic(x, w)
    if (mean <= 0).any():
        raise MethodError(
            "The Mazziotta-Pareto index needs members on a positive scale round 100: use the "
            "normalisation mpi or ampi."
        )
    variance = arithmetic((x - mean) ** 2, w)
    return mean + (1.0 if high_is_worse else -1.0) * variance / mean


@AGGREGATIONS.add(choice="Contests: places beat each other indicator by indicator")
def copeland(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the areas that an area outranks minus those that outrank it.

    Formula: Σ over the others of the sign of (w of members ahead - w of members behind); members
    missing in either are left out of the pair

    Misleads: by how much one area leads another never counts, and an area's order can change when
    a third one comes or goes. Cost grows with the square of areas.

    Source: Copeland (1951); OECD/JRC Handbook (2008), section 6.12.

    Reproduces: the order c, b, d, a of the Handbook's tables 25 and 27.
    """
    if x.shape[-1] > MOST_CONTESTANTS:
        raise MethodError(
            f"Contests set each of {x.shape[-1]:,} areas against every other: expected at most "
            f"{MOST_CONTESTANTS:,}. Choose larger areas, or another aggregation."
        )
    lead = sum(
        weight[..., None] * np.nan_to_num(np.sign(column[..., :, None] - column[..., None, :]))
        for column, weight in zip(x, w, strict=True)
    )
    scores = np.sign(np.where(np.abs(lead) < 1e-12, 0.0, lead)).sum(axis=-1)
    return np.where(np.isnan(arithmetic(x, w)), np.nan, scores)


@AGGREGATIONS.add()
def count(x: np.ndarray, w: np.ndarray, *, cut: float) -> np.ndarray:
    """Return the weight of members at or beyond a cut: with weights of 1 their number.

    Formula: Σ w·[s ≥ cut]

    Misleads: an area just short of every cut counts for nothing, and how far beyond one an area
    lies is lost.

    Source: White Paper "Levelling Up the United Kingdom" (2022), four metrics in the worst quarter.

    Reproduces: 2 and 3 of Microsoft's example of COUNTIF.
    """
    return weighted_sum(np.where(np.isnan(x), np.nan, (x >= cut).astype("float64")), w)


@AGGREGATIONS.add()
def any_of(x: np.ndarray, w: np.ndarray, *, cut: float, k: float = 1) -> np.ndarray:
    """Return 1 where at least *k* members are at or beyond a cut, else 0.

    Formula: [Σ [s ≥ cut] ≥ k] over the members with weight; a missing member is not beyond it

    Misleads: one member that is wrong or odd is enough for k = 1; and areas that are named cannot
    be put in order.

    Source: Climate and Economic Justice Screening Tool (2022), any one burden above a threshold.
    """
    if k < 1:
        raise MethodError(f"At least {k:g} members are asked for: expected 1 or more.")
    with_weight = w > 0
    beyond = (np.nan_to_num(x, nan=-np.inf) >= cut) & with_weight
    named = (beyond.sum(axis=0) >= k).astype("float64")
    return np.where((~np.isnan(x) & with_weight).any(axis=0), named, np.nan)


@AGGREGATIONS.add()
def all_of(x: np.ndarray, w: np.ndarray, *, cut: float) -> np.ndarray:
    """Return 1 where every member is at or beyond a cut, else 0: a rule of several dimensions.

    Formula: Π [s ≥ cut] over the members with weight; NaN where one is missing

    Misleads: an area that is worst by far in all but one dimension is left out.

    Source: left-behind areas (OCSI for Local Trust, 2019): the worst tenth by community need and by
    deprivation, both.

    Reproduces: 212 wards by the rule of left-behind areas, 202 of them on the published list.
    """
    counted = w > 0
    beyond = ((x >= cut) | ~counted).all(axis=0).astype("float64")
    return np.where((np.isnan(x) & counted).any(axis=0) | ~counted.any(axis=0), np.nan, beyond)


@AGGREGATIONS.add()
def benefit_of_doubt(
    x: np.ndarray, w: np.ndarray, *, low: float = 0.0, high: float = 1.0
) -> np.ndarray:
    """Return the score that an area reaches with the weights that suit it best, 1 at the frontier.

    Formula: max Σ v·s over v ≥ 0 with Σ v·s ≤ 1 for every area, and each member's share of Σ v
    between *low* and *high*; the recipe's weights only say which members count

    Misleads: every area is weighed by its own measure, many share the score 1, and an indicator in
    which an area shines hides all others; limits of the shares hold that in.

    Source: Melyn and Moesen (1991); Cherchye and others (2004); OECD/JRC Handbook (2008), 6.3.

    Reproduces: the Handbook's table 19 within 0.01 for each country.
    """
    if not 0 <= low <= high <= 1:
        raise MethodError(f"Shares from {low:g} to {high:g}: expected two from 0 to 1 in order.")
    if np.nanmin(x) < 0:
        raise MethodError(
            "Benefit of the doubt needs values of 0 or more: normalise by minmax or percentile."
        )
    values, weights = np.broadcast_arrays(x, w)
    shape = values.shape[1:]
    values, counted = values.reshape(len(x), -1, shape[-1]), weights[..., 0].reshape(len(x), -1) > 0
    scores = np.empty(values.shape[1:])
    known: dict[bytes, np.ndarray] = {}
    for draw in range(values.shape[1]):
        members = values[counted[:, draw], draw].T
        key = members.tobytes()
        if key not in known:
            known[key] = _frontier_scores(members, low, high)
        scores[draw] = known[key]
    return scores.reshape(shape)


def _frontier_scores(members: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return the best score of each area (rows of *members*); NaN where a member is missing."""
    from scipy.optimize import linprog  # noqa: PLC0415 (slow to import, seldom needed)

    n, m = members.shape
    if m * high < 1 or m * low > 1:
        raise MethodError(
            f"{m} members cannot have shares between {low:g} and {high:g} that add up to 1: "
            f"expected at most {1 / max(m, 1):.3g} as the least and at least that as the greatest."
        )
    if n > MOST_FRONTIER_AREAS:
        raise MethodError(
            f"Benefit of the doubt solves a linear programme for each of {n:,} areas: expected at "
            f"most {MOST_FRONTIER_AREAS:,}."
        )
    complete = ~np.isnan(members).any(axis=1)
    held = members[complete]
    limits = np.vstack([held, low - np.eye(m), np.eye(m) - high])
    bounds = np.concatenate([np.ones(len(held)), np.zeros(2 * m)])
    scores = np.full(n, np.nan)
    scores[complete] = [-linprog(-row, A_ub=limits, b_ub=bounds).fun for row in held]
    return scores


def _positive(x: np.ndarray, method: str) -> np.ndarray:
    lowest = np.fmin.reduce(x, axis=None)
    if lowest <= 0:
        raise MethodError(
            f"The {method} mean needs values above 0, and the lowest is {lowest:g}: normalise to a "
            "positive scale, such as minmax with low = 1 and high = 100."
        )
    return x
