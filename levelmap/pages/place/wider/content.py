"""What the briefing on a place that is not one authority holds, as plain data."""

from __future__ import annotations

from dataclasses import asdict

from levelmap.answers.comparisons.words import upper_first
from levelmap.atlas import Atlas
from levelmap.catalogue.provenance import OGL_LINE, boundary_attribution
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import small_maps
from levelmap.pages.place.briefing import blocks
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.briefing.choice import SECTIONS, Choice
from levelmap.pages.place.briefing.content import NOT_OFFICIAL, version_words
from levelmap.pages.place.practice import tables as practice_tables
from levelmap.pages.place.wider import tables
from levelmap.pages.place.wider.shapes import located
from levelmap.pages.place.wider.view import WiderView

VALUES_INTRO = (
    "A figure is the published one where its publisher gives one for this place; else it is put "
    "together here from those of its authorities by what the measure itself is divided by, and "
    "marked so; else it is not made, and the range of its authorities is given."
)
"""How the figures of a place of several authorities came to be."""


def document(view: WiderView, atlas: Atlas, choice: Choice) -> Content:
    """Return everything that the briefing prints; the same view and choice, the same document."""
    place = view.place
    found = [part for part in sections(view) if part["name"] in choice.shown]
    return {
        "document_title": f"{place.name}: LevelMap briefing",
        "version": choice.stamp(view.version.digest),
        "kicker": place.kind.label,
        "name": place.name,
        "footer": f"{upper_first(version_words(view.version))}; not official",
        "first": _first(view, atlas, choice.note),
        "about": view.about if found else "",
        "sections": [part for part in found if part["blocks"]],
    }


def _first(view: WiderView, atlas: Atlas, note: str) -> Content:
    return {
        "sentences": [each for each in view.headline if each != view.money.sentence],
        "strip": [],
        "strip_key": "",
        "map": locator(view, atlas),
        "legend_title": "",
        "legend": [],
        "legend_note": "",
        "lists": {**asdict(tables.in_force(view)), "widths": [2, 3, 1]},
        "money_title": "Money",
        "money": view.money.sentence,
        "note_title": "Our note" if note else "",
        "note": note,
    }


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
    """Return the sections in the order in which they are read; one may have no block."""
    inside = [blocks.table(tables.small_areas(each), (3, 2, 1)) for each in view.small_areas]
    made = {
        "lists": [
            *blocks.table(tables.lists(view), (2, 1, 1.2, 3, 1.2)),
            *blocks.texts(tables.list_notes(view), small=True),
        ],
        "missions": [
            *blocks.texts([VALUES_INTRO]),
            *blocks.table(tables.values(view), (2.4, 1.4, 1, 2.2, 1.8, 1)),
        ],
        "neighbourhoods": [
            *blocks.texts(each.sentence for each in view.small_areas),
            *_parts(view),
            *(block for found in inside for block in found),
        ],
        "money": [
            *blocks.texts([view.money.sentence]),
            *blocks.table(tables.money(view), (3, 2, 1, 2)),
        ],
        "practice": practice_tables.section(view.practice),
        "sources": [
            *blocks.texts(
                [NOT_OFFICIAL, f"Made from {version_words(view.version)}. {OGL_LINE}"], small=True
            ),
            *blocks.table(tables.sources(view), (3, 2, 1, 1)),
        ],
    }
    is_whole = view.place.kind.is_whole_authorities
    titles = {
        "missions": "Measures of the missions",
        "neighbourhoods": "Places inside" if is_whole else "Where it lies",
    }
    return [
        {"name": name, "title": titles.get(name, SECTIONS[name]), "blocks": found}
        for name, found in made.items()
    ]


def _parts(view: WiderView) -> list[Content]:
    found = tables.parts(view)
    return blocks.table(found, (2, *[1.2] * (len(found.headings) - 1)))
