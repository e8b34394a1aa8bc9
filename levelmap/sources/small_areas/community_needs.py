"""The Community Needs Index: by ward in 2019, by small area in 2023.

The catalogue's `origin` names the edition, the column and for authorities the kind of mean:
`2019 | Community Needs Index score | weighted`. The two editions are not comparable. No open
licence has been seen with the data, so they are in files of their own and their sources say so.
"""

from __future__ import annotations

import pandas as pd

from levelmap.catalogue.indicators import Indicator
from levelmap.errors import ContractError
from levelmap.methods.normalisation import imd_exponential
from levelmap.sources.areas import wards
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.sources.small_areas import english_indices

FOLDER = ("indicators", "humaniverse_imd")
WARDS_2019, SMALL_AREAS_2023 = "cni2019_england_ward17.csv", "cni2023_england_lsoa21.csv"
SCORE = "Community Needs Index score"
DOMAINS = ("Civic Assets", "Connectedness", "Engaged community")

_DOMAIN_NAMES_2023 = dict(
    zip(("Civic Assets", "Connectedness", "Active and Engaged Community"), DOMAINS, strict=True)
)


def build(build: Build) -> None:
    """Write the observations of both editions."""
    by_ward = read_2019(build.raw)
    people = ward_population(build)
    fitted = wards.best_fit(build.raw, "lsoa21", build.districts)
    by_small_area = read_2023(build.raw).join(fitted)
    for indicator in build.made_by("community_needs"):
        year, column, kind = (part.strip() for part in indicator.origin.split("|"))
        if year == "2019":
            parts = _edition_2019(build, by_ward, people, column, kind)
        else:
            parts = _edition_2023(build, by_small_area, indicator, column)
        build.write_observations(indicator.slug, pd.concat(parts))


def read_2019(raw: RawFolder) -> pd.DataFrame:
    """Return scores and ranks of the 2019 edition by ward of 2017, columns as published.

    The code column of districts says 2019 but holds codes of 2017, so it is not used.

    Raises
    ------
    ContractError
        A column is missing, a cell is not a number, or there are not 7,433 wards once each.
    """
    columns = [f"{name} {part}" for name in (*DOMAINS, SCORE[:-6]) for part in ("score", "rank")]
    return _read(raw, WARDS_2019, "ward17_code", columns, 7_433)


def read_2023(raw: RawFolder) -> pd.DataFrame:
    """Return the 2023 edition by small area of 2021, columns named as in 2019, with `residents`.

    A domain's score is its rank transformed as the index does it: the domain scores as printed
    are on other scales and do not add up to the index.

    Raises
    ------
    ContractError
        A column is missing, a cell is not a number, or there are not 33,755 small areas once each.
    """
    index = "Community Needs Index 2023 Score"
    ranks = {f"{theirs} Domain Rank": ours for theirs, ours in _DOMAIN_NAMES_2023.items()}
    published = _read(raw, SMALL_AREAS_2023, "lsoa21_code", [index, *ranks], 33_755)
    scores = {SCORE: published[index], "residents": english_indices.residents(raw, 2025)}
    for column, domain in ranks.items():
        transformed = imd_exponential(-published[column].to_numpy(dtype="float64"))
        scores[f"{domain} score"] = pd.Series(transformed, index=published.index)
    return pd.DataFrame(scores).reindex(published.index)


def _read(raw: RawFolder, file: str, code: str, columns: list[str], expected: int) -> pd.DataFrame:
    frame = raw.csv(*FOLDER, file, columns=(code, *columns))
    if len(frame) != expected or frame[code].duplicated().any():
        rows = frame.loc[frame[code].duplicated(), code]
        raise ContractError(file, code, f"has {len(frame)} rows, expected {expected} once", rows)
    return frame.set_index(code)[columns].apply(numbers, file=file)


def ward_population(build: Build) -> pd.Series:
    """Return the people of mid-2017 by ward of 2017; a ward without a small area is not in it."""
    people = english_indices.residents(build.raw, 2019)
    fitted = wards.best_fit(build.raw, "lsoa11", build.districts)
    return people.groupby(fitted["ward_code"].reindex(people.index)).sum()


def _edition_2019(
    build: Build, by_ward: pd.DataFrame, people: pd.Series, column: str, kind: str
) -> list[pd.DataFrame]:
    areas = build.areas("ward_2017").set_index("code")
    values = by_ward[column].reindex(areas.index)
    weights = people.reindex(areas.index) if kind == "weighted" else values.notna().astype(float)
    parts = []
    if kind != "plain":
        parts.append(observations.from_values(values, "ward_2017", "2019-01-01/P1Y"))
    if kind != "wards":
        means = _means(values, weights, areas["lad_code"])
        parts.append(observations.from_values(means, "lad_2018", "2019-01-01/P1Y"))
    return parts


def _edition_2023(
    build: Build, by_small_area: pd.DataFrame, indicator: Indicator, column: str
) -> list[pd.DataFrame]:
    if column not in by_small_area:
        raise ContractError("indicators.csv", "origin", f"{indicator.slug} names no column held")
    parts = []
    for level, geography in wards.LEVELS["lsoa21"].items():
        within, people = by_small_area[level], by_small_area["residents"]
        means = _means(by_small_area[column], people, within)
        parts.append(wards.on_all_areas(build, means, geography, "2023-01-01/P1Y"))
    return parts


def _means(values: pd.Series, weights: pd.Series, within: pd.Series) -> pd.Series:
    weights = weights.where(values.notna())
    total = (values * weights).groupby(within).sum(min_count=1)
    return (total / weights.groupby(within).sum()).round(4)
