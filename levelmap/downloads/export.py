"""Indicators, lists and boundaries as files in common formats."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from levelmap.atlas import Atlas
from levelmap.downloads.bundle import csv_file, indicator_table, list_table
from levelmap.errors import QueryError
from levelmap.geography import boundaries
from levelmap.terms import AreaType, Geography

DRAWN_ON = "drawn_on"
"""Column of the area whose boundary a row of a list has."""


@dataclass(frozen=True)
class Exported:
    """A file, and what became of rows that are not of the areas asked for.

    Attributes
    ----------
    notes
        Which rows were carried to another area, in sentences.
    left_out
        Rows that are not in the file, in words.
    """

    content: bytes
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def export(what: str, slug: str, form: str, geography: Geography | None, atlas: Atlas) -> Exported:
    """Return a file.

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
        boundaries holds the latest period only. The rows of a list are drawn on the areas of this
        geography that theirs are, or are now part of (column `drawn_on`).

    Raises
    ------
    CatalogueError, GeographyError, QueryError
        The slug, the areas or the format do not fit.
    """
    if what == "boundary":
        return Exported(spatial_file(boundaries.read(atlas.folders, slug), form))
    table = _table(what, slug, geography, atlas)
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    if what == "list" and geography is not None:
        table, notes, left_out = _placed(table, geography, atlas)
    if form in ("csv", "parquet"):
        return Exported(_flat(table, form), notes, left_out)
    if geography is None:
        raise QueryError(f"A {form} file needs --geography, such as lad_2025.")
    shapes = boundaries.read(atlas.folders, str(geography))[["code", "geometry"]]
    if what == "indicator":
        table = table[table["period"] == table["period"].max()]
    key = DRAWN_ON if what == "list" else "area_code"
    joined = shapes.merge(table, left_on="code", right_on=key).drop(columns="code")
    undrawn = table.loc[~table[key].isin(shapes["code"]), key].unique()
    missing = tuple(f"{code}: no boundary is held" for code in undrawn)
    return Exported(spatial_file(joined, form), notes, (*left_out, *missing))


def _placed(
    rows: pd.DataFrame, geography: Geography, atlas: Atlas
) -> tuple[pd.DataFrame, tuple[str, ...], tuple[str, ...]]:
    """Return a list's rows with the areas that they are drawn on, and words on the others.

    Raises
    ------
    QueryError
        No row is of these areas.
    """
    held = atlas.gazetteer.by_code(geography)
    is_district = geography.area_type is AreaType.LOCAL_AUTHORITY
    on, notes, left_out = {}, [], []
    for code in rows["area_code"].unique():
        found = code if code in held else None
        if found is None and is_district:
            found = atlas.gazetteer.districts.successor(code, geography.vintage)
        if found is None or found not in held:
            names = rows.loc[rows["area_code"] == code, "area_name_as_published"]
            left_out.append(f"{code} ({names.iloc[0]}) is none of the {geography.label}")
            continue
        on[code] = found
        if found != code:
            name = held[found].name
            notes.append(f"{code} is drawn on {found} ({name}), which it is or is now part of.")
    if not on:
        raise QueryError(
            f"The list has no row among the {geography.label}: expected a geography such as that "
            "of its codes."
        )
    placed = rows[rows["area_code"].isin(on)]
    return placed.assign(**{DRAWN_ON: placed["area_code"].map(on)}), tuple(notes), tuple(left_out)


def _table(what: str, slug: str, geography: Geography | None, atlas: Atlas) -> pd.DataFrame:
    if what == "list":
        return list_table(slug, atlas)
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
        return csv_file(table)
    content: bytes = table.to_parquet(index=False)
    return content


def spatial_file(frame: gpd.GeoDataFrame, form: str) -> bytes:
    """Return areas as `geojson` (in degrees), `gpkg` or `parquet` (as *frame* is), or `csv`."""
    if form == "csv":
        return csv_file(pd.DataFrame(frame.drop(columns="geometry")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"layer.{form}"
        if form == "geojson":
            frame.to_file(path, driver="GeoJSON", RFC7946="YES", COORDINATE_PRECISION=5)
        elif form == "gpkg":
            frame.to_file(path, driver="GPKG", layer="areas")
        else:
            frame.to_parquet(path, index=False)
        return path.read_bytes()
