"""Figures that a person adds: one CSV for each indicator, below `drop_in/` of the raw folder.

A row of `indicators.csv` with the builder `drop_in` asks for `drop_in/<slug>.csv`. Its columns are
`area_code`, `period`, `value` and `source` (the slug in `sources.csv` that the catalogue's row
names); `lower_ci`, `upper_ci`, `status` and `geography` may follow. A period is a year or ISO start
and duration. Codes of districts may be of any year since 2016 as long as one year fits them all;
wards and other small areas need their `geography` (`ward_2024`).
"""

from __future__ import annotations

import re

import pandas as pd

from levelmap.catalogue.indicators import Indicator
from levelmap.errors import ContractError, QueryError
from levelmap.periods import Period
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

FOLDER = "drop_in"
REQUIRED = ("area_code", "period", "value", "source")
OPTIONAL = ("lower_ci", "upper_ci", "status", "geography")


def build(build: Build) -> None:
    """Write the observations of every indicator that a person added."""
    for indicator in build.made_by("drop_in"):
        rows = read(build.raw, indicator)
        if (rows["geography"] != "").all():
            build.write_observations(indicator.slug, rows)
        else:
            build.write_published(indicator.slug, rows.drop(columns="geography"))


def read(raw: RawFolder, indicator: Indicator) -> pd.DataFrame:
    """Return the rows of one file (columns of `tables.OBSERVATIONS`; geography may be empty).

    Raises
    ------
    MissingFile
        There is no file of the indicator's name.
    ContractError
        A column is missing or unknown, a row names another source or no geography where others do,
        or a cell is not a number or a period; rows are given as lines of the file.
    """
    file = f"{FOLDER}/{indicator.slug}.csv"
    frame = raw.csv(FOLDER, f"{indicator.slug}.csv", columns=REQUIRED)
    frame = frame.apply(lambda column: column.str.strip())
    if unknown := [column for column in frame if column not in (*REQUIRED, *OPTIONAL)]:
        raise ContractError(file, unknown[0], f"is not one of {', '.join((*REQUIRED, *OPTIONAL))}")
    frame = frame.reindex(columns=[*REQUIRED, *OPTIONAL], fill_value="")
    _refuse(
        file, frame["source"], frame["source"] != indicator.source, f"is not {indicator.source}"
    )
    is_named = frame["geography"] != ""
    if is_named.any():
        _refuse(file, frame["geography"], ~is_named, "is empty, but not everywhere")
    value = numbers(frame["value"], file)
    status = frame["status"].mask(value.isna() & (frame["status"] == ""), "not_published")
    return pd.DataFrame(
        {
            "area_code": frame["area_code"],
            "geography": frame["geography"],
            "period": _periods(frame["period"], file),
            "value": value,
            "lower_ci": numbers(frame["lower_ci"], file),
            "upper_ci": numbers(frame["upper_ci"], file),
            "status": status,
        }
    )


def _periods(column: pd.Series, file: str) -> pd.Series:
    years = column.map(lambda text: bool(re.fullmatch(r"\d{4}", text)))
    periods = column.mask(years, column + "-01-01/P1Y")
    _refuse(file, column, ~periods.map(_is_period), "holds what is not a year or a period")
    return periods.map(lambda text: str(Period.parse(text)))


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except QueryError:
        return False
    return True


def _refuse(file: str, column: pd.Series, wrong: pd.Series, reason: str) -> None:
    if wrong.any():
        rows = [f"line {int(row) + 2}: {value!r}" for row, value in column[wrong].head(5).items()]
        raise ContractError(file, str(column.name), reason, rows)
