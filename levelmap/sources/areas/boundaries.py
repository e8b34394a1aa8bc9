"""Boundaries: from the Office for National Statistics' generalised layers to LevelMap's.

Whole layers are simplified at once, so that neighbours keep the same edge. What is dropped is
small islands only; no area disappears.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from levelmap.errors import ContractError
from levelmap.geography import boundaries
from levelmap.sources.base.raw import RawFolder
from levelmap.terms import Nation

SMALL_ISLAND = 500_000.0
"""Islands below this area (square metres) are not drawn, unless they matter to their area."""

SMALL_SHARE = 0.1
"""An island with this share of its area's largest part matters."""


@dataclass(frozen=True)
class RawLayer:
    """One layer as published and how it is carried over.

    Attributes
    ----------
    geography
        Slug of the layer that it becomes.
    file
        GeoParquet below `boundaries/` of the raw folder, EPSG:27700, with `code` and `name`.
    tolerance
        Square root of the smallest area (metres) that a bend may enclose and stay; 0 leaves the
        layer as it is, islands included.
    within
        Beginning of the columns with the containing area (`lad` for `lad_code`, `lad_name`);
        where that is empty, the country is meant.
    mismatched
        Areas of the published layer whose edges do not fit their neighbours'; no more is accepted.
    england_only
        Leave out the other nations.
    """

    geography: str
    file: str
    tolerance: float
    within: str = ""
    mismatched: int = 0
    england_only: bool = False


LAYERS = (
    RawLayer("lad_2019", "lad_2019_uk_bgc", 200, "region"),
    RawLayer("lad_2020", "lad_2020_uk_bgc", 200, "region"),
    RawLayer("lad_2021", "lad_2021_uk_bgc", 200, "region"),
    RawLayer("lad_2023", "lad_2023_uk_bgc", 200, "region"),
    RawLayer("lad_2025", "lad_2025_uk_bgc", 200, "region"),
    RawLayer("utla_2021", "utla_2021_uk_bgc", 200, "region"),
    RawLayer("utla_2025", "utla_2025_uk_bgc", 200, "region"),
    RawLayer("cauth_2025", "cauth_2025_en_bgc", 200),
    RawLayer("region_2025", "region_2025_en_bgc", 200),
    RawLayer("country_2025", "country_2025_uk_bgc", 200),
    RawLayer("ward_2017", "wards_2017_uk_reconstructed", 150, "lad", 4, england_only=True),
    RawLayer("ward_2022", "wards_2022_uk_bgc", 150, "lad", 2),
    RawLayer("ward_2024", "wards_2024_uk_bsc", 0, "lad"),
)

GEOGRAPHIES = tuple(layer.geography for layer in LAYERS)


def build(raw: RawFolder, layer: RawLayer) -> gpd.GeoDataFrame:
    """Return the areas of *layer* as `levelmap.geography.boundaries` keeps them.

    Raises
    ------
    MissingFile
        The raw layer is not there.
    ContractError
        An area occurs twice, or the edges of more areas than expected do not fit.
    """
    published = _read(raw, layer)
    whole = shapely.make_valid(published.geometry.to_numpy())
    _require_matching_edges(whole, layer, layer.mismatched)
    drawn = whole
    if layer.tolerance:
        drawn = shapely.coverage_simplify(without_small_islands(whole), layer.tolerance)
        _require_matching_edges(drawn, layer, layer.mismatched)
    columns = {
        "code": published["code"].astype(str),
        "name": published["name"].astype(str).str.strip(),
        **_containers(published, layer.within, _region_names(raw) if layer.within else {}),
    }
    return gpd.GeoDataFrame(columns, geometry=drawn, crs=boundaries.CRS)


def _read(raw: RawFolder, layer: RawLayer) -> gpd.GeoDataFrame:
    frame = gpd.read_parquet(raw.path("boundaries", f"{layer.file}.parquet"))
    if layer.england_only:
        frame = frame[frame["code"].str.startswith("E")]
    if (repeated := frame["code"].duplicated(keep=False)).any():
        raise ContractError(layer.file, "code", "holds an area twice", frame["code"][repeated])
    return frame.sort_values("code", ignore_index=True)


def _require_matching_edges(shapes: np.ndarray[Any, Any], layer: RawLayer, accepted: int) -> None:
    wrong = ~shapely.is_empty(shapely.coverage_invalid_edges(shapes))
    if wrong.sum() > accepted:
        reason = f"{wrong.sum()} areas do not fit their neighbours, expected at most {accepted}"
        raise ContractError(layer.file, "geometry", reason)


def without_small_islands(shapes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the areas without the small islands among their parts.

    A part goes if it is below `SMALL_ISLAND`, below `SMALL_SHARE` of its area's largest part, and
    touches no other area (else it would leave a hole on the mainland).

    Parameters
    ----------
    shapes
        Polygons and multipolygons in metres.

    Returns
    -------
    ndarray
        Multipolygons in the same order; every area keeps its largest part.
    """
    parts, owner = shapely.get_parts(shapes, return_index=True)
    size = shapely.area(parts)
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, size)
    candidates = np.flatnonzero((size < SMALL_ISLAND) & (size < SMALL_SHARE * largest[owner]))
    found, other = shapely.STRtree(parts).query(parts[candidates], predicate="intersects")
    joined = candidates[found[owner[candidates[found]] != owner[other]]]
    keep = np.ones(len(parts), dtype=bool)
    keep[np.setdiff1d(candidates, joined)] = False
    return shapely.multipolygons(parts[keep], indices=owner[keep])


def _region_names(raw: RawFolder) -> dict[str, str]:
    """Return the names of England's regions and of the nations by code."""
    regions = gpd.read_parquet(raw.path("boundaries", "region_2025_en_bgc.parquet"))
    nations = {nation.code: nation.label for nation in Nation}
    return {**dict(zip(regions["code"], regions["name"], strict=True)), **nations}


def _containers(
    published: gpd.GeoDataFrame, kind: str, region_names: Mapping[str, str]
) -> dict[str, pd.Series]:
    """Return code and name of the area that contains each area, empty texts where *kind* is ''."""
    if not kind:
        nothing = pd.Series("", index=published.index)
        return {"within_code": nothing, "within_name": nothing}
    codes = published[f"{kind}_code"].fillna(published["country_code"]).astype(str)
    held = published.get(f"{kind}_name")
    names = codes.map(region_names) if kind == "region" else held.astype(str)
    return {"within_code": codes, "within_name": names}
