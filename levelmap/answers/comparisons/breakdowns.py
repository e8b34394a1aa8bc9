"""What kind of places each side names: by region, nation, coast, and rural or urban."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons.groupings import kinds, setting_editions
from levelmap.answers.comparisons.two import Comparison
from levelmap.atlas import Atlas
from levelmap.comparison.gains_and_losses import UNGROUPED, gains_and_losses
from levelmap.terms import AreaType, Geography


@dataclass(frozen=True)
class Breakdown:
    """Both sides by one grouping of places.

    Attributes
    ----------
    table
        Index the groups in order of name, then `All`; columns `areas` (that both could name),
        `on_a`, `on_b`, `both`, `only_a`, `only_b`, and `only_a_people`, `only_b_people`.
    note
        What the grouping rests on.
    """

    title: str
    table: pd.DataFrame
    note: str


def breakdowns(comparison: Comparison, atlas: Atlas) -> tuple[Breakdown, ...]:
    """Return both sides by nation, region, coast and rural or urban.

    A grouping that puts all places in one group is left out.
    """
    geography = comparison.geography
    codes = sorted(comparison.agreement.partition.joint_universe)
    useful = kinds(codes, geography, atlas)
    change = gains_and_losses(
        comparison.a.places,
        comparison.b.places,
        useful,
        atlas.gazetteer.population(geography),
    )
    notes = notes_of_kinds(geography, atlas)
    return tuple(
        Breakdown(name, _table(table), notes.get(name, ""))
        for name, table in change.by_group.items()
    )


def _table(table: pd.DataFrame) -> pd.DataFrame:
    names = {
        "areas": "areas",
        "before": "on_a",
        "after": "on_b",
        "stay": "both",
        "leave": "only_a",
        "enter": "only_b",
        "leave_people": "only_a_people",
        "enter_people": "only_b_people",
    }
    last = [label for label in (UNGROUPED, "All") if label in table.index]
    ordered = [*sorted(set(table.index) - set(last)), *last]
    return table.loc[ordered, list(names)].rename(columns=names)


def notes_of_kinds(geography: Geography, atlas: Atlas) -> Mapping[str, str]:
    """Return what groupings rest on, by their names."""
    of_ward = " of the authority of the ward" if geography.area_type is AreaType.WARD else ""
    editions = setting_editions(geography, atlas)
    return {
        "Coast": f"Coastal: at least 1 km of open coast{of_ward}; computed from generalised "
        "boundaries, not official.",
        "Rural or urban": f"Rural Urban Classification of {', '.join(editions)}{of_ward}.",
    }
