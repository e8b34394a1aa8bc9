"""The controls of the Explore page: what to show, of which areas and period, in which classes."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.errors import QueryError
from levelmap.figures.palettes import Palette
from levelmap.methods.classification import Scheme
from levelmap.pages import _cache, _inputs, explore_find
from levelmap.pages.explore_find import PAGE
from levelmap.periods import Period
from levelmap.terms import MISSIONS
from levelmap.views import explore as views
from levelmap.views.explore import ExploreView
from levelmap.views.explore_query import (
    FEWEST_CLASSES,
    LEVELS,
    MOST_CLASSES,
    ExploreQuery,
    Mode,
    Shape,
    read_breaks,
)
from levelmap.views.explore_settle import CONTAINERS, has_hexes

PLAYING = "explore.playing"
SECONDS_PER_PERIOD = 1.5

MISSION_ICONS = (
    "payments science train wifi school construction ecg_heart sentiment_satisfied "
    "storefront home local_police account_balance"
).split()
"""Names of Material icons, which Streamlit serves itself, in the order of the missions."""

PALETTE_WORDS = {
    "": "Usual",
    "ylgnbu": "Yellow to blue",
    "viridis": "Yellow to purple (viridis)",
    "cividis": "Yellow to dark blue (cividis)",
    "puor": "Orange to purple",
    "rdbu": "Red to blue",
}


def show(view: ExploreView) -> None:
    """Show every control, each standing where *view* stands."""
    explore_find.show_search(view)
    _show_missions(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose_mission(view)
        _choose_indicator(view)
        _choose_level(view)
        _choose_within(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose_mode(view)
        _choose_period(view)
        _choose_looks(view)


def _mission_words(mission: int | None) -> str:
    return MISSIONS[mission - 1].label if mission else "Context"


def _choose_mission(view: ExploreView) -> None:
    atlas = _cache.atlas()
    missions = [m.number for m in MISSIONS]
    offered = [m for m in [*missions, None] if views.of_mission(m, atlas)]
    st.selectbox(
        "Mission",
        offered,
        format_func=_mission_words,
        width=230,
        **_inputs.bound(
            PAGE,
            "mission",
            view.indicator.mission,
            lambda query, mission: views.with_mission(query, mission, atlas),
        ),
    )


def _choose_indicator(view: ExploreView) -> None:
    catalogue = _cache.atlas().catalogue
    st.selectbox(
        "Indicator",
        _cache.indicators_of_mission(view.indicator.mission),
        format_func=lambda slug: catalogue.indicator(slug).label,
        width=400,
        **_inputs.bound(PAGE, "indicator", view.indicator.slug, views.with_indicator),
    )


def _choose_level(view: ExploreView) -> None:
    atlas = _cache.atlas()
    offered = views.levels_of_mission(view.indicator.mission, atlas)
    st.selectbox(
        "Areas",
        [level for level in LEVELS if level in offered],
        format_func=lambda level: level.plural.capitalize(),
        width=200,
        **_inputs.bound(
            PAGE,
            "level",
            view.query.level,
            lambda query, level: views.with_level(query, level, atlas),
        ),
    )


def _choose_within(view: ExploreView) -> None:
    kinds = CONTAINERS.get(view.query.level, ())
    names = {"": "The whole map"} | _cache.containers(kinds)
    st.selectbox(
        "Only in",
        list(names),
        format_func=lambda code: names.get(code, code),
        disabled=not kinds,
        width=210,
        **_inputs.bound(
            PAGE,
            "within",
            view.query.within,
            lambda query, within: replace(query, within=within or ""),
        ),
    )


def _choose_mode(view: ExploreView) -> None:
    st.selectbox(
        "Show",
        list(Mode),
        format_func=lambda mode: mode.label,
        width=190,
        **_inputs.bound(
            PAGE, "mode", view.query.mode, lambda query, mode: replace(query, mode=Mode(mode))
        ),
    )
    if view.since is not None:
        st.selectbox(
            "Compared with",
            [str(period) for period in view.periods[:-1]],
            format_func=_period_words,
            width=190,
            **_inputs.bound(
                PAGE, "since", str(view.since), lambda query, since: replace(query, since=since)
            ),
        )


def _choose_period(view: ExploreView) -> None:
    periods = [p for p in view.periods if view.since is None or p > view.since]
    if len(periods) < 2:
        st.markdown(f"Period: {view.series.period.label}", width=260)
        return
    bound = _inputs.bound(
        PAGE,
        "period",
        str(view.series.period),
        lambda query, period: replace(query, period=period),
    )
    st.select_slider(
        "Period", [str(p) for p in periods], format_func=_period_words, width=340, **bound
    )
    _play(periods, view.series.period)


def _period_words(text: str) -> str:
    return Period.parse(text).label


def is_playing() -> bool:
    """Say whether the periods are being played."""
    return bool(st.session_state.get(PLAYING))


def _play(periods: list[Period], shown: Period) -> None:
    """Show the button that plays the periods, and step on while they are played."""
    playing = is_playing()

    def press() -> None:
        st.session_state[PLAYING] = not playing
        if not playing and shown == periods[-1]:
            _inputs.change(PAGE, lambda query: replace(query, period=str(periods[0])))

    icon = ":material/stop:" if playing else ":material/play_arrow:"
    st.button("Stop" if playing else "Play", icon=icon, on_click=press, key="explore.play")
    if playing and shown == periods[-1]:
        st.session_state[PLAYING] = False
        st.rerun()
    if playing:
        st.session_state["explore.turn"] = False
        _step(str(periods[periods.index(shown) + 1]))


@st.fragment(run_every=SECONDS_PER_PERIOD)
def _step(following: str) -> None:
    """Go to the following period; the first call, made with the page itself, only waits."""
    if st.session_state.get("explore.turn"):
        _inputs.change(PAGE, lambda query: replace(query, period=following))
        st.rerun()
    st.session_state["explore.turn"] = True


def _choose_looks(view: ExploreView) -> None:
    with st.popover("Classes and colours", icon=":material/palette:"):
        if not view.labels:
            _choose_classes(view)
        wanted = [p for p in Palette if p.is_diverging == view.query.mode.is_diverging]
        chosen = view.query.palette if view.query.palette in wanted else ""
        st.selectbox(
            "Colours",
            ["", *(p.value for p in wanted)],
            format_func=PALETTE_WORDS.__getitem__,
            **_inputs.bound(
                PAGE, "palette", chosen, lambda query, name: replace(query, palette=name)
            ),
        )
        _choose_shape(view)


def _choose_classes(view: ExploreView) -> None:
    query = view.query
    schemes = [s for s in Scheme if s is not Scheme.DECILES or query.mode is Mode.VALUE]
    st.selectbox(
        "Classes",
        schemes,
        format_func=lambda scheme: scheme.label.capitalize(),
        **_inputs.bound(
            PAGE, "scheme", query.scheme, lambda query, scheme: _with_scheme(query, scheme, view)
        ),
    )
    if query.scheme in (Scheme.QUANTILES, Scheme.FISHER_JENKS, Scheme.EQUAL_INTERVAL):
        st.select_slider(
            "Number of classes",
            list(range(FEWEST_CLASSES, MOST_CLASSES + 1)),
            **_inputs.bound(
                PAGE, "classes", query.classes, lambda query, k: replace(query, classes=k)
            ),
        )
    if query.scheme is Scheme.BREAKS:
        _choose_breaks(query)
    if query.within:
        st.checkbox(
            "Make the classes from the areas shown",
            **_inputs.bound(
                PAGE, "fit_shown", query.fit_shown, lambda query, fit: replace(query, fit_shown=fit)
            ),
        )


def _with_scheme(query: ExploreQuery, scheme: Scheme, view: ExploreView) -> ExploreQuery:
    """Return *query* with another scheme; own breaks begin as those on the map, rounded."""
    breaks = query.breaks
    if scheme is Scheme.BREAKS and not breaks and view.classification:
        inner = view.classification.edges[1:-1]
        breaks = tuple(sorted({round(edge, view.indicator.decimals) for edge in inner}))
    return replace(query, scheme=scheme, breaks=breaks)


def _choose_breaks(query: ExploreQuery) -> None:
    written = ", ".join(f"{limit:g}" for limit in query.breaks)
    bound = _inputs.bound(PAGE, "breaks", written, _with_breaks)
    st.text_input("Limits between classes", help="Such as 10, 20, 30", **bound)


def _with_breaks(query: ExploreQuery, text: str) -> ExploreQuery:
    try:
        return replace(query, breaks=read_breaks(text))
    except QueryError as error:
        st.toast(str(error), icon=":material/info:")
        return query


def _choose_shape(view: ExploreView) -> None:
    if has_hexes(view.series.drawn, _cache.atlas()):
        st.radio(
            "Shapes",
            list(Shape),
            format_func=lambda shape: shape.label,
            **_inputs.bound(
                PAGE, "shape", view.query.shape, lambda query, shape: replace(query, shape=shape)
            ),
        )
    st.checkbox(
        "Street map under the colours (needs the internet)",
        **_inputs.bound(
            PAGE, "streets", view.query.streets, lambda query, on: replace(query, streets=on)
        ),
    )


def _show_missions(view: ExploreView) -> None:
    """Show the twelve missions as cards, made only when they are asked for."""
    cards = st.expander("The twelve missions: aims, and what can be measured", on_change="rerun")
    if not cards.open:
        return
    atlas = _cache.atlas()
    with cards:
        for row in (MISSIONS[:4], MISSIONS[4:8], MISSIONS[8:]):
            for mission, column in zip(row, st.columns(4), strict=True):
                with column.container(border=True, height="stretch"):
                    icon = MISSION_ICONS[mission.number - 1]
                    st.markdown(f"**:material/{icon}: {mission.label}**")
                    st.markdown(mission.goal)
                    st.caption(_cache.mission_coverage(mission.number))
                    st.button(
                        f"Show {mission.title.lower()}",
                        key=f"explore.card.{mission.number}",
                        on_click=lambda number=mission.number: _inputs.change(
                            PAGE, lambda query: views.with_mission(query, number, atlas)
                        ),
                        type="primary" if mission.number == view.indicator.mission else "secondary",
                    )
