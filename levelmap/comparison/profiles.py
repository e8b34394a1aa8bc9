"""What the places of each group are like: means of any indicators, and how far from the rest."""

from __future__ import annotations

import numpy as np
import pandas as pd

from levelmap.errors import TooFewValues


def profiles(
    values: pd.DataFrame, groups: pd.Series, people: pd.Series | None = None
) -> pd.DataFrame:
    """Return the profile of each group of places.

    Parameters
    ----------
    values
        Places by indicators, each in its own unit; NaN is missing and left out of its mean.
    groups
        The group of each place, such as the classes of a partition; places without one are left
        out, and from the rest too.
    people
        Population by code, for the weighted means; places without one are left out of them.

    Returns
    -------
    DataFrame
        Index `indicator`, `group`; columns `areas` (with a value), `mean`, `rest` (mean of all
        other groups), `difference` (mean less rest), `standardised` (difference in standard
        deviations over all grouped places; NaN where all are equal) and, with populations,
        `weighted_mean`, `weighted_rest`, `weighted_difference`. A mean over nothing is NaN.

    Raises
    ------
    TooFewValues
        No place has a group.
    """
    grouped = groups.dropna()
    grouped = grouped[grouped.index.isin(values.index)]
    if grouped.empty:
        raise TooFewValues("No place is in any group, so there is nothing to describe.")
    table = values.loc[grouped.index]
    rows = {
        (indicator, group): _row(
            table[indicator], grouped == group, None if people is None else people
        )
        for indicator in table.columns
        for group in sorted(grouped.unique())
    }
    result = pd.DataFrame.from_dict(rows, orient="index")
    result.index = pd.MultiIndex.from_tuples(rows, names=["indicator", "group"])
    return result.astype({"areas": "int64"})


def _row(column: pd.Series, inside: pd.Series, people: pd.Series | None) -> dict[str, float]:
    here, rest = column[inside], column[~inside]
    difference = here.mean() - rest.mean()
    spread = column.std()
    row = {
        "areas": here.notna().sum(),
        "mean": here.mean(),
        "rest": rest.mean(),
        "difference": difference,
        "standardised": difference / spread if spread > 0 else np.nan,
    }
    if people is not None:
        own, other = weighted_mean(here, people), weighted_mean(rest, people)
        row |= {
            "weighted_mean": own,
            "weighted_rest": other,
            "weighted_difference": own - other,
        }
    return row


def weighted_mean(values: pd.Series, weights: pd.Series) -> float:
    """Return the mean over places with both a value and a weight; NaN where there are none."""
    both = pd.concat([values.rename("value"), weights.rename("weight")], axis=1, join="inner")
    both = both.dropna()
    total = both["weight"].sum()
    return float((both["value"] * both["weight"]).sum() / total) if total > 0 else float("nan")
