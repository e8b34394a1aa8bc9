"""Indices of deprivation by authority as published, by ward as computed from small areas.

The catalogue's `origin` has two parts separated by a semicolon; either may be empty:

* what is published for authorities, as `authority_tables` reads it;
* what is computed from small areas: year of the edition, aggregate, column and, where needed, a
  factor: `2025 mean income_score 100`.

Where nothing is published for authorities the aggregate is computed for them too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from levelmap.errors import ContractError
from levelmap.methods.normalisation import imd_exponential
from levelmap.sources.areas import wards
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.publishers import authority_tables
from levelmap.sources.small_areas import english_indices

DOMAIN_WEIGHTS: Mapping[str, float] = {
    "income": 0.225,
    "employment": 0.225,
    "education": 0.135,
    "health": 0.135,
    "crime": 0.093,
    "barriers": 0.093,
    "living_environment": 0.093,
}
"""English Indices of Deprivation 2019 and 2025, Technical Reports, step 5: they add to 0.999."""


def build(build: Build) -> None:
    """Write the observations of every index of deprivation."""
    editions = {
        year: _with_scores(english_indices.read(build.raw, edition, build.districts))
        for year, edition in english_indices.EDITIONS.items()
    }
    for indicator in build.made_by("deprivation"):
        published, computed = (part.strip() for part in indicator.origin.split(";"))
        parts = []
        if published:
            rows = authority_tables.read(build.raw, published)
            parts.append(observations.tidy(rows, build.districts, indicator.slug).frame)
        if computed:
            levels = ["ward_code"] if published else ["ward_code", "lad_code"]
            parts += _computed(build, editions, computed, levels)
        build.write_observations(indicator.slug, pd.concat(parts))


def _with_scores(areas: pd.DataFrame) -> pd.DataFrame:
    """Return small areas with the overall score, computed from the domain ranks where not held."""
    if areas["score"].notna().all():
        return areas
    return areas.assign(score=score_from_ranks(areas))


def score_from_ranks(areas: pd.DataFrame) -> pd.Series:
    """Return the overall score of small areas: the weighted sum of transformed domain ranks.

    Parameters
    ----------
    areas
        All small areas of England; a column `<domain>_rank` for each domain, 1 the most deprived.
    """
    transformed = {
        domain: imd_exponential(-areas[f"{domain}_rank"].to_numpy(dtype="float64")) * weight
        for domain, weight in DOMAIN_WEIGHTS.items()
    }
    return pd.DataFrame(transformed, index=areas.index).sum(axis=1)


def _computed(
    build: Build, editions: Mapping[int, pd.DataFrame], origin: str, levels: list[str]
) -> list[pd.DataFrame]:
    year, aggregate, column, *factor = origin.split()
    areas = editions[int(year)]
    if aggregate not in AGGREGATES or column not in areas:
        raise ContractError(
            "indicators.csv", "origin", f"{origin!r} names no aggregate or no column held"
        )
    parts = []
    for level in levels:
        values = AGGREGATES[aggregate](areas, column, areas[level])
        values *= float(factor[0] if factor else 1)
        geography = wards.LEVELS[english_indices.EDITIONS[int(year)].zones][level]
        parts.append(wards.on_all_areas(build, values, geography, f"{year}-01-01/P1Y"))
    return parts


def denominator(areas: pd.DataFrame, column: str) -> pd.Series:
    """Return the people among whom *column* counts, by small area, to weight its means by.

    The index's own denominator of residents; for employment deprivation people of working age,
    which is its numerator over its score. Where the numerator was withheld the area's residents
    stand in, reduced to the share of working age in England. For 2019 no score is held, so
    residents stand in throughout.
    """
    residents = areas["population"]
    if not column.startswith("employment_") or "employment_score" not in areas:
        return residents
    score = areas["employment_score"].where(areas["employment_score"] > 0)
    of_age = areas["employment_people"] / score
    held = of_age.notna()
    return of_age.fillna(residents * of_age[held].sum() / residents[held].sum())


def mean(areas: pd.DataFrame, column: str, within: pd.Series) -> pd.Series:
    """Return the mean of *column* for each containing area, weighted by its `denominator`.

    Small areas without a value do not count; an area without any has NaN.
    """
    values = areas[column].astype("float64")
    people = denominator(areas, column).where(values.notna())
    return (values * people).groupby(within).sum(min_count=1) / people.groupby(within).sum()


def turned(areas: pd.DataFrame, column: str, within: pd.Series) -> pd.Series:
    """Return the mean rank for each containing area, turned so that high is more deprived."""
    return mean(areas.assign(**{column: len(areas) + 1 - areas[column]}), column, within)


def worst_tenth(areas: pd.DataFrame, column: str, within: pd.Series) -> pd.Series:
    """Return the share of small areas in decile 1 of *column*, a count share."""
    return (areas[column] == 1).groupby(within).mean()


AGGREGATES: Mapping[str, Callable[[pd.DataFrame, str, pd.Series], pd.Series]] = {
    "mean": mean,
    "turned": turned,
    "worst_tenth": worst_tenth,
}
