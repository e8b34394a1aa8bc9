"""Taking a comparison away: workbook, table, pictures, and the link that restores it."""

from __future__ import annotations

import shlex
from urllib.parse import urlencode

import streamlit as st

from levelmap.answers.comparisons.areas import areas
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import nouns
from levelmap.downloads.bundle import csv_file
from levelmap.pages.compare.map import comparison_layer
from levelmap.pages.compare.query import ComparePageQuery, command, write_link
from levelmap.pages.compare.tables import areas_zip, credit_lines, sheets
from levelmap.pages.shared import cache, downloads, layers


def show_tables(view: Comparison) -> None:
    """Show the buttons for the workbook and the table of every area."""
    one, _ = nouns(view.geography)
    with st.container(horizontal=True):
        downloads.offer_workbook(
            "Spreadsheet (XLSX)", "comparison.xlsx", lambda: sheets(view, cache.atlas())
        )
        downloads.offer(
            f"Every {one} (CSV)", "comparison.csv", lambda: csv_file(areas(view, cache.atlas()))
        )
        downloads.offer(
            f"Every {one} (CSV, zip)",
            "comparison.zip",
            lambda: areas_zip(view, link(ComparePageQuery(two=view.query)), cache.atlas()),
        )


def show(view: Comparison, query: ComparePageQuery) -> None:
    """Show the pictures and the link."""
    st.markdown("The spreadsheet and the table are beside the map.")
    with st.container(horizontal=True):
        layers.offer_pictures(
            lambda: comparison_layer(view),
            view.geography,
            "comparison",
            lambda: credit_lines(view, cache.atlas()),
            query.area,
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
