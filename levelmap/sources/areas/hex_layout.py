"""A layout of hexagons for areas of a later year, from the layout of an earlier one.

Each area wants to be where the hexagon stood of the earlier area in which it lies, and near the
others of its authority. Region by region an assignment gives every area one cell so that the sum of
the squared distances is smallest (`scipy.optimize.linear_sum_assignment`); spare cells are left at
the edge, missing ones are added there.
"""

from __future__ import annotations

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.optimize import linear_sum_assignment

Cell = tuple[int, int]
"""Column and row in the layout odd-r, rows counted upwards."""

EDGE = 6.0
"""What a cell at the edge of its region costs more than one inside, in squared cells."""

ADDED = 40.0
"""What a cell costs that the earlier layout left empty."""

TOGETHER = 3.0
"""What the distance from the middle of its authority counts beside that from its own place."""

WITHIN = 0.3
"""How far areas in one earlier area want to be apart, as a share of their distance in its size."""

_AROUND_EVEN = ((-1, 0), (1, 0), (0, -1), (-1, -1), (0, 1), (-1, 1))
_AROUND_ODD = ((-1, 0), (1, 0), (1, -1), (0, -1), (1, 1), (0, 1))


def neighbours(cell: Cell) -> list[Cell]:
    """Return the six cells round a cell."""
    column, row = cell
    return [(column + dx, row + dy) for dx, dy in (_AROUND_ODD if row & 1 else _AROUND_EVEN)]


def centres(cells: Iterable[Cell]) -> np.ndarray:
    """Return where the middles of cells are, in widths of a cell."""
    column, row = np.array(list(cells), dtype=float).reshape(-1, 2).T
    return np.column_stack([column + (row % 2) / 2, row * np.sqrt(3) / 2])


def derive(
    earlier: gpd.GeoDataFrame,
    cells: dict[str, Cell],
    areas: gpd.GeoDataFrame,
    regions: pd.Series,
) -> dict[str, Cell]:
    """Return a cell for each of *areas*.

    Parameters
    ----------
    earlier
        `code` and `geometry` of the areas of the earlier layout.
    cells
        Their cells by code.
    areas
        `code`, `within_code` (authority) and `geometry` in the same CRS.
    regions
        Region of every area, earlier and later, by code; no area leaves its region's cells.
    """
    authorities = areas.set_index("code")["within_code"]
    targets = _targets(earlier, cells, areas)
    taken = set(cells.values())
    found: dict[str, Cell] = {}
    later = regions.loc[areas["code"]]
    before = regions.loc[list(cells)]
    for region in sorted(set(later)):
        wanting = later.index[later == region]
        own = {cells[code] for code in before.index[before == region]}
        offered, costs = _offer(own, taken)
        places = targets.loc[wanting]
        middles = places.groupby(authorities.loc[wanting]).transform("mean")
        apart = _squared(places, offered) + TOGETHER * _squared(middles, offered)
        rows, columns = linear_sum_assignment(apart + costs)
        chosen = {wanting[row]: offered[column] for row, column in zip(rows, columns, strict=True)}
        found |= chosen
        taken |= set(chosen.values())
    return found


def _squared(places: pd.DataFrame, cells: list[Cell]) -> np.ndarray:
    """Return the squared distance of every place from every cell."""
    apart = places.to_numpy()[:, None, :] - centres(cells)[None, :, :]
    return (apart**2).sum(axis=2)


def _targets(
    earlier: gpd.GeoDataFrame, cells: dict[str, Cell], areas: gpd.GeoDataFrame
) -> pd.DataFrame:
    """Return where each area wants to be, by code."""
    points = shapely.point_on_surface(areas.geometry.to_numpy())
    shapes = earlier.geometry.to_numpy()
    inside = shapely.STRtree(shapes).nearest(points)
    middle = shapely.centroid(shapes[inside])
    size = np.sqrt(shapely.area(shapes[inside]))
    shift = np.column_stack([shapely.get_x(points), shapely.get_y(points)])
    shift -= np.column_stack([shapely.get_x(middle), shapely.get_y(middle)])
    held = centres(cells[code] for code in earlier["code"])
    return pd.DataFrame(held[inside] + WITHIN * shift / size[:, None], index=areas["code"])


def _offer(own: set[Cell], taken: set[Cell]) -> tuple[list[Cell], np.ndarray]:
    """Return the cells that a region may use, in a fixed order, and what each costs more."""
    free = {cell for each in own for cell in neighbours(each)} - taken
    edge = {cell for cell in own if any(other not in taken for other in neighbours(cell))}
    offered = sorted(own) + sorted(free)
    costs = [ADDED if cell in free else EDGE if cell in edge else 0.0 for cell in offered]
    return offered, np.array(costs)
