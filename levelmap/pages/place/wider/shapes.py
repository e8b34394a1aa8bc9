"""Where a place of any kind lies: its outline among those around it, in the National Grid."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import shapely

from levelmap.answers.place import small
from levelmap.answers.place.kinds import Kind, Place
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import GEOGRAPHY
from levelmap.geography.gazetteer import CURRENT


@dataclass(frozen=True)
class Located:
    """Outlines for the small map of a place.

    Attributes
    ----------
    own
        The place, by code of its parts.
    region
        The areas that fill the map, the place's own authorities among them.
    around
        All others in their extent.
    """

    own: gpd.GeoSeries
    region: gpd.GeoSeries
    around: gpd.GeoSeries


def located(place: Place, atlas: Atlas) -> Located:
    """Return the outlines for the map of a place.

    Raises
    ------
    UnknownGeography, ContractError
        Boundaries are not held, or their file is damaged.
    """
    frame = atlas.boundaries(str(CURRENT)).set_index("code")
    authorities = frame["geometry"]
    home = authorities[list(place.codes)]
    region = home
    if place.kind.is_whole_authorities and place.kind is not Kind.NATION:
        near = frame["within_code"].isin(frame.loc[list(place.codes), "within_code"])
        region = authorities[near]
    west, south, east, north = region.total_bounds
    others = authorities.drop(region.index).cx[west:east, south:north]
    return Located(_own(place, home, atlas), region, others)


def _own(place: Place, home: gpd.GeoSeries, atlas: Atlas) -> gpd.GeoSeries:
    if place.kind.is_whole_authorities:
        return home
    layer = str(place.geography)
    if layer in atlas.layers:
        drawn = atlas.boundaries(layer).set_index("code")["geometry"]
        return drawn[drawn.index == place.key]
    cells = atlas.boundaries(str(GEOGRAPHY)).set_index("code")["geometry"]
    inside = cells[cells.index.isin(small.codes(place, atlas))]
    merged = shapely.union_all(inside.to_numpy())
    return gpd.GeoSeries([merged], index=[place.key], crs=cells.crs)
