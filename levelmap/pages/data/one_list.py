"""One priority list to read: whom it names, on a map with its legend, and what it meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from levelmap.answers.lists.holdings import ListEntry, ListView, list_zip, standing_sentence
from levelmap.downloads.bundle import csv_file, list_table
from levelmap.drawing import legends
from levelmap.drawing.html_tables import Cell, Column, Link, html_table, lines_html
from levelmap.pages.data.map import list_layer
from levelmap.pages.data.query import DataQuery
from levelmap.pages.data.state import change
from levelmap.pages.shared import cache, downloads, layers
from levelmap.pages.shared.plain_text import plain

MAP_HEIGHT = 520


def show(entry: ListEntry, query: DataQuery) -> None:
    """Show a list."""
    held, view = entry.priority_list, cache.list_view(entry.priority_list.slug)
    st.title(plain(held.title), anchor=False)
    st.markdown(plain(f"{held.meaning} {view.summary}"))
    if not held.is_complete:
        st.warning(
            "This list is incomplete: a place that is not on it was not seen, which does not "
            "mean that it was not named.",
            icon=":material/rule:",
        )
    drawn, about = st.columns([3, 2], gap="medium")
    layer = list_layer(view)
    with drawn, st.container(key="data-map"):
        layers.show(
            layer,
            view.geography,
            "data.map",
            height=MAP_HEIGHT,
            on_choose=_read_area,
            selected=query.area,
        )
    with about:
        st.markdown(f"**{plain(standing_sentence(view, query.area))}**")
        st.html(legends.html(layer.legend()))
        st.html(_ways_on(entry))
    st.html(named_html(view))
    st.html(lines_html(facts(entry, date.today())))
    with st.container(horizontal=True):
        downloads.offer(
            "Rows (CSV)",
            f"{held.slug}.csv",
            lambda: csv_file(list_table(held.slug, cache.atlas())),
        )
        downloads.offer(
            "With dictionary and source (zip)",
            f"{held.slug}.zip",
            lambda: list_zip(held.slug, cache.atlas()),
        )


def _read_area(code: str) -> None:
    change(lambda query: replace(query, area=code))


def named_html(view: ListView) -> str:
    """Return whom the list names as a table: what it gave stands in it where the list has that."""
    rows = [
        (
            Link(row.name, f"place?{urlencode({'area': row.code})}"),
            row.status,
            row.category,
            row.places,
            _pounds(view.standings[row.code].amount),
        )
        for row in view.named.itertuples()
    ]
    columns = [
        Column("Authority"),
        Column("Standing"),
        Column("Category"),
        Column("Places named"),
        Column("Own awards", is_number=True),
    ]
    kept = [0, 1, *(i for i in (2, 3, 4) if any(row[i] for row in rows))]
    return html_table(
        f"{len(rows):,} authorities named, wholly or in part",
        [columns[i] for i in kept],
        [[row[i] for i in kept] for row in rows],
    )


def _pounds(amount: float | None) -> str:
    return "" if amount is None else f"£{amount:,.0f}"


def _ways_on(entry: ListEntry) -> str:
    address = urlencode({"a": entry.priority_list.slug})
    return (
        f'<a class="levelmap-button" href="compare?{address}" target="_self">'
        "Compare with another list or method</a>"
    )


def facts(entry: ListEntry, on: date) -> Sequence[tuple[str, Cell]]:
    """Return what is known of a list and its source, each as a name and what is held.

    Parameters
    ----------
    on
        The day on which it is read: what is late by then is overdue.
    """
    held, source = entry.priority_list, entry.source
    lists = cache.atlas().catalogue.priority_lists
    after = lists.get(held.replaced_by)
    before = [one for one in lists.values() if one.replaced_by == held.slug]
    return [
        ("Status", f"{held.status_label}. {held.status_reason}"),
        ("In force until", held.in_force_until),
        ("Superseded by", Link(after.title, f"data?list={after.slug}") if after else ""),
        *(("Took the place of", Link(one.title, f"data?list={one.slug}")) for one in before),
        ("Fund", held.fund),
        ("Date", held.date.label),
        ("Named are", f"{held.unit_label}, by the {held.geography.label}"),
        ("Held", held.coverage),
        ("Published total", _pounds(held.amount)),
        ("Publisher", source.publisher),
        ("Source", Link(source.title, source.url)),
        ("Published", source.published_words.removeprefix("published ")),
        ("Retrieved", source.retrieved_words or "not held"),
        ("Next expected", source.next_words(on)),
        (
            "Computed by",
            "nobody: it is as published"
            if held.completeness != "derived"
            else "LevelMap: concluded from other facts",
        ),
        ("Licence", source.licence),
        ("Before reuse", source.caution),
        ("Note", held.note),
    ]
