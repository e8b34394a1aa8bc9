"""From two scores to the layer of quadrants."""

from __future__ import annotations

from levelmap.answers.comparisons.scatter import QUADRANTS, ScatterView
from levelmap.drawing import bivariate
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import NOT_NAMED, ON_BOTH

COLOURS = (ON_BOTH, "#3a8fd0", "#e69f00", NOT_NAMED)
"""Colour of each of `QUADRANTS`."""


def quadrants_layer(view: ScatterView) -> Layer:
    """Return the layer with one class for each quadrant."""
    return Layer(
        name=f"{view.x.label} and {view.y.label}",
        styles={
            name: Style(colour, view.quadrant_words[name])
            for name, colour in zip(QUADRANTS, COLOURS, strict=True)
        },
        classes=view.points["quadrant"].to_dict(),
        title="Quadrants",
        unit=f"{view.x.title}; {view.y.title}",
        direction="High: above the median",
        credit=credit(view.geography),
        frame=str(view.geography),
    )


def thirds_layer(view: ScatterView) -> Layer:
    """Return the layer with nine classes, the thirds of one across the thirds of the other."""
    points = view.points
    names = (view.x.title, view.y.title)
    return bivariate.layer(
        points["x"], points["y"], names, credit(view.geography), str(view.geography)
    )
