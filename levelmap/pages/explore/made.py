"""The files of the Explore screen by kind, made beside the app where they would hold others up."""

from __future__ import annotations

from dataclasses import replace

from levelmap import work
from levelmap.atlas import Atlas, atlas_apart
from levelmap.drawing import image_files
from levelmap.pages.explore import files
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import ExploreView, explore
from levelmap.paths import Folders

TABLES = {
    "csv": "Table of this map (CSV)",
    "zip": "Table of this map (zip)",
    "geojson": "Areas with values (GeoJSON)",
}
"""Labels of the files other than pictures, by kind; a picture has one of `PICTURES`."""

MANY = 2_000
"""Areas of which a table takes a tenth of a second, and a picture more than one."""


def made(view: ExploreView, kind: str, link: str, atlas: Atlas) -> bytes:
    """Return a file of what is shown.

    Parameters
    ----------
    kind
        One of `TABLES` or of `image_files.PICTURES`.
    link
        That shows the same.

    Raises
    ------
    Overloaded
        As `work.do_short`.
    ExportError
        The picture cannot be drawn.
    """
    if kind in ("csv", "zip") and len(view.shown) < MANY:
        return _written(view, kind, link, atlas)
    do = work.do_short if len(view.shown) < MANY else work.do
    return do(made_apart, atlas.folders, view.query, kind, link)


def made_apart(folders: Folders, query: ExploreQuery, kind: str, link: str) -> bytes:
    """Return what `made` does, for a process that works beside the app; raises as it does."""
    atlas = atlas_apart(folders)
    return _written(explore(query, atlas), kind, link, atlas)


def _written(view: ExploreView, kind: str, link: str, atlas: Atlas) -> bytes:
    words = indicator_map.class_words(view)
    if kind == "csv":
        return files.view_csv(view, words)
    if kind == "zip":
        return files.view_zip(view, words, link)
    if kind == "geojson":
        return files.geojson(view, words, atlas.boundaries(str(view.series.drawn)), link)
    areas = atlas.boundaries(indicator_map.layer_name(view))
    return image_files.made(replace(indicator_map.image(view, areas), address=link), kind)
