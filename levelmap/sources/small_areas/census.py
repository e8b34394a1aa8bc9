"""The Census of 2021: qualifications, occupations and work by ward, industry by authority.

The catalogue's `origin` names the table, the columns that are added up and what they are a share
of: `wards | level3 + level4 | population`; for industry the vintage of districts instead:
`industry | A + B + C | 2021`. Counts add, so shares of larger areas are exact.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import pandas as pd

from levelmap.catalogue.indicators import Indicator
from levelmap.errors import ContractError
from levelmap.geography.districts import Districts
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

CENSUS_DAY = "2021-03-21/P1D"
WARDS = ("indicators", "census2021_wards", "ward_data.json")
INDUSTRY = ("indicators", "census2021_industry_msoa")
INDUSTRY_FILE = "companies_employees_ts060_msoa21.csv"
MSOA_LOOKUP = "MSOA11_to_MSOA21_to_LAD22_Lookup.csv"

QUALIFICATIONS = ("noQual", "level1", "level2", "apprenticeship", "level3", "level4", "other")
OCCUPATIONS = (
    *("managers", "professional", "associate", "admin", "skilled"),
    *("caring", "sales", "process", "elementary"),
)
COUNTS = (*QUALIFICATIONS, *OCCUPATIONS, "employed", "population")

WHOLE_AUTHORITIES = ("E09000001", "E06000053")
"""City of London and Isles of Scilly, given as one row each instead of by ward."""

SHARED_WARD = {"E05R14284": "E07000167", "E05S14284": "E07000168"}
"""The parts of ward E05014284, Hunmanby & Sherburn, in Ryedale and in Scarborough."""
_WHOLE = dict.fromkeys(SHARED_WARD, "E05014284")

_ROUNDING = 7
"""Occupations differ from the number employed by this at most, as small counts are perturbed."""


def build(build: Build) -> None:
    """Write the observations of the census by ward and of industry by authority."""
    by_ward = read_wards(build.raw)
    whole_wards = by_ward.groupby(by_ward.index.map(lambda code: _WHOLE.get(code, code))).sum()
    by_district = _ward_districts(build, by_ward)
    industry = read_industry(build.raw)
    for indicator in build.made_by("census"):
        table, columns, third = (part.strip() for part in indicator.origin.split("|"))
        names = [name.strip() for name in columns.split("+")]
        if table == "wards":
            parts = [_wards_2022(build, _share(whole_wards, names, third, indicator))]
            parts += _larger_areas(build, by_district, names, third, indicator)
        elif third == "2021":
            shares = _share(industry, names, "total", indicator)
            parts = [observations.from_values(shares, "lad_2021", CENSUS_DAY)]
        else:
            now = _add_up(industry, build.districts)
            parts = _larger_areas(build, now, names, "total", indicator)
        build.write_observations(indicator.slug, pd.concat(parts))


def read_wards(raw: RawFolder) -> pd.DataFrame:
    """Return counts of people by ward of 2022, England and Wales, indexed by code as published.

    `population` and the qualifications are of residents aged 16 and over, occupations of those in
    employment.

    Raises
    ------
    ContractError
        The file cannot be read, a ward occurs twice, or the parts do not add to their total.
    """
    name = "/".join(WARDS)
    try:
        rows = json.loads(raw.path(*WARDS).read_text(encoding="utf-8"))
        frame = pd.DataFrame(rows).set_index("code")[list(COUNTS)].astype("float64")
    except (ValueError, KeyError, TypeError) as error:
        raise ContractError(name, "(file)", f"is not the list of wards ({error})") from error
    if (repeated := frame.index.duplicated()).any():
        raise ContractError(name, "code", "holds a ward twice", frame.index[repeated])
    for parts, total, allowed in (
        (QUALIFICATIONS, "population", 0),
        (OCCUPATIONS, "employed", _ROUNDING),
    ):
        gap = (frame[list(parts)].sum(axis=1) - frame[total]).abs()
        if (gap > allowed).any():
            raise ContractError(
                name, total, "is not the sum of its parts", frame.index[gap > allowed]
            )
    return frame


def read_industry(raw: RawFolder) -> pd.DataFrame:
    """Return residents in employment by industry section and district of 2021.

    Columns are the letters of the sections (`R` stands for R, S, T and U together) and `total`.

    Raises
    ------
    ContractError
        An area has no district, or its sections do not add to its total.
    """
    published = raw.csv(*INDUSTRY, INDUSTRY_FILE, columns=("geography code",))
    counts = published.set_index("geography code").apply(numbers, file=INDUSTRY_FILE)
    counts.columns = ["total", *(name[0] for name in counts.columns[1:])]
    gap = counts.drop(columns="total").sum(axis=1) - counts["total"]
    if gap.any():
        raise ContractError(
            INDUSTRY_FILE, "total", "is not the sum of its sections", counts.index[gap != 0]
        )
    lookup = raw.csv(*INDUSTRY, MSOA_LOOKUP, columns=("MSOA21CD", "LAD22CD"))
    pairs = lookup[["MSOA21CD", "LAD22CD"]].drop_duplicates().set_index("MSOA21CD")["LAD22CD"]
    without = counts.index.difference(pairs.index)
    if len(rows := pairs.index[pairs.index.duplicated()].union(without)):
        raise ContractError(MSOA_LOOKUP, "MSOA21CD", "has none or two districts", rows)
    return counts.groupby(pairs.reindex(counts.index)).sum()


def _share(
    counts: pd.DataFrame, names: Iterable[str], total: str, indicator: Indicator
) -> pd.Series:
    wanted = list(names)
    if unknown := [name for name in (*wanted, total) if name not in counts]:
        raise ContractError(
            "indicators.csv", "origin", f"{indicator.slug} names no count {unknown[0]!r}"
        )
    return (100 * counts[wanted].sum(axis=1) / counts[total]).round(4)


def _wards_2022(build: Build, shares: pd.Series) -> pd.DataFrame:
    """Return shares on the wards of 2022, not published for those given as whole authorities."""
    codes = build.areas("ward_2022")["code"]
    covered = codes[codes.str[0].isin(["E", "W"])]
    return observations.from_values(shares.reindex(covered), "ward_2022", CENSUS_DAY)


def _ward_districts(build: Build, by_ward: pd.DataFrame) -> pd.DataFrame:
    """Return the counts by district of 2025."""
    wards = build.areas("ward_2022").set_index("code")["lad_code"].to_dict()
    own = {code: code for code in WHOLE_AUTHORITIES}
    district = by_ward.index.map({**wards, **own, **SHARED_WARD})
    if district.isna().any():
        rows = by_ward.index[district.isna()]
        raise ContractError("/".join(WARDS), "code", "is not a ward of 2022", rows)
    return _add_up(by_ward.groupby(district).sum(), build.districts)


def _add_up(counts: pd.DataFrame, districts: Districts) -> pd.DataFrame:
    """Return counts by district of 2025 from counts by district of 2021."""
    return counts.groupby(counts.index.map(districts.successor)).sum()


def _larger_areas(
    build: Build, counts: pd.DataFrame, names: list[str], total: str, indicator: Indicator
) -> list[pd.DataFrame]:
    """Return shares of districts of 2025 and of the regions and countries around them."""
    around = build.areas("lad_2025").set_index("code").reindex(counts.index)
    groups = {
        "lad_2025": counts.index.to_series(),
        "region_2025": around["region_code"].replace("", None),
        "country_2025": around["country_code"],
    }
    return [
        observations.from_values(
            _share(counts.groupby(within).sum(), names, total, indicator), geography, CENSUS_DAY
        )
        for geography, within in groups.items()
    ]
