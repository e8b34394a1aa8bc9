"""Polarity, applied once: from values as published to values of which high means one thing."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from levelmap.errors import NoPolarity
from levelmap.terms import Polarity


def orientation_signs(
    polarity: Mapping[str, Polarity], toward: Polarity = Polarity.HIGHER_IS_WORSE
) -> dict[str, int]:
    """Return +1 or -1 for each member: the factor after which a high value means *toward*.

    Raises
    ------
    NoPolarity
        A member, or *toward*, has no good or bad direction.
    """
    undirected = [key for key, direction in polarity.items() if direction is Polarity.NONE]
    if undirected or toward is Polarity.NONE:
        named = ", ".join(undirected) or "the recipe itself"
        raise NoPolarity(
            f"No good or bad direction is known for {named}: give it the polarity "
            "higher_is_better or higher_is_worse, or leave it out."
        )
    return {key: direction.need_sign * toward.need_sign for key, direction in polarity.items()}


def orient(values: pd.DataFrame, signs: Mapping[str, int]) -> pd.DataFrame:
    """Return *values* (areas by members) each multiplied by its sign; missing stays missing."""
    return values * pd.Series(signs).reindex(values.columns)
