"""Normalisation: values of any unit on one scale, by a named method.

Every function takes values that are already oriented (high means one thing for all members),
shape (..., n) with the areas along the last axis; NaN is missing, stays NaN and does not count.
Reference, unless another is named: OECD/JRC, Handbook on Constructing Composite Indicators (2008),
step 5.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from levelmap.errors import MethodError, TooFewValues
from levelmap.methods.ranking import ranks
from levelmap.methods.recipes import Step

IMD_CONSTANT = 23.0
"""Constant of the exponential transformation: it leaves 10 % of areas above 50 of 100."""

MAD_TO_SD = 1.4826
"""Makes the median absolute deviation of a normal distribution its standard deviation."""


@dataclass(frozen=True)
class Normalisation:
    """One method of the registry.

    Attributes
    ----------
    function
        From oriented values and the parameters by name to normalised values of the same shape.
    raw_units
        Parameters given in the units of the values, which therefore turn with the polarity.
    """

    function: Callable[..., np.ndarray]
    raw_units: frozenset[str] = field(default_factory=frozenset)


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
    method = NORMALISATIONS.get(step.method)
    if method is None:
        known = ", ".join(NORMALISATIONS)
        raise MethodError(f"{step.method!r} is not a normalisation: expected one of {known}.")
    if (_count(values) < 2).any():
        raise TooFewValues("Fewer than two areas have a value: expected at least two to compare.")
    return method.function(values, **_oriented(dict(step.parameters), method.raw_units, sign))


def _oriented(
    parameters: dict[str, float], raw_units: frozenset[str], sign: int
) -> Mapping[str, float]:
    if sign > 0:
        return parameters
    turned = {key: -x if key in raw_units else x for key, x in parameters.items()}
    if {"low", "high"} <= raw_units & parameters.keys():
        turned["low"], turned["high"] = turned["high"], turned["low"]
    return turned


def minmax(y: np.ndarray, low: float = 0.0, high: float = 1.0) -> np.ndarray:
    """Return (y - min) / (max - min), on *low* to *high*."""
    least = _least(y)
    return low + (high - low) * (y - least) / _divisor(_greatest(y) - least, "minmax")


def zscore(y: np.ndarray, mean: float = 0.0, sd: float = 1.0) -> np.ndarray:
    """Return (y - mean) / sd with the sample standard deviation (n - 1), moved to *mean*, *sd*."""
    centre, spread = _moments(y, ddof=1)
    return mean + sd * (y - centre) / _divisor(spread, "zscore")


def robust(y: np.ndarray) -> np.ndarray:
    """Return (y - median) / (1.4826·MAD), MAD the median absolute deviation from the median.

    Source: ONS Subnational Indicators Explorer, which prints this score.
    """
    centre = np.nanmedian(y, axis=-1, keepdims=True)
    mad = np.nanmedian(np.abs(y - centre), axis=-1, keepdims=True)
    return (y - centre) / (MAD_TO_SD * _divisor(mad, "robust"))


def rank(y: np.ndarray) -> np.ndarray:
    """Return the ascending rank; ties share the lowest of their positions."""
    return ranks(y, "min")


def percentile(y: np.ndarray) -> np.ndarray:
    """Return (rank - 0.5) / n with mean ranks for ties: between 0 and 1, and never either."""
    return (ranks(y) - 0.5) / _count(y)


def percentile_rank(y: np.ndarray) -> np.ndarray:
    """Return (rank - 1) / (n - 1) with minimum ranks for ties: the share of areas below."""
    return (ranks(y, "min") - 1) / _divisor(_count(y) - 1, "percentile_rank")


def decile(y: np.ndarray) -> np.ndarray:
    """Return ceil(10·percentile): 1 to 10."""
    return np.ceil(10 * percentile(y))


def distance_to_maximum(y: np.ndarray) -> np.ndarray:
    """Return 1 - (max - y) / (max - min)."""
    greatest = _greatest(y)
    return 1 - (greatest - y) / _divisor(greatest - _least(y), "distance_to_maximum")


def distance_to_target(y: np.ndarray, target: float, cap: float = np.inf) -> np.ndarray:
    """Return (y - min) / (target - min): 1 at the target, more beyond it unless capped."""
    least = _least(y)
    return np.minimum((y - least) / _divisor(target - least, "distance_to_target"), cap)


def distance_to_reference(y: np.ndarray, reference: float, cap: float = np.inf) -> np.ndarray:
    """Return 1 - (reference - y) / (reference - min): 1 at the value of the reference area."""
    return distance_to_target(y, reference, cap)


def fraction_of_maximum(y: np.ndarray) -> np.ndarray:
    """Return y / max."""
    return y / _divisor(_greatest(y), "fraction_of_maximum")


def goalposts(y: np.ndarray, low: float, high: float, scale: float = 1.0) -> np.ndarray:
    """Return (y - low) / (high - low) held between 0 and 1, times *scale*."""
    return scale * np.clip((y - low) / _divisor(np.asarray(high - low), "goalposts"), 0, 1)


def imd_exponential(y: np.ndarray) -> np.ndarray:
    """Return -23·ln(1 - R·(1 - e^(-100/23))), R the rank from below as a share of n: 0 to 100.

    It gives the worst tenth of areas half of the scale, so that a very bad domain is not cancelled
    by a good one. Tied areas take the rank of the worst. Source: English Indices of Deprivation
    2019, Technical Report (exponential transformation of the domain ranks).
    """
    share = ranks(y, "max") / _count(y)
    return -IMD_CONSTANT * np.log1p(-share * -np.expm1(-100 / IMD_CONSTANT))


def mpi(y: np.ndarray) -> np.ndarray:
    """Return 100 + 10·(y - mean) / sd with the population standard deviation.

    Source: Mazziotta and Pareto, Social Indicators Research 127 (2016).
    """
    centre, spread = _moments(y, ddof=0)
    return 100 + 10 * (y - centre) / _divisor(spread, "mpi")


def ampi(
    y: np.ndarray,
    reference: float | None = None,
    low: float | None = None,
    high: float | None = None,
) -> np.ndarray:
    """Return y on 70 to 130 between goalposts half the range either side of *reference* (100).

    Without parameters the reference is the mean and the range is that of the values. Source:
    Mazziotta and Pareto, Social Indicators Research 127 (2016), adjusted index.
    """
    middle = _moments(y, ddof=0)[0] if reference is None else reference
    least = _least(y) if low is None else low
    span = (_greatest(y) if high is None else high) - least
    return 100 + 60 * (y - middle) / _divisor(np.asarray(span), "ampi")


def beyond_quantile(y: np.ndarray, share: float = 0.25) -> np.ndarray:
    """Return 1 where y is at or beyond its (1 - share) quantile, else 0.

    With the default this flags the worst quarter, a value equal to the quartile included.
    """
    cut = np.nanquantile(y, 1 - share, axis=-1, keepdims=True)
    return np.where(np.isnan(y), np.nan, (y >= cut).astype("float64"))


def worst_share(y: np.ndarray, share: float = 0.1) -> np.ndarray:
    """Return 1 where the rank from above is at most floor(share·n), else 0."""
    # a share such as 0.1 is not exact in binary: 0.1·30 must still allow 3 areas
    allowed = np.floor(share * _count(y) + 1e-9)
    return np.where(np.isnan(y), np.nan, (ranks(-y, "min") <= allowed).astype("float64"))


def unchanged(y: np.ndarray) -> np.ndarray:
    """Return the oriented values as they are, for members that share a scale already."""
    return y


def _count(y: np.ndarray) -> np.ndarray:
    return (~np.isnan(y)).sum(axis=-1, keepdims=True)


def _least(y: np.ndarray) -> np.ndarray:
    return np.nanmin(y, axis=-1, keepdims=True)


def _greatest(y: np.ndarray) -> np.ndarray:
    return np.nanmax(y, axis=-1, keepdims=True)


def _moments(y: np.ndarray, ddof: int) -> tuple[np.ndarray, np.ndarray]:
    mean = np.nanmean(y, axis=-1, keepdims=True)
    squares = np.nansum((y - mean) ** 2, axis=-1, keepdims=True)
    degrees = _count(y) - ddof
    return mean, np.sqrt(squares / np.maximum(degrees, 1))


def _divisor(spread: np.ndarray, method: str) -> np.ndarray:
    if (spread < 0).any():
        raise MethodError(
            f"The target, upper goalpost or maximum of {method} lies below the values it is "
            "measured from: expected it on the side that high values of the composite mean."
        )
    if not (spread > 0).all():
        raise TooFewValues(
            f"The values have no spread that {method} could divide by (too few areas, or most "
            "values equal): leave the member out or choose a normalisation by rank (percentile)."
        )
    return spread


NORMALISATIONS: dict[str, Normalisation] = {
    "none": Normalisation(unchanged),
    "minmax": Normalisation(minmax),
    "zscore": Normalisation(zscore),
    "robust": Normalisation(robust),
    "rank": Normalisation(rank),
    "percentile": Normalisation(percentile),
    "percentile_rank": Normalisation(percentile_rank),
    "decile": Normalisation(decile),
    "distance_to_maximum": Normalisation(distance_to_maximum),
    "distance_to_target": Normalisation(distance_to_target, frozenset({"target"})),
    "distance_to_reference": Normalisation(distance_to_reference, frozenset({"reference"})),
    "fraction_of_maximum": Normalisation(fraction_of_maximum),
    "goalposts": Normalisation(goalposts, frozenset({"low", "high"})),
    "imd_exponential": Normalisation(imd_exponential),
    "mpi": Normalisation(mpi),
    "ampi": Normalisation(ampi, frozenset({"reference", "low", "high"})),
    "beyond_quantile": Normalisation(beyond_quantile),
    "worst_share": Normalisation(worst_share),
}
"""Every normalisation by the name that recipes use."""
