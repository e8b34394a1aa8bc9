"""Who enters and who leaves when one list or method takes the place of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.comparison.place_sets import PlaceSet, partition

UNGROUPED = "not grouped"
"""Group of the places that a grouping says nothing about."""


@dataclass(frozen=True)
class Change:
    """What changes between two lists.

    Attributes
    ----------
    enters, leaves, stays
        Places among those that both lists could name.
    outside
        Places that only one of the two could name: they neither enter nor leave.
    by_group
        For each grouping by name, a table indexed by group: `areas`, `before`, `after`, `enter`,
        `leave`, `stay`, `net`, and, where populations were given, the same with `_people`. Groups
        that lose most come first; the last row of each table, `All`, sums it.
    """

    before: PlaceSet
    after: PlaceSet
    enters: frozenset[str]
    leaves: frozenset[str]
    stays: frozenset[str]
    outside: frozenset[str]
    by_group: Mapping[str, pd.DataFrame]

    @property
    def sentence(self) -> str:
        """Return the change in one sentence."""
        return (
            f"{len(self.enters)} places enter, {len(self.leaves)} leave and {len(self.stays)} stay "
            f"if {self.after.label} takes the place of {self.before.label}."
        )


def gains_and_losses(
    before: PlaceSet,
    after: PlaceSet,
    groupings: Mapping[str, pd.Series],
    people: pd.Series | None = None,
) -> Change:
    """Return who enters and who leaves, by any groupings of places.

    Parameters
    ----------
    before, after
        Of one geography.
    groupings
        By name (region, coast, rural or urban): the group of each place, indexed by code. Places
        without one are counted as "not grouped".
    people
        Population by code.

    Raises
    ------
    MixedGeographies, EmptyUniverse
        As `place_sets.partition`.
    """
    parts = partition(before, after)
    joint = sorted(parts.joint_universe)
    flags = pd.DataFrame(index=joint)
    flags["areas"] = 1
    flags["before"] = [int(code in before.codes) for code in joint]
    flags["after"] = [int(code in after.codes) for code in joint]
    flags["enter"] = [int(code in parts.only_b) for code in joint]
    flags["leave"] = [int(code in parts.only_a) for code in joint]
    flags["stay"] = [int(code in parts.both) for code in joint]
    flags["net"] = flags["after"] - flags["before"]
    if people is not None:
        weighted = flags.mul(people.reindex(joint), axis=0).add_suffix("_people")
        flags = flags.join(weighted)
    return Change(
        before,
        after,
        enters=parts.only_b,
        leaves=parts.only_a,
        stays=parts.both,
        outside=parts.outside,
        by_group={name: _grouped(flags, groups) for name, groups in groupings.items()},
    )


def _grouped(flags: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    labels = groups.reindex(flags.index).astype("object").fillna(UNGROUPED)
    table = flags.groupby(labels.rename("group")).sum()
    ordered = table.sort_values(["net", "leave"], ascending=[True, False], kind="stable")
    return pd.concat([ordered, table.sum().to_frame("All").T]).rename_axis("group")
