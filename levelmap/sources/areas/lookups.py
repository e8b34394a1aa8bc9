"""Lookups of districts: codes by year, what changed, and the areas that contain each one."""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography.districts import FIRST_YEAR, LAST_YEAR
from levelmap.sources.base.raw import RawFolder

_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
_AREA_YEARS = (2019, 2020, 2021, 2023, 2025)
"""Years whose areas are written: those of `VINTAGES` from 2019, and 2023, whose codes the lists of
that year carry."""
_WRONG_CHAIN_ROWS = {("S12000015", "S12000048"), ("S12000024", "S12000047")}
"""The chain turns Fife into Perth and Kinross and the reverse on two rows; both stand right too."""


def district_codes(raw: RawFolder) -> pd.DataFrame:
    """Return every district code with its name and years (columns of `tables.LAD_CODES`)."""
    chain = raw.csv("lookups", "lad_code_chain_2016_2025.csv")
    pairs = zip(chain["lad16_code"], chain["lad25_code"], strict=True)
    chain = chain[[pair not in _WRONG_CHAIN_ROWS for pair in pairs]]
    long = pd.concat(
        pd.DataFrame(
            {
                "code": chain[f"lad{year % 100}_code"],
                "name": chain[f"lad{year % 100}_name"],
                "year": year,
            }
        )
        for year in _YEARS
    )
    codes = long.groupby("code").agg(
        name=("name", "last"), first_year=("year", "min"), last_year=("year", "max")
    )
    return tables.validate(codes.reset_index(), tables.LAD_CODES)


def district_changes(raw: RawFolder) -> pd.DataFrame:
    """Return every change of districts since 2018 (columns of `tables.LAD_CHANGES`).

    The population share of a merged district is its part of the new district's residents in
    mid-2017, summed from LSOAs of 2011 by the ONS best fit to the districts of 2017.
    """
    published = raw.csv("lookups", "lad_changes_2018_2025.csv")
    is_merger = published["change_type"] == "merger"
    people = district_population_2017(raw)
    shares = _shares(published[is_merger], people)
    changes = pd.DataFrame(
        {
            "old_code": published["old_code"],
            "old_name": published["old_name"],
            "new_code": published["new_code"],
            "new_name": published["new_name"],
            "change": is_merger.map({True: "merger", False: "recode"}),
            "year": published["year"],
            "population_share": shares.reindex(published["old_code"])
            .fillna(1.0)
            .round(6)
            .to_numpy(),
            "population_source": is_merger.map({True: "ONS mid-2017", False: ""}),
        }
    )
    return tables.validate(changes, tables.LAD_CHANGES)


def _shares(mergers: pd.DataFrame, people: pd.Series) -> pd.Series:
    """Return each merged district's share of its successor's people, through chains of mergers."""
    successor = dict(zip(mergers["old_code"], mergers["new_code"], strict=True))
    totals = people.to_dict()

    def residents(code: str) -> float:
        if code in totals:
            return float(totals[code])
        parts = [old for old, new in successor.items() if new == code]
        if not parts:
            raise ContractError(
                "lad_changes_2018_2025.csv", "old_code", f"{code} has no population"
            )
        return sum(residents(part) for part in parts)

    return pd.Series({old: residents(old) / residents(new) for old, new in successor.items()})


def district_population_2017(raw: RawFolder) -> pd.Series:
    """Return residents in mid-2017 by district of 2017 (England and Wales)."""
    people = raw.r_table("indicators", "humaniverse_demographr", "population17_lsoa11.rda")
    best_fit = raw.csv("lookups", "lsoa11_ward17_lad17.csv", columns=("LSOA11CD", "LAD17CD"))
    district = best_fit.set_index("LSOA11CD")["LAD17CD"]
    residents = people.set_index("lsoa11_code")["total_population"]
    return residents.groupby(residents.index.map(district)).sum()


def district_areas(raw: RawFolder) -> dict[int, pd.DataFrame]:
    """Return the districts of each year with what contains them (columns of `tables.AREAS`)."""
    return {year: _areas(raw, year) for year in _AREA_YEARS}


def _areas(raw: RawFolder, year: int) -> pd.DataFrame:
    published = raw.csv("lookups", f"lad_hierarchy_{year}.csv")
    areas = pd.DataFrame(
        {
            "code": published["code"],
            "name": published["name"],
            "lad_code": published["code"],
            "utla_code": published["utla_code"],
            "cauth_code": published["cauth_code"],
            "region_code": published["region_code"],
            "country_code": published["country_code"],
        }
    ).sort_values("code")
    return tables.validate(areas, tables.AREAS)


def larger_areas(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """Return regions, countries, upper-tier and combined authorities as tables of areas.

    Keys are geography slugs (`region_2025`, `utla_2021`, ...).
    """
    found = {}
    for year in _AREA_YEARS:
        published = raw.csv("lookups", f"lad_hierarchy_{year}.csv")
        for kind, parents in {
            "utla": ("region", "country"),
            "cauth": ("region", "country"),
            "region": ("country",),
            "country": (),
        }.items():
            found[f"{kind}_{year}"] = _containing(published, kind, parents)
    return found


def _containing(districts: pd.DataFrame, kind: str, parents: tuple[str, ...]) -> pd.DataFrame:
    """Return the areas of a kind; one that lies in several regions is in none of them."""
    members = districts[districts[f"{kind}_code"] != ""]
    held = members.drop_duplicates(f"{kind}_code")
    areas = pd.DataFrame({"code": held[f"{kind}_code"], "name": held[f"{kind}_name"]})
    for column in tables.AREAS.columns:
        if column not in areas:
            parent = column.removesuffix("_code")
            areas[column] = ""
            if parent in parents:
                number = members.groupby(f"{kind}_code")[column].nunique()
                areas[column] = held[column].where(areas["code"].map(number) == 1, "")
    return tables.validate(areas.sort_values("code"), tables.AREAS)
