"""The data's own intervals: versions of the values that the published limits allow.

A version adds to each value an error drawn from a normal distribution of the published standard
error, independent of all others. What the limits do not cover (a wrong definition, a bias, errors
that areas share) is not in it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from levelmap.errors import ContractError, MethodError
from levelmap.methods import outliers
from levelmap.methods.composite import Inputs, Prepared
from levelmap.methods.normalisation import normalise
from levelmap.methods.recipes import Recipe, Step

LIMITS_AT = 1.959964
"""Standard errors from a value to its 95 % limit."""


def standard_errors(values: pd.Series, lower: pd.Series, upper: pd.Series) -> pd.Series:
    """Return the standard error of each value from its 95 % limits; NaN where it has none.

    Raises
    ------
    ContractError
        A lower limit is above the upper one, or a value is not between its limits.
    """
    reversed_limits = values.index[lower > upper]
    if len(reversed_limits):
        raise ContractError(
            str(values.name), "lower_ci", "is above upper_ci", reversed_limits.tolist()
        )
    slack = 1e-6 * values.abs()
    outside = values.index[(values < lower - slack) | (values > upper + slack)]
    if len(outside):
        raise ContractError(
            str(values.name), "value", "is not between its limits", outside.tolist()
        )
    return (upper - lower) / (2 * LIMITS_AT)


def has_limits(recipe: Recipe, inputs: Inputs) -> bool:
    """Say whether any member of a recipe has limits, so that its data can vary."""
    given = inputs.errors if inputs.errors is not None else pd.DataFrame()
    return any(one.key in given and given[one.key].any() for one in recipe.active)


def errors_drawn(
    recipe: Recipe, inputs: Inputs, number: int, rng: np.random.Generator
) -> np.ndarray:
    """Return errors of the members' values, shape (number + 1, m, n); the first are all 0.

    Raises
    ------
    MethodError
        No member has limits.
    """
    given = inputs.errors if inputs.errors is not None else pd.DataFrame(index=inputs.table.index)
    keys = [member.key for member in recipe.active]
    sizes = given.reindex(index=inputs.table.index, columns=keys).fillna(0.0).to_numpy().T
    if not sizes.any():
        raise MethodError(
            f"No indicator of {recipe.title} is held with limits, so that its data cannot vary: "
            "vary the method only."
        )
    drawn = rng.standard_normal((number + 1, *sizes.shape)) * sizes
    drawn[0] = 0
    return drawn


def note_on_limits(recipe: Recipe, inputs: Inputs) -> str:
    """Return how many members have limits, in one sentence."""
    given = inputs.errors if inputs.errors is not None else pd.DataFrame()
    held = [one.name for one in recipe.active if one.key in given and given[one.key].any()]
    exact = len(recipe.active) - len(held)
    rest = f"; the other {exact} are taken as exact" if exact else ""
    return f"Data varied within the published limits of {', '.join(held)}{rest}."


def versions(
    prepared: Prepared, errors: np.ndarray, step: Step | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return normalised versions of the members, shape (m, versions, n), and their mirrors.

    Outliers are treated as those of the published values were: drawn in to the same limits.

    Parameters
    ----------
    errors
        Shape (versions, m, n).
    step
        Normalisation of all members; by default each one's own.
    """
    rows = []
    for position, member in enumerate(prepared.recipe.active):
        published = prepared.gaps.filled[member.key].to_numpy()
        treated = prepared.oriented[member.key].to_numpy()
        varied = outliers.treated_as(published + errors[:, position], published, treated)
        chosen = step or member.normalisation or prepared.recipe.normalisation
        rows.append(normalise(varied, chosen, prepared.signs[member.key]))
    found = np.stack(rows)
    return found, prepared.mirrors(found, step)
