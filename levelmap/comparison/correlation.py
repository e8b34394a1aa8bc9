"""How two scores or indicators go together over places, and which places do not fit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.errors import MethodError, TooFewValues

NORMAL_975 = 1.959963984540054
"""Quantile of the normal distribution for a 95 % interval."""

OUTLYING = 3.0
"""Studentised residual beyond which a place is named as an outlier."""


@dataclass(frozen=True)
class Correlation:
    """Two columns compared over the places that have both.

    Attributes
    ----------
    n
        Places with both.
    pearson, pearson_low, pearson_high
        With its 95 % interval by Fisher's z (NaN below four places or at exactly 1).
    spearman
        Rank correlation, ties by mean ranks.
    slope, intercept
        Of the least-squares line of the second on the first.
    residuals
        Externally studentised residual of each place from that line; NaN where it is not defined.
    outliers
        Places with a residual beyond 3, the largest first; columns `first`, `second`, `residual`.
    left_out
        Places without both values.
    """

    n: int
    pearson: float
    pearson_low: float
    pearson_high: float
    spearman: float
    slope: float
    intercept: float
    residuals: pd.Series
    outliers: pd.DataFrame
    left_out: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return the correlation in one sentence."""
        strength = abs(self.pearson)
        words = "strongly" if strength >= 0.6 else "moderately" if strength >= 0.3 else "hardly"
        together = "against each other" if self.pearson < 0 and strength >= 0.3 else "together"
        return (
            f"Over {self.n:,} places the two go {words} {together} (Pearson {self.pearson:.2f}, "
            f"Spearman {self.spearman:.2f}); this says nothing about the people in them."
        )


def correlate(first: pd.Series, second: pd.Series, excluding: Collection[str] = ()) -> Correlation:
    """Return how *first* and *second* go together.

    Parameters
    ----------
    first, second
        Indexed by area code, any unit; NaN is missing.
    excluding
        Codes to leave out, such as those of London.

    Raises
    ------
    MethodError
        A value is infinite.
    TooFewValues
        Fewer than three places have both, or one of the two is the same everywhere.
    """
    both = pd.concat([first.rename("first"), second.rename("second")], axis=1)
    both = both[~both.index.isin(list(excluding))].astype("float64")
    if np.isinf(both.to_numpy()).any():
        raise MethodError("A value is infinite: expected a number, or nothing where there is none.")
    complete = both.dropna()
    _check(complete)
    x, y = complete["first"].to_numpy(), complete["second"].to_numpy()
    pearson = float(np.corrcoef(x, y)[0, 1])
    low, high = _interval(pearson, len(x))
    slope, intercept = (float(one) for one in np.polyfit(x, y, 1))
    residuals = pd.Series(_studentised(x, y, slope, intercept), complete.index, name="residual")
    named = residuals[residuals.abs() > OUTLYING].abs().sort_values(ascending=False).index
    return Correlation(
        n=len(complete),
        pearson=pearson,
        pearson_low=low,
        pearson_high=high,
        spearman=float(complete.rank().corr().iloc[0, 1]),
        slope=slope,
        intercept=intercept,
        residuals=residuals,
        outliers=complete.loc[named].assign(residual=residuals[named]),
        left_out=tuple(both.index[both.isna().any(axis=1)]),
    )


def _check(complete: pd.DataFrame) -> None:
    if len(complete) < 3:
        raise TooFewValues(
            f"{len(complete)} places have both values: expected at least 3 to correlate. Choose "
            "columns of the same geography and vintage."
        )
    for column in complete.columns:
        if complete[column].nunique() < 2:
            raise TooFewValues(
                f"The {column} column is the same in all {len(complete)} places, so it cannot go "
                "with anything: choose another."
            )


def _interval(r: float, n: int) -> tuple[float, float]:
    if n < 4 or abs(r) >= 1:
        return float("nan"), float("nan")
    z, half = np.arctanh(r), NORMAL_975 / np.sqrt(n - 3)
    return float(np.tanh(z - half)), float(np.tanh(z + half))


def _studentised(x: np.ndarray, y: np.ndarray, slope: float, intercept: float) -> np.ndarray:
    """Return residuals over their standard error with the place itself left out."""
    n = x.size
    residual = y - (slope * x + intercept)
    leverage = 1 / n + (x - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum()
    # what the place itself adds to the squared residuals is taken off before its own is judged
    without = (residual**2).sum() - residual**2 / np.maximum(1 - leverage, 1e-12)
    variance = without / (n - 3) if n > 3 else np.full(n, np.nan)
    usable = (variance > 1e-20 * (y**2).sum()) & (leverage < 1 - 1e-9)
    return np.where(
        usable, residual / np.sqrt(np.where(usable, variance * (1 - leverage), 1.0)), np.nan
    )
