"""Wards and small areas: what each ward lies in, and which ward each small area fits best.

Ward codes change every year and are never joined across vintages: each statistic stays on the
wards of the year that it was published or best fitted for.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography.districts import Districts
from levelmap.sources.areas import lookups
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder
from levelmap.statuses import FEW_SMALL_AREAS

DISTRICTS_OF: Mapping[int, int] = {2017: 2018, 2022: 2021, 2024: 2025}
"""Vintage of the district codes in each year's table of wards."""

_PARENTS_FROM = {2017: 2019, 2022: 2021, 2024: 2025}
"""Year of the hierarchy that gives regions; that of 2019 is the earliest held."""

_BEST_FITS = {
    "lsoa11": ("lsoa11_ward17_lad17.csv", "LSOA11CD", "WD17CD"),
    "lsoa21": ("lsoa21_ward24_lad24.csv", "LSOA21CD", "WD24CD"),
}
_DISTRICTS_AROUND = {
    "lsoa11": ("lsoa11_ward19_lad19.csv", "LSOA11CD", "LAD19CD", 2019),
    "lsoa21": ("lsoa11_lsoa21_lad22.csv", "LSOA21CD", "LAD22CD", 2025),
}
"""Official lookups of the district around each small area; a best-fit ward can lie in another one
(that of E01027305 does)."""

FEW = 2
"""A ward that is the best fit of at most so many small areas says so."""


LEVELS: Mapping[str, Mapping[str, str]] = {
    "lsoa11": {"ward_code": "ward_2017", "lad_code": "lad_2019"},
    "lsoa21": {"ward_code": "ward_2024", "lad_code": "lad_2025"},
}
"""Geographies of the columns of `best_fit`."""


def build(build: Build) -> None:
    """Write the tables of wards below `data/areas/`."""
    for year in DISTRICTS_OF:
        areas = ward_areas(build.raw, year, build.districts)
        build.write_table(areas, tables.AREAS, "areas", f"ward_{year}.csv")


def ward_areas(raw: RawFolder, year: int, districts: Districts) -> pd.DataFrame:
    """Return the wards of one year with what contains them (columns of `tables.AREAS`).

    Those of 2017 are England's only, as no statistic held for that year has others; their upper
    tier is left empty, since the hierarchy of the time is not held. A ward that two districts
    share is counted in the one whose row comes first.

    Raises
    ------
    ContractError
        A ward's district is not known.
    """
    short = f"{year % 100:02d}"
    file = f"ward{short}_lad{short}.csv"
    columns = (f"WD{short}CD", f"WD{short}NM", f"LAD{short}CD")
    published = raw.csv("lookups", file, columns=columns).drop_duplicates(columns[0])
    if year == 2017:
        published = published[published[columns[0]].str.startswith("E")]
    code, name, district = (published[column] for column in columns)
    inside = district.map(lambda old: districts.code_in(old, DISTRICTS_OF[year]))
    if inside.isna().any():
        raise ContractError(file, columns[2], "is not a known district", district[inside.isna()])
    parents = _parents(raw, year, districts, inside)
    areas = pd.DataFrame(
        {
            "code": code,
            "name": name.str.replace(r"\s*\(part .*\)$", "", regex=True).str.strip(),
            "lad_code": inside,
            **{column: parents[column].to_numpy() for column in parents},
        }
    )
    return tables.validate(areas.sort_values("code"), tables.AREAS, file)


def _parents(raw: RawFolder, year: int, districts: Districts, inside: pd.Series) -> pd.DataFrame:
    """Return the larger areas around each of the districts *inside*, in their order."""
    hierarchy = lookups.district_areas(raw)[_PARENTS_FROM[year]].set_index("code")
    columns = ["utla_code", "cauth_code", "region_code", "country_code"]
    known = inside.map(lambda code: districts.successor(code, _PARENTS_FROM[year]))
    found = hierarchy.loc[known, columns]
    return found.assign(utla_code="", cauth_code="") if year == 2017 else found


def best_fit(raw: RawFolder, kind: str, districts: Districts) -> pd.DataFrame:
    """Return the district and the ward of every small area, indexed by its code.

    Columns `lad_code` and `ward_code`: for `lsoa11` districts of 2019 and wards of 2017, for
    `lsoa21` districts of 2025 and wards of 2024. Source: lookups of ONS, best fit for wards and
    exact for districts.

    Raises
    ------
    ContractError
        A small area occurs twice, or its district is not known.
    """
    file, area, ward = _BEST_FITS[kind]
    lad_file, _, lad, year = _DISTRICTS_AROUND[kind]
    wards = raw.csv("lookups", file, columns=(area, ward))
    published = raw.csv("lookups", lad_file, columns=(area, lad))[[area, lad]].drop_duplicates()
    for frame, name in ((wards, file), (published, lad_file)):
        if (repeated := frame[area].duplicated(keep=False)).any():
            raise ContractError(name, area, "holds an area twice", frame.loc[repeated, area])
    codes = published.set_index(area)[lad]
    district = codes.map(lambda old: districts.successor(old, year))
    if district.isna().any():
        raise ContractError(lad_file, lad, "is not a known district", codes[district.isna()])
    return pd.DataFrame({"lad_code": district, "ward_code": wards.set_index(area)[ward]})


def on_all_areas(
    build: Build, values: pd.Series, geography: str, period: str, nations: str = "E"
) -> pd.DataFrame:
    """Return observations of every area of a geography in the nations that have the statistic.

    Parameters
    ----------
    values
        What small areas add up to, by area; an area that is not in it is no best fit of any.
    nations
        Letters of the nations covered, such as `EW`.
    """
    codes = build.areas(geography)["code"]
    covered = codes[codes.str[0].isin(list(nations))]
    made = observations.from_values(
        values.reindex(covered).round(4), geography, period, "no_best_fit"
    )
    number = small_areas_in(build, geography).reindex(made["area_code"], fill_value=0).to_numpy()
    rests_on_few = made["value"].notna() & (number <= FEW)
    return made.assign(status=made["status"].mask(rests_on_few, FEW_SMALL_AREAS))


def small_areas_in(build: Build, geography: str) -> pd.Series:
    """Return of how many small areas each area of a geography of `LEVELS` is the best fit."""
    if geography not in build.small_areas:
        for kind, levels in LEVELS.items():
            fitted = best_fit(build.raw, kind, build.districts)
            for column, name in levels.items():
                build.small_areas[name] = fitted[column].value_counts()
    return build.small_areas[geography]
