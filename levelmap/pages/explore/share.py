"""Taking the Explore page away: tables, boundaries, pictures, links."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from levelmap import work
from levelmap.downloads.bundle import indicator_file_apart
from levelmap.pages.explore.files import file_name
from levelmap.pages.explore.made import TABLES, made
from levelmap.pages.explore.query import write_link
from levelmap.pages.explore.view import ExploreView
from levelmap.pages.shared import cache, downloads


def show(view: ExploreView) -> None:
    """Show the downloads, the link that restores everything, and the text to embed the map."""
    name, address, atlas = file_name(view), link(view), cache.atlas()

    def make(kind: str) -> bytes:
        return made(view, kind, address, atlas)

    st.markdown("Files are made when they are asked for; those of wards take some seconds.")
    with st.container(horizontal=True):
        for kind, label in TABLES.items():
            downloads.offer(label, f"{name}.{kind}", partial(make, kind))
        downloads.offer(
            "All areas and periods (zip)",
            f"{view.indicator.slug}.zip",
            lambda: work.do(indicator_file_apart, view.indicator.slug, "zip", atlas.folders),
        )
        downloads.offer_pictures(make, name)
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
