"""The Explore page: choose an indicator, see it on the map, read one place."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.catalogue.indicators import Indicator
from levelmap.errors import LevelMapError
from levelmap.figures import indicator_map, legends
from levelmap.pages import _cache, _inputs, _map
from levelmap.periods import Period
from levelmap.terms import MISSIONS
from levelmap.views.explore import ExploreQuery, ExploreView, levels, read_link, write_link

PAGE = "explore"
NO_PLACE = ""
MAP_HEIGHT = 640


def explore() -> None:
    """Show the page."""
    st.title("Explore the twelve missions")
    query = _inputs.start(PAGE, lambda parameters: read_link(parameters, _cache.atlas()))
    for problem in _inputs.problems(PAGE):
        st.warning(problem, icon=":material/link_off:")
    query = _choose_indicator(query)
    try:
        view = _cache.explore_view(query)
    except LevelMapError as error:
        st.warning(str(error), icon=":material/info:")
        query = replace(query, period="", area="")
        view = _cache.explore_view(query)
    chosen_map, panel = st.columns([5, 3], gap="medium")
    with panel:
        query = _choose_place(query, view)
        view = _cache.explore_view(query)
        _show_place(view)
    with chosen_map:
        _show_map(view)
    _show_source(view)
    _inputs.finish(PAGE, query, write_link(query))


def _choose_indicator(query: ExploreQuery) -> ExploreQuery:
    """Show the pickers of mission, indicator, kind of area and period."""
    catalogue = _cache.atlas().catalogue
    mission_column, indicator_column, level_column, period_column = st.columns([3, 5, 2, 2])
    with mission_column:
        missions = [*(m.number for m in MISSIONS), None]
        current = catalogue.indicator(query.indicator).mission
        mission = _inputs.choose(
            "Mission", missions, current, key="explore.mission", words=_mission_words
        )
    offered = [i for i in catalogue.indicators.values() if i.mission == mission and _can_draw(i)]
    with indicator_column:
        if not offered:
            st.info("No indicator of this mission is held below the UK.")
            return query
        current_indicator = catalogue.indicator(query.indicator)
        indicator = _inputs.choose(
            "Indicator",
            offered,
            current_indicator,
            key="explore.indicator",
            words=lambda i: i.label,
        )
    kinds = levels(indicator.slug, _cache.atlas())
    with level_column:
        level = _inputs.choose(
            "Areas", kinds, query.level, key="explore.level", words=lambda k: k.plural.capitalize()
        )
    return _choose_period(replace(query, indicator=indicator.slug, level=level), period_column)


def _mission_words(mission: int | None) -> str:
    return MISSIONS[mission - 1].label if mission else "Context"


def _can_draw(indicator: Indicator) -> bool:
    return bool(levels(indicator.slug, _cache.atlas()))


def _choose_period(query: ExploreQuery, column: st.delta_generator.DeltaGenerator) -> ExploreQuery:
    series = _cache.atlas().catalogue.series(query.indicator, query.level)
    periods = [str(s.period) for s in reversed(series)]
    with column:
        period = _inputs.choose(
            "Period",
            periods,
            query.period or periods[0],
            key="explore.period",
            words=lambda text: Period.parse(text).label,
        )
    return replace(query, period="" if period == periods[0] else period)


def _choose_place(query: ExploreQuery, view: ExploreView) -> ExploreQuery:
    names = view.table["name"].sort_values()
    codes = [NO_PLACE, *names.index]
    area = _inputs.choose(
        "Place",
        codes,
        query.area,
        key="explore.area",
        words=lambda code: names.get(code, "Choose a place, here or on the map"),
    )
    return replace(query, area=area)


def _show_map(view: ExploreView) -> None:
    st.markdown(view.summary)
    layer = _cache.layer(view.geography)
    geometry = f"{_map.geometry_address(_cache.atlas().folders)}/{layer.file}"
    picture = indicator_map.picture(view, geometry)

    def choose(code: str) -> None:
        st.session_state["explore.area"] = code

    _map.show_map(picture, key="explore.map", height=MAP_HEIGHT, on_choose=choose)


def _show_place(view: ExploreView) -> None:
    _show_legend(view)
    place = view.place
    if place is None:
        return
    st.subheader(place.name)
    st.metric(f"{view.indicator.label}, {view.period.label}", place.printed)
    st.write(place.sentence)
    if place.interval:
        st.write(f"95 % confidence interval: {place.interval}")


def _show_legend(view: ExploreView) -> None:
    if view.classification is None:
        return
    shown = legends.legend(
        view.indicator,
        view.classification,
        indicator_map.colours(view),
        int(view.table["value"].isna().sum()),
        f"{view.indicator.label}, {view.period.label}",
    )
    st.html(legends.html(shown))
    medians = "; ".join(f"{m.name} {m.printed} ({m.areas} areas)" for m in view.medians)
    st.markdown(f"**Median**: {medians}")


def _show_source(view: ExploreView) -> None:
    source, indicator = view.source, view.indicator
    st.markdown(
        f"**Source**: {source.publisher}, [{source.title}]({source.url}), period "
        f"{view.period.label}, published {source.published or 'on an unknown date'}. "
        f"{source.licence}."
    )
    with st.expander("About this indicator"):
        st.markdown(f"{indicator.description}. Unit: {indicator.unit}.")
        st.markdown(f"**Direction**: {indicator.polarity_reason}.")
        if indicator.caveat:
            st.markdown(indicator.caveat)
        for note in view.notes:
            st.markdown(note)
