"""Indicators, lists and boundaries as files in common formats."""

from __future__ import annotations

import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd

from levelmap.atlas import Atlas
from levelmap.downloads.bundle import csv_text, indicator_table
from levelmap.errors import QueryError
from levelmap.geography import boundaries
from levelmap.terms import Geography


def export(what: str, slug: str, form: str, geography: Geography | None, atlas: Atlas) -> bytes:
    """Return a file's content.

    Parameters
    ----------
    what
        `indicator`, `list` or `boundary`.
    slug
        Of the indicator or list; for boundaries the geography (`lad_2025`).
    form
        `csv`, `parquet`, and for what has boundaries `geojson` (degrees, as RFC 7946 asks) or
        `gpkg` (British National Grid).
    geography
        Areas of the indicator; for csv and parquet all that are held if None. A file with
        boundaries holds the latest period only.

    Raises
    ------
    CatalogueError, GeographyError, QueryError
        The slug, the areas or the format do not fit.
    """
    if what == "boundary":
        return spatial_file(boundaries.read(atlas.folders, slug), form)
    table = _table(what, slug, geography, atlas)
    if form in ("csv", "parquet"):
        return _flat(table, form)
    if geography is None:
        raise QueryError(f"A {form} file needs --geography, such as lad_2025.")
    shapes = boundaries.read(atlas.folders, str(geography))[["code", "geometry"]]
    latest = table[table["period"] == table["period"].max()] if what == "indicator" else table
    joined = shapes.merge(latest, left_on="code", right_on="area_code").drop(columns="code")
    return spatial_file(joined, form)


def _table(what: str, slug: str, geography: Geography | None, atlas: Atlas) -> pd.DataFrame:
    if what == "list":
        return atlas.catalogue.memberships(slug)
    table = indicator_table(atlas.catalogue.indicator(slug), atlas)
    if geography is None:
        return table
    chosen = table[table["geography"] == str(geography)]
    if chosen.empty:
        held = ", ".join(sorted(table["geography"].unique()))
        raise QueryError(f"{slug} has no values for {geography}: expected one of {held}.")
    return chosen


def _flat(table: pd.DataFrame, form: str) -> bytes:
    if form == "csv":
        return csv_text(table).encode()
    content: bytes = table.to_parquet(index=False)
    return content


def spatial_file(frame: gpd.GeoDataFrame, form: str) -> bytes:
    """Return areas as `geojson` (in degrees), `gpkg` or `parquet` (as *frame* is), or `csv`."""
    if form == "csv":
        return csv_text(pd.DataFrame(frame.drop(columns="geometry"))).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"layer.{form}"
        if form == "geojson":
            frame.to_file(path, driver="GeoJSON", RFC7946="YES", COORDINATE_PRECISION=5)
        elif form == "gpkg":
            frame.to_file(path, driver="GPKG", layer="areas")
        else:
            frame.to_parquet(path, index=False)
        return path.read_bytes()
