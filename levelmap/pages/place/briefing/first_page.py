"""The page to hand round: three sentences, missions, map, lists in force and money."""

from __future__ import annotations

from dataclasses import asdict

from levelmap.pages.place import pictures, strip, tables
from levelmap.pages.place.briefing import content
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.shapes import Shapes
from levelmap.pages.place.view import PlaceView

MOST_WORDS = 250
"""Words of a first page, all that is printed on it counted."""


def first_page(view: PlaceView, shapes: Shapes, note: str) -> Content:
    """Return what the first page prints; *note* is the council's own, empty for none."""
    found = content.wards(view, shapes)
    drawn = found["map"] or content.locator(view, shapes)
    return {
        "sentences": list(view.headline),
        "strip": [asdict(cell) for cell in strip.cells(view.missions, view.similar)],
        "strip_key": strip.KEY,
        "map": {**drawn, "caption": _credit(drawn["caption"])},
        "legend_title": view.wards.indicator.label if view.wards and found["map"] else "",
        "legend": [{"swatch": row["swatch"]} for row in found.get("legend", [])],
        "legend_note": _classes(view) if found["map"] else "",
        "lists": {**asdict(tables.in_force(view)), "widths": [2.2, 2.2, 1.2, 1]},
        "money_title": "Money",
        "money": tables.money_short(view),
        "note_title": "Our note" if note else "",
        "note": note,
    }


def _classes(view: PlaceView) -> str:
    return f"Darker = worse; {pictures.class_note(view.wards)}." if view.wards else ""


def _credit(caption: str) -> str:
    """Return the caption of a map without what its title says already."""
    return caption.split(". ", 1)[1] if ". " in caption else caption
