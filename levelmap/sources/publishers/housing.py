"""Dwellings by tenure and private rents in England, as the Insight Finder of JRF carries them.

The catalogue's `origin` names the tenures that are added up (`tenure | Owned Outright + Owned with
Mortgage or Loan`), as a share of all dwellings, or the size of home whose median rent is meant
(`rent | total`).
"""

from __future__ import annotations

import pandas as pd

from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

FOLDER = ("indicators", "jrf_insight_finder")
DWELLINGS, RENTS = "dwelling-stock.csv", "rental-prices.csv"
RENT_PERIOD = "2021-10-01/P1Y"
"""The twelve months to the quarter that the file names, 2022 Q3."""

_ALL = "Total Dwellings"


def build(build: Build) -> None:
    """Write the observations of tenure and of rents."""
    for indicator in build.made_by("housing"):
        table, names = (part.strip() for part in indicator.origin.split("|"))
        if table == "tenure":
            rows = read_tenure(build.raw, [name.strip() for name in names.split("+")])
        else:
            rows = read_rents(build.raw, names)
        status = rows["value"].isna().map({True: "not_published", False: ""})
        published = rows.assign(lower_ci=float("nan"), upper_ci=float("nan"), status=status)
        build.write_published(indicator.slug, published)


def read_tenure(raw: RawFolder, tenures: list[str]) -> pd.DataFrame:
    """Return the share of dwellings in *tenures*, in per cent: area_code, period, value.

    The stock is that of 31 March.

    Raises
    ------
    ContractError
        A tenure does not occur, an area has it twice for a year, or a cell is not a number.
    """
    columns = ("geography_code", "date", "type_of_tenure", "value")
    frame = raw.csv(*FOLDER, DWELLINGS, columns=columns)
    frame["value"] = numbers(frame["value"], DWELLINGS)
    keys = ["geography_code", "date", "type_of_tenure"]
    if (repeated := frame.duplicated(keys)).any():
        rows = frame.loc[repeated, keys].agg(" ".join, axis=1)
        raise ContractError(DWELLINGS, "geography_code", "holds an area and year twice", rows)
    wide = frame.pivot_table("value", keys[:2], keys[2])
    for tenure in (*tenures, _ALL):
        if tenure not in wide:
            found = ", ".join(wide.columns)
            raise ContractError(DWELLINGS, "type_of_tenure", f"has no {tenure!r}; found {found}")
    share = 100 * wide[tenures].sum(axis=1, skipna=False) / wide[_ALL]
    rows = share.rename("value").reset_index().rename(columns={"geography_code": "area_code"})
    return rows.assign(period=rows["date"] + "-03-31/P1D")[["area_code", "period", "value"]]


def read_rents(raw: RawFolder, size: str) -> pd.DataFrame:
    """Return the median monthly rent of homes of *size*, in pounds: area_code, period, value.

    Raises
    ------
    ContractError
        The size does not occur, or a cell is not a number.
    """
    columns = ("geography_code", "property_code", "variable_code", "value")
    frame = raw.csv(*FOLDER, RENTS, columns=columns)
    rows = frame[(frame["property_code"] == size) & (frame["variable_code"] == "Median")]
    if rows.empty:
        found = ", ".join(sorted(frame["property_code"].unique()))
        raise ContractError(RENTS, "property_code", f"has no {size!r}; found {found}")
    return pd.DataFrame(
        {
            "area_code": rows["geography_code"],
            "period": RENT_PERIOD,
            "value": numbers(rows["value"], RENTS, ("", ".", "..", "-", "NA", "[x]")),
        }
    )
