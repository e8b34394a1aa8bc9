"""Weights: set by people, or derived from the spread and correlation of the values.

Each rule gives weights that are positive or zero and sum to 1. Rules that derive weights take
normalised values of shape (n, m), areas by members, oriented; areas with a gap are left out.
References: OECD/JRC Handbook (2008), step 6; entropy: Shannon (1948) as used by Hwang and Yoon
(1981); CRITIC: Diakoulaki, Mavrotas and Papayannakis (1995).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from levelmap.errors import BadWeights, TooFewValues
from levelmap.methods.normalisation import minmax

EXPLAINED_AT_LEAST = 0.6
"""Share of the variance that retained principal components explain together."""


@dataclass(frozen=True)
class Weights:
    """Weights of the members of one group.

    Attributes
    ----------
    shares
        Shape (m,), sum 1.
    note
        What a reader must know before relying on them, or empty.
    """

    shares: np.ndarray
    note: str = ""


def check_weights(weights: np.ndarray, names: list[str]) -> np.ndarray:
    """Return *weights* as they are.

    Raises
    ------
    BadWeights
        A weight is negative or not a number, or all are zero.
    """
    for name, weight in zip(names, weights, strict=True):
        if not np.isfinite(weight) or weight < 0:
            raise BadWeights(f"The weight of {name} is {weight:g}: expected 0 or more.")
    if not weights.any():
        raise BadWeights(
            f"All weights are zero ({', '.join(names)}): give at least one member a weight above 0."
        )
    return weights


def equal(values: np.ndarray) -> Weights:
    """Return the same weight for each member."""
    m = values.shape[1]
    return Weights(np.full(m, 1 / m))


def budget(points: np.ndarray) -> Weights:
    """Return the mean of what experts gave when each spread 100 points over the members.

    Parameters
    ----------
    points
        Shape (experts, m).

    Raises
    ------
    BadWeights
        An expert's points are negative or do not sum to 100.
    """
    totals = points.sum(axis=1)
    for expert, total in enumerate(totals, start=1):
        if (points[expert - 1] < 0).any() or abs(total - 100) > 0.01:
            raise BadWeights(
                f"Expert {expert} gave {total:g} points: expected 100 in all, none negative."
            )
    spread = points.std(axis=0, ddof=1).max() if len(points) > 1 else 0.0
    note = f"Mean of {len(points)} experts, who differ by up to {spread:.0f} points (1 sd)."
    return Weights(points.mean(axis=0) / 100, note)


def entropy(values: np.ndarray) -> Weights:
    """Return weights by entropy: the more unevenly a member is spread, the more it counts.

    p = x / sum of x on min-max values, E = -sum of p·ln p / ln n, weight (1 - E) / sum of (1 - E).
    """
    x = _minmaxed(values)
    p = x / x.sum(axis=0)
    logs = np.log(np.where(p > 0, p, 1.0))
    diversity = 1 + (p * logs).sum(axis=0) / np.log(len(x))
    return Weights(diversity / diversity.sum())


def critic(values: np.ndarray) -> Weights:
    """Return weights by CRITIC: spread times conflict with the other members.

    C = sd·(sum over the others of 1 - r) on min-max values, weight C / sum of C.
    """
    x = _minmaxed(values)
    if x.shape[1] == 1:
        return Weights(np.ones(1))
    information = x.std(axis=0, ddof=1) * (1 - _correlations(x)).sum(axis=0)
    if information.sum() < 1e-9:  # rounding aside, no member adds to another
        raise TooFewValues(
            "CRITIC finds no information in members that all move together exactly: keep one of "
            "them, or use equal weights."
        )
    return Weights(information / information.sum())


def pca(values: np.ndarray) -> Weights:
    """Return weights from principal components: squared loadings on the retained ones, summed.

    Components with an eigenvalue above 1 are retained, and further ones until they explain 60 % of
    the variance. Experimental: weights follow correlation, not importance.
    """
    complete = _complete(values)
    eigenvalues, vectors = np.linalg.eigh(_correlations(complete))
    eigenvalues, vectors = eigenvalues[::-1], vectors[:, ::-1]
    explained = np.cumsum(eigenvalues) / eigenvalues.sum()
    kept = max(int((eigenvalues > 1).sum()), int(np.argmax(explained >= EXPLAINED_AT_LEAST)) + 1)
    loadings = vectors[:, :kept] * np.sqrt(np.maximum(eigenvalues[:kept], 0))
    communality = (loadings**2).sum(axis=1)
    against = int(min((loadings[:, 0] < -1e-9).sum(), (loadings[:, 0] > 1e-9).sum()))
    note = f"{kept} components explain {explained[kept - 1]:.0%} of the variance; experimental."
    if against:
        note += f" {against} members load against the others: check their polarity."
    return Weights(communality / communality.sum(), note)


DERIVED: dict[str, Callable[[np.ndarray], Weights]] = {
    "entropy": entropy,
    "critic": critic,
    "pca": pca,
}
"""Rules that derive weights from normalised values."""


def _complete(values: np.ndarray) -> np.ndarray:
    complete = values[~np.isnan(values).any(axis=1)]
    if len(complete) < 3:
        raise TooFewValues(
            f"{len(complete)} areas have all members: expected at least 3 to derive weights from."
        )
    if (complete.min(axis=0) == complete.max(axis=0)).any():
        raise TooFewValues(
            "A member has the same value in every area that has all members, so no weight can be "
            "derived for it: leave it out or use given weights."
        )
    return complete


def _minmaxed(values: np.ndarray) -> np.ndarray:
    return minmax(_complete(values).T).T


def _correlations(values: np.ndarray) -> np.ndarray:
    return np.atleast_2d(np.corrcoef(values, rowvar=False))
