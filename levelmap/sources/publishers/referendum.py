"""The referendum of 2016 on membership of the European Union: Leave as a share of valid votes.

The catalogue's `origin` is the vintage of districts to which the votes are added up. Northern
Ireland was counted as one area; Gibraltar is left out.
"""

from __future__ import annotations

import pandas as pd

from levelmap import gss
from levelmap.errors import ContractError
from levelmap.geography.districts import Districts
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.terms import AreaType, Nation

FILE = ("indicators", "electoral_commission_eu_referendum", "EU-referendum-result-data.csv")
DAY = "2016-06-23/P1D"


def build(build: Build) -> None:
    """Write the observations of the Leave share."""
    votes = read(build.raw)
    for indicator in build.made_by("referendum"):
        year = int(indicator.origin)
        parts = [_share(districts_of(votes, build.districts, year), f"lad_{year}")]
        if year == max(int(other.origin) for other in build.made_by("referendum")):
            parts += _larger_areas(votes)
        build.write_observations(indicator.slug, pd.concat(parts))


def read(raw: RawFolder) -> pd.DataFrame:
    """Return votes by counting area of 2016: columns `Leave` and `Remain`, and `Region_Code`.

    Raises
    ------
    ContractError
        A column is missing, a cell is not a number, or an area occurs twice.
    """
    name = FILE[-1]
    frame = raw.csv(*FILE, columns=("Area_Code", "Region_Code", "Leave", "Remain"))
    if (repeated := frame["Area_Code"].duplicated()).any():
        raise ContractError(name, "Area_Code", "holds an area twice", frame["Area_Code"][repeated])
    votes = frame.set_index("Area_Code")[["Region_Code", "Leave", "Remain"]]
    return votes.assign(Leave=numbers(votes["Leave"], name), Remain=numbers(votes["Remain"], name))


def districts_of(votes: pd.DataFrame, districts: Districts, year: int) -> pd.DataFrame:
    """Return votes by district of *year*; counting areas that are no districts are left out.

    Raises
    ------
    ContractError
        A district has no successor in that year.
    """
    is_district = [
        gss.is_code(code) and gss.area_type(code) is AreaType.LOCAL_AUTHORITY
        for code in votes.index
    ]
    counted = votes.loc[is_district, ["Leave", "Remain"]]
    then = counted.index.map(lambda code: districts.successor(code, year))
    if then.isna().any():
        rows = counted.index[then.isna()]
        raise ContractError(FILE[-1], "Area_Code", f"has no successor in {year}", rows)
    return counted.groupby(then).sum()


def _larger_areas(votes: pd.DataFrame) -> list[pd.DataFrame]:
    regions = votes[votes.index.str.startswith("E")]  # Gibraltar was counted in the South West
    country = votes.index.str[0].map({nation.letter: nation.code for nation in Nation})
    return [
        _share(regions.groupby("Region_Code")[["Leave", "Remain"]].sum(), "region_2025"),
        _share(votes.groupby(country)[["Leave", "Remain"]].sum(), "country_2025"),
    ]


def _share(votes: pd.DataFrame, geography: str) -> pd.DataFrame:
    share = 100 * votes["Leave"] / votes.sum(axis=1)
    return observations.from_values(share.round(4), geography, DAY)
