"""From a method to what the map paints: what it changes, or how firm its list is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from levelmap.answers.words import nouns
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.drawing.legends import Legend, Row
from levelmap.drawing.map_layers import NO_DATA, OUTSIDE, Picture
from levelmap.pages.method.view import ENTERS, LEAVES, OFF, STAYS, UNSCORED, Firmness, MethodView

CHANGE_COLOURS = {STAYS: "#2d1e4f", ENTERS: "#e69f00", LEAVES: "#3a8fd0", OFF: "#eef1f3"}
CHANGE_WORDS = {
    STAYS: "On the list, as at the start",
    ENTERS: "On the list, not at the start",
    LEAVES: "No longer on the list",
    OFF: "Not on the list",
    UNSCORED: "Not scored",
}
FIRM_COLOURS = {"solid": "#2d1e4f", "borderline": "#e69f00", "out": "#eef1f3"}
FIRM_WORDS = {
    "solid": "Solid: on the list in nine of ten ways or more",
    "borderline": "Borderline",
    "out": "Out: on it in fewer than one of ten",
    UNSCORED: "Not scored",
}

MOST_TOLD = 1_000
"""With more areas than this the map tells the class of an area only."""


def changes(view: MethodView, geometry: str, codes: Sequence[str], selected: str = "") -> Picture:
    """Return the map of what the method changes.

    Parameters
    ----------
    geometry
        Address of the web geometry.
    codes
        The areas of that geometry in its order.
    selected
        Code of the place to outline; empty for none.
    """
    found = view.ranking["change"].to_dict()
    told = {
        code: f"{CHANGE_WORDS[change]}; rank {rank}, at the start {before}"
        for code, change, rank, before in view.ranking[
            ["change", "rank", "start_rank"]
        ].itertuples()
        if change != UNSCORED
    }
    return _picture(view, geometry, codes, (found, CHANGE_COLOURS, CHANGE_WORDS, told), selected)


def firm(
    view: MethodView,
    firmness: Firmness,
    geometry: str,
    codes: Sequence[str],
    selected: str = "",
) -> Picture:
    """Return the map of how firm the list is; for the arguments see `changes`."""
    areas = firmness.result.areas
    found = dict.fromkeys(view.ranking.index, UNSCORED) | areas["status"].to_dict()
    told = {
        code: f"{FIRM_WORDS[status]}; rank {rank}, {low} to {high} in nine of ten ways"
        for code, rank, low, high, status in areas[["rank", "low", "high", "status"]].itertuples()
    }
    return _picture(view, geometry, codes, (found, FIRM_COLOURS, FIRM_WORDS, told), selected)


def _picture(
    view: MethodView,
    geometry: str,
    codes: Sequence[str],
    classes: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str], Mapping[str, str]],
    selected: str,
) -> Picture:
    found, colours, words, told = classes
    geography = view.recipe.geography
    numbers = {name: number for number, name in enumerate(colours)} | {UNSCORED: NO_DATA}
    brief = len(found) > MOST_TOLD
    return Picture(
        geometry=geometry,
        classes=[numbers[found[code]] if code in found else OUTSIDE for code in codes],
        colours=list(colours.values()),
        name=view.recipe.title,
        values=[
            ""
            if code not in found
            else words[found[code]]
            if brief
            else told.get(code, words[found[code]])
            for code in codes
        ],
        labels=[words[name] for name in colours],
        selected=[selected] if selected else [],
        frame=str(geography),
        credit=". ".join(boundary_attribution(geography.vintage)) if geography else "",
    )


def changes_legend(view: MethodView) -> Legend:
    """Return the legend of the map of changes, with the number of places in each class."""
    return _legend(view, "The list, and what it changes", CHANGE_COLOURS, CHANGE_WORDS, view.counts)


def firm_legend(view: MethodView, firmness: Firmness) -> Legend:
    """Return the legend of the map of firmness."""
    counts = {**firmness.counts, UNSCORED: view.counts[UNSCORED]}
    return _legend(view, "How firm the list is", FIRM_COLOURS, FIRM_WORDS, counts)


def _legend(
    view: MethodView,
    title: str,
    colours: Mapping[str, str],
    words: Mapping[str, str],
    counts: Mapping[str, int],
) -> Legend:
    geography = view.recipe.geography
    several = nouns(geography)[1].capitalize() if geography else "Places"
    year = f" of {geography.vintage}" if geography else ""
    rows = tuple(Row(colours.get(name), words[name], counts[name]) for name in words)
    return Legend(title, f"{several}{year}", "Darkest = on the list", rows)
