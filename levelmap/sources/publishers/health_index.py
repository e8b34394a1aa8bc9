"""The Health Index for England: scores and the indicators behind them, by authority and year.

The catalogue's `origin` names the file and the score's column or, in the file of indicators, the
indicator: `england_health_index_subdomains.rda | Mental health`.
"""

from __future__ import annotations

import pandas as pd

from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder
from levelmap.statuses import PARTLY_IMPUTED

FOLDER = ("indicators", "humaniverse_healthyr")
INDICATORS = "england_health_index_indicators.rda"

IMPUTED = ("2020", "2021")
"""Years in which ONS imputed some of the figures; the files do not say which."""


def build(build: Build) -> None:
    """Write the observations of every score and indicator."""
    held: dict[str, pd.DataFrame] = {}
    for indicator in build.made_by("health_index"):
        file, name = (part.strip() for part in indicator.origin.split("|"))
        if file not in held:
            held[file] = read(build.raw, file)
        if name not in held[file]:
            known = ", ".join(held[file].columns[2:])
            raise ContractError(file, name, f"is missing; found {known}")
        rows = held[file][["area_code", "period"]].assign(value=held[file][name])
        is_imputed = rows["period"].str[:4].isin(IMPUTED)
        status = is_imputed.map({True: PARTLY_IMPUTED, False: ""})
        status = status.mask(rows["value"].isna(), "not_published")
        published = rows.assign(lower_ci=float("nan"), upper_ci=float("nan"), status=status)
        build.write_published(indicator.slug, published)


def read(raw: RawFolder, file: str) -> pd.DataFrame:
    """Return one file: `area_code`, `period`, and a column for each score or indicator.

    Raises
    ------
    ContractError
        A column is missing, or an indicator occurs twice for an area and year.
    """
    frame = raw.r_table(*FOLDER, file, columns=("ltla21_code", "year"))
    keys = ["ltla21_code", "year"]
    if file == INDICATORS:
        repeated = frame.duplicated([*keys, "indicator"])
        if repeated.any():
            rows = frame[repeated].astype(str).agg(" ".join, axis=1)
            raise ContractError(file, "indicator", "holds an area and year twice", rows)
        frame = frame.pivot_table("value", keys, "indicator", dropna=False).reset_index()
    periods = frame["year"].astype(int).astype(str) + "-01-01/P1Y"
    named = frame.drop(columns=keys)
    named.insert(0, "period", periods)
    named.insert(0, "area_code", frame["ltla21_code"])
    return named
