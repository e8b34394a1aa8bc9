"""Which choice matters most: how the variance of the ranks divides among the choices.

Sobol indices by the estimators of Saltelli et al., Computer Physics Communications 181 (2010), and
of Jansen (1999) for total effects. For many places at once they are the shares of the variances
summed over the places (Gamboa, Janon, Klein and Lagnoux, Electronic Journal of Statistics 8, 2014).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.comparison.draws import Choices, Draws, Model, model
from levelmap.comparison.robustness import list_length
from levelmap.errors import MethodError
from levelmap.methods.composite import Inputs
from levelmap.methods.recipes import Recipe

RANK, LIST = "rank", "list"
"""What is explained: where each place stands, or whether it is on the list."""


@dataclass(frozen=True)
class Importance:
    """What each choice decides, over all places and of each one, from one sample.

    Attributes
    ----------
    over_all
        Index the choices that vary, the most important first; columns `first_order` (alone) and
        `total_order` (with everything it interacts with). Total orders add up to more than 1 where
        choices interact; small negative values are sampling noise.
    by_place
        Index area code of the scored areas; one column for each choice that varies, with its total
        effect as a share of the place's variance, and `decides`: the choice of the greatest. NaN,
        and an empty `decides`, where nothing moves the place.
    """

    over_all: pd.DataFrame
    by_place: pd.DataFrame


def importance(
    recipe: Recipe,
    inputs: Inputs,
    *,
    of: str = RANK,
    draws: int = 512,
    seed: int = 1,
    choices: Choices | None = None,
) -> Importance:
    """Return what share of the variance each choice makes.

    Parameters
    ----------
    of
        `rank`: the variance of the places' ranks; `list`: of being on the list of category 1.
    draws
        Base sample N; the recipe is computed N·(choices + 2) times.

    Raises
    ------
    MethodError
        Nothing varies, or the recipe cannot be computed.
    """
    first, total = _decomposed(model(recipe, inputs, choices), of, draws, seed)
    variance = first.pop("variance")
    if variance.sum() == 0:
        raise MethodError(
            "No choice changes any rank, so none matters more than another: allow more choices to "
            "vary."
            if of == RANK
            else "No choice brings any place onto the list or off it, so none matters more than "
            "another."
        )
    over_all = pd.DataFrame({"first_order": first.sum(), "total_order": total.sum()})
    shares = total.div(variance.where(variance > 0), axis=0)
    return Importance(
        (over_all / variance.sum())
        .rename_axis("choice")
        .sort_values("total_order", ascending=False),
        shares.assign(decides=total.idxmax(axis=1).where(variance > 0, "")),
    )


def sobol_indices(
    y_first: np.ndarray, y_second: np.ndarray, y_exchanged: np.ndarray
) -> tuple[float, float]:
    """Return first-order and total-order index of one input.

    Parameters
    ----------
    y_first, y_second
        Results of two independent samples A and B, shape (N,), or (N, places) for all of them
        together.
    y_exchanged
        Results of A with this input taken from B.
    """
    samples = [np.atleast_2d(one.T).T for one in (y_first, y_second, y_exchanged)]
    first_order, total_order = _effects(*samples)
    variance = _variance(samples[0], samples[1]).sum()
    return float(first_order.sum() / variance), float(total_order.sum() / variance)


def _decomposed(
    prepared: Model, of: str, draws: int, seed: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return first and total effects, places by choices, in units of variance.

    The first has a further column `variance`.
    """
    if draws < 2:
        raise MethodError(f"A base sample of {draws} draws was asked for: expected 2 or more.")
    result = _result(prepared, of)
    rng = np.random.default_rng(seed)
    first, second = prepared.draw(draws, rng), prepared.draw(draws, rng)
    exchanged = [first.exchanged(field, second) for field in prepared.varying]
    # all at once, so that versions of the data are made once
    y_first, y_second, *others = np.split(
        result(Draws.joined([first, second, *exchanged])), 2 + len(exchanged)
    )
    effects = {
        field: _effects(y_first, y_second, y_exchanged)
        for field, y_exchanged in zip(prepared.varying, others, strict=True)
    }
    index = prepared.nominal.scored
    alone = pd.DataFrame({field: one for field, (one, _) in effects.items()}, index=index)
    return (
        alone.assign(variance=_variance(y_first, y_second)),
        pd.DataFrame({field: total for field, (_, total) in effects.items()}, index=index),
    )


def _result(prepared: Model, of: str) -> Callable[[Draws], np.ndarray]:
    if of == RANK:
        return lambda draws: prepared.ranks(draws).astype("float64")
    if of != LIST:
        raise MethodError(f"{of!r} cannot be explained: expected {RANK} or {LIST}.")
    length = list_length(prepared)
    return lambda draws: (prepared.ranks(draws) <= length).astype("float64")


def _variance(y_first: np.ndarray, y_second: np.ndarray) -> np.ndarray:
    return np.concatenate([y_first, y_second]).var(axis=0)


def _effects(
    y_first: np.ndarray, y_second: np.ndarray, y_exchanged: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the effect of one input alone and in all, as variances of each column."""
    mean = (y_first.mean(axis=0) + y_second.mean(axis=0)) / 2
    # centred, which changes nothing but the sampling noise
    alone = ((y_second - mean) * (y_exchanged - y_first)).mean(axis=0)
    return alone, ((y_first - y_exchanged) ** 2).mean(axis=0) / 2
