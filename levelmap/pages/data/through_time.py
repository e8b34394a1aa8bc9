"""All lists and funds through time: the chart, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from levelmap.answers.lists.timeline import FUND, Span, Timeline, timeline
from levelmap.catalogue.priority_lists import STATUSES
from levelmap.drawing import legends
from levelmap.drawing.html_tables import Column, Link, html_table
from levelmap.drawing.legends import Legend, LegendRow
from levelmap.drawing.timeline import (
    COLOURS,
    NARROW,
    WIDE,
    Bar,
    BarGroup,
    TimelineForm,
    timeline_svg,
)
from levelmap.pages.shared import cache, components
from levelmap.pages.shared.plain_text import plain

FIRST, LAST = 2019, 2026
"""The years drawn."""

TITLE = f"Lists and funds, {FIRST} to {LAST}"


def show() -> None:
    """Show the timeline."""
    found = timeline(cache.atlas())
    st.html(legends.row_html(legend(found)))
    for key, layout in (("wide", WIDE), ("narrow", NARROW)):
        with st.container(key=f"timeline-{key}"):
            components.draw(drawn(found, date.today(), layout), key=f"data.timeline.{key}")
    st.caption(
        "A bar ends on the last day on which a list counted, a dashed line where that day is not "
        "held; an arrow leads to the list that took its place. The dotted line is today."
    )
    if found.undated:
        st.caption(plain(f"No period is stated for {', '.join(found.undated)}."))
    st.html(table_html(found))


def legend(found: Timeline) -> Legend:
    """Return what the colours mean, with the number of lists or funds of each kind."""
    spans = (*found.lists, *found.funds)
    words = {**STATUSES, FUND: "money of the Spending Review of 2021"}
    rows = tuple(
        LegendRow(COLOURS[kind], text, sum(span.status == kind for span in spans))
        for kind, text in words.items()
    )
    return Legend(TITLE, "Lists and funds", "Colours: whether a list still counts", rows)


def drawn(found: Timeline, today: date, layout: TimelineForm) -> str:
    """Return the chart as SVG."""
    groups = (
        BarGroup("Lists of places", tuple(map(_bar, found.lists))),
        BarGroup("Money", tuple(map(_bar, found.funds))),
    )
    held = f"{len(found.lists)} lists and {len(found.funds)} funds"
    title = f"{TITLE}: {held}; the table says the same"
    return timeline_svg(groups, (FIRST, LAST), today, title, layout)


def _bar(span: Span) -> Bar:
    is_open = span.status == "in_force" and (span.end is None or span.end.year > LAST)
    words = f"{span.status_label}. {span.words}"
    return Bar(
        span.key,
        span.name,
        span.status,
        words,
        span.start,
        span.end,
        is_open,
        span.replaced_by,
    )


def table_html(found: Timeline) -> str:
    """Return the same as a table."""
    names = {span.key: span.name for span in found.lists}
    columns = [Column(t) for t in ("List or fund", "Status", "From", "To", "Superseded by", "Why")]
    rows = [
        (
            span.name if span.status == FUND else Link(span.name, f"data?list={span.key}"),
            span.status_label,
            span.start.isoformat()[:7],
            _until(span),
            names.get(span.replaced_by, ""),
            span.words,
        )
        for span in _in_order(found)
    ]
    return html_table(TITLE, columns, rows)


def _in_order(found: Timeline) -> Sequence[Span]:
    return (*found.lists, *found.funds)


def _until(span: Span) -> str:
    if span.end is not None:
        return span.end.isoformat()[:7]
    return "goes on" if span.status == "in_force" else "not held"
