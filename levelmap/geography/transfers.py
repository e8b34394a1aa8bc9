"""How the areas of one year make up those of another: the pairs that overlap, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from levelmap.errors import CannotRecode
from levelmap.geography.districts import Districts
from levelmap.terms import AreaType, Geography


class Route(StrEnum):
    """How an area of the new year gets its value."""

    UNCHANGED = "unchanged"
    RECODED = "recoded"
    MERGED = "merged"
    SUCCESSOR = "successor"
    BEST_FIT = "best_fit"
    APPORTIONED = "apportioned"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "unchanged": "unchanged",
            "recoded": "same area, new code",
            "merged": "put together from its former authorities",
            "successor": "value of the larger authority that replaced it",
            "best_fit": "approximate: the ward of the same residents",
            "apportioned": "approximate: shared out by where people live",
        }[self.value]


EXACT = (Route.UNCHANGED.value, Route.RECODED.value)
"""The area itself is the same: everything published of it holds, limits of an interval too."""


@dataclass(frozen=True)
class Transfer:
    """Which areas of `start` make up those of `end`.

    Attributes
    ----------
    pairs
        One row for each pair that overlaps: `old` and `new` code, `share_of_old` and `share_of_new`
        (parts of the people of each, 0 to 1), `how` for the new area (a value of `Route`).
    lost
        Reason by code for areas of `start` that lead nowhere.
    basis
        What the shares rest on, for notes; empty where all areas are the same.
    """

    start: Geography
    end: Geography
    pairs: pd.DataFrame
    lost: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""

    @property
    def how(self) -> pd.Series:
        """Return how each area of `end` gets its value, by code in order."""
        return self.pairs.drop_duplicates("new").set_index("new")["how"].sort_index()


def between_districts(districts: Districts, start: int, end: int) -> Transfer:
    """Return how the districts of *start* make up those of *end*, forwards or backwards in time.

    Shares of merged districts are those of the residents in mid-2017 (`lad_changes.csv`).

    Raises
    ------
    UnknownGeography
        The districts of a year are not held.
    """
    older, newer = min(start, end), max(start, end)
    rows = []
    for code in sorted(districts.in_force(older)):
        successor = districts.successor(code, newer)
        if successor is None:
            raise CannotRecode(f"{code} has no successor among the districts of {newer}.")
        rows.append((code, successor, districts.share_in(code, newer)))
    pairs = pd.DataFrame(rows, columns=["older", "newer", "share"])
    totals = pairs.groupby("newer")["share"].transform("sum")
    is_single = ~pairs["newer"].duplicated(keep=False)
    pairs["share"] = (pairs["share"] / totals).mask(is_single, 1.0)
    return _oriented(pairs, is_single, start, end)


def _oriented(pairs: pd.DataFrame, is_single: pd.Series, start: int, end: int) -> Transfer:
    forwards = start <= end
    several = Route.MERGED if forwards else Route.SUCCESSOR
    how = pd.Series(several.value, index=pairs.index).mask(is_single, Route.RECODED.value)
    how = how.mask(pairs["older"] == pairs["newer"], Route.UNCHANGED.value)
    names = {"older": "old", "newer": "new"} if forwards else {"older": "new", "newer": "old"}
    shares = ("share_of_old", "share_of_new") if forwards else ("share_of_new", "share_of_old")
    frame = pairs.rename(columns={**names, "share": shares[1]}).assign(**{shares[0]: 1.0}, how=how)
    basis = "" if is_single.all() else "residents in mid-2017 (ONS)"
    columns = ["old", "new", "share_of_old", "share_of_new", "how"]
    return Transfer(
        Geography(AreaType.LOCAL_AUTHORITY, start),
        Geography(AreaType.LOCAL_AUTHORITY, end),
        frame[columns].sort_values(["new", "old"], ignore_index=True),
        basis=basis,
    )


def from_people(
    people: pd.DataFrame, start: Geography, end: Geography, lost: Mapping[str, str], basis: str
) -> Transfer:
    """Return the transfer that residents counted by pair of areas make.

    Parameters
    ----------
    people
        `old`, `new`, `people`: residents who live in both areas, above 0.
    lost
        Reason by code for areas of *start* that are in no pair.
    basis
        What the residents were counted by.
    """
    total_old = people.groupby("old")["people"].transform("sum")
    total_new = people.groupby("new")["people"].transform("sum")
    pairs = pd.DataFrame(
        {
            "old": people["old"],
            "new": people["new"],
            "share_of_old": people["people"] / total_old,
            "share_of_new": people["people"] / total_new,
        }
    ).sort_values(["new", "old"], ignore_index=True)
    alone = ~pairs["new"].duplicated(keep=False) & ~pairs["old"].duplicated(keep=False)
    how = pd.Series(Route.APPORTIONED.value, index=pairs.index).mask(alone, Route.BEST_FIT.value)
    how = how.mask(alone & pairs["old"].eq(pairs["new"]), Route.UNCHANGED.value)
    return Transfer(start, end, pairs.assign(how=how), lost, basis)
