"""Ranks along the last axis of an array, with ties and missing values, for one score or many."""

from __future__ import annotations

import numpy as np

SIGNIFICANT_DIGITS = 12
"""Scores that agree to this many digits of the largest one are tied: sums of the same shares in
another order differ in the last bit, and no rank should rest on that."""


def ranks(values: np.ndarray, ties: str = "average") -> np.ndarray:
    """Return ascending ranks along the last axis, 1 for the smallest value.

    Parameters
    ----------
    values
        Shape (..., n). NaN keeps NaN as its rank and does not count.
    ties
        Rank that equal values share: the `average`, the `min` or the `max` of their positions.
    """
    order = np.argsort(values, axis=-1)
    ordered = np.take_along_axis(values, order, axis=-1)
    shared = _shared_positions(ordered, ties)
    shared[np.isnan(ordered)] = np.nan
    result = np.empty(np.shape(values))
    np.put_along_axis(result, order, shared, axis=-1)
    return result


def ranks_worst_first(
    scores: np.ndarray, high_is_worse: bool = True, tie_break: np.ndarray | None = None
) -> np.ndarray:
    """Return ranks along the last axis, 1 for the worst score; ties share the lower number.

    Parameters
    ----------
    scores
        Shape (..., n); NaN keeps NaN as its rank.
    high_is_worse
        Which end rank 1 stands at.
    tie_break
        Shape (..., n), of the same direction: orders areas whose scores are equal.
    """
    settled = settle(scores)
    worse = -settled if high_is_worse else settled
    if tie_break is not None:
        settled = settle(tie_break)
        second = ranks(-settled if high_is_worse else settled, "min")
        worse = ranks(worse, "min") + np.nan_to_num(second / (np.shape(scores)[-1] + 1.0))
    return ranks(worse, "min")


def settle(scores: np.ndarray) -> np.ndarray:
    """Return *scores* rounded to the digits that ranks may rest on."""
    largest = np.fmax.reduce(np.abs(scores), axis=None)
    if not largest > 0:
        return scores
    scale = 10.0 ** np.ceil(np.log10(largest))
    return np.round(scores / scale, SIGNIFICANT_DIGITS) * scale


def _shared_positions(ordered: np.ndarray, ties: str) -> np.ndarray:
    """Return the 1-based position of each place in sorted rows that its equals share."""
    changes = ordered[..., 1:] != ordered[..., :-1]
    n = ordered.shape[-1]
    if ties == "min":
        return _first(changes, n) + 1.0
    last = n - 1 - _first(changes[..., ::-1], n)[..., ::-1]
    if ties == "max":
        return last + 1.0
    return (_first(changes, n) + last) / 2 + 1.0


def _first(changes: np.ndarray, n: int) -> np.ndarray:
    """Return where the run of equal values starts that each of n places belongs to."""
    position = np.zeros((*changes.shape[:-1], n), dtype="int32")
    np.multiply(changes, np.arange(1, n, dtype="int32"), out=position[..., 1:])
    return np.maximum.accumulate(position, axis=-1)


def rank_type(areas: int) -> np.dtype[np.signedinteger]:
    """Return the smallest type that holds ranks of so many areas, and differences of them."""
    return np.dtype("int16") if areas <= np.iinfo("int16").max else np.dtype("int32")
