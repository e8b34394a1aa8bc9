"""The card beside the map: the places chosen, or the two ends, and what the colours mean."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from levelmap.answers.indicators.readings import FIFTHS
from levelmap.answers.indicators.readings import Reading as PlaceReading
from levelmap.drawing import charts, legends
from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.explore import view as explore_view
from levelmap.pages.explore.ends import RankedEnd, with_mark_apart
from levelmap.pages.explore.query import MOST_PLACES, ExploreQuery
from levelmap.pages.explore.read import trend_lines, trend_title
from levelmap.pages.explore.screen import Screen
from levelmap.pages.explore.state import bound, change
from levelmap.pages.explore.view import ExploreView, with_level
from levelmap.pages.shared import cache, components
from levelmap.pages.shared.plain_text import plain
from levelmap.statuses import rank_one
from levelmap.terms import AreaType

MOST_SIMILAR = 5

PANEL_WIDTH = 420


def show_legend(shown: Screen) -> None:
    """Show what the colours mean, and how the areas are spread over them."""
    if shown.histogram:
        components.draw(shown.histogram, key="explore.histogram")
    st.html(legends.html(shown.legend))
    if shown.view.medians:
        each = "; ".join(f"{m.name} {m.printed}" for m in shown.view.medians)
        median = f"Median {shown.view.query.level.label}"
        st.html(f'<p class="levelmap-small"><strong>{median}</strong>: {escape(each)}</p>')


def show_places(shown: Screen) -> None:
    """Show what is to be said of the places chosen; if none is, the two ends of the map."""
    view = shown.view
    if len(view.places) == 1:
        _show_place(view.places[0], view)
    elif view.places:
        st.html(comparison_html(view))
        _show_small_trend(view)
    else:
        st.html(ends_html(shown.ends))


def ends_html(ends: tuple[RankedEnd, ...]) -> str:
    """Return the areas at the two ends of the map, the worse end first, as HTML."""
    found, mark = with_mark_apart(ends)
    note = f'<p class="levelmap-small">All of these are {escape(mark)}.</p>' if mark else ""
    lists = "".join(
        f"<div><h2>{escape(end.title)}</h2><ol>"
        + "".join(
            f"<li><span>{escape(name)}</span><span>{escape(said)}</span></li>"
            for name, said in end.rows
        )
        + (f"<li><span>{escape(end.tied)}</span></li>" if end.tied else "")
        + "</ol></div>"
        for end in found
    )
    return f'<div class="levelmap-card"><div class="levelmap-ends">{lists}</div>{note}</div>'


def show_choice(shown: Screen) -> None:
    """Show the list to choose places from, folded away: search and map choose them too."""
    view = shown.view
    with st.popover("Compare places", icon=":material/groups:"):
        st.multiselect(
            "Places to read",
            list(shown.listed),
            format_func=shown.listed.__getitem__,
            max_selections=MOST_PLACES,
            placeholder="Choose here, on the map or in the table",
            **bound(
                "places",
                list(view.query.places),
                lambda query, codes: replace(query, places=tuple(codes)),
            ),
        )
        if len(view.shown) > len(shown.listed):
            plural = shown.view.query.level.plural
            st.caption(f"Choose an authority in “Only in” to list its {plural} here.")
        st.checkbox(
            "Compare: a click adds a place",
            **bound("compare", view.query.compare, lambda query, on: replace(query, compare=on)),
        )


def _show_place(place: PlaceReading, view: ExploreView) -> None:
    st.html(place_html(place))
    _show_small_trend(view)
    if place.history:
        st.info(plain(f"{place.name}: {place.history}"), icon=":material/merge:")
    if view.query.level is AreaType.LOCAL_AUTHORITY:
        with st.popover("Similar places and wards", icon=":material/travel_explore:"):
            _show_similar(place, view)
            st.button(
                plain(f"Wards of {place.name}"),
                on_click=lambda: change(lambda query: _wards_of(query, place.code)),
            )


def place_html(place: PlaceReading) -> str:
    """Return the card of one place as HTML: name, figure, what it means, how sure it is."""
    facts = []
    if place.interval:
        facts.append(f"95% confidence interval: {place.interval}.")
    if place.fifth is not None:
        facts.append(f"In the {FIFTHS[place.fifth - 1]} fifth.")
    if place.better_than is not None:
        facts.append(f"Does better than {place.better_than:.0%} of the others.")
    within = f'<p class="levelmap-small">{escape(place.within)}</p>' if place.within else ""
    marked = f'<span class="levelmap-mark">{escape(place.remark)}</span>' if place.remark else ""
    return (
        f'<div class="levelmap-card"><h2>{escape(place.name)}</h2>{within}'
        f'<p class="levelmap-figure">{escape(place.said or place.printed)} {marked}</p>'
        f"<p>{escape(place.sentence)}</p>"
        f'<p class="levelmap-small">{escape(" ".join(facts))} {escape(place.made_by)}</p></div>'
    )


def _show_similar(place: PlaceReading, view: ExploreView) -> None:
    """Show the places that ONS finds most similar, and offer to compare with them."""
    similar = explore_view.similar_places(view, cache.atlas()).head(MOST_SIMILAR)
    if similar.empty:
        return
    rows = [(row["name"], row["said"]) for _, row in similar.iterrows()]
    columns = [Column("Most similar places (ONS)"), Column("Value", is_number=not view.labels)]
    st.html(html_table(f"Places most like {place.name}", columns, rows))
    codes = (place.code, *similar.index)
    st.button(
        "Compare with them",
        on_click=lambda: change(lambda query: replace(query, places=codes, compare=True)),
    )


def _wards_of(query: ExploreQuery, code: str) -> ExploreQuery:
    limited = replace(query, within=code, places=())
    return with_level(limited, AreaType.WARD, cache.atlas())


def comparison_html(view: ExploreView) -> str:
    """Return the chosen places beside each other as an HTML table."""
    columns = [
        Column("Place"),
        Column("Value", is_number=True),
        Column(f"Rank, 1 is {rank_one(view.indicator.polarity)}", is_number=True),
        Column("Fifth"),
    ]
    rows = [
        (
            place.name,
            place.said or place.figure.marked,
            "" if place.from_worst is None else f"{place.from_worst} of {place.ranked}",
            "" if place.fifth is None else FIFTHS[place.fifth - 1],
        )
        for place in view.places
    ]
    return html_table(view.title, columns, rows)


def _show_small_trend(view: ExploreView) -> None:
    """Show the places through time with the median of all, where there are two periods."""
    trend = view.trend
    if trend is None or len(trend.periods) < 2:
        return
    lines = trend_lines(view, trend, list(trend.medians.columns[:1]))
    svg = charts.trend_svg(trend.periods, lines, trend_title(view, trend), PANEL_WIDTH)
    components.draw(svg, key="explore.small_lines")
