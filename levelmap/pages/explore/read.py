"""What the Explore page says below the map: table, spread, trend, source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from levelmap import gss
from levelmap.answers.indicators.history import History
from levelmap.drawing import charts
from levelmap.drawing.charts import Line, Strip
from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore import share, value_table
from levelmap.pages.explore.query import ReadAs
from levelmap.pages.explore.state import bound, change
from levelmap.pages.explore.view import ExploreView, toggle_place, with_indicator
from levelmap.pages.shared import components
from levelmap.pages.shared.plain_text import link, plain

MOST_SIMILAR = 5

MOST_LISTED = 10_000
"""Areas that a table or a strip holds one by one."""

PANEL_WIDTH = 420


def show_below(view: ExploreView) -> None:
    """Show the choice of what to read below the map, and what was chosen."""
    chosen = view.query.read
    st.segmented_control(
        "Read more",
        [reading for reading in ReadAs if reading is not ReadAs.NOTHING],
        format_func=lambda reading: reading.label,
        **bound(
            "read",
            chosen or None,
            lambda query, reading: replace(query, read=ReadAs(reading or "")),
        ),
    )
    shown = {
        ReadAs.TABLE: _show_table,
        ReadAs.SPREAD: _show_spread,
        ReadAs.TREND: _show_trend,
        ReadAs.TAKE_AWAY: share.show,
        ReadAs.ABOUT: _show_about,
    }
    if chosen in shown:
        shown[chosen](view)


def _are_too_many(view: ExploreView) -> bool:
    """Say whether there are more areas than a page can list one by one, and tell the reader so."""
    number = len(view.shown)
    if number <= MOST_LISTED:
        return False
    st.info(
        f"{number:,} {view.query.level.plural} are too many to list here: choose where under Only "
        "in, or take the whole table away under Download and share."
    )
    return True


def _show_table(view: ExploreView) -> None:
    if _are_too_many(view):
        return
    components.show_table(
        value_table.pack(view),
        key="explore.table",
        on_choose=_toggle,
        seen=view.query.seen,
        on_view=lambda seen: change(lambda query: replace(query, seen=seen)),
    )


def _toggle(code: str) -> None:
    if gss.is_code(code):
        change(lambda query: toggle_place(query, code))


def _show_spread(view: ExploreView) -> None:
    if _are_too_many(view):
        return
    legend = indicator_map.layer(view).legend()
    spread = legend.histogram
    if spread is None:
        st.markdown("No area has a number to show.")
        return
    said = zip(spread.marks, view.placed, strict=True)
    marks = [(n, name, str(view.table.loc[place.code, "said"])) for (n, name), place in said]
    if not view.query.mode.is_diverging:
        marks += [(m.value, median_name(view, m.name), m.printed) for m in view.medians[:1]]
    first, _, last = spread.ends
    strip = Strip(
        spread.numbers,
        spread.classes,
        spread.colours,
        tuple(marks),
        (first, last),
        f"{view.title}: each line is one of {len(spread.numbers):,} areas, from {first} to {last}",
    )
    components.draw(charts.strip_svg(strip), key="explore.strip")
    st.caption("Each line is one area. The table says the same in words.")


def _show_trend(view: ExploreView) -> None:
    trend = view.trend
    if trend is None or len(trend.periods) < 2:
        reason = "needs a second period" if trend else "is drawn for the places that you choose"
        st.markdown(plain(f"The trend {reason}."))
        return
    lines = trend_lines(view, trend, list(trend.medians.columns))
    title = trend_title(view, trend)
    components.draw(charts.trend_svg(trend.periods, lines, title), key="explore.lines")
    columns = [Column("Period"), *(Column(line.name, is_number=True) for line in lines)]
    rows = [
        (period.label, *(line.printed[i] for line in lines))
        for i, period in enumerate(trend.periods)
    ]
    st.html(html_table(title, columns, rows))


def trend_title(view: ExploreView, trend: History) -> str:
    """Return the title of the chart and table of a trend."""
    first, last = trend.periods[0].label, trend.periods[-1].label
    return f"{view.indicator.label}, {first} to {last}"


def median_name(view: ExploreView, among: str) -> str:
    """Return what the median of the areas of a nation, or of several, is called."""
    return f"Median {view.query.level.label}, {among}"


def trend_lines(view: ExploreView, trend: History, medians: Sequence[str]) -> list[Line]:
    """Return the lines of the chosen places that have a figure, and of some medians."""
    say = view.indicator.format
    places = [
        Line(
            place.name,
            tuple(trend.figures[place.code]),
            trend.printed(place.code),
            lower=tuple(trend.lower[place.code]),
            upper=tuple(trend.upper[place.code]),
        )
        for place in view.places
        if trend.figures[place.code].notna().any()
    ]
    return places + [
        Line(
            median_name(view, name),
            tuple(trend.medians[name]),
            tuple(map(say, trend.medians[name])),
            is_reference=True,
        )
        for name in medians
    ]


def _show_about(view: ExploreView) -> None:
    indicator = view.indicator
    st.markdown(plain(indicator.in_words))
    st.markdown(f"**Direction**: {plain(indicator.polarity_reason)}.")
    if view.classification is not None:
        st.markdown(
            f"**Classes**: {plain(view.query.scheme.label)}. They account for "
            f"{view.classification.gadf:.0%} of the differences between the areas."
        )
    if indicator.caveat:
        st.markdown(plain(indicator.caveat))
    catalogue = view.atlas.catalogue
    twins = [catalogue.indicator(slug) for slug in indicator.twins]
    if twins:
        st.markdown("**Other nations** have series of their own, which cannot be set beside it:")
    for twin in twins:
        st.button(
            plain(twin.label),
            key=f"explore.twin.{twin.slug}",
            on_click=lambda slug=twin.slug: change(lambda query: with_indicator(query, slug)),
        )


def show_source(view: ExploreView) -> None:
    """Show where the figures and the boundaries came from."""
    source = view.source
    st.markdown(
        f"**Source**: {plain(source.publisher)}, {link(source.title, source.url)}, "
        + plain(
            f"period {view.series.period.label}, {source.published_words}. "
            f"{source.licence}. {' '.join(view.notes)}"
        )
    )


def show_source_line(view: ExploreView) -> None:
    """Show publisher, title and licence in one line, and whose boundaries are drawn."""
    source = view.source
    credit = "; ".join(indicator_map.credit(view))
    text = f"Source: {source.publisher}, {source.title}, {source.published_words}. {credit}."
    st.html(f'<p class="levelmap-source" tabindex="0">{escape(text)}</p>')
