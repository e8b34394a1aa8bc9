"""The outlines that the maps of a briefing need, in the British National Grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd

from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.geography.points import PointLayer
from levelmap.pages.place.view import PlaceView


@dataclass(frozen=True)
class Shapes:
    """Outlines for the maps of one place.

    Attributes
    ----------
    region
        The authorities of the place's region, or of its nation outside England, by code.
    around
        Every other authority that lies in their extent, by code.
    wards
        The wards of `PlaceView.wards` in the order of its table, by code; None where there are
        none, or none of the year of those figures can be drawn.
    """

    region: gpd.GeoSeries
    around: gpd.GeoSeries
    wards: gpd.GeoSeries | None


@dataclass(frozen=True)
class Outlines:
    """The boundaries of one data folder, each layer read once."""

    atlas: Atlas

    def of(self, view: PlaceView) -> Shapes:
        """Return the outlines for the maps of a place.

        Raises
        ------
        UnknownGeography, ContractError
            Boundaries are not held, or their file is damaged.
        """
        authorities = self._layer(str(CURRENT))
        home = authorities.loc[view.profile.code, "within_code"]
        region = authorities.loc[authorities["within_code"] == home, "geometry"]
        west, south, east, north = region.total_bounds
        others = authorities.loc[authorities["within_code"] != home, "geometry"]
        return Shapes(region, others.cx[west:east, south:north], self._wards(view))

    def _wards(self, view: PlaceView) -> gpd.GeoSeries | None:
        if view.wards is None:
            return None
        codes = view.wards.table.index.tolist()
        return outlines(str(view.wards.geography), codes, self.atlas)

    def _layer(self, geography: str) -> gpd.GeoDataFrame:
        return self.atlas.boundaries(geography).set_index("code")


def outlines(geography: str, codes: Sequence[str], atlas: Atlas) -> gpd.GeoSeries:
    """Return the outlines of some areas of a layer, in the order asked.

    Raises
    ------
    UnknownGeography, ContractError
        The layer is not held, or its file is damaged.
    """
    layer = PointLayer(atlas.folders, geography)
    kept = atlas.memory.get(("outlines", geography), lambda: layer)
    return kept.outlines(codes)
