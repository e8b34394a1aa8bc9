"""From a method to the layer that the map paints: what it changes, how firm it is, a domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from levelmap.answers.comparisons.words import nouns
from levelmap.drawing.layer import MOST_TOLD, Layer, Style, credit
from levelmap.drawing.palettes import NOT_NAMED, ON_BOTH, Palette, colours
from levelmap.methods.ranking import ranks_worst_first
from levelmap.pages.method.firmness import Firmness
from levelmap.pages.method.view import ENTERS, LEAVES, OFF, STAYS, UNSCORED, MethodView
from levelmap.terms import Polarity

CHANGES = {
    STAYS: Style(ON_BOTH, "On the list, as at the start"),
    ENTERS: Style("#e69f00", "On the list, not at the start"),
    LEAVES: Style("#3a8fd0", "No longer on the list"),
    OFF: Style(NOT_NAMED, "Not on the list"),
    UNSCORED: Style(None, "Not scored"),
}
FIRMNESS = {
    "solid": Style(ON_BOTH, "Solid: on the list in nine of ten ways or more"),
    "borderline": Style("#e69f00", "Borderline"),
    "out": Style(NOT_NAMED, "Out: on it in fewer than one of ten"),
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


FIFTHS = 5


def domain_layer(view: MethodView, key: str) -> Layer:
    """Return the layer of the score of one domain, in fifths of the places that have one.

    Places that tie are in one fifth, the worse.
    """
    scores = view.scored.composite.domains[key].reindex(view.ranking.index)
    high_is_worse = view.recipe.direction is Polarity.HIGHER_IS_WORSE
    ranks = pd.Series(ranks_worst_first(scores.to_numpy(), high_is_worse), index=scores.index)
    fifths = np.ceil(ranks / ranks.count() * FIFTHS)
    shades = colours(Palette.YLGNBU, FIFTHS)[::-1]
    ends = {1: " (worst)", FIFTHS: " (best)"}
    styles = {
        str(number): Style(shade, f"Fifth {number}{ends.get(number, '')}")
        for number, shade in enumerate(shades, 1)
    } | {UNSCORED: Style(None, "Not scored")}
    classes = {
        code: UNSCORED if pd.isna(fifth) else str(int(fifth)) for code, fifth in fifths.items()
    }
    told = {code: f"{scores[code]:,.3f}, rank {int(rank)}" for code, rank in ranks.dropna().items()}
    name = domain_names(view)[key]
    found = _layer(view, f"Score of the domain {name}", styles, classes, told)
    return replace(found, direction="Darkest = worst")


def domain_names(view: MethodView) -> dict[str, str]:
    """Return the domains of a method that have a score: names by key."""
    held = view.scored.composite.domains.columns
    return {one.key: one.name for one in view.recipe.domains if one.key in held}


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
