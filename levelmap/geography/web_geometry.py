"""Boundaries as a browser fetches them: a gzip-compressed topology for each geography.

Neighbours share arcs, so that they meet exactly at every zoom. The members are those of TopoJSON,
but for two things. Each file has `within`, the names of the areas that contain its areas; an area's
properties are its name and `within`, a position in that list (-1 for none). Where these lie in
regions and nations, `regions` has a number for the region of each of `within`. And an area names
its arcs by how far each is from the one named before it (see `steps`), which takes half the bytes.
Areas are in the order of their codes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
from topojson.core.topology import Topology

from levelmap.errors import ContractError
from levelmap.geography.layers import WebLayer
from levelmap.paths import Folders

QUANTISATION = 100_000
"""Grid lines across the layer in each direction: about 10 m apart for the whole UK."""

DEGREES = 4
"""Decimals of a layer's extent, about 10 m."""


def write(
    frame: gpd.GeoDataFrame,
    folders: Folders,
    geography: str,
    quantisation: int = QUANTISATION,
    regions: Mapping[str, str] | None = None,
) -> WebLayer:
    """Write the web geometry of *geography*, named by its content, and return its row.

    Parameters
    ----------
    frame
        As `boundaries.read` gives it.
    geography
        A slug; a part of a layer adds the code of its area: `lsoa_2021/E06000001`.
    quantisation
        Grid lines across the layer.
    regions
        Code of the region or nation of each area that contains areas of the layer, where known.
    """
    degrees = frame.to_crs("EPSG:4326")
    topology = _topology(degrees, quantisation) | region_numbers(frame, regions or {})
    text = json.dumps(topology, separators=(",", ":"), ensure_ascii=False)
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    name = f"{geography}.{hashlib.sha256(packed).hexdigest()[:10]}.json.gz"
    path = folders.web_geometry / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed)
    west, south, east, north = (round(float(edge), DEGREES) for edge in degrees.total_bounds)
    return WebLayer(geography, name, len(frame), west, south, east, north)


def _topology(degrees: gpd.GeoDataFrame, quantisation: int) -> dict[str, Any]:
    """Return the topology of a layer in degrees.

    Raises
    ------
    ContractError
        An area has vanished in the quantisation.
    """
    encoded = Topology(degrees, prequantize=quantisation, object_name="areas")
    topology: dict[str, Any] = encoded.to_dict()
    collection = topology["objects"]["areas"]
    shapes = collection["geometries"]
    if lost := [s["properties"]["code"] for s in shapes if s["type"] is None]:
        raise ContractError("web geometry", "arcs", "an area is too small to be drawn", lost)
    within, position = _containers(degrees)
    collection["geometries"] = [
        {
            "type": shape["type"],
            "id": shape["properties"]["code"],
            "properties": {"name": shape["properties"]["name"], "within": index},
            "arcs": arcs,
        }
        for shape, index, arcs in zip(
            shapes, position, steps([shape["arcs"] for shape in shapes]), strict=True
        )
    ]
    del topology["type"]  # a reader of TopoJSON would take the steps for arcs
    return {**topology, "within": within}


def steps(arcs: list[Any]) -> list[Any]:
    """Return nested lists of arcs, `~arc` for one from its end, as steps from one to the next.

    A step is twice the distance from the arc before, and one more where the arc is taken from its
    end; the first is told from arc 0.
    """
    last = 0

    def told(part: Any) -> Any:  # noqa: ANN401 (lists of lists of any depth)
        nonlocal last
        if isinstance(part, list):
            return [told(one) for one in part]
        arc = part if part >= 0 else ~part
        step, last = 2 * (arc - last) + (part < 0), arc
        return step

    return [told(part) for part in arcs]


def region_numbers(frame: gpd.GeoDataFrame, regions: Mapping[str, str]) -> dict[str, list[int]]:
    """Return `regions`, a number for each of `within`; nothing where there are not two of them."""
    codes = sorted(set(frame["within_code"]) - {""})
    found = [regions.get(code, "") for code in codes]
    numbers = {region: number for number, region in enumerate(sorted(set(found)))}
    return {"regions": [numbers[region] for region in found]} if len(numbers) > 1 else {}


def _containers(frame: gpd.GeoDataFrame) -> tuple[list[str], list[int]]:
    """Return the names of the containing areas, ordered by code, and each area's place therein."""
    containers = frame.loc[frame["within_code"] != "", ["within_code", "within_name"]]
    names = containers.drop_duplicates("within_code").set_index("within_code")["within_name"]
    names = names.sort_index()
    return names.to_list(), pd.Index(names.index).get_indexer(frame["within_code"]).tolist()
