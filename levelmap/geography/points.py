"""Some areas of a layer, without reading all: which one a point lies in, and outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import shapely

from levelmap.geography import boundaries
from levelmap.integrity import read_verified
from levelmap.paths import Folders

if TYPE_CHECKING:
    import geopandas as gpd

PARTS_KEPT = 64
"""Containing areas whose shapes are kept in memory, some 100 KB each."""


@dataclass(frozen=True)
class PointLayer:
    """The areas of one geography, read by the area that contains them.

    The outlines are those of maps: near an edge a point may be given to the area next door.
    """

    folders: Folders
    geography: str
    _parts: Any = field(init=False, repr=False, compare=False)
    _table: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Give this layer stores of its own."""
        object.__setattr__(self, "_parts", lru_cache(maxsize=PARTS_KEPT)(self._read_part))
        object.__setattr__(self, "_table", lru_cache(maxsize=1)(self._read_table))

    def area_at(self, point: tuple[float, float], within: str) -> str:
        """Return the code of the area in *within* at a point, or that nearest to it.

        Parameters
        ----------
        point
            Metres in the British National Grid.
        within
            Code of the containing area, such as a ward's authority.

        Returns
        -------
        str
            Empty where the containing area has no areas in this layer.
        """
        codes, shapes = self._parts(within)
        if not len(codes):
            return ""
        distance = shapely.distance(shapes, shapely.Point(point))
        return str(codes[int(np.argmin(distance))])

    def outlines(self, codes: Sequence[str]) -> gpd.GeoSeries:
        """Return the outlines of some areas in the order asked; None for one that is not drawn.

        Cheaper than all of them (`geography.boundaries.read`) where few are wanted.
        """
        table = self._table()
        rows = table.filter(pc.is_in(table["code"], value_set=pa.array(codes, pa.string())))
        shapes = shapely.from_wkb(rows["geometry"].to_numpy(zero_copy_only=False))
        found = pd.Series(shapes, index=rows["code"].to_pylist(), dtype=object)
        crs = boundaries.crs_of(self.geography)
        import geopandas as gpd  # noqa: PLC0415

        return gpd.GeoSeries(found.reindex(list(codes)), crs=crs)

    def _read_table(self) -> pa.Table:
        content = read_verified(self.folders, boundaries.file_of(self.folders, self.geography))
        return pq.read_table(BytesIO(content), columns=["code", "within_code", "geometry"])

    def _read_part(self, within: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        table = self._table()
        rows = table.filter(pc.equal(table["within_code"], within))
        shapes = shapely.from_wkb(rows["geometry"].to_numpy(zero_copy_only=False))
        shapely.prepare(shapes)
        return rows["code"].to_numpy(zero_copy_only=False), shapes
