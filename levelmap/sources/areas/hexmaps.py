"""Hex cartograms: one hexagon of the same size for each area, near where the area is.

The layouts are Open Innovations' (repository odileeds/hexmaps, MIT licence), or derived from one of
theirs for areas of a later year (`hex_layout`). They are placed over the UK as a web map shows it,
so that a reader can change between the two views.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from levelmap.errors import ContractError
from levelmap.geography import boundaries
from levelmap.sources.areas import hex_layout
from levelmap.sources.base.raw import RawFolder

UK_WEST, UK_SOUTH, UK_EAST, UK_NORTH = -963_000.0, 6_422_000.0, 196_000.0, 8_583_000.0
"""Extent of the UK in Web Mercator metres."""

_CORNERS = np.array([(0, 2), (-1, 1), (-1, -1), (0, -2), (1, -1), (1, 1)])
"""Corners of a hexagon with a point at the top, in half widths and quarter heights."""


@dataclass(frozen=True)
class HexLayer:
    """One layout as published and the areas that it stands for.

    Attributes
    ----------
    geography
        Slug of the layer that it becomes.
    file
        HexJSON below `hexmaps/` of the raw folder, layout odd-r.
    areas
        Geography with the same areas, which gives names and containing areas.
    recodes
        Code of that geography by code in the file, where they differ.
    """

    geography: str
    file: str
    areas: str
    recodes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DerivedLayer:
    """A layout made here from one that is published, for areas of a later year.

    Attributes
    ----------
    geography
        Slug of the layer that it becomes.
    earlier
        The published layout.
    areas
        Geography whose areas it is for.
    """

    geography: str
    earlier: HexLayer
    areas: str


WARDS_2022 = HexLayer("hex_ward_2022", "uk-wards-2022", "ward_2022")

LAYERS = (
    HexLayer("hex_lad_2021", "uk-local-authority-districts-2021", "lad_2021"),
    HexLayer(
        "hex_lad_2025",
        "uk-local-authority-districts-2023",
        "lad_2025",
        # Barnsley and Sheffield: new codes in 2025 after a change of boundary between them
        {"E08000016": "E08000038", "E08000019": "E08000039"},
    ),
    WARDS_2022,
)

DERIVED = (DerivedLayer("hex_ward_2024", WARDS_2022, "ward_2024"),)


def build(raw: RawFolder, layer: HexLayer, areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the hexagons of *layer* as `levelmap.geography.boundaries` keeps them.

    Parameters
    ----------
    areas
        The geography `layer.areas`, as `boundaries.read` gives it.

    Raises
    ------
    MissingFile
        The raw layout is not there.
    ContractError
        Its layout is another, its codes are not those of *areas*, or two areas have one cell.
    """
    return _placed(_checked_cells(raw, layer, areas), areas, layer.geography)


def derive(
    raw: RawFolder,
    layer: DerivedLayer,
    earlier: gpd.GeoDataFrame,
    areas: gpd.GeoDataFrame,
    regions: pd.Series,
) -> gpd.GeoDataFrame:
    """Return the hexagons of a layout that is made here; raises as `build` does.

    Parameters
    ----------
    earlier, areas
        The geographies `layer.earlier.areas` and `layer.areas`, as `boundaries.read` gives them.
    regions
        Region or nation of every area of both, by code.
    """
    cells = _checked_cells(raw, layer.earlier, earlier)
    found = hex_layout.derive(earlier, cells, areas, regions)
    return _placed(found, areas, layer.geography)


def _checked_cells(
    raw: RawFolder, layer: HexLayer, areas: gpd.GeoDataFrame
) -> dict[str, hex_layout.Cell]:
    cells = _cells(raw, layer)
    if different := sorted(set(cells) ^ set(areas["code"])):
        raise ContractError(layer.file, "hexes", f"has not the codes of {layer.areas}", different)
    if len(set(cells.values())) < len(cells):
        raise ContractError(layer.file, "q, r", "give two areas the same cell")
    return cells


def _placed(
    cells: Mapping[str, hex_layout.Cell], areas: gpd.GeoDataFrame, geography: str
) -> gpd.GeoDataFrame:
    positions = np.array([cells[code] for code in areas["code"]])
    return areas.set_geometry(_hexagons(positions), crs=boundaries.crs_of(geography))


def _cells(raw: RawFolder, layer: HexLayer) -> dict[str, tuple[int, int]]:
    """Return column and row of each area; rows count upwards."""
    path = raw.path("hexmaps", f"{layer.file}.hexjson")
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    if content.get("layout") != "odd-r":
        raise ContractError(path.name, "layout", f"is {content.get('layout')!r}, expected 'odd-r'")
    return {
        layer.recodes.get(code, code): (int(cell["q"]), int(cell["r"]))
        for code, cell in content["hexes"].items()
    }


def _hexagons(positions: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return hexagons in Web Mercator; neighbours have exactly the same corners."""
    column, row = positions.T
    centres = np.column_stack([2 * column + (row & 1), 3 * row])
    corners = centres[:, None, :] + _CORNERS
    low, high = corners.min(axis=(0, 1)), corners.max(axis=(0, 1))
    quarter = (UK_NORTH - UK_SOUTH) / (high[1] - low[1])
    half_width = quarter * np.sqrt(3)
    middle = ((UK_WEST + UK_EAST) / 2, (UK_SOUTH + UK_NORTH) / 2)
    placed = (corners - (low + high) / 2) * (half_width, quarter) + middle
    return shapely.polygons(placed)
