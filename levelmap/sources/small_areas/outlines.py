"""Small areas of the whole UK as a layer: one file for all, one finer file for each authority.

LSOAs of 2021 in England and Wales, data zones of 2011 in Scotland, super output areas of 2011 in
Northern Ireland: the areas for which the four indices of deprivation are published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from levelmap.errors import ContractError
from levelmap.geography import boundaries, web_geometry
from levelmap.geography.layers import WebLayer
from levelmap.sources.areas.boundaries import without_small_islands
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

GEOGRAPHY = "lsoa_2021"
COUNTS = {"E": 33_755, "W": 1_917, "S": 6_976, "N": 890}
"""Published numbers of small areas by nation."""

FILES: Mapping[str, tuple[str, str]] = {
    "boundaries_lsoa21.rda": ("lsoa21_code", "lsoa21_name"),
    "boundaries_dz11.rda": ("dz11_code", "dz11_name"),
    "boundaries_soa11.rda": ("soa11_code", "soa11_name"),
}
"""Columns of code and name by file."""

KEPT, WHOLE, PART = 60.0, 160.0, 25.0
"""Tolerances in metres (see `sources.boundaries.RawLayer`) of the boundaries that are kept, of the
layer of the whole UK and of an authority's."""

WHOLE_GRID, PART_GRID = 48_000, 5_000
"""Grid lines across the UK (15 to 28 m apart) and across one authority."""

LARGEST_PART = 40_000
"""Bytes that a browser fetches for one authority at most; larger ones are simplified further."""


def build(build: Build) -> None:
    """Write the boundaries, the layer of the UK and those of the authorities."""
    areas = pd.read_parquet(build.out.data / "small_areas" / "uk" / "areas.parquet")
    published = outlines(build.raw)
    if published["code"].to_list() != areas["area_code"].to_list():
        raise ContractError("boundaries/small_areas", "(codes)", "are not those of the lookups")
    names = build.areas("lad_2025").set_index("code")["name"]
    columns = {
        "code": areas["area_code"],
        "name": areas["name"],
        "within_code": areas["lad_code"],
        "within_name": areas["lad_code"].map(names),
    }
    whole = without_small_islands(published.geometry.to_numpy())

    def drawn(tolerance: float) -> gpd.GeoDataFrame:
        shapes = shapely.coverage_simplify(whole, tolerance)
        return gpd.GeoDataFrame(columns, geometry=shapes, crs=boundaries.CRS)

    folder = build.out.web_geometry
    boundaries.write(_to_the_metre(drawn(KEPT)), build.out, GEOGRAPHY)
    for old in (*folder.glob(f"{GEOGRAPHY}.*"), *folder.glob(f"{GEOGRAPHY}/*")):
        old.unlink()
    layers = [web_geometry.write(drawn(WHOLE), build.out, GEOGRAPHY, WHOLE_GRID, build.regions)]
    for code, part in drawn(PART).groupby("within_code"):
        inside = gpd.GeoDataFrame(part.reset_index(drop=True), crs=boundaries.CRS)
        layers.append(_write_part(inside, build, f"{GEOGRAPHY}/{code}"))
    build.list_layers(layers)


def _write_part(inside: gpd.GeoDataFrame, build: Build, geography: str) -> WebLayer:
    tolerance, frame = PART, inside
    while True:
        layer = web_geometry.write(frame, build.out, geography, PART_GRID)
        path = build.out.web_geometry / layer.file
        if path.stat().st_size <= LARGEST_PART:
            return layer
        path.unlink()
        tolerance *= 1.5
        shapes = shapely.coverage_simplify(inside.geometry.to_numpy(), tolerance)
        frame = inside.set_geometry(shapes, crs=boundaries.CRS)


def outlines(raw: RawFolder) -> gpd.GeoDataFrame:
    """Return every small area in order of code, in the British National Grid, valid.

    Raises
    ------
    MissingFile, ContractError
        A file is absent, or the number of a nation's areas is not the published one.
    """
    frame = read(raw, FILES)
    nation = frame["code"].str[0].replace("9", "N")
    if (counts := nation.value_counts().to_dict()) != COUNTS:
        raise ContractError("boundaries/small_areas", "(rows)", f"are {counts}, expected {COUNTS}")
    return frame


def read(raw: RawFolder, files: Iterable[str]) -> gpd.GeoDataFrame:
    """Return the small areas of some of `FILES` (see `outlines`)."""
    parts = []
    for file in files:
        part = raw.r_outlines("boundaries", "small_areas", file, columns=FILES[file])
        part.columns = ["code", "name", "geometry"]
        parts.append(part.to_crs(boundaries.CRS))
    frame = gpd.GeoDataFrame(pd.concat(parts), crs=boundaries.CRS)
    frame = frame.sort_values("code", ignore_index=True)
    return frame.set_geometry(shapely.make_valid(frame.geometry.to_numpy()), crs=boundaries.CRS)


def _to_the_metre(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the areas with coordinates in whole metres, which halves the file."""
    rounded: np.ndarray[Any, Any] = shapely.transform(frame.geometry.to_numpy(), np.round)
    valid = shapely.make_valid(rounded, method="structure", keep_collapsed=False)
    return frame.set_geometry(valid, crs=boundaries.CRS)
