"""Two scores of the same places as a Vega-Lite chart."""

from __future__ import annotations

from typing import Any

import pandas as pd

from levelmap.answers.comparisons.scatter import Grouping, ScatterView, Scores
from levelmap.drawing.palettes import OKABE_ITO

HEIGHT = 560
MOST_NAMED = 5
"""Outliers whose names stand in the chart: more would lie over each other."""

_INK, _GRID = "#16232e", "#e3e7ea"

_LOOK = {
    "font": "inherit",
    "background": "#ffffff",  # on a dark page too: so the map's colours mean the same beside it
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 13,
        "labelColor": _INK,
        "titleColor": _INK,
        "gridColor": _GRID,
        "domainColor": _GRID,
        "tickColor": _GRID,
        "titleFontWeight": 400,
        "titlePadding": 12,
    },
    "legend": {"labelColor": _INK, "titleColor": _INK, "labelFontSize": 12},
    "view": {"stroke": None},
}

POINT = "place"
"""Name of the selection that a click on a point makes."""


def chart(view: ScatterView, selected: str = "") -> dict[str, Any]:
    """Return the chart's specification; its data are the `table` of the same view.

    A click on a point selects its place (parameter `POINT`, field `code`). Dashed lines mark the
    medians, the solid one is the least-squares line, the ring is the chosen place.
    """
    return {
        "height": HEIGHT,
        "width": "container",
        "description": f"{view.y.title} against {view.x.title}. {view.whole.sentence}",
        "config": _LOOK,
        "layer": [
            _points(view),
            _named(view, selected),
            *_medians(view),
            _line(view),
        ],
    }


def table(view: ScatterView) -> pd.DataFrame:
    """Return the data of the chart: the points with their values in words."""
    shown = view.points.reset_index(names="code")
    shown["at_x"] = [view.x.format(value) for value in shown["x"]]
    shown["at_y"] = [view.y.format(value) for value in shown["y"]]
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


def _points(view: ScatterView) -> dict[str, Any]:
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
        "color": _colour(view),
    }
    return {
        "params": [{"name": POINT, "select": {"type": "point", "fields": ["code"]}}],
        "mark": {"type": "point", "filled": True},
        "encoding": encoding,
    }


def _colour(view: ScatterView) -> dict[str, Any]:
    if view.query.grouping is Grouping.NONE:
        return {"value": OKABE_ITO[4]}
    order = [OKABE_ITO[i] for i in (4, 5, 2, 6, 0, 1, 3)] + [_INK, "#5b6670", "#994f00"]
    return {
        "field": "group",
        "type": "nominal",
        "title": view.query.grouping.label,
        "scale": {"range": order},
    }


def _named(view: ScatterView, selected: str) -> dict[str, Any]:
    """Return the names of the chosen place and of those furthest from the line."""
    codes = [*view.outliers.index[:MOST_NAMED], selected]
    return {
        "transform": [{"filter": {"field": "code", "oneOf": [code for code in codes if code]}}],
        "layer": [
            {
                "mark": {"type": "point", "size": 110, "strokeWidth": 1.5, "color": _INK},
                "encoding": _encoding(view),
            },
            {
                "mark": {"type": "text", "dy": -11, "fontSize": 12, "color": _INK},
                "encoding": _encoding(view) | {"text": {"field": "area_name"}},
            },
        ],
    }


def _medians(view: ScatterView) -> list[dict[str, Any]]:
    mark = {"type": "rule", "strokeDash": [4, 4], "color": "#5b6670"}
    return [
        {"mark": mark, "encoding": {axis: {"datum": float(view.points[axis].median())}}}
        for axis in ("x", "y")
    ]


def _line(view: ScatterView) -> dict[str, Any]:
    low, high = view.points["x"].min(), view.points["x"].max()
    ends = [{"x": x, "y": view.whole.slope * x + view.whole.intercept} for x in (low, high)]
    return {
        "data": {"values": [{key: float(number) for key, number in end.items()} for end in ends]},
        "mark": {"type": "line", "color": _INK, "strokeWidth": 1.5},
        "encoding": _encoding(view),
    }
