"""The border of a list on the ground: places named beside unnamed ones in greater need."""

from __future__ import annotations

import pandas as pd

from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.spatial import Neighbours
from levelmap.errors import TooFewValues


def border_pairs(
    places: PlaceSet,
    need: pd.Series,
    neighbours: Neighbours,
    unsaid: frozenset[str] = frozenset(),
) -> pd.DataFrame:
    """Return every pair of neighbours of which the list names the one in less need.

    Parameters
    ----------
    places
        Both places of a pair could have been named.
    need
        By area code, high is greater need; places without a figure are left out.
    neighbours
        Islands are beside the places that they were joined to.
    unsaid
        Places of which it would be wrong to say that they are not named: ranked, in no pair.

    Returns
    -------
    DataFrame
        Columns `named`, `unnamed` (codes), `need_named`, `need_unnamed`, `gap` (of need),
        `rank_named`, `rank_unnamed` (1 for the greatest need among the places that could be
        named); the starkest first. It says nothing of why: a list may aim at something else.

    Raises
    ------
    TooFewValues
        The list names every place or none of those with a figure.
    """
    held = need[need.index.isin(places.universe)].dropna()
    on_list = held.index.isin(places.codes)
    if on_list.all() or not on_list.any():
        raise TooFewValues(
            f"{places.label} names {int(on_list.sum())} of the {len(held)} places with a figure: "
            "expected some named and some not, to have a border between them. Choose another list "
            "or cut."
        )
    ranks = held.rank(ascending=False, method="min").astype("int64")
    unnamed = frozenset(held.index[~on_list]) - unsaid
    pairs = [
        (named, beside)
        for named in held.index[on_list]
        for beside in neighbours.by_code.get(named, ())
        if beside in unnamed and held[beside] > held[named]
    ]
    table = pd.DataFrame(pairs, columns=["named", "unnamed"], dtype="str")
    for side in ("named", "unnamed"):
        table[f"need_{side}"] = held.reindex(table[side]).to_numpy()
        table[f"rank_{side}"] = ranks.reindex(table[side]).to_numpy()
    table["gap"] = table["need_unnamed"] - table["need_named"]
    columns = [
        "named", "unnamed", "need_named", "need_unnamed", "gap", "rank_named", "rank_unnamed",
    ]  # fmt: skip
    order = ["gap", "named", "unnamed"]
    return table[columns].sort_values(order, ascending=[False, True, True], ignore_index=True)
