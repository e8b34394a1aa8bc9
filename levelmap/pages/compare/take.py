"""Taking a comparison away: workbook, table, pictures, and the link that restores it."""

from __future__ import annotations

import shlex
from urllib.parse import urlencode

import streamlit as st

from levelmap.answers.comparison import Comparison
from levelmap.answers.words import nouns
from levelmap.downloads.workbook import XLSX, workbook
from levelmap.drawing import map_image
from levelmap.drawing.picture_image import as_image
from levelmap.pages.compare import cache as compare_cache
from levelmap.pages.compare import map as comparison_map
from levelmap.pages.compare.query import ComparePageQuery, command, write_link
from levelmap.pages.compare.tables import areas_zip, credit_lines, sheets
from levelmap.pages.shared import cache


def show_tables(view: Comparison) -> None:
    """Show the buttons for the workbook and the table of every area."""
    one, _ = nouns(view.geography)
    with st.container(horizontal=True):
        st.download_button(
            "Spreadsheet (XLSX)",
            lambda: workbook(sheets(view, cache.atlas())),
            file_name="comparison.xlsx",
            mime=XLSX,
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            f"Every {one} (CSV, zip)",
            lambda: areas_zip(view, link(ComparePageQuery(two=view.query))),
            file_name="comparison.zip",
            mime="application/zip",
            on_click="ignore",
            icon=":material/download:",
        )


def show(view: Comparison, query: ComparePageQuery) -> None:
    """Show the pictures and the link."""
    st.markdown("The spreadsheet and the table are beside the map.")
    if str(view.geography) in cache.atlas().layers:
        with st.container(horizontal=True):
            st.download_button(
                "Picture (SVG)",
                lambda: _picture(view, query.area).encode(),
                file_name="comparison.svg",
                mime="image/svg+xml",
                on_click="ignore",
            )
            st.download_button(
                "Picture (PNG)",
                lambda: map_image.png(_picture(view, query.area)),
                file_name="comparison.png",
                mime="image/png",
                on_click="ignore",
            )
    st.markdown(
        "**Link to this comparison**: it restores everything but a list of your own, which stays "
        "in your session."
    )
    st.code(link(query), language=None, wrap_lines=True)
    st.markdown("**The same on the command line**, with the same numbers:")
    st.code(shlex.join(command(view.query)), language=None, wrap_lines=True)


def link(query: ComparePageQuery) -> str:
    """Return the address that restores a comparison."""
    return f"{st.context.url}?{urlencode(write_link(query))}"


def _picture(view: Comparison, area: str) -> str:
    picture = comparison_map.picture(view, "", compare_cache.codes_drawn(view.geography), area)
    areas = cache.boundaries(str(view.geography))
    image = as_image(picture, comparison_map.legend(view), areas, credit_lines(view, cache.atlas()))
    return map_image.svg(image)
