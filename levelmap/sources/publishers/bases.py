"""What rates are divided by: people of an age, households, small areas, by authority of 2025."""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

_DEMOGRAPHR = ("indicators", "humaniverse_demographr")
_CHILDREN = [str(age) for age in range(16)]
_WORKING_AGE = [str(age) for age in range(16, 65)]
_MID_2020, _CENSUS = "2020-06-30", "2021-03-21"


def build(build: Build) -> None:
    """Write `bases.csv` below `data/lookups/`."""
    small = pd.read_parquet(build.out.data / "small_areas" / "uk" / "areas.parquet")
    today = build.areas("lad_2025")["code"]
    parts = [
        _people(build),
        *_ages(build, small),
        _rows("households", households(build.raw, small), _CENSUS, "census-2021-small-areas"),
        _rows("small_areas", small.groupby("lad_code").size(), _CENSUS, "small-area-boundaries"),
        _rows("imd_2025_people", _imd_people(build), "2022-06-30", "imd-2025"),
    ]
    frame = pd.concat(parts)
    if wrong := sorted(set(frame["area_code"]) - set(today)):
        raise ContractError("bases.csv", "area_code", "is no authority of 2025", wrong)
    build.write_table(frame, tables.BASES, "lookups", "bases.csv")


def _rows(base: str, amounts: pd.Series, date: str, source: str) -> pd.DataFrame:
    held = amounts[amounts > 0].sort_index()
    columns = {"base": base, "area_code": held.index, "amount": held.to_numpy()}
    return pd.DataFrame(columns).assign(date=date, source=source)


def _people(build: Build) -> pd.DataFrame:
    path = build.out.data / "lookups" / "population.csv"
    frame = tables.read_csv(path, tables.POPULATION)
    own = frame[frame["geography"] == "lad_2025"].rename(columns={"people": "amount"})
    return own.assign(base="people")[list(tables.BASES.columns)]


def _ages(build: Build, small: pd.DataFrame) -> list[pd.DataFrame]:
    """Return children and people of working age; of Northern Ireland those of mid-2020 too."""
    england_and_wales = build.raw.r_table(
        *_DEMOGRAPHR, "population20_ltla21.rda", columns=("ltla21_code", *_WORKING_AGE)
    )
    codes = england_and_wales["ltla21_code"].map(build.districts.successor)
    zones = build.raw.r_table(
        *_DEMOGRAPHR, "population20_dz11.rda", columns=("dz11_code", "sex", *_WORKING_AGE)
    )
    zones = zones[zones["sex"] == "All"]
    authority = zones["dz11_code"].map(small.set_index("area_code")["lad_code"])
    parts = []
    for base, ages, name in (
        ("children", _CHILDREN, "younger"),
        ("working_age", _WORKING_AGE, "working_age"),
    ):
        amounts = [
            england_and_wales[ages].sum(axis=1).groupby(codes).sum(),
            zones[ages].sum(axis=1).groupby(authority).sum(),
            _northern_ireland(build.raw, name),
        ]
        parts.append(_rows(base, pd.concat(amounts), _MID_2020, "population-2020"))
    return parts


def _northern_ireland(raw: RawFolder, name: str) -> pd.Series:
    columns = (f"{name}_females", f"{name}_males")
    file = "age_gender_ltla21_ni.rda"
    frame = raw.r_table(*_DEMOGRAPHR, file, columns=("ltla21_code", *columns))
    return frame.set_index("ltla21_code")[list(columns)].sum(axis=1)


def households(raw: RawFolder, small: pd.DataFrame) -> pd.Series:
    """Return households of the Censuses of 2021 and 2022 by authority of 2025, all of the UK."""
    great_britain = small[small["households"].notna()].groupby("lad_code")["households"].sum()
    columns = ("sdz21_code", "total_households")
    tenure = raw.r_table(*_DEMOGRAPHR, "household_tenure21_sdz21.rda", columns=columns)
    zones = tenure.drop_duplicates("sdz21_code").set_index("sdz21_code")["total_households"]
    file = ("boundaries", "small_areas", "lookup_dz21_sdz21_dea14_lgd14.rda")
    lookup = raw.r_table(*file, columns=("sdz21_code", "lgd14_code"))
    district = lookup.drop_duplicates("sdz21_code").set_index("sdz21_code")["lgd14_code"]
    northern_ireland = zones.groupby(zones.index.map(district)).sum()
    return pd.concat([great_britain, northern_ireland.astype("float64")])


def _imd_people(build: Build) -> pd.Series:
    path = build.out.data / "small_areas" / "imd_2025_lsoa21.parquet"
    return pd.read_parquet(path).groupby("lad_code")["population"].sum()
