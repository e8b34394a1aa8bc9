"""What kind of places each side names: by region, nation, coast, and rural or urban."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from levelmap.answers.comparison import Comparison
from levelmap.atlas import Atlas
from levelmap.comparison.gains_and_losses import UNGROUPED, gains_and_losses
from levelmap.terms import AreaType, Geography, Nation

COASTAL, INLAND = "Coastal", "Not coastal"

Reading = TypeVar("Reading")
Read = Callable[[str, Geography], Reading | None]
"""Gives what is known of an authority of one year, or None."""


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
    groupings = {
        "Nation": nations(codes),
        "Region": regions(codes, geography, atlas),
        "Coast": coasts(codes, geography, atlas),
        "Rural or urban": settings(codes, geography, atlas),
    }
    useful = {
        name: groups for name, groups in groupings.items() if len(groups.dropna().unique()) > 1
    }
    change = gains_and_losses(
        comparison.a.places,
        comparison.b.places,
        useful,
        atlas.gazetteer.population(geography),
    )
    notes = _notes(geography, atlas)
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


def _notes(geography: Geography, atlas: Atlas) -> Mapping[str, str]:
    of_ward = " of the authority of the ward" if geography.area_type is AreaType.WARD else ""
    read = atlas.gazetteer.context_tables.rural_urban
    authorities = list(atlas.gazetteer.areas(geography)["lad_code"].unique())
    editions = {found.edition for found in _readings(authorities, geography, atlas, read).values()}
    return {
        "Coast": f"Coastal: at least 1 km of open coast{of_ward}; computed from generalised "
        "boundaries, not official.",
        "Rural or urban": f"Rural Urban Classification of {', '.join(sorted(editions))}{of_ward}.",
    }


def nations(codes: list[str]) -> pd.Series:
    """Return the nation of each code."""
    labels = {nation.letter: nation.label for nation in Nation}
    return pd.Series({code: labels[code[0]] for code in codes}, dtype="object")


def regions(codes: list[str], geography: Geography, atlas: Atlas) -> pd.Series:
    """Return the English region or the nation of each area."""
    areas = atlas.gazetteer.areas(geography).reindex(codes)
    parents = areas["region_code"].where(areas["region_code"] != "", areas["country_code"])
    names = {code: atlas.gazetteer.name(code) for code in parents.dropna().unique()}
    return parents.map(names)


def coasts(codes: list[str], geography: Geography, atlas: Atlas) -> pd.Series:
    """Return `Coastal` or `Not coastal` for each area whose authority is known; NaN else."""
    found = _of_authorities(codes, geography, atlas, atlas.gazetteer.context_tables.coast)
    return found.map(lambda coast: COASTAL if coast.is_open else INLAND, na_action="ignore")


def settings(codes: list[str], geography: Geography, atlas: Atlas) -> pd.Series:
    """Return the broad rural or urban class of each area's authority; NaN where it has none."""
    found = _of_authorities(codes, geography, atlas, atlas.gazetteer.context_tables.rural_urban)
    return found.map(lambda setting: setting.broad, na_action="ignore")


def _of_authorities(
    codes: list[str], geography: Geography, atlas: Atlas, read: Read[Reading]
) -> pd.Series:
    authorities = atlas.gazetteer.areas(geography)["lad_code"].reindex(codes)
    known = _readings(list(authorities.dropna().unique()), geography, atlas, read)
    return authorities.map(known).astype("object")


def _readings(
    authorities: list[str], geography: Geography, atlas: Atlas, read: Read[Reading]
) -> dict[str, Reading]:
    """Return the readings of one year: the nearest for which any of the authorities has one."""
    years = {held.vintage for held in atlas.gazetteer.geographies}
    for year in sorted(years, key=lambda year: (abs(year - geography.vintage), -year)):
        then = Geography(AreaType.LOCAL_AUTHORITY, year)
        codes = {code: _code_in(code, year, atlas) for code in authorities}
        readings = {code: read(old, then) for code, old in codes.items() if old}
        found = {code: one for code, one in readings.items() if one is not None}
        if found:
            return found
    return {}


def _code_in(code: str, year: int, atlas: Atlas) -> str | None:
    """Return the authority of *year* that an authority was, or has become a part of."""
    districts = atlas.gazetteer.districts
    return districts.code_in(code, year) or districts.successor(code, year)
