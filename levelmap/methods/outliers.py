"""Outliers: found by skewness and kurtosis, drawn in by winsorising or a logarithm.

Rule of the composite-indicator literature (JRC; COINr's `Treat`): a member is treated where
|skewness| > 2 and kurtosis > 3.5, both corrected for bias.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from levelmap.methods.registry import Registry

SKEWNESS_LIMIT = 2.0
KURTOSIS_LIMIT = 3.5
MOST_POINTS = 5
"""Points winsorised at most; beyond that a logarithm is taken."""

OUTLIER_RULES = Registry("a rule for outliers")
"""Every rule for outliers by the name that recipes use; each is asked only where there are any."""


@dataclass(frozen=True)
class Treatment:
    """What was done to one member.

    Attributes
    ----------
    treated
        Shape (n,), in the order given; unchanged where nothing was done.
    method
        `none`, `winsorised` or `log`.
    points
        Number of values drawn in by winsorising.
    """

    treated: np.ndarray
    method: str
    points: int = 0


def skewness(values: np.ndarray) -> float:
    """Return the bias-corrected skewness of *values* (n > 2, not all equal; NaN left out)."""
    y = values[~np.isnan(values)]
    n = y.size
    return float(_moment_ratio(y, 3) * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(values: np.ndarray) -> float:
    """Return the bias-corrected excess kurtosis of *values* (n > 3, not all equal; NaN left out).

    0 for a normal distribution.
    """
    y = values[~np.isnan(values)]
    n = y.size
    excess = _moment_ratio(y, 4) - 3
    return float(((n + 1) * excess + 6) * (n - 1) / ((n - 2) * (n - 3)))


def has_outliers(values: np.ndarray) -> bool:
    """Say whether the rule flags *values*; never for fewer than four values or equal ones."""
    y = values[~np.isnan(values)]
    if y.size < 4 or y.min() == y.max():
        return False
    return abs(skewness(y)) > SKEWNESS_LIMIT and kurtosis(y) > KURTOSIS_LIMIT


def treat(values: np.ndarray, rule: str) -> Treatment:
    """Return *values* treated by the rule of this name, where they need it.

    Parameters
    ----------
    values
        Shape (n,), NaN is missing and stays so.

    Raises
    ------
    MethodError
        There is no such rule.
    """
    method = OUTLIER_RULES.find(rule)
    is_needed = method.function is not untreated and has_outliers(values)
    return method.function(values) if is_needed else untreated(values)


@OUTLIER_RULES.add("none")
def untreated(values: np.ndarray) -> Treatment:
    """Return the values as they are; the default.

    Misleads: one extreme value can decide the scale of a member.

    Source: a plain rule.
    """
    return Treatment(values, "none")


@OUTLIER_RULES.add()
def winsorise(values: np.ndarray) -> Treatment:
    """Return the values with the most extreme drawn in to the next one, up to five times.

    Formula: one point at a time, on the side of the skew, until |skewness| ≤ 2 or kurtosis ≤ 3.5;
    where five are not enough, `log` of the original; never until all areas are equal

    Misleads: areas drawn in can no longer be told apart, however far apart they are.

    Source: JRC; COINr, `Treat`.

    Reproduces: one point drawn in, skewness 1.712038 and kurtosis 1.815781 of COINr's example.
    """
    treated, points = _winsorised(values)
    return Treatment(treated, "winsorised", points) if points else logarithm(values)


@OUTLIER_RULES.add("log")
def logarithm(values: np.ndarray) -> Treatment:
    """Return the logarithm of the values, where |skewness| > 2 and kurtosis > 3.5.

    Formula: log(y - min + 0.01·range), mirrored where the tail is to the left

    Misleads: differences at the crowded end are stretched.

    Source: JRC; COINr, `Treat`.

    Reproduces: the 20 values of COINr's example of `log_CT_plus`, whose inputs, which it does not
    print, are worked back from them.
    """
    return Treatment(log_shifted(values), "log")


def treated_as(values: np.ndarray, like: np.ndarray, treated: np.ndarray) -> np.ndarray:
    """Return other values of the same member, treated as its own were.

    Parameters
    ----------
    values
        Shape (..., n).
    like, treated
        Its own before and after, shape (n,).
    """
    if np.array_equal(like, treated, equal_nan=True):
        return values
    if np.isin(treated, like).all():  # drawn in: the limits are values of its own
        return np.clip(values, np.nanmin(treated), np.nanmax(treated))
    return log_shifted(values, like)


def log_shifted(values: np.ndarray, like: np.ndarray | None = None) -> np.ndarray:
    """Return log(x - min + 0.01·range), mirrored where the tail is to the left; order is kept.

    Parameters
    ----------
    like
        Shape (n,), whose tail, min and range are taken, those of *values* by default; what lies
        beyond its min is drawn in to it.
    """
    like = values if like is None else like
    side = 1.0 if skewness(like) >= 0 else -1.0
    low, high = np.nanmin(side * like), np.nanmax(side * like)
    return side * np.log(np.maximum(side * values - low, 0) + 0.01 * (high - low))


def _winsorised(values: np.ndarray) -> tuple[np.ndarray, int]:
    """Return treated values and the points used; 0 points where five were not enough."""
    ordered = np.sort(values[~np.isnan(values)])
    low = high = 0
    treated = values
    for points in range(1, MOST_POINTS + 1):
        if skewness(treated) >= 0:
            high += 1
        else:
            low += 1
        if low + high >= ordered.size or ordered[low] == ordered[-1 - high]:
            break  # nothing would be left to tell areas apart
        treated = np.clip(values, ordered[low], ordered[-1 - high])
        if not has_outliers(treated):
            return treated, points
    return values, 0


def _moment_ratio(y: np.ndarray, power: int) -> float:
    deviations = y - y.mean()
    return (deviations**power).mean() / (deviations**2).mean() ** (power / 2)
