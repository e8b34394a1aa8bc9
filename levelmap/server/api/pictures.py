"""A map as a picture that stands on its own, for pages without scripts and for print."""

from __future__ import annotations

from levelmap.answers.indicators.series import LEVELS, held, levels
from levelmap.atlas import Atlas
from levelmap.errors import NotHeld, QueryError
from levelmap.pages.explore.made import made
from levelmap.pages.explore.query import read_link
from levelmap.pages.explore.view import explore
from levelmap.periods import Period
from levelmap.server.api.indicators import LATEST, no_period
from levelmap.server.api.operations import SLUG, Answer, Given, Operation, Parameter, always
from levelmap.terms import AreaType


def _picture(atlas: Atlas, given: Given) -> Answer:
    query, problems = read_link(_held(atlas, given), atlas)
    if problems:
        raise NotHeld(problems[0])
    view = explore(query, atlas)
    return Answer({"svg": made(view, "page.svg", "", atlas).decode()})


def _held(atlas: Atlas, given: Given) -> Given:
    """Return what is asked for; where a page shows what is nearest to what is not held, refuse."""
    indicator = atlas.catalogue.indicator(given["indicator"])
    first = next(iter(levels(indicator.slug, atlas)), AreaType.LOCAL_AUTHORITY)
    level = AreaType(given.get("level", first))
    drawn = [str(series.period) for series in held(indicator, level, atlas)]
    period = given.get("period", LATEST)
    if period == LATEST:
        return {name: text for name, text in given.items() if name != "period"}
    if period not in drawn:
        sentence = no_period(period, drawn, indicator.slug)
        raise NotHeld(sentence) if Period.is_written(period) else QueryError(sentence)
    return given


OPERATIONS = (
    Operation(
        "/picture.svg",
        "The map of an indicator with title, legend, source and attribution, as SVG",
        _picture,
        (
            Parameter("indicator", "Name of the indicator", "claimant-count", SLUG, required=True),
            Parameter("level", "Kind of area", "lad", choices=tuple(map(str, LEVELS))),
            Parameter(
                "period",
                "ISO 8601 start and duration; without it, or with latest, the latest",
                LATEST,
            ),
            Parameter(
                "places",
                "Codes of places to outline, with commas between them",
                "E06000021",
                "^[EWSNK][0-9]{8}(,[EWSNK][0-9]{8}){0,9}$",
            ),
            Parameter(
                "shape",
                "Outlines, or hexagons of equal size",
                "outlines",
                choices=("outlines", "hexes"),
            ),
        ),
        ("svg",),
        is_dear=always,
    ),
)
