"""ONS Explore Local Statistics: one CSV for each dataset, one or more indicators in it.

The catalogue's `origin` names the folder and the label of the series in the file, separated by a
bar: `gross-value-added | Gross value added per hour worked`.
"""

from __future__ import annotations

import pandas as pd

from levelmap.catalogue.indicators import Indicator
from levelmap.errors import ContractError
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.statuses import COMBINED_AREA

FOLDER = ("indicators", "ons_explore_local_statistics")
_COLUMNS = ("areacd", "indicator", "period", "observation", "lci_95", "uci_95", "status", "notes")
_STATUS = {
    "": "",
    "x": "not_published",
    "u": "unreliable",
    "c": "suppressed",
    "z": "not_applicable",
}

PROVISIONAL = {
    "Gross disposable household income": (1, "EWSNK"),
    "Gross median weekly pay": (1, "EWSK"),
    "Business deaths": (2, "EWSNK"),
    "Children in relative poverty before housing costs": (1, "EWSNK"),
    "Children in relative poverty after housing costs": (1, "EWSNK"),
}
"""Latest periods that are provisional, and first letters of the codes concerned, by series: what
the description of each says in words. Pay in Northern Ireland is final."""

LEFT_OUT = {
    "motor-vehicle-flow": ("E06000028", "E06000029"),
    "persistent-absences-for-pupils-looked-after-by-local-authorities": ("E06000028", "E06000029"),
}
"""Bournemouth and Poole, where they stand beside authorities that were made later: their rows fit
no year's set of areas, and a merged value is published from 2019 on."""


def read(raw: RawFolder, indicator: Indicator) -> pd.DataFrame:
    """Return the published rows of one indicator, every kind of area, as `observations.tidy` takes.

    Raises
    ------
    MissingFile
        The dataset's file is not there.
    ContractError
        A column is missing, the label does not occur, or a cell is not a number.
    """
    folder, label = (part.strip() for part in indicator.origin.split("|"))
    parts = (*FOLDER, folder, f"{folder}.csv")
    file = "/".join(parts)
    published = raw.csv(*parts, columns=_COLUMNS)
    is_wanted = ~published["areacd"].isin(LEFT_OUT.get(folder, ()))
    rows = published[is_wanted & (published["indicator"] == label)]
    if rows.empty:
        found = ", ".join(sorted(published["indicator"].unique()))
        raise ContractError(file, "indicator", f"has no {label!r}; found {found}")
    values = numbers(rows["observation"], file)
    return pd.DataFrame(
        {
            "area_code": rows["areacd"],
            "period": _periods(rows["period"]),
            "value": values,
            "lower_ci": numbers(rows["lci_95"], file),
            "upper_ci": numbers(rows["uci_95"], file),
            "status": _statuses(rows, values, label),
        }
    )


def _periods(column: pd.Series) -> pd.Series:
    """Return periods with their duration written out: a bare date is one day."""
    return column.where(column.str.contains("/"), column + "/P1D")


def _statuses(rows: pd.DataFrame, values: pd.Series, label: str) -> pd.Series:
    """Return why values are missing and all that is to be known of the others, by spaces."""
    text = rows["status"] + " " + rows["notes"]
    is_unreliable = (rows["status"] == "u") | text.str.contains("unreliable")
    warned = {
        COMBINED_AREA: text.str.contains("combined", case=False),
        "unreliable": is_unreliable,
        "provisional": _is_provisional(rows, label),
        "aggregated": rows["notes"].str.contains("has been aggregated"),
    }
    told = pd.Series("", index=rows.index)
    for word, holds in warned.items():
        told = told.mask(holds, told + " " + word)
    why = rows["status"].map(_STATUS).replace("", None).fillna("not_published")
    return told.str.strip().where(values.notna(), why.mask(is_unreliable, "unreliable"))


def _is_provisional(rows: pd.DataFrame, label: str) -> pd.Series:
    number, letters = PROVISIONAL.get(label, (0, ""))
    latest = sorted(rows["period"].unique())[-number:] if number else []
    return rows["period"].isin(latest) & rows["areacd"].str[0].isin(list(letters))
