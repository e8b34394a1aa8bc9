"""Names of towns for maps: from GeoNames' places of 15,000 people and more.

GeoNames lists suburbs beside the cities they belong to. A map that names Archway and not London
helps nobody, so places are left out by rule: within London all but London, and elsewhere what lies
closer to a larger place than that place's own reach, unless an authority bears its name (Salford).
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from levelmap.geography import boundaries, town_labels
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

FILE = ("lookups", "places_geonames_gb", "geonames_gb_15000.csv")
AUTHORITIES = "lad_2025"
LONDON = "E12000007"

REACH = 2.2
"""Kilometres that a place of 100,000 people reaches; it grows with the root of the population."""

NOT_TOWNS = ("Fylde", "High Peak", "Isle of Lewis", "Mendip", "Saint Peters")
"""Districts, an island, and a village with the population of another place, all listed as towns."""

SPELLINGS = {"Newcastle under Lyme": "Newcastle-under-Lyme", "Londonderry County Borough": "Derry"}


def build(build: Build) -> None:
    """Write the towns below `static/geo/`."""
    areas = boundaries.read(build.out, AUTHORITIES, verified=False)
    places = read(build.raw)
    kept = without_suburbs(places, areas)
    build.notes.append(f"town labels: {len(places) - len(kept)} suburbs of {len(places)} left out")
    town_labels.write(kept, build.out)


def read(raw: RawFolder) -> pd.DataFrame:
    """Return `name`, `latitude`, `longitude` and `population` of every place listed.

    Raises
    ------
    MissingFile, ContractError
        The file is absent or has other columns.
    """
    columns = ["name", "latitude", "longitude", "population"]
    listed = raw.csv(*FILE, columns=columns)
    read = {name: numbers(listed[name], FILE[-1]) for name in columns[1:]}
    places = pd.DataFrame({"name": listed["name"], **read})
    return places[~places["name"].isin(NOT_TOWNS)].replace({"name": SPELLINGS})


def without_suburbs(places: pd.DataFrame, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the places that are not parts of a larger one.

    Parameters
    ----------
    areas
        Authorities with `name`, `within_code` (region) and geometry.
    """
    points = gpd.GeoSeries(
        gpd.points_from_xy(places["longitude"], places["latitude"]), crs="EPSG:4326"
    ).to_crs(areas.crs)
    in_london = points.within(areas[areas["within_code"] == LONDON].union_all()).to_numpy()
    names, population = places["name"].to_numpy(), places["population"].to_numpy(dtype=float)
    x, y = points.x.to_numpy(), points.y.to_numpy()
    apart = np.hypot(x[:, None] - x, y[:, None] - y) / 1000
    reach = REACH * np.sqrt(population / 100_000)
    is_near = ((apart < reach) & (population > population[:, None])).any(axis=1)
    is_named = np.isin(names, areas["name"])
    kept = np.where(in_london, names == "London", ~is_near | is_named)
    return places[kept]
