"""The indices of deprivation of Wales, Scotland and Northern Ireland by ward and authority.

Computed from the published ranks of small areas; each nation keeps its own scale. The catalogue's
`origin` names nation, aggregate and domain: `W average_rank income`, `S proportion overall`.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from levelmap.catalogue.small_areas import BEGUN_TENTHS, nation_letters
from levelmap.errors import ContractError
from levelmap.sources.areas.wards import FEW
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.statuses import FEW_SMALL_AREAS

PERIODS: Mapping[str, str] = {
    "W": "2025-01-01/P1Y",
    "S": "2020-01-01/P1Y",
    "N": "2017-01-01/P1Y",
}
"""Editions by letter of the nation: WIMD 2025, SIMD 2020, NIMDM 2017."""

LEVELS = {"ward_code": "ward_2024", "lad_code": "lad_2025"}
AGGREGATES = ("average_rank", "proportion")


def build(build: Build) -> None:
    """Write the observations of every index made here."""
    folder = build.out.data / "small_areas" / "uk"
    areas = pd.read_parquet(folder / "areas.parquet").set_index("area_code")
    ranks = pd.read_parquet(folder / "deprivation.parquet").set_index("area_code")
    areas = areas.assign(nation=nation_letters(areas.index))
    for indicator in build.made_by("national_indices"):
        letter, aggregate, domain = indicator.origin.split()
        column = f"deprivation-{domain}"
        if letter not in PERIODS or aggregate not in AGGREGATES or column not in ranks:
            reason = f"{indicator.origin!r} names no nation, aggregate or domain held"
            raise ContractError("indicators.csv", "origin", reason)
        own = areas[areas["nation"] == letter]
        measured = own.assign(rank=ranks[column].reindex(own.index))
        parts = [_level(build, measured, level, aggregate, letter) for level in LEVELS]
        build.write_observations(indicator.slug, pd.concat(parts))


def average_rank(areas: pd.DataFrame, within: pd.Series) -> pd.Series:
    """Return the mean rank weighted by people, turned so that high is more deprived."""
    turned = len(areas) + 1 - areas["rank"].astype("float64")
    people = areas["people"]
    return (turned * people).groupby(within).sum() / people.groupby(within).sum()


def proportion(areas: pd.DataFrame, within: pd.Series, *, takes_in: bool) -> pd.Series:
    """Return the per cent of small areas in the most deprived tenth.

    Parameters
    ----------
    takes_in
        The area that crosses the limit of the tenth belongs to it (rule of Scotland and Wales).
    """
    share = (areas["rank"] - 1 if takes_in else areas["rank"]) / len(areas)
    is_worst = share < 0.1 if takes_in else share <= 0.1
    return 100 * is_worst.groupby(within).mean()


def _level(
    build: Build, areas: pd.DataFrame, level: str, aggregate: str, letter: str
) -> pd.DataFrame:
    """Return observations of every ward or authority of the nation; those on few areas say so."""
    within = areas[level]
    if aggregate == "average_rank":
        values = average_rank(areas, within)
    else:
        values = proportion(areas, within, takes_in=letter in BEGUN_TENTHS)
    codes = build.areas(LEVELS[level])["code"]
    nation = codes[codes.str.startswith(letter)]
    made = observations.from_values(
        values.reindex(nation).round(4), LEVELS[level], PERIODS[letter], "no_best_fit"
    )
    number = within.value_counts().reindex(made["area_code"], fill_value=0).to_numpy()
    rests_on_few = made["value"].notna() & (number <= FEW)
    return made.assign(status=made["status"].mask(rests_on_few, FEW_SMALL_AREAS))
