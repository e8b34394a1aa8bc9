"""Normalisation: values of any unit on one scale, by a named method.

Every function takes values that are already oriented (high means one thing for all members),
shape (..., n) with the areas along the last axis; NaN is missing, stays NaN and does not count.
Reference, unless another is named: OECD/JRC, Handbook on Constructing Composite Indicators (2008),
step 5.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from levelmap.errors import TooFewValues
from levelmap.methods.ranking import ranks
from levelmap.methods.recipes import Step
from levelmap.methods.registry import Registry
from levelmap.methods.spreads import count, divisor, maximum, minimum, moments
from levelmap.shares import whole_areas

IMD_CONSTANT = 23.0
"""Constant of the exponential transformation: it leaves 10 % of areas above 50 of 100."""

MAD_TO_SD = 1.4826
"""Makes the median absolute deviation of a normal distribution its standard deviation."""

NORMALISATIONS = Registry("a normalisation")
"""Every normalisation by the name that recipes use.

Facts: `raw_units`, parameters in the units of the values, which therefore turn with the polarity;
`mirror`, the sum of the two ends of a scale that reads the same from either, as a number or as the
parameters that it is the sum of; `counts`, the method only says which areas are among the worst.
"""


def normalise(values: np.ndarray, step: Step, sign: int = 1) -> np.ndarray:
    """Return oriented *values* normalised by the method that *step* names.

    Parameters
    ----------
    values
        Shape (..., n), oriented: already multiplied by *sign*.
    step
        Method and parameters; parameters in raw units are as published, not oriented.
    sign
        The orientation of *values*, +1 or -1, for parameters in raw units.

    Raises
    ------
    MethodError
        The method is unknown, or a target or goalpost lies on the wrong side of the values.
    TooFewValues
        Fewer than two values, or values without the spread that the method divides by.
    """
    method = NORMALISATIONS.find(step.method)
    if (count(values) < 2).any():
        raise TooFewValues("Fewer than two areas have a value: expected at least two to compare.")
    raw_units = method.facts.get("raw_units", frozenset())
    return method.function(values, **_oriented(dict(step.parameters), raw_units, sign))


def mirror(normalised: np.ndarray, step: Step) -> np.ndarray:
    """Return the sum of the two ends of the scale that *step* puts values on, shape (..., 1).

    A value taken from it is the value seen from the other end: 1 - x for a percentile, 101 - x on 1
    to 100. Where the scale has no two equal ends, they are the least and the greatest value.
    """
    method = NORMALISATIONS.find(step.method)
    ends = method.facts.get("mirror")
    if ends is None:
        return minimum(normalised) + maximum(normalised)
    if isinstance(ends, tuple):
        given = {**method.defaults, **dict(step.parameters)}
        ends = sum(given[name] for name in ends)
    return np.full((*normalised.shape[:-1], 1), float(ends))


def _oriented(
    parameters: dict[str, float], raw_units: frozenset[str], sign: int
) -> Mapping[str, float]:
    if sign > 0:
        return parameters
    turned = {key: -x if key in raw_units else x for key, x in parameters.items()}
    if {"low", "high"} <= raw_units & parameters.keys():
        turned["low"], turned["high"] = turned["high"], turned["low"]
    return turned


@NORMALISATIONS.add("none")
def unchanged(y: np.ndarray) -> np.ndarray:
    """Return the values as they are, turned by their polarity: for members that share a scale.

    Formula: y

    Misleads: the member with the widest spread decides.

    Source: a plain rule.
    """
    return y


@NORMALISATIONS.add(choice="Smallest to largest, 0 to 1", mirror=("low", "high"))
def minmax(y: np.ndarray, *, low: float = 0.0, high: float = 1.0) -> np.ndarray:
    """Return the place between the smallest and the largest value, on *low* to *high*.

    Formula: low + (high - low)·(y - min) / (max - min)

    Misleads: one extreme value presses all the others together.

    Source: OECD/JRC Handbook (2008), step 5 (min-max).

    Reproduces: 0.59, 1 and 0.88, the schooling of three countries in the Handbook.
    """
    least = minimum(y)
    return low + (high - low) * (y - least) / divisor(maximum(y) - least, "minmax")


@NORMALISATIONS.add(
    choice="z-score: distance from the mean in standard deviations",
    mirror=("mean", "mean"),
)
def zscore(y: np.ndarray, *, mean: float = 0.0, sd: float = 1.0) -> np.ndarray:
    """Return the distance from the mean in sample standard deviations, moved to *mean* and *sd*.

    Formula: mean + sd·(y - ȳ) / s, s divided by n - 1

    Misleads: a skewed indicator counts most where its tail is.

    Source: OECD/JRC Handbook (2008), step 5 (standardisation).

    Reproduces: 0.26, 1.52 and 1.14, the schooling of three countries in the Handbook.
    """
    centre, spread = moments(y, ddof=1)
    return mean + sd * (y - centre) / divisor(spread, "zscore")


@NORMALISATIONS.add(choice="Robust z-score: distance from the median", mirror=0.0)
def robust(y: np.ndarray) -> np.ndarray:
    """Return the distance from the median in median absolute deviations, as ONS prints it.

    Formula: (y - median) / (1.4826·MAD), MAD = median of |y - median|

    Misleads: extremes are not held in, so that one indicator can outweigh all others; refused where
    most values are equal.

    Source: ONS Subnational Indicators Explorer.

    Reproduces: the robust scores of ONS Subnational Indicators, all 38 within 0.0000001.
    """
    centre = np.nanmedian(y, axis=-1, keepdims=True)
    mad = np.nanmedian(np.abs(y - centre), axis=-1, keepdims=True)
    return (y - centre) / (MAD_TO_SD * divisor(mad, "robust"))


@NORMALISATIONS.add()
def rank(y: np.ndarray) -> np.ndarray:
    """Return the ascending rank; ties share the lowest of their positions.

    Formula: rank

    Misleads: a hair's breadth and a gulf between neighbours count the same.

    Source: OECD/JRC Handbook (2008), step 5 (ranking).

    Reproduces: 15, 23 and 19, the schooling of three countries in the Handbook.
    """
    return ranks(y, "min")


@NORMALISATIONS.add(choice="Percentile: the place in the order, 0 to 1", mirror=1.0)
def percentile(y: np.ndarray) -> np.ndarray:
    """Return the place in the order as a share: between 0 and 1 and never either; the default.

    Formula: (rank - 0.5) / n, mean ranks for ties

    Misleads: a hair's breadth and a gulf between neighbours count the same.

    Source: Hazen (1914): the middle of each place's step.

    Reproduces: the 10th, 30th, 50th, 70th and 90th percentiles of MathWorks' example of prctile.
    """
    return (ranks(y) - 0.5) / count(y)


@NORMALISATIONS.add(mirror=1.0)
def percentile_rank(y: np.ndarray) -> np.ndarray:
    """Return the share of the other areas that lie below.

    Formula: (rank - 1) / (n - 1), minimum ranks for ties

    Misleads: as `percentile`; and it reaches 0 and 1, which a geometric mean cannot take.

    Source: COINr, `n_prank`.

    Reproduces: 0.333, 0.555 and 0.666 of Microsoft's example of PERCENTRANK.INC.
    """
    return (ranks(y, "min") - 1) / divisor(count(y) - 1, "percentile_rank")


@NORMALISATIONS.add(choice="Tenths: 1 to 10", mirror=11.0)
def decile(y: np.ndarray) -> np.ndarray:
    """Return the tenth that the area belongs to, 1 to 10.

    Formula: ceil(10·percentile)

    Misleads: areas either side of a limit look far apart, those within a tenth alike.

    Source: OECD/JRC Handbook (2008), step 5 (categorical scale).

    Reproduces: every decile of the Index of Multiple Deprivation 2025 from its ranks.
    """
    return np.ceil(10 * percentile(y))


@NORMALISATIONS.add(mirror=1.0)
def distance_to_maximum(y: np.ndarray) -> np.ndarray:
    """Return the distance to the greatest value as a share of the range.

    Formula: 1 - (max - y) / (max - min)

    Misleads: one extreme value presses all the others together.

    Source: COINr, `n_dist2max`.

    Reproduces: 0.4511, 0.5277 and 0.3277 of COINr's example, the cars of R's `mtcars`.
    """
    greatest = maximum(y)
    return 1 - (greatest - y) / divisor(greatest - minimum(y), "distance_to_maximum")


@NORMALISATIONS.add(
    raw_units=frozenset({"target"}),
    mirror=1.0,
)
def distance_to_target(y: np.ndarray, *, target: float, cap: float = np.inf) -> np.ndarray:
    """Return the way from the least value to a target that has been made, 1 at the target.

    Formula: (y - min) / (target - min), held to *cap*

    Misleads: the starting point is the least value found, so that one area moves all the others.

    Source: COINr, `n_dist2targ`.

    Reproduces: 0, 0.5 and 1.1, and 1.1, 0.9 and 0 where low is good, of COINr's own tests.
    """
    least = minimum(y)
    return np.minimum((y - least) / divisor(target - least, "distance_to_target"), cap)


@NORMALISATIONS.add(
    raw_units=frozenset({"reference"}),
    mirror=1.0,
)
def distance_to_reference(y: np.ndarray, *, reference: float, cap: float = np.inf) -> np.ndarray:
    """Return the distance to the value of a reference area, which is 1.

    Formula: 1 - (reference - y) / (reference - min), held to *cap*

    Misleads: as `distance_to_target`.

    Source: COINr, `n_dist2ref`.

    Reproduces: 0.1674, 0.3405 and eight more of COINr's example.
    """
    return distance_to_target(y, target=reference, cap=cap)


@NORMALISATIONS.add()
def fraction_of_maximum(y: np.ndarray) -> np.ndarray:
    """Return the value as a share of the greatest.

    Formula: y / max

    Misleads: only values with a true 0 may be divided; turned ones cannot.

    Source: COINr, `n_fracmax`.

    Reproduces: scikit-learn's example of MaxAbsScaler, whose greatest values are above 0.
    """
    return y / divisor(maximum(y), "fraction_of_maximum")


@NORMALISATIONS.add(
    raw_units=frozenset({"low", "high"}),
    mirror=("scale",),
)
def goalposts(y: np.ndarray, *, low: float, high: float, scale: float = 1.0) -> np.ndarray:
    """Return the place between two fixed values, held between them, times *scale*.

    Formula: scale·(y - low) / (high - low), held to 0 and scale

    Misleads: beyond a goalpost areas are no longer told apart; who sets them sets the weights.

    Source: Human Development Reports of UNDP; COINr, `n_goalposts`.

    Reproduces: the Technology Achievement Index of 23 countries (2001) within 0.0016.
    """
    return scale * np.clip((y - low) / divisor(np.asarray(high - low), "goalposts"), 0, 1)


@NORMALISATIONS.add(choice="Exponential, as in the Index of Multiple Deprivation")
def imd_exponential(y: np.ndarray) -> np.ndarray:
    """Return the rank on an exponential scale of 0 to 100, half of it for the worst tenth.

    Formula: -23·ln(1 - R·(1 - e^(-100/23))), R the share ranked at or below

    Misleads: differences among the better half almost vanish. It is made so that a very bad domain
    is not cancelled by a good one; tied areas take the rank of the worst.

    Source: English Indices of Deprivation 2019, Technical Report.

    Reproduces: the scores of the Index of Multiple Deprivation 2025 within 0.0008.
    """
    share = ranks(y, "max") / count(y)
    return -IMD_CONSTANT * np.log1p(-share * -np.expm1(-100 / IMD_CONSTANT))


@NORMALISATIONS.add(mirror=200.0)
def mpi(y: np.ndarray) -> np.ndarray:
    """Return the z-score on a scale round 100, with the population standard deviation.

    Formula: 100 + 10·(y - ȳ) / σ

    Misleads: scores of two years cannot be compared, since each is measured from its own mean.

    Source: Mazziotta and Pareto, Social Indicators Research 127 (2016).

    Reproduces: the z-scores of SciPy's example of zscore, ten times and from 100, within 0.0025:
    its data are rounded.
    """
    centre, spread = moments(y, ddof=0)
    return 100 + 10 * (y - centre) / divisor(spread, "mpi")


@NORMALISATIONS.add(raw_units=frozenset({"reference", "low", "high"}))
def ampi(
    y: np.ndarray,
    *,
    reference: float | None = None,
    low: float | None = None,
    high: float | None = None,
) -> np.ndarray:
    """Return the value on a scale on which a reference is 100 and the range 60.

    Formula: 100 + 60·(y - reference) / (high - low), by default the mean and the range found

    Misleads: the scale is as wide as the most extreme area makes it.

    Source: Mazziotta and Pareto, Social Indicators Research 127 (2016), adjusted index.
    """
    middle = moments(y, ddof=0)[0] if reference is None else reference
    least = minimum(y) if low is None else low
    span = (maximum(y) if high is None else high) - least
    return 100 + 60 * (y - middle) / divisor(np.asarray(span), "ampi")


@NORMALISATIONS.add(counts=True, mirror=1.0)
def beyond_quantile(y: np.ndarray, *, share: float = 0.25) -> np.ndarray:
    """Return 1 where the value is among the worst *share*, its limit included, else 0.

    Formula: [y ≥ quantile(1 - share)]

    Misleads: an area just short of the limit counts as if it had no need.

    Source: White Paper "Levelling Up the United Kingdom" (2022).
    """
    cut = np.nanquantile(y, 1 - share, axis=-1, keepdims=True)
    return np.where(np.isnan(y), np.nan, (y >= cut).astype("float64"))


@NORMALISATIONS.add(counts=True, mirror=1.0)
def worst_share(y: np.ndarray, *, share: float = 0.1) -> np.ndarray:
    """Return 1 where the rank from above is at most a share of the areas, rounded up, else 0.

    Formula: [rank ≤ ceil(share·n)]

    Misleads: as `beyond_quantile`.

    Source: left-behind areas (OCSI for Local Trust, 2019), the worst tenth.

    Reproduces: with `all_of`, 212 wards by the rule of left-behind areas, 202 of them on the
    published list.
    """
    allowed = np.vectorize(whole_areas, otypes=["float64"])(share, count(y))
    return np.where(np.isnan(y), np.nan, (ranks(-y, "min") <= allowed).astype("float64"))
