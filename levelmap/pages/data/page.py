"""The page "Data and lists": search the catalogue, see what is held, take it away."""

from __future__ import annotations

import streamlit as st

from levelmap.answers.indicator_holdings import IndicatorEntry, search
from levelmap.answers.list_holdings import ListEntry, list_zip, standing_sentence
from levelmap.downloads.bundle import csv_file, indicator_table, indicator_zip
from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.data.map import list_layer
from levelmap.pages.shared import cache, downloads, layers
from levelmap.pages.shared.plain_text import link, plain

INDICATORS, LISTS, MONEY = "Indicators", "Priority lists", "Funding streams"


def data() -> None:
    """Show the page."""
    st.title("Data and lists")
    st.markdown(
        "Everything that LevelMap holds: what it is, where it came from, how complete it is. "
        "Each table can be taken away with its dictionary and source."
    )
    part = st.segmented_control(
        "Show", [INDICATORS, LISTS, MONEY], default=INDICATORS, required=True, key="data.part"
    )
    if part == MONEY:
        _show_funding()
        return
    text = st.text_input("Search", key="data.search", placeholder="a word, such as pay or towns")
    if part == INDICATORS:
        _show_indicators(search(cache.indicator_entries(), text))
    else:
        _show_lists(search(cache.list_entries(), text))


def _show_indicators(found: tuple[IndicatorEntry, ...]) -> None:
    st.markdown(f"{len(found)} indicators.")
    if not found:
        return
    entry = st.selectbox(
        "Read one", found, format_func=lambda e: e.indicator.label, key="data.indicator"
    )
    _show_indicator(entry)
    columns = [Column(t) for t in ("Indicator", "Mission", "Areas and periods", "Publisher")]
    rows = [
        (
            e.indicator.label,
            _mission(e),
            "; ".join(f"{c.area_type.plural} {c.periods}" for c in e.coverage),
            e.source.publisher,
        )
        for e in found
    ]
    with st.expander(f"All {len(found)} as a table"):
        st.html(html_table("Indicators held", columns, rows))


def _mission(entry: IndicatorEntry) -> str:
    mission = entry.indicator.white_paper_mission
    return f"{mission.label} ({entry.indicator.role})" if mission else "Context"


def _show_indicator(entry: IndicatorEntry) -> None:
    indicator, source = entry.indicator, entry.source
    st.header(plain(indicator.label))
    st.markdown(plain(f"{indicator.description}. Unit: {indicator.unit}."))
    st.markdown(f"**Direction**: {plain(indicator.polarity_reason)}.")
    if indicator.caveat:
        st.markdown(f"**Caution**: {plain(indicator.caveat)}")
    columns = [Column(t) for t in ("Areas", "Periods", "Boundaries of", "Areas with a value")]
    rows = [
        (
            c.area_type.plural.capitalize(),
            c.periods,
            ", ".join(map(str, c.vintages)),
            c.nations or "United Kingdom",
        )
        for c in entry.coverage
    ]
    st.html(html_table(f"What is held of {indicator.label}", columns, rows))
    _show_source(source.publisher, source.title, source.url, source.licence, source.caution)
    downloads.offer(
        "Download table (CSV)",
        f"{indicator.slug}.csv",
        lambda: csv_file(indicator_table(indicator, cache.atlas())),
    )
    downloads.offer(
        "Download table, dictionary and source (zip)",
        f"{indicator.slug}.zip",
        lambda: indicator_zip(indicator.slug, cache.atlas()),
    )


def _show_source(publisher: str, title: str, url: str, licence: str, caution: str) -> None:
    st.markdown(f"**Source**: {plain(publisher)}, {link(title, url)}. {plain(licence)}.")
    if caution:
        st.warning(plain(caution), icon=":material/gavel:")


def _show_lists(found: tuple[ListEntry, ...]) -> None:
    st.markdown(f"{len(found)} lists.")
    if not found:
        return
    entry = st.selectbox(
        "Read one", found, format_func=lambda e: e.priority_list.title, key="data.list"
    )
    _show_list(entry)
    columns = [Column(t) for t in ("List", "Date", "Named are", "Held", "Status")]
    rows = [
        (
            e.priority_list.title,
            e.priority_list.date.label,
            e.priority_list.unit_label,
            e.priority_list.coverage,
            e.priority_list.status_label,
        )
        for e in found
    ]
    with st.expander(f"All {len(found)} as a table"):
        st.html(html_table("Priority lists held", columns, rows))


def _show_list(entry: ListEntry) -> None:
    held, view = entry.priority_list, cache.list_view(entry.priority_list.slug)
    st.header(plain(held.title))
    text, drawn = st.columns([1, 1], gap="medium")
    with text:
        st.markdown(f"**What being on it meant**: {plain(held.meaning)}")
        st.markdown(plain(view.summary))
        if not held.is_complete:
            st.warning(
                "This list is incomplete: a place that is not on it was not seen, which does not "
                "mean that it was not named.",
                icon=":material/rule:",
            )
        st.markdown(f"**Status**: {plain(held.status_label)}. {plain(held.status_reason)}")
        if held.note:
            st.markdown(plain(held.note))
        _show_source(
            entry.source.publisher,
            entry.source.title,
            entry.source.url,
            entry.source.licence,
            entry.source.caution,
        )
        downloads.offer(
            "Download rows (CSV)",
            f"{held.slug}.csv",
            lambda: csv_file(cache.atlas().catalogue.memberships(held.slug)),
        )
        downloads.offer(
            "Download rows, dictionary and source (zip)",
            f"{held.slug}.zip",
            lambda: list_zip(held.slug, cache.atlas()),
        )
    with drawn:
        layer = list_layer(view)
        layers.show(layer, view.geography, "data.map", height=480, on_choose=_remember_area)
        st.markdown(plain(standing_sentence(view, st.session_state.get("data.area", ""))))
    columns = [Column(t) for t in ("Authority", "Standing", "Category", "Places named")]
    rows = view.named[["name", "status", "category", "places"]].itertuples(index=False)
    with st.expander(f"The {len(view.named)} authorities named, wholly or in part"):
        st.html(html_table(f"Named on {held.title}", columns, rows))


def _remember_area(code: str) -> None:
    st.session_state["data.area"] = code


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
