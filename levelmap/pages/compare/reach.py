"""Whom the two sides reach, and every list and method beside them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.named import places_of
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.laboratory.people import MEASURES, league_of, reached
from levelmap.atlas import Atlas
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.html_tables import Column, html_table
from levelmap.memory import remembered
from levelmap.pages.compare import share
from levelmap.pages.compare.options import subjects
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.shared import cache, downloads
from levelmap.pages.shared.plain_text import bullets

UPPER_BOUND = (
    "To live in a place that is named is not to be helped: these shares are the most that could be "
    "reached."
)


def show(view: Comparison, query: ComparePageQuery) -> None:
    """Show the share of people in need that each side reaches, and all lists beside them."""
    share.choose_need(query.need)
    atlas = cache.atlas()
    found = [reached(side, query.need, atlas) for side in (view.a, view.b)]
    st.markdown(bullets(one.sentence for one in found))
    st.caption(UPPER_BOUND)
    table, left_out = _league(query.need)
    columns = [
        Column("List or method"),
        *(
            Column(title, is_number=True)
            for title in (
                "Places",
                "People reached",
                "In need reached",
                "In need missed",
                "Reached, not in need",
                "Of what as many people could be",
            )
        ),
    ]
    for is_complete, caption in (
        (True, "Complete lists, the furthest first"),
        (False, "Lists known in part: of what is held of them"),
    ):
        rows = [_row(row) for row in table[table["complete"] == is_complete].to_dict("records")]
        if rows:
            st.html(html_table(f"{caption}: {MEASURES[query.need]}", columns, rows))
    downloads.offer("Reach of every list (CSV)", "reach.csv", lambda: csv_file(table))
    if left_out:
        with st.expander(f"{len(left_out)} lists that cannot be measured so"):
            st.markdown(bullets(left_out))


def _row(row: dict[str, object]) -> tuple[str, ...]:
    shares = ("people", "in_need", "exclusion", "inclusion", "efficiency")
    name = f"{row['list']} ({row['group']})"
    return (name, f"{row['places']:,}", *(f"{row[key]:.0%}" for key in shares))


def _league(need: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the league of every list and method of authorities, each on its own areas."""
    with st.spinner("Measuring every list and method"):
        return _measured(need, cache.atlas())


@remembered
def _measured(need: str, atlas: Atlas) -> tuple[pd.DataFrame, tuple[str, ...]]:
    offered = subjects(atlas)
    named = [places_of(one.name, atlas) for one in (*offered.lists, *offered.methods)]
    table, left_out = league_of(named, need, atlas)
    return taking.of_lists(table, named, need, atlas), left_out
