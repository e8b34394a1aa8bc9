"""Two lists or methods: what is compared, the map, the counts, and what is read below."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from levelmap.answers.comparison import Comparison
from levelmap.answers.words import lower_first, nouns
from levelmap.pages.compare import cache as compare_cache
from levelmap.pages.compare import choose, share, take
from levelmap.pages.compare import map as comparison_map
from levelmap.pages.compare import read as compare_read
from levelmap.pages.compare.query import ComparePageQuery, Reading
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import components, inputs
from levelmap.pages.shared.plain_text import lines, plain


def show(query: ComparePageQuery) -> None:
    """Show two sides compared."""
    choosing = st.container()
    with choosing:
        choose.show(query)
    view = compare_cache.two(query.two, share.own_lists())
    st.header(plain(view.findings[0]))
    st.markdown(lines(view.findings[1:]))
    map_column, panel = st.columns([5, 4], gap="medium")
    with map_column:
        layer = comparison_map.layer(view)
        share.show_map(layer, view.geography, query.area, key="compare.map")
    with panel:
        _show_counts(view)
        _show_place(view, query)
    _show_readings(view, query)
    components.announce(f"Comparison updated. {view.findings[0]}", key="compare.status")


def _show_counts(view: Comparison) -> None:
    _, several = nouns(view.geography)
    caption = f"{several.capitalize()} of {view.geography.vintage}, and the people in them"
    st.html(comparison_map.counts_html(view, caption))
    st.caption("Shares are of all that both could name.")
    take.show_tables(view)


def _show_place(view: Comparison, query: ComparePageQuery) -> None:
    names = view.places["area_name"].sort_values()
    chosen = query.area if query.area in names.index else ""
    st.selectbox(
        "Read one place",
        ["", *names.index],
        format_func=lambda code: names.get(code, "Choose here or on the map"),
        **inputs.bound(PAGE, "area", chosen, lambda query, code: replace(query, area=code)),
    )
    if chosen:
        st.markdown(_reading(view, view.places.loc[chosen]))


def _reading(view: Comparison, row: pd.Series) -> str:
    labels = {one.key: one.label for one in view.rows}
    where, standing = plain(row["region"]), plain(lower_first(labels[row["class"]]))
    said = [f"**{plain(row['area_name'])}**, {where}: {standing}."]
    for side, name in zip("ab", (one.name for one in view.sides), strict=True):
        said.append(f"- {plain(name)}: {plain(row[f'{side}_words'])}.")
        if row[f"{side}_drivers"]:
            said.append(f"    - furthest above average: {plain(row[f'{side}_drivers'])}")
    return "\n".join(said)


def _show_readings(view: Comparison, query: ComparePageQuery) -> None:
    st.segmented_control(
        "Read more",
        list(Reading),
        format_func=lambda reading: reading.label,
        required=True,
        **inputs.bound(PAGE, "read", query.read, lambda query, read: replace(query, read=read)),
    )
    compare_read.READINGS[query.read](view, query)
