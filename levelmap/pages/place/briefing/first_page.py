"""The page to hand round: three sentences, missions, map, lists in force and money."""

from __future__ import annotations

from dataclasses import asdict

from levelmap.pages.place import pictures, strip, tables
from levelmap.pages.place.briefing import content
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.briefing.sections import Material
from levelmap.pages.place.wider import tenths

MOST_WORDS = 250
"""Words of a first page, all that is printed on it counted."""


def first_page(given: Material, note: str) -> Content:
    """Return what the first page prints; *note* is the council's own, empty for none."""
    view = given.view
    return {
        "sentences": list(view.first_page),
        "strip": [asdict(cell) for cell in strip.cells(view.missions, view.similar)],
        "strip_key": strip.KEY,
        **where(_map(given)),
        "lists": {**asdict(tables.in_force(view)), "widths": [2.2, 2.2, 1.2, 1]},
        "money_title": "Money",
        "money": tables.money_short(view),
        "note_title": "Our note" if note else "",
        "note": note,
    }


def where(drawn: Content) -> Content:
    """Return the map of a first page with what its colours mean."""
    said = {key: drawn.get(key, "") for key in ("legend_title", "legend_note")}
    drawn = {**drawn, "caption": _credit(drawn["caption"])}
    return {"map": drawn, **said, "legend": drawn.get("legend", [])}


def _map(given: Material) -> Content:
    """Return the wards of the place by need, else its small areas, else where it lies."""
    view = given.view
    found = content.wards(view, given.shapes)
    if found["map"] and view.wards:
        return {
            **found["map"],
            "legend_title": view.wards.indicator.label,
            "legend": [{"swatch": row["swatch"]} for row in found["legend"]],
            "legend_note": f"Darker = worse; {pictures.class_note(view.wards)}.",
        }
    if given.cells is not None:
        return tenths.picture(view.profile.name, view.small_areas, given.cells)
    return content.locator(view, given.shapes)


def _credit(caption: str) -> str:
    """Return the caption of a map without what its title says already."""
    return caption.split(". ", 1)[1] if ". " in caption else caption
