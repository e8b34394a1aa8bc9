"""The page "Data and lists": all that is held in one table, each of it to read and take away."""

from __future__ import annotations

import streamlit as st

from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.data import catalogue, indicator, one_list, through_time
from levelmap.pages.data.query import DataPart, DataQuery, read_link, write_link
from levelmap.pages.data.state import PAGE, change, read_indicator, read_list, see
from levelmap.pages.shared import cache, components, inputs, tables
from levelmap.pages.shared.plain_text import plain


def data() -> None:
    """Show the page."""
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, cache.atlas()))
    for problem in inputs.problems(PAGE):
        st.warning(plain(problem), icon=":material/link_off:")
    if query.indicator or query.list:
        _show_one(query)
    else:
        _show_all(query)
    inputs.finish(PAGE, query, write_link(query))


def _show_one(query: DataQuery) -> None:
    part = DataPart.INDICATORS if query.indicator else DataPart.LISTS
    st.button(
        f"All {part.label.lower()}",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=lambda: change(lambda _: DataQuery(part)),
    )
    if query.indicator:
        entries = {one.indicator.slug: one for one in cache.indicator_entries()}
        indicator.show(entries[query.indicator], query)
    else:
        lists = {one.priority_list.slug: one for one in cache.list_entries()}
        one_list.show(lists[query.list], query)


def _show_all(query: DataQuery) -> None:
    title, parts = st.columns([1, 2], vertical_alignment="center")
    title.title("Data and lists", anchor=False)
    with parts:
        st.segmented_control(
            "Show",
            list(DataPart),
            format_func=lambda part: part.label,
            required=True,
            label_visibility="collapsed",
            **inputs.bound(PAGE, "part", query.part, lambda _, part: DataQuery(part)),
        )
    if query.part is DataPart.INDICATORS:
        packed = tables.pack(catalogue.indicators_content(cache.indicator_entries()))
        components.show_table(
            packed, "data.indicators", read_indicator, seen=query.seen, on_view=see
        )
    elif query.part is DataPart.LISTS:
        packed = tables.pack(catalogue.lists_content(cache.list_entries()))
        components.show_table(packed, "data.lists", read_list, seen=query.seen, on_view=see)
    elif query.part is DataPart.TIMELINE:
        through_time.show()
    else:
        _show_funding()
    st.caption(
        "Each indicator and list opens with its values, source, licence and dates, and can be "
        "taken away with its dictionary."
    )


def _show_funding() -> None:
    streams = cache.atlas().catalogue.funding_streams
    columns = [
        Column("Fund"),
        Column("Area"),
        Column("Amount (£)", is_number=True),
        Column("Period"),
        Column("How it is given"),
        Column("List"),
    ]
    lists = cache.atlas().catalogue.priority_lists
    rows = [
        (
            row.fund,
            row.area,
            f"{row.amount:,.0f}",
            row.timeframe or "not stated",
            row.allocation,
            lists[row.priority_list].title if row.priority_list in lists else "none held",
        )
        for row in streams.itertuples()
    ]
    st.html(html_table("Levelling-up funds of the Spending Review of 2021", columns, rows))
    st.caption(
        "As printed in Good Practice for Levelling Up (ADEPT and Amey, December 2022), section 1.3."
    )
