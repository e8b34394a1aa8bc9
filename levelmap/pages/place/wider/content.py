"""What the briefing on a place that is not one authority holds, as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from levelmap import __version__
from levelmap.atlas import Atlas
from levelmap.catalogue.provenance import OGL_LINE, boundary_attribution
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import small_maps
from levelmap.pages.place.briefing.content import NOT_OFFICIAL
from levelmap.pages.place.tables import Table
from levelmap.pages.place.wider import tables
from levelmap.pages.place.wider.shapes import located
from levelmap.pages.place.wider.view import WiderView
from levelmap.periods import Period

Content = dict[str, Any]

VALUES_INTRO = (
    "A figure is the published one where its publisher gives one for this place; else it is put "
    "together here from those of its authorities by what the measure itself is divided by, and "
    "marked so; else it is not made, and the range of its authorities is given."
)
"""How the figures of a place of several authorities came to be."""


def content(view: WiderView, atlas: Atlas) -> Content:
    """Return everything that the briefing prints; the same view, the same content."""
    place = view.place
    return {
        "document_title": f"{place.name}: LevelMap briefing",
        "version": view.version.digest,
        "kicker": f"Levelling up briefing · {place.kind.label}",
        "name": place.name,
        "footer": f"{place.name} · LevelMap briefing · {version_words(view)}",
        "headline": list(view.headline),
        "about": view.about,
        "locator": locator(view, atlas),
        "sections": sections(view),
    }


def version_words(view: WiderView) -> str:
    """Return which data and which LevelMap a briefing was made with."""
    day = Period.parse(view.version.day.isoformat()).label
    return f"data as of {day}, version {view.version.digest}; LevelMap {__version__}"


def locator(view: WiderView, atlas: Atlas) -> Content:
    """Return the map of the place among what surrounds it."""
    shapes = located(view.place, atlas)
    alt = f"Map with {view.place.name} marked among the authorities around it."
    credit = ". ".join(boundary_attribution(CURRENT.vintage))
    drawn = small_maps.whereabouts(shapes.own, shapes.region, shapes.around, alt)
    return {
        "svg": drawn,
        "alt": alt,
        "caption": f"{view.place.name}. {credit}.",
        "is_tall": small_maps.is_tall(shapes.region),
    }


def sections(view: WiderView) -> list[Content]:
    """Return the sections in the order in which they are read."""
    return [
        _section("Lists of priority places", [], [tables.lists(view)], tables.list_notes(view)),
        _section("Measures of the missions", [VALUES_INTRO], [tables.values(view)], ()),
        _section(
            "Places inside" if view.place.kind.is_whole_authorities else "Where it lies",
            [each.sentence for each in view.small_areas],
            [tables.parts(view), *(tables.small_areas(each) for each in view.small_areas)],
            (),
        ),
        _section("Money", [view.money.sentence], [tables.money(view)], ()),
        _section(
            "Sources and dates",
            [NOT_OFFICIAL, f"Made from {version_words(view)}. {OGL_LINE}"],
            [tables.sources(view)],
            (),
        ),
    ]


def _section(title: str, intro: list[str], held: list[Table], notes: tuple[str, ...]) -> Content:
    return {
        "title": title,
        "intro": intro,
        "tables": [asdict(table) for table in held if table.rows],
        "notes": list(notes),
    }
