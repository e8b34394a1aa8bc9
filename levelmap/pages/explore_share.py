"""Taking the Explore page away: tables, boundaries, pictures, links."""

from __future__ import annotations

import streamlit as st

from levelmap.pages import _cache
from levelmap.views.downloads import indicator_zip
from levelmap.views.explore import ExploreView


def show(view: ExploreView) -> None:
    """Show the downloads, the link that restores everything, and the text to embed the map."""
    slug = view.indicator.slug
    st.download_button(
        "Table of all areas and periods, dictionary and source (zip)",
        lambda: indicator_zip(slug, _cache.atlas()),
        file_name=f"{slug}.zip",
        mime="application/zip",
        on_click="ignore",
    )
