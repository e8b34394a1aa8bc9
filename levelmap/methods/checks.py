"""What the values of a recipe must be like before anything is computed from them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from levelmap.errors import ContractError, MethodError, MixedGeographies, TooFewValues
from levelmap.methods.recipes import Member, Recipe

LARGEST_NUMBER = 1e150
"""Beyond it the square of a value, which most steps take, is no longer a number."""


def denominated(
    recipe: Recipe, values: pd.DataFrame, denominators: pd.DataFrame | None
) -> pd.DataFrame:
    """Return *values* with those of every member that has a denominator divided by it.

    Parameters
    ----------
    denominators
        Same index, columns by key of the member; NaN makes the value missing.

    Raises
    ------
    MethodError
        A denominator is not given.
    ContractError
        A value would be divided by 0.
    """
    result = values.copy(deep=False)
    for member in recipe.active:
        if not member.denominator:
            continue
        if denominators is None or member.key not in denominators.columns:
            raise MethodError(
                f"{member.name} is divided by {member.denominator}, of which no values are given: "
                "give a column of that name, or leave out the denominator."
            )
        below = denominators[member.key].reindex(values.index).astype("float64")
        zero = below.index[(below == 0) & values[member.key].notna()]
        if len(zero):
            raise ContractError("values", member.denominator, "is 0 and would divide", zero)
        result[member.key] = values[member.key] / below
    return result


def checked_values(recipe: Recipe, values: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of the active members, in their order, if a score can be made of them.

    Raises
    ------
    ContractError
        A code occurs twice, or a value is infinite or too large.
    MethodError
        A member has no column; or its values are all the same (`TooFewValues`); or two members have
        no area in common (`MixedGeographies`).
    """
    repeated = values.index[values.index.duplicated()]
    if len(repeated):
        raise ContractError("values", "area_code", "holds a code twice", repeated.unique())
    absent = [member.name for member in recipe.active if member.key not in values.columns]
    if absent:
        raise MethodError(
            f"{recipe.called} has no values for {', '.join(absent)}: give each a column, or switch "
            "it off."
        )
    chosen = values[[member.key for member in recipe.active]].astype("float64")
    if len(chosen) < 2:
        raise TooFewValues(
            f"{recipe.called} has {'one area' if len(chosen) else 'no area'} to score: expected at "
            "least two, since a score tells areas apart. Give more areas."
        )
    for member in recipe.active:
        _check_column(chosen[member.key], member)
    _check_overlap(chosen, recipe)
    return chosen


def _check_column(column: pd.Series, member: Member) -> None:
    present = column.dropna()
    too_large = present.index[~(present.abs() < LARGEST_NUMBER)]
    if len(too_large):
        raise ContractError(
            "values", member.key, "holds a value that is infinite or too large", too_large
        )
    if present.nunique() < 2:
        found = (
            f"the same value ({present.iloc[0]:g}) in all {len(present)} areas"
            if len(present) > 1
            else f"{'one value' if len(present) else 'no value'} in {len(column)} areas"
        )
        raise TooFewValues(
            f"{member.name} has {found}, so it cannot tell areas apart: switch it off, or choose "
            "another period or group of areas."
        )


def _check_overlap(values: pd.DataFrame, recipe: Recipe) -> None:
    present = values.notna().to_numpy().astype("int64")
    apart = np.argwhere(np.triu(present.T @ present == 0))
    if apart.size:
        first, second = (recipe.active[i].name for i in apart[0])
        raise MixedGeographies(
            f"No area has both {first} and {second}: they belong to two nations or to codes of two "
            "years. Use members of one nation and vintage, or carry them to one."
        )
