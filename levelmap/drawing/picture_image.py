"""What the map paints as a picture to take away, with its legend and where it came from."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd

from levelmap.drawing.legends import Legend
from levelmap.drawing.map_image import MapImage
from levelmap.drawing.map_layers import Picture


def as_image(
    picture: Picture, legend: Legend, areas: gpd.GeoDataFrame, sources: Sequence[str]
) -> MapImage:
    """Return a painted map as a picture.

    Parameters
    ----------
    areas
        `code`, `name` and `geometry` of the areas painted, in the order of the picture.
    sources
        Paragraphs above the attribution of the boundaries.
    """
    values = picture.values or [""] * len(picture.classes)
    words = [
        f"{name}: {value}" if value else name
        for name, value in zip(areas["name"], values, strict=True)
    ]
    return MapImage(
        areas=areas,
        classes=picture.classes,
        colours=picture.colours,
        words=words,
        chosen=picture.selected,
        legend=legend,
        lines=[*sources, picture.credit],
    )
