"""Summaries of small areas for the areas that contain them, and the left-behind rule.

Source of the summaries: English Indices of Deprivation 2019, Research Report (summary measures for
higher-level geographies); Community Needs Index and left-behind areas: OCSI for Local Trust,
"Left behind? Understanding communities on the edge" (2019).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from levelmap.errors import ContractError, TooFewValues
from levelmap.shares import whole_areas

WORST_PERCENTILES = 10
LAST_PERCENTILE = 30
PART_OF_PEOPLE = 0.1
"""The extent counts everybody in the worst 10 % and nobody beyond 30 %; the local concentration
looks at the worst-off tenth of an authority's people."""


def decile_of_rank(ranks: pd.Series) -> pd.Series:
    """Return the decile of each rank, 1 the most deprived: ceil(10·rank / number of areas).

    Parameters
    ----------
    ranks
        1 for the most deprived; no value missing.
    """
    return np.ceil(10 * ranks / len(ranks)).astype("int64").rename("decile")


def summaries(small_areas: pd.DataFrame) -> pd.DataFrame:
    """Return the published summary measures for each containing area, indexed by its code.

    Columns `average_score`, `average_rank`, `proportion`, `extent`, `local_concentration`. Ranks
    are turned round so that in every column a high figure is more deprived.

    Parameters
    ----------
    small_areas
        One row per small area of the whole country, indexed by its code; columns `lad_code`,
        `score`, `rank` (1 the most deprived) and `population` (above 0).

    Raises
    ------
    TooFewValues
        There are no small areas.
    ContractError
        A value is missing, or a population is not above 0.
    """
    _check(small_areas)
    n = len(small_areas)
    frame = pd.DataFrame(
        {
            "lad_code": small_areas["lad_code"],
            "people": small_areas["population"].astype("float64"),
            "score": small_areas["score"].astype("float64"),
            "turned": n + 1.0 - small_areas["rank"],
            "worst": (decile_of_rank(small_areas["rank"]) == 1).astype("float64"),
            "extent": extent_weights(small_areas["rank"], n),
        }
    )
    people = frame.groupby("lad_code")["people"].sum()
    by_people = frame[["score", "turned", "extent"]].mul(frame["people"], axis=0)
    means = by_people.groupby(frame["lad_code"]).sum().div(people, axis=0)
    return pd.DataFrame(
        {
            "average_score": means["score"],
            "average_rank": means["turned"],
            "proportion": frame.groupby("lad_code")["worst"].mean(),
            "extent": means["extent"],
            "local_concentration": _local_concentration(frame),
        }
    )


def extent_weights(ranks: pd.Series, n: int) -> pd.Series:
    """Return how much each small area counts in the extent, 0 to 1.

    1 for the worst 10 %, then 0.95 down to 0.05 in equal steps from percentile 11 to 30, 0 beyond.
    """
    percentile = np.ceil(100 * ranks / n)
    steps = LAST_PERCENTILE - WORST_PERCENTILES - 1
    sloping = 0.95 - (percentile - WORST_PERCENTILES - 1) * (0.9 / steps)
    return sloping.where(percentile > WORST_PERCENTILES, 1.0).where(
        percentile <= LAST_PERCENTILE, 0.0
    )


def left_behind(
    need_ranks: pd.Series, deprivation_deciles: pd.Series, worst_share: float = 0.1
) -> pd.Series:
    """Return which areas are left behind: worst tenth by need and most deprived tenth, both.

    Parameters
    ----------
    need_ranks
        Rank in the Community Needs Index, 1 the greatest need; the worst ``ceil(share·n)`` count.
    deprivation_deciles
        Decile in the Index of Multiple Deprivation, 1 the most deprived; same index. An area
        without one is not left behind.
    """
    allowed = whole_areas(worst_share, len(need_ranks))
    most_deprived = deprivation_deciles.reindex(need_ranks.index) == 1
    return ((need_ranks <= allowed) & most_deprived).rename("left_behind")


def _local_concentration(frame: pd.DataFrame) -> pd.Series:
    """Return the mean turned rank over the worst small areas that hold a tenth of the people.

    The last of them counts with the part of its people that makes the tenth exact.
    """
    worst_first = frame.sort_values(["lad_code", "turned"], ascending=[True, False])
    grouped = worst_first.groupby("lad_code")["people"]
    wanted = PART_OF_PEOPLE * grouped.transform("sum")
    before = grouped.cumsum() - worst_first["people"]
    counted = np.minimum(worst_first["people"], (wanted - before).clip(lower=0))
    total = (counted * worst_first["turned"]).groupby(worst_first["lad_code"]).sum()
    return total / counted.groupby(worst_first["lad_code"]).sum()


def _check(small_areas: pd.DataFrame) -> None:
    if small_areas.empty:
        raise TooFewValues("There are no small areas to summarise: expected one row for each.")
    for column in ("lad_code", "score", "rank", "population"):
        missing = small_areas[column].isna()
        if missing.any():
            raise ContractError("small areas", column, "is missing", small_areas.index[missing])
    empty = small_areas["population"] <= 0
    if empty.any():
        raise ContractError("small areas", "population", "is not above 0", small_areas.index[empty])
