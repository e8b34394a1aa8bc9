"""What follows the first page of a briefing: each section as blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import geopandas as gpd

from levelmap.answers.missions.policy import STATUS
from levelmap.answers.place.beside import similar
from levelmap.answers.place.methods import MethodReading
from levelmap.answers.place.practice import Practice
from levelmap.answers.place.to_2030.trajectories import RULE, Ways
from levelmap.pages.place import tables, timeline
from levelmap.pages.place.briefing import blocks, content, points
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.briefing.choice import SECTIONS
from levelmap.pages.place.practice import tables as practice_tables
from levelmap.pages.place.shapes import Shapes
from levelmap.pages.place.view import PlaceView
from levelmap.pages.place.wider import tables as wide_tables
from levelmap.pages.progress import tables as progress

_TALL = 4.5
"""Height of a map on paper, in centimetres, beside which its legend stands, not below."""

_TIMELINE = 11.5
"""Width of the timeline on paper, in centimetres."""


@dataclass(frozen=True)
class Material:
    """What sections are made from; `changes` are words by slug of a method.

    What only one section needs is empty where that section is not wanted; `cells` are the outlines
    of the small areas of a place of whose wards no figures are held.
    """

    view: PlaceView
    shapes: Shapes
    methods: tuple[MethodReading, ...]
    changes: Mapping[str, str]
    progress: Ways | None
    practice: tuple[Practice, ...]
    cells: gpd.GeoSeries | None = None


def section(name: str, material: Material) -> Content:
    """Return title and blocks of a section (of `SECTIONS`); no block where nothing is held."""
    return {"name": name, "title": SECTIONS[name], "blocks": _MAKERS[name](material)}


def _points(given: Material) -> list[Content]:
    return blocks.table(points.table(given.view), (1, 1.1))


def _lists(given: Material) -> list[Content]:
    found = content.lists(given.view)
    return [
        *blocks.picture(found["timeline"], _timeline_height(given.view), wide=True),
        *blocks.table(found["table"], (2.3, 1.2, 1.4, 3)),
        *blocks.texts(found["notes"], small=True),
    ]


def _timeline_height(view: PlaceView) -> float:
    """Return how tall the timeline is set on paper, in centimetres."""
    return round(_TIMELINE * timeline.height(view.designations) / timeline.WIDTH, 2)


def _progress(given: Material) -> list[Content]:
    name, ways = given.view.profile.spoken, given.progress
    if ways is None:
        return []
    return [
        *blocks.texts([progress.place_summary(name, ways)]),
        *blocks.table(progress.of_place(name, ways), (2.9, 1.4, 1.6, 1.4, 1.4, 2.1)),
        *blocks.texts([STATUS, progress.PLACE_NOTE, RULE], small=True),
    ]


def _missions(given: Material) -> list[Content]:
    found = content.measures(given.view)
    return [
        *blocks.texts(found["intro"]),
        {"kind": "measures", **{key: found[key] for key in ("caption", "headings", "rows")}},
        *blocks.texts(found["notes"], small=True),
    ]


def _neighbourhoods(given: Material) -> list[Content]:
    found = content.wards(given.view, given.shapes)
    inside = [
        block
        for each in given.view.small_areas
        for block in (
            *blocks.texts([each.sentence, each.spread]),
            *blocks.table(wide_tables.small_areas(each), (3, 2, 1)),
        )
    ]
    if found["map"] is None:
        return [*inside, *blocks.texts([found["note"], *found["notes"]])]
    height = found["map"]["height_cm"]
    is_tall = height > _TALL  # no room below the map for what its colours mean
    legend = {
        "kind": "legend",
        **{key: found[key] for key in ("legend_title", "legend", "legend_note")},
    }
    return [
        *blocks.texts(
            [each for within in given.view.small_areas for each in (within.sentence, within.spread)]
        ),
        *blocks.texts(found["sentences"]),
        *blocks.beside(
            [*blocks.picture(found["map"], height), *([] if is_tall else [legend])],
            [*([legend] if is_tall else []), *blocks.table(found["table"], (2.4, 1, 1.3))],
        ),
        *blocks.texts(found["notes"], small=True),
    ]


def _similar(given: Material) -> list[Content]:
    found = content.similar(given.view)
    rule = [similar.RULE] if given.view.similar.places else []
    return [
        *blocks.texts([found["intro"]]),
        *blocks.table(found["table"], (3, 1, 1, 1)),
        *blocks.texts(rule, small=True),
    ]


def _money(given: Material) -> list[Content]:
    found = content.money(given.view)
    return [
        *blocks.texts([found["intro"]]),
        *blocks.table(found["table"], (2, 3, 1, 2)),
        *blocks.texts(found["notes"], small=True),
    ]


def _practice(given: Material) -> list[Content]:
    return practice_tables.section(given.practice)


def _methods(given: Material) -> list[Content]:
    found = tables.methods(given.view.profile.name, given.methods, given.changes)
    if not found.rows:
        nation = given.view.profile.nation.label
        return blocks.texts([f"No method held ranks authorities of {nation}."])
    return [
        *blocks.texts([tables.METHODS_INTRO]),
        *blocks.table(found, (2.4, 1, 1, 1.5, 1.9, 2.4)),
    ]


def _sources(given: Material) -> list[Content]:
    found = content.sources(given.view)
    return [
        *blocks.texts(found["lines"], small=True),
        {"kind": "fine", "texts": found["list"]},
    ]


_MAKERS: Mapping[str, Callable[[Material], list[Content]]] = {
    "points": _points,
    "lists": _lists,
    "progress": _progress,
    "missions": _missions,
    "neighbourhoods": _neighbourhoods,
    "similar": _similar,
    "money": _money,
    "practice": _practice,
    "methods": _methods,
    "sources": _sources,
}
