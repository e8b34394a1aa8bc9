"""The composite UK index of mySociety by council and constituency, as published."""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

FOLDER = ("indicators", "composite_uk_imd")
CONSTITUENCIES = ("boundaries", "constituencies_2024", "ukparl.2025.csv")
PERIOD = "2020-01-01/P1Y"
"""Of the youngest index behind it; that of small areas says the same."""

_GEOGRAPHIES = {"E10": "county_2025", "E47": "cauth_2025"}
"""Of codes by their beginning; all others are local authorities."""


def build(build: Build) -> None:
    """Write the observations of the composite index."""
    for indicator in build.made_by("composite_index"):
        parts = [*councils(build), constituencies(build.raw)]
        build.write_observations(indicator.slug, pd.concat(parts))


def councils(build: Build) -> list[pd.DataFrame]:
    """Return the scores of authorities, counties and combined authorities of 2025.

    Raises
    ------
    ContractError
        An authority of 2025 has no score.
    """
    columns = ("local-authority-code", "la-deprivation-score")
    published = build.raw.csv(*FOLDER, "la_imd.csv", columns=columns)
    path = build.out.data / "lookups" / "councils.csv"
    register = tables.read_csv(path, tables.COUNCILS).set_index("council")["code"]
    code = published[columns[0]].map(register).map(build.districts.latest_code, na_action="ignore")
    scores = numbers(published[columns[1]], "la_imd.csv").round(4)
    held = pd.Series(scores.to_numpy(), index=code).dropna()
    held = held[held.index.notna() & ~held.index.duplicated()]
    today = set(build.areas("lad_2025")["code"])
    if missing := sorted(today - set(held.index)):
        raise ContractError("la_imd.csv", columns[0], "lacks an authority of 2025", missing)
    parts = []
    kinds = held.index.str[:3].map(_GEOGRAPHIES).fillna("lad_2025")
    for geography, part in held.groupby(kinds):
        known = today if geography == "lad_2025" else _codes(build, str(geography))
        own = part[part.index.isin(list(known))]
        parts.append(observations.from_values(own.sort_index(), str(geography), PERIOD))
    return parts


def _codes(build: Build, geography: str) -> set[str]:
    """Return the codes of a kind of larger area; counties stand among the upper tier."""
    return set(build.areas(geography.replace("county", "utla"))["code"])


def constituencies(raw: RawFolder) -> pd.DataFrame:
    """Return the scores of the constituencies of 2024.

    Raises
    ------
    ContractError
        A constituency is unknown.
    """
    columns = ("parl25", "parl25-deprivation-score")
    published = raw.csv(*FOLDER, "parl25_imd.csv", columns=columns)
    register = raw.csv(*CONSTITUENCIES, columns=("UKPARL.2025", "PCON24CD"))
    code = published[columns[0]].map(register.set_index("UKPARL.2025")["PCON24CD"])
    if code.isna().any():
        unknown = published.loc[code.isna(), columns[0]]
        raise ContractError("parl25_imd.csv", columns[0], "is no constituency held", unknown)
    scores = numbers(published[columns[1]], "parl25_imd.csv").round(4)
    held = pd.Series(scores.to_numpy(), index=code).sort_index()
    return observations.from_values(held, "pcon_2024", PERIOD)
