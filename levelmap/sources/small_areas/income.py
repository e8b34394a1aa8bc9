"""Household income of neighbourhoods, modelled by ONS, financial year ending 2020.

Published for the MSOAs of 2011 in England and Wales; those that are the same area in 2021 keep
their estimate, all others have none here. The catalogue's `origin` names the sheet.
"""

from __future__ import annotations

import openpyxl
import pandas as pd

from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

FILE = ("indicators", "ons_income_msoa11_fye2020", "local_authority_ons_income.xlsx")
LOOKUP = ("boundaries", "small_areas", "lookup_msoa11_msoa21_ltla22.rda")
PERIOD = "2019-04-01/P1Y"
EXPECTED = 7_201
GEOGRAPHY = "msoa_2021"
_CODE, _VALUE, _UPPER, _LOWER = 0, 6, 7, 8
"""Columns of a sheet."""


def build(build: Build) -> None:
    """Write the observations of every kind of income."""
    same = unchanged(build.raw, set(build.areas(GEOGRAPHY)["code"]))
    for indicator in build.made_by("small_area_income"):
        published = read(build.raw, indicator.origin)
        held = published[published["area_code"].isin(same)].sort_values("area_code")
        usual = {"geography": GEOGRAPHY, "period": PERIOD, "status": ""}
        build.write_observations(indicator.slug, held.assign(**usual))


def unchanged(raw: RawFolder, known: set[str]) -> set[str]:
    """Return the MSOAs of 2011 that are the same area, with the same code, in 2021.

    An area that was split or merged has pairs of its own and another code.
    """
    pairs = raw.r_table(*LOOKUP, columns=("msoa11_code", "msoa21_code"))
    pairs = pairs[["msoa11_code", "msoa21_code"]].drop_duplicates()
    alone = ~pairs["msoa11_code"].duplicated(keep=False)
    alone &= ~pairs["msoa21_code"].duplicated(keep=False)
    same = pairs[alone & (pairs["msoa11_code"] == pairs["msoa21_code"])]
    return set(same["msoa11_code"]) & known


def read(raw: RawFolder, sheet: str) -> pd.DataFrame:
    """Return code, estimate and 95 % limits of every MSOA of 2011.

    Raises
    ------
    ContractError
        The workbook has no such sheet, or not the number of MSOAs published.
    """
    book = openpyxl.load_workbook(raw.path(*FILE), read_only=True)
    if sheet not in book.sheetnames:
        raise ContractError(FILE[-1], sheet, "is no sheet")
    rows = [
        (row[_CODE], float(row[_VALUE]), float(row[_LOWER]), float(row[_UPPER]))
        for row in book[sheet].iter_rows(values_only=True)
        if str(row[_CODE]).startswith(("E02", "W02"))
    ]
    if len(rows) != EXPECTED:
        raise ContractError(FILE[-1], sheet, f"has {len(rows)} MSOAs, expected {EXPECTED}")
    return pd.DataFrame(rows, columns=["area_code", "value", "lower_ci", "upper_ci"])
