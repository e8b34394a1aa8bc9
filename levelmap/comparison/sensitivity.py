"""Which choice matters most: variance-based sensitivity of the ranks to each choice.

Estimators: Saltelli et al., Computer Physics Communications 181 (2010); total effects after
Jansen (1999).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from levelmap.comparison.draws import Choices, Draws, Model, model
from levelmap.errors import MethodError
from levelmap.methods.composite import Inputs
from levelmap.methods.recipes import Recipe


def choice_importance(
    recipe: Recipe,
    inputs: Inputs,
    *,
    draws: int = 512,
    seed: int = 1,
    choices: Choices | None = None,
) -> pd.DataFrame:
    """Return how much of the variation of the ranks each choice makes.

    The quantity explained is the mean absolute change of rank against the recipe's own ranking.

    Parameters
    ----------
    draws
        Base sample N; the recipe is computed N·(choices + 2) times.

    Returns
    -------
    DataFrame
        Index the choices that vary, the most important first; columns `first_order` (alone) and
        `total_order` (with everything it interacts with), as shares of the variance. Small
        negative values are sampling noise.

    Raises
    ------
    MethodError
        Nothing varies, or the recipe cannot be computed.
    """
    if draws < 2:
        raise MethodError(f"A base sample of {draws} draws was asked for: expected 2 or more.")
    prepared = model(recipe, inputs, choices)
    rng = np.random.default_rng(seed)
    first, second = prepared.draw(draws, rng), prepared.draw(draws, rng)
    own = prepared.ranks(prepared.own(1))
    y_first, y_second = (_shift(prepared, one, own) for one in (first, second))
    if np.ptp(np.concatenate([y_first, y_second])) == 0:
        raise MethodError(
            "No choice changes any rank, so none matters more than another: allow more choices to "
            "vary."
        )
    rows = {
        field: sobol_indices(
            y_first, y_second, _shift(prepared, first.exchanged(field, second), own)
        )
        for field in prepared.varying
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["first_order", "total_order"])
    return table.rename_axis("choice").sort_values("total_order", ascending=False)


def sobol_indices(
    y_first: np.ndarray, y_second: np.ndarray, y_exchanged: np.ndarray
) -> tuple[float, float]:
    """Return first-order and total-order index of one input.

    Parameters
    ----------
    y_first, y_second
        Results of two independent samples A and B, shape (N,).
    y_exchanged
        Results of A with this input taken from B.
    """
    everything = np.concatenate([y_first, y_second])
    variance = everything.var()
    # centred, which changes nothing but the sampling noise
    first_order = ((y_second - everything.mean()) * (y_exchanged - y_first)).mean() / variance
    total_order = ((y_first - y_exchanged) ** 2).mean() / (2 * variance)
    return float(first_order), float(total_order)


def _shift(prepared: Model, draws: Draws, own: np.ndarray) -> np.ndarray:
    return np.abs(prepared.ranks(draws) - own).mean(axis=1)
