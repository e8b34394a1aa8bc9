"""Series that changed their districts on the way: earlier periods put before the later ones.

An earlier series on the districts of 2021 that measures the same stays as it is, for what was
computed from it; its periods are taken over by the series of today, each on its own districts.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.sources.base.context import Build

JOINED: Mapping[str, str] = {
    "gigabit-capable-broadband": "gigabit-capable-broadband-2021-districts",
    "4g-coverage": "4g-coverage-2021-districts",
}
"""The earlier series by the series that goes on: the same measure of the same regulator (Ofcom),
published by ONS in two places."""


def build(build: Build) -> None:
    """Write the observations of every series that goes on, with those of the earlier one."""
    for slug, earlier in JOINED.items():
        if slug in build.indicators and earlier in build.indicators:
            _refuse_other_units(slug, earlier, build)
            build.write_observations(slug, joined(_read(build, slug), _read(build, earlier)))


def joined(later: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """Return the later observations, and the earlier ones of periods that they do not have."""
    before = earlier[~earlier["period"].isin(set(later["period"]))]
    return pd.concat([before, later]).sort_values(["period", "area_code"], ignore_index=True)


def _read(build: Build, slug: str) -> pd.DataFrame:
    path = build.out.data / "observations" / f"{slug}.parquet"
    return tables.validate(pd.read_parquet(path), tables.OBSERVATIONS, slug)


def _refuse_other_units(slug: str, earlier: str, build: Build) -> None:
    one, other = build.indicators[slug], build.indicators[earlier]
    if (one.unit, one.kind, one.polarity) != (other.unit, other.kind, other.polarity):
        reason = f"{slug} and {earlier} differ in unit or direction"
        raise ContractError("indicators.csv", "unit", reason)
