"""Borders on the ground: named places beside unnamed ones in greater need."""

from __future__ import annotations

import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.laboratory.space import borders_between
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.shared import cache, downloads
from levelmap.pages.shared.plain_text import plain

MOST_PAIRS = 20
"""Pairs that are shown; the file has all."""


def show(view: Comparison, _: ComparePageQuery) -> None:
    """Show the starkest pairs of neighbours; what cannot be said is one sentence."""
    try:
        found = borders_between(view, cache.atlas())
    except LevelMapError as error:
        st.markdown(plain(error))
        return
    st.markdown(plain(found.notes[0]))
    if found.table.empty:
        return
    columns = [
        Column("Named"),
        Column("Rank by need", is_number=True),
        Column("Beside it, not named"),
        Column("Rank by need", is_number=True),
    ]
    rows = [
        (row.named_place, f"{row.rank_named:,}", row.unnamed_place, f"{row.rank_unnamed:,}")
        for row in found.table.head(MOST_PAIRS).itertuples()
    ]
    caption = "The starkest pairs, by how far their need differs (rank 1: the greatest need)"
    st.html(html_table(caption, columns, rows))
    said = ("A list may aim at something else than this method measures.", *found.notes[1:])
    st.caption(plain(" ".join(said)))
    atlas = cache.atlas()
    downloads.offer(
        "Every pair (CSV)",
        "borders.csv",
        lambda: csv_file(taking.of_borders(found.table, found.sides, atlas)),
    )
