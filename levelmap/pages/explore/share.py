"""Taking the Explore page away: tables, boundaries, pictures, links."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import streamlit as st

from levelmap.downloads.bundle import indicator_zip
from levelmap.drawing import map_image
from levelmap.drawing.map_image import Format
from levelmap.pages.explore import files
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore.query import write_link
from levelmap.pages.explore.view import ExploreView
from levelmap.pages.shared import cache, downloads


def show(view: ExploreView) -> None:
    """Show the downloads, the link that restores everything, and the text to embed the map."""
    name, words = files.file_name(view), indicator_map.class_words(view)
    address, boundaries = link(view), str(view.series.drawn)
    st.markdown("Files are made when they are asked for; those of wards take some seconds.")
    with st.container(horizontal=True):
        downloads.offer(
            "Table of this map (CSV)", f"{name}.csv", lambda: files.view_csv(view, words)
        )
        downloads.offer(
            "Table of this map (zip)", f"{name}.zip", lambda: files.view_zip(view, words, address)
        )
        downloads.offer(
            "All areas and periods (zip)",
            f"{view.indicator.slug}.zip",
            lambda: indicator_zip(view.indicator.slug, cache.atlas()),
        )
        downloads.offer(
            "Areas with values (GeoJSON)",
            f"{name}.geojson",
            lambda: files.geojson(view, words, cache.boundaries(boundaries), address),
        )
        downloads.offer_map(lambda form: _picture(view, form), name)
    st.markdown("**Link to this view**: it restores everything on this page.")
    st.code(address, language=None, wrap_lines=True)
    st.markdown("**Show this map on another site**: its map, legend and source without the rest.")
    framed = escape(f"{address}&embed=true", quote=True)
    title = escape(view.title, quote=True)
    st.code(
        f'<iframe src="{framed}" title="{title}" width="100%" height="800"></iframe>',
        language=None,
        wrap_lines=True,
    )


def link(view: ExploreView) -> str:
    """Return the address that restores everything on the page."""
    return f"{st.context.url}?{urlencode(parameters(view))}"


def parameters(view: ExploreView) -> dict[str, str]:
    """Return the parameters of that address; they name the period also where it is the latest.

    So a link shows what it showed when newer figures have come.
    """
    return write_link(replace(view.query, period=str(view.series.period)))


def _picture(view: ExploreView, form: Format) -> str:
    areas = cache.boundaries(indicator_map.layer_name(view))
    image = replace(indicator_map.image(view, areas), address=link(view))
    return map_image.draw(image, form)
