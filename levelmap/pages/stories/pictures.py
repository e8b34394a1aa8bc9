"""Pictures of steps that tell more than who is on which of two lists: classes of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from levelmap.answers.comparisons.findings import BOTH, OUTSIDE
from levelmap.answers.comparisons.two import Comparison
from levelmap.drawing.layer import Layer, Style
from levelmap.drawing.palettes import NOT_NAMED, ON_BOTH
from levelmap.pages.compare.map import comparison_layer

FIRST, SECOND = "#3a8fd0", "#e69f00"
"""Colours of what one and the other side alone names, as in Compare."""

OTHER = "other"
"""Class of the places that a step does not speak of."""


def categories(view: Comparison, categories: Collection[str]) -> Layer:
    """Return the map of a list by its categories, the first in the strongest colour."""
    colours = (ON_BOTH, FIRST, NOT_NAMED)
    styles = {
        one: Style(colour, f"Category {one}")
        for one, colour in zip(categories, colours, strict=False)
    }
    return _layer(view, view.places["a_category"].to_dict(), styles)


def firmness(view: Comparison, status: Mapping[str, str]) -> Layer:
    """Return how firm the list of a method is: `solid`, `borderline` and `out`."""
    styles = {
        "solid": Style(ON_BOTH, "On the list in nine of ten ways or more"),
        "borderline": Style(SECOND, "Borderline"),
        "out": Style(NOT_NAMED, "On it in fewer than one of ten"),
    }
    return _layer(view, status, styles)


def within(
    view: Comparison, classes: Mapping[str, str], codes: Collection[str], words: tuple[str, str]
) -> Layer:
    """Return some classes of a comparison, each parted by whether a place is one of *codes*.

    Parameters
    ----------
    classes
        Words of the classes that are shown, by their keys; all others are one class.
    words
        What follows those words for a place that is one of *codes*, and for one that is not.
    """
    colours = {key: ON_BOTH if key == BOTH else SECOND for key in classes}
    found = {
        code: f"{key} {code in codes}"
        for code, key in view.places["class"].items()
        if key in classes
    }
    styles = {
        f"{key} {is_one}": Style(colours[key], f"{said}, {ending}", "" if is_one else "hatch")
        for key, said in classes.items()
        for is_one, ending in zip((True, False), words, strict=True)
    }
    return _layer(view, found, styles)


def _layer(view: Comparison, classes: Mapping[str, str], styles: Mapping[str, Style]) -> Layer:
    """Return the layer of a comparison with other classes; who could not be named stays hatched."""
    base = comparison_layer(view)
    found = {
        code: key if key == OUTSIDE else classes.get(code, OTHER)
        for code, key in base.classes.items()
    }
    held = set(found.values())
    shown = {**styles, OTHER: Style(NOT_NAMED, "All others"), **base.styles}
    kept = {key: style for key, style in shown.items() if key in held}
    return replace(base, classes=found, styles=kept)
