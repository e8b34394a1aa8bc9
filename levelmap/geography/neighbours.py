"""Which areas share a boundary, and how much of one."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely


def shared_boundaries(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return every pair of areas with a common boundary.

    Parameters
    ----------
    areas
        `code` and `geometry`; neighbours must have the same vertices along their common boundary,
        as the boundaries of LevelMap do. Areas that meet in single points are not neighbours.

    Returns
    -------
    DataFrame
        `code_a` < `code_b` and `shared_length` in metres, one row for each pair, in that order.
        An island has no row.
    """
    segments = _segments(areas)
    both = segments.merge(segments, on=["x1", "y1", "x2", "y2"], suffixes=("_a", "_b"))
    both = both[both["code_a"] < both["code_b"]]
    both["shared_length"] = np.hypot(both["x2"] - both["x1"], both["y2"] - both["y1"])
    pairs = both.groupby(["code_a", "code_b"], as_index=False, sort=True)["shared_length"].sum()
    return pairs.reset_index(drop=True)


def _segments(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return every edge of every ring with its area, both directions written alike."""
    parts, part_owner = shapely.get_parts(areas.geometry.to_numpy(), return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    start, end = points[:-1], points[1:]
    inside = ring[:-1] == ring[1:]
    owner = part_owner[ring_part[ring[:-1]]]
    swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    first = np.where(swap[:, None], end, start)[inside]
    last = np.where(swap[:, None], start, end)[inside]
    codes = areas["code"].to_numpy()[owner[inside]]
    return pd.DataFrame(
        {"code": codes, "x1": first[:, 0], "y1": first[:, 1], "x2": last[:, 0], "y2": last[:, 1]}
    )
