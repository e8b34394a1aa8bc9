"""Series of one concept that nations publish apart, put together where definitions agree.

The catalogue's `origin` lists the indicators with plus signs and, where not every shared period
will do, the periods after a bar: `employment-rate + employment-rate-ni | 2023-01-01/P1Y`.
"""

from __future__ import annotations

from functools import reduce

import pandas as pd

from levelmap import tables
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import ContractError
from levelmap.sources.base.context import Build


def build(build: Build) -> None:
    """Write the observations of every combined series."""
    for indicator in build.made_by("combined"):
        names, _, periods = indicator.origin.partition("|")
        parts = [name.strip() for name in names.split("+")]
        _refuse_other_units(indicator, parts, build)
        frames = {part: _observations(part, build) for part in parts}
        wanted = set(periods.split()) or shared_periods(frames)
        build.write_published(indicator.slug, combine(frames, wanted, indicator.slug))


def shared_periods(frames: dict[str, pd.DataFrame]) -> set[str]:
    """Return the periods in which every part has a value."""
    held = (set(frame.loc[frame["value"].notna(), "period"]) for frame in frames.values())
    return reduce(set.intersection, held)


def combine(frames: dict[str, pd.DataFrame], periods: set[str], name: str) -> pd.DataFrame:
    """Return the rows of all parts for *periods*, as `observations.tidy` takes them.

    An area in two parts (a nation in the series of another and in its own) is taken from the last
    one named; name a nation's own series last.

    Raises
    ------
    ContractError
        A part has nothing for a period.
    """
    for part, frame in frames.items():
        if missing := sorted(periods - set(frame["period"])):
            raise ContractError(name, "period", f"{part} has nothing for {missing[0]}")
    rows = pd.concat(frame[frame["period"].isin(periods)] for frame in frames.values())
    rows = rows.drop(columns="geography")
    return rows.drop_duplicates(["area_code", "period"], keep="last")


def _observations(slug: str, build: Build) -> pd.DataFrame:
    path = build.out.data / "observations" / f"{slug}.parquet"
    return tables.validate(pd.read_parquet(path), tables.OBSERVATIONS, slug)


def _refuse_other_units(indicator: Indicator, parts: list[str], build: Build) -> None:
    for part in parts:
        other = build.indicators.get(part)
        if other is None:
            raise ContractError("indicators.csv", "origin", f"{indicator.slug} names no {part}")
        if (other.unit, other.kind, other.polarity) != (
            indicator.unit,
            indicator.kind,
            indicator.polarity,
        ):
            raise ContractError(
                "indicators.csv", "unit", f"{indicator.slug} and {part} differ in unit or direction"
            )
