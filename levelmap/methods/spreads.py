"""How far values reach: along the last axis, which is kept; NaN is missing and does not count."""

from __future__ import annotations

import numpy as np

from levelmap.errors import MethodError, TooFewValues


def count(y: np.ndarray) -> np.ndarray:
    """Return how many values there are."""
    return (~np.isnan(y)).sum(axis=-1, keepdims=True)


def minimum(y: np.ndarray) -> np.ndarray:
    """Return the least value."""
    return np.nanmin(y, axis=-1, keepdims=True)


def maximum(y: np.ndarray) -> np.ndarray:
    """Return the greatest value."""
    return np.nanmax(y, axis=-1, keepdims=True)


def moments(y: np.ndarray, ddof: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean and the standard deviation by the count less *ddof*."""
    mean = np.nanmean(y, axis=-1, keepdims=True)
    squares = np.nansum((y - mean) ** 2, axis=-1, keepdims=True)
    degrees = count(y) - ddof
    return mean, np.sqrt(squares / np.maximum(degrees, 1))


def divisor(spread: np.ndarray, method: str) -> np.ndarray:
    """Return *spread* where every value can be divided by it.

    Raises
    ------
    MethodError
        A spread is negative: a target or goalpost lies on the wrong side of the values.
    TooFewValues
        A spread is zero or missing.
    """
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
