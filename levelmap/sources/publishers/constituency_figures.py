"""Statistics published for the parliamentary constituencies of 2024.

The catalogue's `origin` names one of `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from levelmap.errors import ContractError
from levelmap.sources.areas.constituencies import GEOGRAPHY
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

FOLDER = ("boundaries", "constituencies_2024")
CLAIMANTS = "unemployment_rate.csv"
FUEL_POVERTY = "fuel-poverty-sub-regional-statistics-2025.csv"
LIFE_EXPECTANCY = "lebyparliamentaryconstituency2022datatable.csv"


def build(build: Build) -> None:
    """Write the observations of every statistic of constituencies."""
    known = set(build.areas(GEOGRAPHY)["code"])
    for indicator in build.made_by("constituency_figures"):
        if indicator.origin not in READERS:
            raise ContractError(
                "indicators.csv", "origin", "names no statistic", [indicator.origin]
            )
        frame = READERS[indicator.origin](build.raw)
        if unknown := sorted(set(frame["area_code"]) - known):
            raise ContractError(indicator.origin, "area_code", "is no constituency", unknown)
        usual = {"geography": GEOGRAPHY, "lower_ci": None, "upper_ci": None, "status": ""}
        missing = {name: value for name, value in usual.items() if name not in frame}
        build.write_observations(indicator.slug, frame.assign(**missing))


def claimants(raw: RawFolder) -> pd.DataFrame:
    """Return the claimant rate of every quarter's last month."""
    published = raw.csv(*FOLDER, CLAIMANTS, columns=("PCON24CD",))
    long = published.melt("PCON24CD", var_name="month", value_name="value")
    return pd.DataFrame(
        {
            "area_code": long["PCON24CD"],
            "period": long["month"] + "-01/P1M",
            "value": numbers(long["value"], CLAIMANTS),
        }
    )


def fuel_poverty(raw: RawFolder) -> pd.DataFrame:
    """Return the share of households in fuel poverty in 2023, England."""
    code, share = "Parliamentary Constituency Code", "Proportion of households fuel poor (%)"
    published = raw.csv(*FOLDER, FUEL_POVERTY, columns=(code, share))
    published = published[published[code].str.fullmatch(r"E14\d{6}")]
    values = numbers(published[share], FUEL_POVERTY)
    columns = {"area_code": published[code], "period": "2023-01-01/P1Y", "value": values}
    return pd.DataFrame(columns)


def life_expectancy(raw: RawFolder) -> pd.DataFrame:
    """Return life expectancy at birth of all persons with its limits."""
    lower, upper = "Lower 95% confidence interval", "Upper 95% confidence interval"
    names = ("Life expectancy (years)", lower, upper)
    published = raw.csv(*FOLDER, LIFE_EXPECTANCY, columns=("Code", *names), encoding="latin-1")
    columns = zip(("value", "lower_ci", "upper_ci"), names, strict=True)
    figures = {column: numbers(published[name], LIFE_EXPECTANCY) for column, name in columns}
    held = {"area_code": published["Code"], "period": "2022-01-01/P1Y", **figures}
    return pd.DataFrame(held)


READERS: Mapping[str, Callable[[RawFolder], pd.DataFrame]] = {
    "claimants": claimants,
    "fuel_poverty": fuel_poverty,
    "life_expectancy": life_expectancy,
}
