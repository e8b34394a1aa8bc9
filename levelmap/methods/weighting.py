"""Weights: set by people, or derived from the spread and correlation of the values.

Rules for members give weights that are positive or zero and sum to 1. Those that derive them take
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
from levelmap.methods.registry import Registry

EXPLAINED_AT_LEAST = 0.6
"""Share of the variance that retained principal components explain together."""

EXPLAINED_BY_EACH = 0.1
"""Share of the variance that a factor must explain to be kept."""

WEIGHTINGS = Registry("a weighting")
"""Every weighting by the name that recipes use.

Facts: `takes`, what the function is given: the `siblings` of a branch, the `points` of experts, or
the normalised `values` of members; the last two work among sibling members, domains keep theirs.
"""


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


@dataclass(frozen=True)
class Siblings:
    """The members and domains that one branch brings together.

    Attributes
    ----------
    written
        The weights that the recipe gives, shape (k,).
    members
        How many members stand below each, itself included, shape (k,).
    """

    written: np.ndarray
    members: np.ndarray


@WEIGHTINGS.add(takes="siblings")
def given(siblings: Siblings) -> Weights:
    """Return the weights as written, divided by their sum at each branch (but for `sum`).

    Misleads: a weight is not an influence; see the measured importance beside it.

    Source: a plain rule; whose the weights are, the recipe says.
    """
    return Weights(siblings.written)


@WEIGHTINGS.add(takes="siblings")
def equal(siblings: Siblings) -> Weights:
    """Return the same weight in the whole for every member.

    Formula: members below / all members

    Misleads: a subject with many indicators counts for more than one with few.

    Source: OECD/JRC Handbook (2008), step 6 (equal weighting).

    Reproduces: the Technology Achievement Index of 23 countries in the Human Development Report
    2001 within 0.0016, two members to each of its dimensions.
    """
    return Weights(siblings.members.astype("float64"))


@WEIGHTINGS.add(takes="siblings")
def equal_by_domain(siblings: Siblings) -> Weights:
    """Return the same weight for siblings at every branch.

    Formula: 1 / siblings

    Misleads: an indicator alone in its domain counts for as much as a whole domain beside it.

    Source: OECD/JRC Handbook (2008), step 6 (equal weighting of dimensions).

    Reproduces: the Technology Achievement Index of 23 countries in the Human Development Report
    2001 within 0.0016.
    """
    return Weights(np.ones(len(siblings.written)))


@WEIGHTINGS.add(takes="points")
def budget(points: np.ndarray) -> Weights:
    """Return the mean of the points that experts gave when each spread 100 over the members.

    Formula: mean of points / 100

    Misleads: the mean hides how far the experts are apart, which is noted.

    Parameters
    ----------
    points
        Shape (experts, m).

    Raises
    ------
    BadWeights
        An expert's points are negative or do not sum to 100.

    Source: OECD/JRC Handbook (2008), step 6 (budget allocation).
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


@WEIGHTINGS.add(takes="values")
def factor(values: np.ndarray) -> Weights:
    """Return factor weights: each member counts through the rotated factor it loads on most.

    Formula: l² / Σ l² of its factor, times the factor's share of the explained variance, over the
    sum; l the varimax loadings on the components that explain more than 10 % each

    Misleads: weights follow correlation, not importance: what is measured twice may count for more.

    Source: OECD/JRC Handbook (2008), section 6.1, after Nicoletti, Scarpetta and Boylaud (2000).

    Reproduces: the Handbook's table 18: .17 .15 .11 .07 .08 .12 .14 .16.
    """
    loadings, explained = _components(_complete(values), _factors_kept)
    rotated = varimax(loadings)
    by_factor = (rotated**2).sum(axis=0)
    own = (rotated**2).argmax(axis=1)
    # l²/Σl² of the factor times Σl²/explained: the factor's own sum cancels
    shares = (rotated[np.arange(len(rotated)), own] ** 2) / by_factor.sum()
    note = f"{loadings.shape[1]} factors explain {explained:.0%} of the variance; experimental."
    return Weights(shares / shares.sum(), note)


@WEIGHTINGS.add(takes="values")
def pca(values: np.ndarray) -> Weights:
    """Return the communalities of unrotated principal components: how well they hold each member.

    Formula: Σ l² over the components kept / Σ of all; kept are those with an eigenvalue above 1 and
    as many more as explain 60 %

    Misleads: these are not the factor weights of the Handbook (`factor` is); a member apart from
    the others counts for next to nothing.

    Source: OECD/JRC Handbook (2008), step 6 (principal components), without its rotation;
    Kaiser (1960) for the components that are kept.

    Reproduces: the two components that SAS keeps in its example of PROC FACTOR, and the 93.4 % of
    the variance that they explain; of the communalities only their sum.
    """
    loadings, explained = _components(_complete(values), _components_kept)
    communality = (loadings**2).sum(axis=1)
    against = int(min((loadings[:, 0] < -1e-9).sum(), (loadings[:, 0] > 1e-9).sum()))
    note = f"{loadings.shape[1]} components explain {explained:.0%} of the variance; experimental."
    if against:
        note += f" {against} members load against the others: check their polarity."
    return Weights(communality / communality.sum(), note)


