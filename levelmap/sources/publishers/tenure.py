"""Dwellings by tenure in 2023, by English authority, from a workbook of subnational estimates.

The catalogue's `origin` names the columns that are added up, separated by `+`.
"""

from __future__ import annotations

import pandas as pd

from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

FILE = ("indicators", "lad_tenure_rents", "la_tenure.xlsx")
PERIOD = "2023-01-01/P1Y"
_CODE = "Local authority code"


def build(build: Build) -> None:
    """Write the observations of every tenure."""
    published = read(build.raw)
    for indicator in build.made_by("tenure"):
        columns = [name.strip() for name in indicator.origin.split("+")]
        if unknown := [name for name in columns if name not in published]:
            raise ContractError("indicators.csv", "origin", "is no column", unknown)
        values = published[columns].sum(axis=1, min_count=len(columns)).round(2)
        frame = pd.DataFrame(
            {
                "area_code": published.index,
                "period": PERIOD,
                "value": values.to_numpy(),
                "lower_ci": "",
                "upper_ci": "",
                "status": values.isna().map({True: "not_published", False: ""}).to_numpy(),
            }
        )
        build.write_published(indicator.slug, frame)


def read(raw: RawFolder) -> pd.DataFrame:
    """Return percentages of dwellings by code of authority, columns by tenure without the year.

    Raises
    ------
    ContractError
        A column is missing, or an authority's tenures add up to more than 101 %.
    """
    frame = pd.read_excel(raw.path(*FILE), engine="openpyxl")
    frame.columns = [" ".join(str(name).split()) for name in frame.columns]
    if _CODE not in frame:
        raise ContractError(FILE[-1], _CODE, "is missing")
    frame = frame[frame[_CODE].notna()].set_index(_CODE)
    shares = frame[[name for name in frame if name.startswith("2023 ")]]
    shares.columns = [name.removeprefix("2023 ").removesuffix(" (%)") for name in shares.columns]
    shares = shares.apply(pd.to_numeric, errors="coerce")
    if (wrong := shares.sum(axis=1) > 101).any():
        raise ContractError(FILE[-1], "(tenures)", "add up to too much", shares.index[wrong])
    return shares
