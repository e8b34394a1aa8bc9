"""From a method to the layer that the map paints: what it changes, or how firm its list is."""

from __future__ import annotations

from collections.abc import Mapping

from levelmap.answers.comparisons.words import nouns
from levelmap.drawing.layer import MOST_TOLD, Layer, Style, credit
from levelmap.pages.method.view import ENTERS, LEAVES, OFF, STAYS, UNSCORED, Firmness, MethodView

CHANGES = {
    STAYS: Style("#2d1e4f", "On the list, as at the start"),
    ENTERS: Style("#e69f00", "On the list, not at the start"),
    LEAVES: Style("#3a8fd0", "No longer on the list"),
    OFF: Style("#eef1f3", "Not on the list"),
    UNSCORED: Style(None, "Not scored"),
}
FIRMNESS = {
    "solid": Style("#2d1e4f", "Solid: on the list in nine of ten ways or more"),
    "borderline": Style("#e69f00", "Borderline"),
    "out": Style("#eef1f3", "Out: on it in fewer than one of ten"),
    UNSCORED: Style(None, "Not scored"),
}


def changes_layer(view: MethodView) -> Layer:
    """Return the layer of what the method changes."""
    found = view.ranking[["change", "rank", "start_rank"]]
    told = {
        code: f"rank {rank}, at the start {before}"
        for code, change, rank, before in found.itertuples()
        if change != UNSCORED
    }
    title = "The list, and what it changes"
    return _layer(view, title, CHANGES, found["change"].to_dict(), told)


def firm_layer(view: MethodView, firmness: Firmness) -> Layer:
    """Return the layer of how firm the list is."""
    found = firmness.result.areas[["status", "rank", "low", "high"]]
    classes = dict.fromkeys(view.ranking.index, UNSCORED) | found["status"].to_dict()
    told = {
        code: f"rank {rank}, {low} to {high} in nine of ten ways"
        for code, _, rank, low, high in found.itertuples()
    }
    return _layer(view, "How firm the list is", FIRMNESS, classes, told)


def _layer(
    view: MethodView,
    title: str,
    styles: Mapping[str, Style],
    classes: Mapping[str, str],
    told: Mapping[str, str],
) -> Layer:
    geography = view.recipe.geography
    several = nouns(geography)[1].capitalize() if geography else "Places"
    year = f" of {geography.vintage}" if geography else ""
    return Layer(
        name=view.recipe.title,
        styles=dict(styles),
        classes=dict(classes),
        told=told if len(classes) <= MOST_TOLD else {},
        title=title,
        unit=f"{several}{year}",
        direction="Darkest = on the list",
        credit=credit(geography),
        frame=str(geography),
    )
