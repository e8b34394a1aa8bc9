"""A map as a picture that stands on its own, for pages without scripts and for print."""

from __future__ import annotations

from levelmap.answers.indicators.series import LEVELS
from levelmap.atlas import Atlas
from levelmap.errors import NotHeld
from levelmap.pages.explore.made import made
from levelmap.pages.explore.query import read_link
from levelmap.pages.explore.view import explore
from levelmap.server.api.operations import SLUG, Answer, Given, Operation, Parameter, always


def _picture(atlas: Atlas, given: Given) -> Answer:
    atlas.catalogue.indicator(given["indicator"])  # one that is not held is not found
    query, problems = read_link(given, atlas)
    if problems:
        raise NotHeld(problems[0])
    view = explore(query, atlas)
    return Answer({"svg": made(view, "page.svg", "", atlas).decode()})


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
                "ISO 8601 start and duration; without it the latest",
                "2023-01-01/P1Y",
                "^[0-9]{4}-[0-9]{2}-[0-9]{2}/P[0-9]{1,3}[YMD]$",
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
