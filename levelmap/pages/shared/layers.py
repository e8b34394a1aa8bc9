"""A layer on a page: its map, and its picture to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from levelmap.atlas import Atlas
from levelmap.drawing.layer import Layer
from levelmap.drawing.map_image import MapImage
from levelmap.drawing.picture import Picture
from levelmap.memory import remembered
from levelmap.pages.shared import cache, downloads, maps
from levelmap.terms import Geography


def address(name: str) -> str:
    """Return where the browser finds the web geometry of a layer (`lad_2025`, `hex_lad_2025`)."""
    atlas = cache.atlas()
    return f"{maps.geometry_address(atlas.folders)}/{atlas.layers[name].file}"


def codes_drawn(geography: Geography) -> tuple[str, ...]:
    """Return the codes of the areas that the map of a geography draws, in its order."""
    return _codes(str(geography), cache.atlas())


@remembered
def _codes(name: str, atlas: Atlas) -> tuple[str, ...]:
    return tuple(atlas.boundaries(name)["code"].tolist())


def show(
    layer: Layer,
    geography: Geography | None,
    key: str,
    *,
    height: int,
    on_choose: Callable[[str], None],
    selected: str = "",
) -> None:
    """Show the map of a layer, or say that no boundaries of its areas are held.

    Parameters
    ----------
    key, height, on_choose
        As of `maps.show_map`.
    selected
        Code of the area to outline; empty for none.
    """
    if geography is None or str(geography) not in cache.atlas().layers:
        which = f"the {geography.label}" if geography else "these areas"
        st.info(f"No boundaries of {which} are held, so there is no map of them.")
        return
    picture = picture_of(layer, geography, selected)
    maps.show_map(picture, key=key, height=height, on_choose=on_choose)


def picture_of(layer: Layer, geography: Geography, selected: str = "") -> Picture:
    """Return what the map of a layer paints, with one area outlined."""
    chosen = [selected] if selected else []
    return layer.picture(address(str(geography)), codes_drawn(geography), chosen)


def offer_pictures(
    layer: Callable[[], Layer],
    geography: Geography | None,
    name: str,
    sources: Callable[[], Sequence[str]],
    selected: str = "",
) -> None:
    """Show the buttons for the image of a layer; nothing where its areas cannot be drawn.

    Parameters
    ----------
    layer, sources
        Made when a button is pressed.
    name
        Of the files, without its ending.
    """
    if geography is None or str(geography) not in cache.atlas().layers:
        return
    areas = str(geography)

    def image() -> MapImage:
        chosen = [selected] if selected else []
        return layer().image(cache.boundaries(areas), sources(), chosen, st.context.url or "")

    downloads.offer_map(image, name)
