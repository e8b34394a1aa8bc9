"""One indicator to read: its values first, then what it is and where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from levelmap import gss, work
from levelmap.answers.indicators.holdings import IndicatorEntry
from levelmap.downloads.bundle import indicator_file_apart
from levelmap.drawing.html_tables import Cell, Column, Link, html_table, lines_html
from levelmap.pages.data import catalogue
from levelmap.pages.data.query import DataQuery
from levelmap.pages.data.state import PAGE, change, see
from levelmap.pages.explore import value_table
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.query import write_link as explore_link
from levelmap.pages.explore.view import ExploreView, explore
from levelmap.pages.shared import cache, components, downloads, inputs
from levelmap.pages.shared.plain_text import plain
from levelmap.periods import Period
from levelmap.terms import AreaType


def show(entry: IndicatorEntry, query: DataQuery) -> None:
    """Show an indicator."""
    indicator = entry.indicator
    st.title(plain(indicator.label), anchor=False)
    st.markdown(plain(indicator.in_words))
    values, about = st.columns([3, 2], gap="medium")
    view = _view(entry, query)
    with values:
        if view is None:
            st.info("No boundaries of its areas are held, so its values are only in the file.")
        else:
            _show_values(view, query)
    with about:
        _show_about(entry, view)
        _show_files(entry)


def _view(entry: IndicatorEntry, query: DataQuery) -> ExploreView | None:
    """Return its values on the areas and of the period asked for, else the usual ones."""
    atlas = cache.atlas()
    if entry.indicator.slug not in cache.indicators_of_mission(entry.indicator.mission):
        return None
    level = query.level or AreaType.LOCAL_AUTHORITY
    asked = ExploreQuery(entry.indicator.slug, level, query.period)
    return explore(replace(asked, places=(query.area,) if query.area else ()), atlas)


def _show_values(view: ExploreView, query: DataQuery) -> None:
    kinds = (view.query.level, *(one for one in view.levels if one is not view.query.level))
    which, when, see_it = st.columns([3, 3, 2], vertical_alignment="bottom")
    with which:
        st.selectbox(
            "Areas",
            sorted(kinds, key=list(AreaType).index),
            format_func=lambda kind: kind.plural.capitalize(),
            **inputs.bound(
                PAGE,
                "level",
                view.query.level,
                lambda query, kind: replace(query, level=kind, period=""),
            ),
        )
    with when:
        st.selectbox(
            "Period",
            [str(period) for period in reversed(view.periods)],
            format_func=lambda text: Period.parse(text).label,
            **inputs.bound(
                PAGE,
                "period",
                str(view.series.period),
                lambda query, period: replace(query, period=period),
            ),
        )
    with see_it:
        st.html(
            f'<a class="levelmap-button" href="explore?{urlencode(explore_link(view.query))}" '
            'target="_self">See on the map</a>'
        )
    components.show_table(
        value_table.pack(view),
        key="data.values",
        on_choose=_open_place,
        seen=query.seen,
        on_view=see,
    )
    for notice in view.notices:
        st.caption(plain(notice))


def _open_place(code: str) -> None:
    """Mark the place of a row, here and on the map that the link leads to."""
    if gss.is_code(code):
        change(lambda query: replace(query, area="" if query.area == code else code))


def facts(entry: IndicatorEntry, view: ExploreView | None, on: date) -> Sequence[tuple[str, Cell]]:
    """Return what is known of an indicator and its source, each as a name and what is held.

    Parameters
    ----------
    on
        The day on which it is read: what is late by then is overdue.
    """
    indicator, source = entry.indicator, entry.source
    periods = view.periods if view else ()
    level = view.query.level if view else AreaType.LOCAL_AUTHORITY
    lists: list[tuple[str, Cell]] = [
        ("Mission", catalogue.mission_words(entry)),
        ("Its part in the mission", indicator.role_reason if indicator.mission else ""),
        ("Direction", indicator.polarity_reason),
        ("Caution", indicator.caveat),
        ("Period shown", view.series.period.label if view else ""),
        ("Periods held", f"{periods[0].label} to {periods[-1].label}" if len(periods) > 1 else ""),
        ("Publisher", source.publisher),
        ("Source", Link(source.title, source.url)),
        ("Published", source.published_words.removeprefix("published ")),
        ("Retrieved", source.retrieved_words or "not held"),
        ("Next expected", indicator.ended or source.next_words(on)),
        ("How current", entry.currency.words),
        ("Computed by", indicator.made_by(level, source.publisher)),
        ("Licence", source.licence),
        ("Before reuse", source.caution),
    ]
    if indicator.superseded_by:
        after = cache.atlas().catalogue.indicator(indicator.superseded_by)
        lists.append(("Use instead", Link(after.label, f"data?indicator={after.slug}")))
    for twin in indicator.twins:
        other = cache.atlas().catalogue.indicator(twin)
        lists.append(("Other nations", Link(other.label, f"data?indicator={other.slug}")))
    return lists


def _show_about(entry: IndicatorEntry, view: ExploreView | None) -> None:
    st.html(lines_html(facts(entry, view, date.today())))
    columns = [Column(t) for t in ("Areas", "Periods", "Boundaries of", "Areas with a value")]
    rows = [
        (
            part.area_type.plural.capitalize(),
            part.periods,
            ", ".join(map(str, part.vintages)),
            part.nations or "United Kingdom",
        )
        for part in entry.coverage
    ]
    st.html(html_table("What is held", columns, rows))


def _show_files(entry: IndicatorEntry) -> None:
    slug, folders = entry.indicator.slug, cache.atlas().folders
    with st.container(horizontal=True):
        downloads.offer(
            "All values (CSV)",
            f"{slug}.csv",
            lambda: work.do(indicator_file_apart, slug, "csv", folders),
        )
        downloads.offer(
            "With dictionary and source (zip)",
            f"{slug}.zip",
            lambda: work.do(indicator_file_apart, slug, "zip", folders),
        )