@WEIGHTINGS.add(takes="values")
def entropy(values: np.ndarray) -> Weights:
    """Return weights by entropy: the more unevenly a member is spread, the more it counts.

    Formula: (1 - E) / Σ (1 - E), E = -Σ p·ln p / ln n, p = x / Σ x on min-max values

    Misleads: a skewed indicator counts most, whatever it measures.

    Source: Shannon (1948), as used by Hwang and Yoon (1981).

    Reproduces: .36 .31 .33, the example of a public library of functions for Power Query that
    takes min-max values too (R. Porto, `Decision.EntropyWeights`).
    """
    x = _minmaxed(values)
    p = x / x.sum(axis=0)
    logs = np.log(np.where(p > 0, p, 1.0))
    diversity = 1 + (p * logs).sum(axis=0) / np.log(len(x))
    return Weights(diversity / diversity.sum())


@WEIGHTINGS.add(takes="values")
def critic(values: np.ndarray) -> Weights:
    """Return weights by CRITIC: spread times conflict with the other members.

    Formula: C / Σ C, C = sd·Σ (1 - r) over the others, on min-max values

    Misleads: an indicator that contradicts all others, be it wrong, counts most.

    Source: Diakoulaki, Mavrotas and Papayannakis, Computers & Operations Research 22 (1995).

    Reproduces: 0.2022, 0.4809 and 0.3169, which the tests of scikit-criteria hold for the matrix
    of that article.
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


@WEIGHTINGS.add(takes="values")
def equal_influence(values: np.ndarray) -> Weights:
    """Return the weights with which every member correlates alike with their weighted mean.

    Formula: r(s, x) the same for every member x: w·sd ~ inverse of R times 1; where that takes a
    weight below 0, the w ≥ 0 for which Σ (r - mean r)² is least

    Misleads: an indicator that contradicts all others gets the greatest weight, so as to be heard.

    Source: Becker, Saisana, Paruolo and Vandecasteele, Ecological Indicators 80 (2017).
    """
    x = _complete(values)
    correlations = _correlations(x)
    standardised = np.linalg.lstsq(correlations, np.ones(x.shape[1]), rcond=None)[0]
    note = ""
    if (standardised < 0).any():
        standardised = _nearest_to_equal(correlations)
        note = "No weights of 0 or more make every member equally influential; these come nearest."
    weights = standardised / x.std(axis=0, ddof=1)
    return Weights(weights / weights.sum(), note)


def _nearest_to_equal(correlations: np.ndarray) -> np.ndarray:
    """Return weights of 0 or more on standardised members whose correlations differ least."""
    from scipy.optimize import minimize  # noqa: PLC0415 (slow to import, seldom needed)

    m = len(correlations)

    def unequal(v: np.ndarray) -> float:
        with_score = correlations @ v / np.sqrt(v @ correlations @ v)
        return float(((with_score - with_score.mean()) ** 2).sum())

    found = minimize(
        unequal,
        np.full(m, 1 / m),
        method="SLSQP",
        bounds=[(0, 1)] * m,
        constraints={"type": "eq", "fun": lambda v: v.sum() - 1},
        options={"ftol": 1e-14, "maxiter": 500},
    )
    return np.maximum(found.x, 0)


def varimax(loadings: np.ndarray) -> np.ndarray:
    """Return loadings rotated so that each member loads on as few factors as can be.

    Parameters
    ----------
    loadings
        Shape (m, factors). Rows are scaled to length 1 before and back after (Kaiser). Source:
        Kaiser, Psychometrika 23 (1958).
    """
    m, factors = loadings.shape
    length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    scaled = loadings / np.where(length > 0, length, 1)
    rotation, before = np.eye(factors), 0.0
    for _ in range(500):
        turned = scaled @ rotation
        gradient = scaled.T @ (turned**3 - turned * (turned**2).sum(axis=0) / m)
        left, size, right = np.linalg.svd(gradient)
        rotation = left @ right
        if size.sum() < before * (1 + 1e-12):
            break
        before = size.sum()
    return loadings @ rotation


def _components(
    complete: np.ndarray, kept: Callable[[np.ndarray], int]
) -> tuple[np.ndarray, float]:
    """Return the loadings on the principal components kept, and what share they explain."""
    eigenvalues, vectors = np.linalg.eigh(_correlations(complete))
    eigenvalues, vectors = np.maximum(eigenvalues[::-1], 0), vectors[:, ::-1]
    shares = eigenvalues / eigenvalues.sum()
    number = max(kept(eigenvalues), int(np.argmax(np.cumsum(shares) >= EXPLAINED_AT_LEAST)) + 1)
    return vectors[:, :number] * np.sqrt(eigenvalues[:number]), float(shares[:number].sum())


def _components_kept(eigenvalues: np.ndarray) -> int:
    return int((eigenvalues > 1).sum())


def _factors_kept(eigenvalues: np.ndarray) -> int:
    return int((eigenvalues / eigenvalues.sum() > EXPLAINED_BY_EACH).sum())


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
