"""Shares by small area of 2021, carried to the wards of 2024 and the authorities of 2025.

The catalogue's `origin` names the file, its column of categories and those that are counted, by
their beginnings: `household_tenure21_lsoa21.rda | tenure | Owned; Shared`. Where the column holds a
percentage instead (no categories named), areas take its mean weighted by Census residents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.errors import ContractError
from levelmap.sources.areas import wards
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.small_areas import english_indices
from levelmap.sources.small_areas.census import CENSUS_DAY

ZONES = "lsoa21"
_CODE = f"{ZONES}_code"


@dataclass(frozen=True)
class ShareTable:
    """Where one table lies, the nations in it and the period of its figures."""

    folder: str
    nations: str
    period: str


TABLES: Mapping[str, ShareTable] = {
    "household_tenure21_lsoa21.rda": ShareTable("humaniverse_demographr", "EW", CENSUS_DAY),
    "household_overcrowding21_lsoa21.rda": ShareTable("humaniverse_demographr", "EW", CENSUS_DAY),
    "household_deprivation21_lsoa21.rda": ShareTable("humaniverse_demographr", "EW", CENSUS_DAY),
    "disability21_lsoa21_ew.rda": ShareTable("humaniverse_demographr", "EW", CENSUS_DAY),
    "england_cls_loneliness_lsoa.rda": ShareTable("humaniverse_loneliness", "E", "2020-10-01/P6M"),
}


def build(build: Build) -> None:
    """Write the observations of every share held by small area."""
    fitted = wards.best_fit(build.raw, ZONES, build.districts)
    held: dict[str, pd.DataFrame] = {}
    for indicator in build.made_by("small_area_shares"):
        file, column, categories = (part.strip() for part in indicator.origin.split("|"))
        if file not in held:
            held = {file: _read(build.raw, file, column)}
        counts = _counted(held[file], column, categories, build.raw).join(fitted)
        table = TABLES[file]
        parts = []
        for level, geography in wards.LEVELS[ZONES].items():
            sums = counts[["part", "whole"]].groupby(counts[level]).sum()
            values = 100 * sums["part"] / sums["whole"]
            parts.append(wards.on_all_areas(build, values, geography, table.period, table.nations))
        build.write_observations(indicator.slug, pd.concat(parts))


def _read(raw: RawFolder, file: str, column: str) -> pd.DataFrame:
    if file not in TABLES:
        raise ContractError(
            "indicators.csv", "origin", f"{file} is not a known table; known: {', '.join(TABLES)}"
        )
    return raw.r_table("indicators", TABLES[file].folder, file, columns=(_CODE, column))


def _counted(frame: pd.DataFrame, column: str, categories: str, raw: RawFolder) -> pd.DataFrame:
    """Return `part` and `whole` of every small area, whose ratio is the share."""
    if not categories:
        shares = frame.set_index(_CODE)[column]
        people = english_indices.residents(raw, 2025).reindex(shares.index)
        return pd.DataFrame({"part": shares / 100 * people, "whole": people})
    beginnings = tuple(beginning.strip() for beginning in categories.split(";"))
    is_counted = frame[column].str.startswith(beginnings)
    if not is_counted.any():
        found = ", ".join(sorted(frame[column].unique()))
        raise ContractError(column, column, f"has no category {categories!r}; found {found}")
    whole = frame.groupby(_CODE)["n"].sum()
    part = frame[is_counted].groupby(_CODE)["n"].sum()
    return pd.DataFrame({"part": part, "whole": whole})
