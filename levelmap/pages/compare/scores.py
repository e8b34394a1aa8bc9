"""Two scores over the same places: the chart, the map of quadrants, correlations, outliers."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.scatter import Grouping, ScatterQuery, ScatterView, scatter
from levelmap.comparison.correlation import Correlation
from levelmap.downloads.bundle import csv_file
from levelmap.drawing import legends
from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.compare import scatter_chart, share
from levelmap.pages.compare.options import Subject, subjects
from levelmap.pages.compare.query import ComparePageQuery, Look
from levelmap.pages.compare.scatter_map import quadrants_layer, thirds_layer
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, components, downloads, inputs
from levelmap.pages.shared.layout import Layout
from levelmap.pages.shared.plain_text import bullets, plain

PRESETS = {
    "Deprivation (IMD 2019) and community needs, by ward": ScatterQuery(),
    "Deprivation (IMD 2015) and the Leave vote": ScatterQuery(
        "imd-2015-average-score", "leave-share-2021-districts"
    ),
    "Deprivation (IMD 2019) and the Leave vote": ScatterQuery(
        "imd-2019-average-score", "leave-share-2019-districts"
    ),
    "Community needs (2019) and the Leave vote": ScatterQuery(
        "community-needs-2019-score", "leave-share-2018-districts"
    ),
}
"""Comparisons that have been published elsewhere."""

_LOOKS = {Look.QUADRANTS: quadrants_layer, Look.THIRDS: thirds_layer}


def show(query: ComparePageQuery, places: Layout) -> None:
    """Show two scores against each other."""
    title = places.bar.container()
    with places.bar, st.popover("Change", icon=":material/swap_horiz:", key="compare.scores.what"):
        _show_choice(query.scores)
    view = scatter(query.scores, cache.atlas())
    title.title(plain(f"{view.x.label} and {view.y.label}"), anchor=False)
    with places.bar:
        st.segmented_control(
            "What the map shows",
            list(Look),
            format_func=lambda look: look.label,
            required=True,
            label_visibility="collapsed",
            **inputs.bound(PAGE, "look", query.look, lambda query, look: replace(query, look=look)),
        )
    layer = _LOOKS[query.look](view)
    with places.map:
        share.show_map(layer, view.geography, query.area, key="compare.scores.map")
    with places.card:
        st.markdown(plain(f"{view.summary} {view.outlier_words}"))
        _show_place(view, query.area)
        st.html(legends.html(layer.legend()))
    with places.foot:
        st.html(legends.row_html(layer.legend(), is_narrow=True))
    with places.below:
        components.announce(
            f"Scores updated. {view.whole.sentence}", key="compare.scores.status", is_hidden=True
        )
        _show_chart(view, query.area)
        _show_tables(view)
        downloads.offer(
            "Every point (CSV)",
            "two_scores.csv",
            lambda: csv_file(_table(view)),
        )
        st.markdown(bullets(view.notes))


def _table(view: ScatterView) -> pd.DataFrame:
    points = view.points.reset_index(names="area_code")
    codes = points["area_code"]
    return taking.of_areas(
        points.assign(x_status=codes.map(view.x.remark), y_status=codes.map(view.y.remark)),
        basis.each((one.label, one.rests_on) for one in (view.x, view.y)),
        geography=view.geography,
        unit=f"x: {view.x.unit}; y: {view.y.unit}",
        what=f"{view.x.label} (x) and {view.y.label} (y), above or below their medians",
    )


def _show_choice(query: ScatterQuery) -> None:
    current = next((name for name, preset in PRESETS.items() if _same(preset, query)), None)
    st.pills(
        "Comparisons that others have published",
        list(PRESETS),
        **inputs.bound(
            PAGE,
            "preset",
            current,
            lambda query, name: replace(query, scores=PRESETS[name], area="") if name else query,
        ),
    )
    held = subjects(cache.atlas())
    options = {subject.name: subject for subject in (*held.methods, *held.with_scores)}
    for column, axis in zip(st.columns(2), ("x", "y"), strict=True):
        with column:
            _show_axis(axis, query, options)
    by, london = st.columns(2)
    with by:
        st.selectbox(
            "Colours by",
            list(Grouping),
            format_func=lambda grouping: grouping.label,
            **inputs.bound(
                PAGE,
                "by",
                query.grouping,
                lambda query, by: replace(query, scores=replace(query.scores, grouping=by)),
            ),
        )
    with london:
        st.checkbox(
            "With London",
            **inputs.bound(
                PAGE,
                "london",
                query.with_london,
                lambda query, on: replace(query, scores=replace(query.scores, with_london=on)),
            ),
        )


def _same(preset: ScatterQuery, query: ScatterQuery) -> bool:
    return (preset.x, preset.y) == (query.x, query.y)


def _show_axis(axis: str, query: ScatterQuery, options: dict[str, Subject]) -> None:
    current: str = getattr(query, axis)
    names = [*options, *([] if current in options else [current])]
    st.selectbox(
        f"{'Across' if axis == 'x' else 'Upwards'}: a method or an indicator",
        names,
        format_func=lambda name: options[name].label if name in options else name,
        **inputs.bound(
            PAGE,
            axis,
            current,
            lambda query, name: replace(query, scores=replace(query.scores, **{axis: name})),
        ),
    )


def _show_chart(view: ScatterView, area: str) -> None:
    def choose() -> None:
        chosen = st.session_state["compare.scatter"]["selection"].get(scatter_chart.POINT, [])
        if chosen:
            share.choose_area(chosen[0]["code"])

    st.vega_lite_chart(
        scatter_chart.table(view),
        scatter_chart.chart(view, [area] if area else [], scatter_chart.of_page()),
        key="compare.scatter",
        on_select=choose,
        selection_mode=scatter_chart.POINT,
        theme=None,
    )


def _show_place(view: ScatterView, area: str) -> None:
    if area not in view.points.index:
        return
    row = view.points.loc[area]
    st.markdown(
        f"**{plain(row['area_name'])}**: "
        + plain(
            f"{view.x.label} {view.x.said(area)}, {view.y.label} "
            f"{view.y.said(area)}; {view.quadrant_words[row['quadrant']]}."
        )
    )


def _interval(found: Correlation) -> str:
    """Return the interval in words; too few points, or points on one line, have none."""
    low, high = found.pearson_low, found.pearson_high
    return "not defined" if math.isnan(low) else f"{low:.2f} to {high:.2f}"


def _show_tables(view: ScatterView) -> None:
    columns = [
        Column("Places"),
        Column("Number", is_number=True),
        Column("Pearson", is_number=True),
        Column("95% interval", is_number=True),
        Column("Spearman", is_number=True),
    ]
    rows = [
        (
            subset.name,
            f"{one.n:,}",
            f"{one.pearson:.2f}",
            _interval(one),
            f"{one.spearman:.2f}",
        )
        for subset in view.subsets
        if (one := subset.correlation) is not None
    ]
    st.html(html_table("How the two go together", columns, rows))
    outliers = [
        (row.area_name, view.x.said(row.Index), view.y.said(row.Index), f"{row.residual:+.1f}")
        for row in view.outliers.itertuples()
    ]
    if outliers:
        head = [
            Column("Place"),
            Column(view.x.label, is_number=True),
            Column(view.y.label, is_number=True),
            Column("Standard errors from the line", is_number=True),
        ]
        st.html(html_table("Places furthest from the line", head, outliers))
