"""Two scores of the same places as a Vega-Lite chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from levelmap.answers.comparisons.scatter import Grouping, ScatterView
from levelmap.answers.comparisons.score_columns import Scores
from levelmap.drawing.palettes import OKABE_ITO
from levelmap.drawing.svg import INK, MUTED

HEIGHT = 560
MOST_NAMED = 5
"""Outliers whose names stand in the chart: more would lie over each other."""


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours of a chart: words and marks, what matters less, lines behind, points, groups."""

    ink: str
    quiet: str
    grid: str
    point: str
    groups: tuple[str, ...]

    @property
    def config(self) -> dict[str, Any]:
        """Return it as Vega-Lite takes it; the ground is the page's."""
        words = {"labelColor": self.ink, "titleColor": self.ink}
        lines = dict.fromkeys(("gridColor", "domainColor", "tickColor"), self.grid)
        sizes = {"labelFontSize": 12, "titleFontSize": 13, "titleFontWeight": 400}
        return {
            "font": "inherit",
            "background": "transparent",
            "axis": {**words, **lines, **sizes, "titlePadding": 12},
            "legend": {**words, "labelFontSize": 12},
            "view": {"stroke": None},
        }


_GROUPS = tuple(OKABE_ITO[number] for number in (4, 5, 2, 6, 0, 1, 3))

LIGHT = ChartColours(INK, MUTED, "#e3e7ea", OKABE_ITO[4], (*_GROUPS, INK, MUTED, "#994f00"))
DARK = ChartColours(
    "#e8edf1", "#b5c2cc", "#33424e", OKABE_ITO[1], (*_GROUPS, "#e8edf1", "#8a99a6", "#c98a4b")
)


def of_page() -> ChartColours:
    """Return the look that suits the visitor's page, light or dark."""
    return DARK if st.context.theme.type == "dark" else LIGHT


POINT = "place"
"""Name of the selection that a click on a point makes."""


def chart(
    view: ScatterView, selected: Sequence[str] = (), look: ChartColours = LIGHT
) -> dict[str, Any]:
    """Return the chart's specification; its data are the `table` of the same view.

    A click on a point selects its place (parameter `POINT`, field `code`). Dashed lines mark the
    medians, the solid one is the least-squares line, rings are the chosen places; of more than
    `MOST_NAMED` the names are left out.
    """
    return {
        "height": HEIGHT,
        "width": "container",
        "description": f"{view.y.title} against {view.x.title}. {view.whole.sentence}",
        "config": look.config,
        "layer": [
            _points(view, look),
            _named(view, selected, look),
            *_medians(view, look),
            _line(view, look),
        ],
    }


def table(view: ScatterView) -> pd.DataFrame:
    """Return the data of the chart: the points with their values in words."""
    shown = view.points.reset_index(names="code")
    shown["at_x"] = [view.x.said(code) for code in shown["code"]]
    shown["at_y"] = [view.y.said(code) for code in shown["code"]]
    shown["quadrant"] = shown["quadrant"].map(view.quadrant_words)
    return shown


def _axis(scores: Scores) -> dict[str, Any]:
    # the unit often says what is high already
    said = scores.unit if "high" in scores.unit else f"{scores.unit}; {scores.high}"
    return {"title": [scores.title, said]}


def _encoding(view: ScatterView) -> dict[str, Any]:
    return {
        "x": {
            "field": "x",
            "type": "quantitative",
            "scale": {"zero": False},
            "axis": _axis(view.x),
        },
        "y": {
            "field": "y",
            "type": "quantitative",
            "scale": {"zero": False},
            "axis": _axis(view.y),
        },
    }


def _points(view: ScatterView, look: ChartColours) -> dict[str, Any]:
    many = len(view.points) > 1_000
    encoding = _encoding(view) | {
        "tooltip": [
            {"field": "area_name", "title": "Place"},
            {"field": "at_x", "title": view.x.label},
            {"field": "at_y", "title": view.y.label},
            {"field": "quadrant", "title": "Quadrant"},
        ],
        "opacity": {"value": 0.45 if many else 0.75},
        "size": {"value": 18 if many else 45},
        "color": _colour(view, look),
    }
    return {
        "params": [{"name": POINT, "select": {"type": "point", "fields": ["code"]}}],
        "mark": {"type": "point", "filled": True},
        "encoding": encoding,
    }


def _colour(view: ScatterView, look: ChartColours) -> dict[str, Any]:
    if view.query.grouping is Grouping.NONE:
        return {"value": look.point}
    return {
        "field": "group",
        "type": "nominal",
        "title": view.query.grouping.label,
        "scale": {"range": list(look.groups)},
    }


def _named(view: ScatterView, selected: Sequence[str], look: ChartColours) -> dict[str, Any]:
    """Return rings round the chosen places and those furthest from the line, and their names."""
    far = list(view.outliers.index[:MOST_NAMED])
    named = [*far, *selected] if len(selected) <= MOST_NAMED else far
    return {
        "layer": [
            {
                "transform": [_only([*far, *selected])],
                "mark": {"type": "point", "size": 110, "strokeWidth": 1.5, "color": look.ink},
                "encoding": _encoding(view),
            },
            {
                "transform": [_only(named)],
                "mark": {"type": "text", "dy": -11, "fontSize": 12, "color": look.ink},
                "encoding": _encoding(view) | {"text": {"field": "area_name"}},
            },
        ],
    }


def _only(codes: Sequence[str]) -> dict[str, Any]:
    return {"filter": {"field": "code", "oneOf": list(codes)}}


def _medians(view: ScatterView, look: ChartColours) -> list[dict[str, Any]]:
    mark = {"type": "rule", "strokeDash": [4, 4], "color": look.quiet}
    return [
        {"mark": mark, "encoding": {axis: {"datum": float(view.medians[axis])}}}
        for axis in ("x", "y")
    ]


def _line(view: ScatterView, look: ChartColours) -> dict[str, Any]:
    low, high = view.points["x"].min(), view.points["x"].max()
    ends = [{"x": x, "y": view.whole.slope * x + view.whole.intercept} for x in (low, high)]
    return {
        "data": {"values": [{key: float(number) for key, number in end.items()} for end in ends]},
        "mark": {"type": "line", "color": look.ink, "strokeWidth": 1.5},
        "encoding": _encoding(view),
    }
