"""What the Explore page says beside and below the map: places, table, spread, trend, source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from levelmap.answers.history import History
from levelmap.answers.readings import FIFTHS
from levelmap.answers.readings import Reading as PlaceReading
from levelmap.drawing import charts, legends
from levelmap.drawing.charts import Line, Strip
from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore import share, value_table
from levelmap.pages.explore import view as explore_view
from levelmap.pages.explore.query import MOST_PLACES, ExploreQuery, Reading
from levelmap.pages.explore.screen import Screen
from levelmap.pages.explore.state import bound, change
from levelmap.pages.explore.view import ExploreView, toggle_place, with_level
from levelmap.pages.shared import cache, components
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
        st.markdown(f"**Median**: {each}")


def show_places(shown: Screen) -> None:
    """Show the list to choose places from, and what is to be said of those chosen."""
    view = shown.view
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
        st.caption("Choose an authority in “Only in” to list its wards here.")
    st.checkbox(
        "Compare: a click adds a place",
        **bound("compare", view.query.compare, lambda query, on: replace(query, compare=on)),
    )
    if len(view.places) == 1:
        _show_place(view.places[0], view)
    elif view.places:
        st.html(_comparison(view))
        _show_small_trend(view)


def _show_place(place: PlaceReading, view: ExploreView) -> None:
    st.header(place.name)
    st.caption(view.title)
    st.markdown(f"**{place.said or place.printed}**")
    st.markdown(place.sentence)
    _show_small_trend(view)
    facts = []
    if place.interval:
        facts.append(f"95% confidence interval: {place.interval}.")
    if place.fifth is not None:
        facts.append(f"In the {FIFTHS[place.fifth - 1]} fifth.")
    if place.better_than is not None:
        facts.append(f"Does better than {place.better_than:.0%} of the others.")
    st.markdown(" ".join(facts))
    if place.history:
        st.info(f"{place.name}: {place.history}", icon=":material/merge:")
    if view.query.level is AreaType.LOCAL_AUTHORITY:
        _show_similar(place, view)
        st.button(
            f"Wards of {place.name}",
            on_click=lambda: change(lambda query: _wards_of(query, place.code)),
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


def _comparison(view: ExploreView) -> str:
    columns = [
        Column("Place"),
        Column("Value", is_number=True),
        Column("Rank", is_number=True),
        Column("Fifth"),
    ]
    rows = [
        (
            place.name,
            place.said or place.printed,
            "" if place.rank is None else f"{place.rank} of {place.ranked}",
            "" if place.fifth is None else FIFTHS[place.fifth - 1],
        )
        for place in view.places
    ]
    return html_table(view.title, columns, rows)


def show_below(view: ExploreView) -> None:
    """Show the choice of what to read below the map, and what was chosen."""
    chosen = view.query.read
    st.segmented_control(
        "Read more",
        [reading for reading in Reading if reading is not Reading.NOTHING],
        format_func=lambda reading: reading.label,
        **bound(
            "read",
            chosen or None,
            lambda query, reading: replace(query, read=Reading(reading or "")),
        ),
    )
    shown = {
        Reading.TABLE: _show_table,
        Reading.SPREAD: _show_spread,
        Reading.TREND: _show_trend,
        Reading.TAKE_AWAY: share.show,
        Reading.ABOUT: _show_about,
    }
    if chosen in shown:
        shown[chosen](view)


def _show_table(view: ExploreView) -> None:
    components.show_table(
        value_table.pack(view),
        key="explore.table",
        on_choose=lambda code: change(lambda query: toggle_place(query, code)),
    )


def _show_spread(view: ExploreView) -> None:
    legend = indicator_map.layer(view).legend()
    spread = legend.histogram
    if spread is None:
        st.markdown("No area has a number to show.")
        return
    marks = [(number, name, indicator_map.say(view, number)) for number, name in spread.marks]
    if not view.query.mode.is_diverging:
        marks += [(m.value, f"{m.name} median", m.printed) for m in view.medians[:1]]
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
        st.markdown(f"The trend {reason}.")
        return
    lines = _lines(view, trend, list(trend.medians.columns))
    title = _trend_title(view, trend)
    components.draw(charts.trend_svg(trend.periods, lines, title), key="explore.lines")
    columns = [Column("Period"), *(Column(line.name, is_number=True) for line in lines)]
    rows = [
        (period.label, *(line.printed[i] for line in lines))
        for i, period in enumerate(trend.periods)
    ]
    st.html(html_table(title, columns, rows))


def _trend_title(view: ExploreView, trend: History) -> str:
    first, last = trend.periods[0].label, trend.periods[-1].label
    return f"{view.indicator.label}, {first} to {last}"


def _lines(view: ExploreView, trend: History, medians: Sequence[str]) -> list[Line]:
    """Return the lines of the chosen places that have a figure, and of some medians."""
    say = view.indicator.format
    places = [
        Line(
            place.name,
            tuple(trend.figures[place.code]),
            tuple(map(say, trend.figures[place.code])),
            lower=tuple(trend.lower[place.code]),
            upper=tuple(trend.upper[place.code]),
        )
        for place in view.places
        if trend.figures[place.code].notna().any()
    ]
    return places + [
        Line(
            f"{name} median",
            tuple(trend.medians[name]),
            tuple(map(say, trend.medians[name])),
            is_reference=True,
        )
        for name in medians
    ]


def _show_small_trend(view: ExploreView) -> None:
    """Show the places through time with the median of all, where there are two periods."""
    trend = view.trend
    if trend is None or len(trend.periods) < 2:
        return
    lines = _lines(view, trend, list(trend.medians.columns[:1]))
    svg = charts.trend_svg(trend.periods, lines, _trend_title(view, trend), PANEL_WIDTH)
    components.draw(svg, key="explore.small_lines")


def _show_about(view: ExploreView) -> None:
    indicator = view.indicator
    st.markdown(f"{indicator.description}. Unit: {indicator.unit}.")
    st.markdown(f"**Direction**: {indicator.polarity_reason}.")
    if indicator.caveat:
        st.markdown(indicator.caveat)


def show_source(view: ExploreView) -> None:
    """Show where the figures and the boundaries came from."""
    source = view.source
    st.markdown(
        f"**Source**: {source.publisher}, [{source.title}]({source.url}), period "
        f"{view.series.period.label}, {source.published_words}. "
        f"{source.licence}. {' '.join(view.notes)}"
    )
