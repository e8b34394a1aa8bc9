"""The group that each area is of: its nation, region, coast, and rural or urban setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.terms import AreaType, Geography, Nation

COASTAL, INLAND = "Coastal", "Not coastal"

Reading = TypeVar("Reading")
Read = Callable[[str, Geography], Reading | None]
"""Gives what is known of an authority of one year, or None."""


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


def kinds(codes: list[str], geography: Geography, atlas: Atlas) -> dict[str, pd.Series]:
    """Return the nation, region, coast and setting of areas by the name of the grouping.

    A grouping that puts all areas in one group is left out.
    """
    found = {
        "Nation": nations(codes),
        "Region": regions(codes, geography, atlas),
        "Coast": coasts(codes, geography, atlas),
        "Rural or urban": settings(codes, geography, atlas),
    }
    return {name: groups for name, groups in found.items() if len(groups.dropna().unique()) > 1}


def setting_editions(geography: Geography, atlas: Atlas) -> list[str]:
    """Return the editions of the Rural Urban Classification that the areas are read in."""
    read = atlas.gazetteer.context_tables.rural_urban
    authorities = list(atlas.gazetteer.areas(geography)["lad_code"].unique())
    return sorted({one.edition for one in _readings(authorities, geography, atlas, read).values()})


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
