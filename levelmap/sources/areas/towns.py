"""Towns and cities: their names, where they are, and the authority that each lies in."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from levelmap import tables
from levelmap.geography import boundaries
from levelmap.sources.areas.town_labels import NOT_TOWNS
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

_FILE = ("lookups", "places_geonames_gb", "geonames_gb_15000.csv")


def build(build: Build) -> None:
    """Write `towns.csv` below `data/lookups/`."""
    found = towns(build.raw, boundaries.read(build.out, "lad_2025", verified=False))
    build.write_table(found, tables.TOWNS, "lookups", "towns.csv")


def towns(raw: RawFolder, authorities: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return towns, largest first (columns of `tables.TOWNS`).

    A town's authority is the one in which its point lies, or the nearest where the simplified
    coast leaves it in the sea.
    """
    columns = ("name", "latitude", "longitude", "population")
    listed = raw.csv(*_FILE, columns=columns)
    published = listed[~listed["name"].isin(NOT_TOWNS)]
    file = _FILE[-1]
    latitude, longitude = (
        numbers(published["latitude"], file),
        numbers(published["longitude"], file),
    )
    points = gpd.GeoSeries(gpd.points_from_xy(longitude, latitude), crs="EPSG:4326")
    tree = shapely.STRtree(authorities.geometry.to_numpy())
    nearest = tree.nearest(points.to_crs(boundaries.CRS).to_numpy())
    people = numbers(published["population"], file)
    frame = pd.DataFrame(
        {
            "name": published["name"],
            "authority": authorities["code"].to_numpy()[nearest],
            "latitude": latitude.round(5),
            "longitude": longitude.round(5),
        }
    )
    order = np.lexsort((published["geonameid"].astype(int), -people))
    ranked = frame.iloc[order].drop_duplicates(["name", "authority"])
    return ranked.assign(size_rank=np.arange(1, len(ranked) + 1))
