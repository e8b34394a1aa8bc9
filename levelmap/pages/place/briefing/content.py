"""The parts that a briefing and the page of a place share: texts, tables and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from levelmap import __version__
from levelmap.answers.place.measures import MeasureReading
from levelmap.answers.place.wards import Wards
from levelmap.catalogue.provenance import OGL_LINE, Source, boundary_attribution
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import bullets, pictures, small_maps, tables
from levelmap.pages.place import timeline as timelines
from levelmap.pages.place.beside import tables as beside_tables
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.shapes import Shapes
from levelmap.pages.place.tables import Heading, Table
from levelmap.pages.place.view import DataVersion, PlaceView
from levelmap.periods import Period

NOT_OFFICIAL = (
    "LevelMap shows published statistics and lists with their sources. Ranks, distances, minimum, "
    "good level and all else that it computes from them are its own and not official statistics."
)

MOST_WARDS = 6
"""Wards listed beside their map: those in the greatest need."""

_MAP_CM = (7.6, 7.4)
"""Most width and height of the map of wards, in centimetres."""


def version_words(version: DataVersion) -> str:
    """Return which data and which LevelMap a briefing was made with."""
    day = Period.parse(version.day.isoformat()).label
    return f"data of {day} ({version.digest}); LevelMap {__version__}"


def locator(view: PlaceView, shapes: Shapes) -> Content:
    """Return the map of the place in its region."""
    region = view.profile.spoken_region
    alt = f"Map of {region} with {view.profile.name} marked."
    credit = ". ".join(boundary_attribution(CURRENT.vintage))
    return {
        "svg": small_maps.locator(view.profile.code, shapes, alt),
        "alt": alt,
        "caption": f"{view.profile.name} in {region}. {credit}.",
        "is_tall": small_maps.is_tall(shapes.region),
    }


def timeline(view: PlaceView) -> Content | None:
    """Return the drawing of lists and awards through time; None where no list names the place."""
    found = view.designations
    drawn = timelines.timeline(view.profile.name, found, view.version.day)
    if not drawn:
        return None
    alt = timelines.words(view.profile.name, found)
    return {"svg": drawn, "alt": alt, "caption": timelines.CAPTION}


def lists(view: PlaceView) -> Content:
    """Return the lists that name the place, and in sentences those that do not."""
    named = [each.reading for each in view.designations if each.reading.is_named]
    rows = [tables.list_row(reading)[:4] for reading in named]
    headings = tuple(Heading(title) for title in ("List", "Date", "Standing", "Detail"))
    table = Table(f"Lists that name {view.profile.name} or places within it", headings, tuple(rows))
    return {
        "title": "Lists of priority places",
        "table": asdict(table),
        "timeline": timeline(view),
        "notes": [note for note in tables.list_notes(view) if note],
    }


def measures(view: PlaceView) -> Content:
    """Return the dashboard: actual, minimum and target of every measure, with its chart."""
    headings = (
        "Measure",
        "Actual",
        "Better to the right",
        "Minimum",
        "Good level",
        "Status",
        "Trend, and distance to the median authority",
    )
    return {
        "title": "Missions dashboard",
        "intro": [f"{view.rules.minimum_words} {view.rules.target_words}"],
        "caption": f"{view.profile.name}: actual, minimum and good level. {bullets.KEY}",
        "headings": list(headings),
        "rows": [_measure_row(reading) for reading in view.measures],
        "notes": tables.measure_notes(view),
    }


def _measure_row(reading: MeasureReading) -> Content:
    cells = tables.measure_row(reading)
    trend = cells[7] if not cells[8] else f"{cells[7]}; {cells[8]}"
    return {
        "label": reading.indicator.label,
        "detail": tables.measure_detail(reading),
        "actual": reading.printed_with_rate,
        "sure": " ".join(
            f"{part[0].upper()}{part[1:]}." for part in (reading.origin, cells[9]) if part
        ),
        "minimum": cells[3],
        "target": cells[4],
        "standing": reading.standing.value,
        "status": cells[5],
        "trend": trend,
        "bullet": {"svg": bullets.bullet(reading), "alt": reading.sentence},
    }


def wards(view: PlaceView, shapes: Shapes) -> Content:
    """Return the wards of the place: spread, map, legend and those in the greatest need."""
    found = view.wards
    base: Content = {
        "title": "Neighbourhoods",
        "map": None,
        "note": f"No figures of wards are held for {view.profile.nation.label}.",
        "notes": tables.left_behind(view),
    }
    if found is None or shapes.wards is None:
        return base
    headings = (
        Heading("Ward"),
        Heading("Figure", is_number=True),
        Heading("Worse than, of all wards", is_number=True),
    )
    rows = tables.ward_rows(found)[:MOST_WARDS]
    return {
        **base,
        "note": "",
        "sentences": list(found.sentences),
        "map": _ward_picture(view, found, shapes),
        **ward_key(found),
        "table": asdict(
            Table(f"Wards of {view.profile.name} in the greatest need", headings, tuple(rows))
        ),
    }


def ward_key(found: Wards) -> Content:
    """Return the legend of a map of wards."""
    shown = pictures.wards(found).legend()
    return {
        "legend_title": f"{shown.title}. {shown.unit}",
        "legend": [_legend_row(row.colour, row.words, row.areas) for row in shown.rows],
        "legend_note": f"{shown.direction}. {shown.note}.",
    }


def _ward_picture(view: PlaceView, found: Wards, shapes: Shapes) -> Content:
    assert shapes.wards is not None  # asked for where there are wards
    alt = f"Map of the wards of {view.profile.name}. {' '.join(found.sentences)}"
    west, south, east, north = shapes.wards.total_bounds
    height = min(_MAP_CM[1], _MAP_CM[0] * (north - south) / (east - west))
    credit = ". ".join(boundary_attribution(found.geography.vintage))
    return {
        "svg": small_maps.ward_map(found, shapes.wards, alt),
        "alt": alt,
        "height_cm": round(height, 2),
        "caption": f"Wards of {found.geography.vintage}. {credit}.",
    }


def _legend_row(colour: str | None, words: str, number: int) -> Content:
    swatch = small_maps.swatch(colour, words)
    return {"swatch": {"svg": swatch, "alt": words}, "words": words, "number": str(number)}


def similar(view: PlaceView) -> Content:
    """Return the place beside those that ONS finds like it."""
    names = "; ".join(place.name for place in view.similar.places)
    intro = f"ONS finds most like it: {names}." if names else ""
    return {
        "title": "Similar places",
        "intro": " ".join(part for part in (intro, view.similar.standing_out) if part)
        + (" The measures that differ most:" if view.similar.places else ""),
        "table": asdict(beside_tables.similar(view.profile.name, view.similar)),
    }


def money(view: PlaceView) -> Content:
    """Return the awards that reach the place, and what is not known of them."""
    return {
        "title": "Money",
        "intro": tables.money_sentence(view),
        "table": asdict(tables.money(view)),
        "notes": list(view.money.unknown),
    }


def sources(view: PlaceView) -> Content:
    """Return what everything rests on, by publisher."""
    return {
        "title": "Sources and dates",
        "lines": [NOT_OFFICIAL, f"Made from {version_words(view.version)}. {OGL_LINE}"],
        "list": by_publisher(view.sources),
    }


def by_publisher(sources: Sequence[Source]) -> list[str]:
    """Return each publisher with its titles and their dates, a sentence each."""
    found: dict[str, list[str]] = {}
    for source in sources:
        found.setdefault(source.publisher, []).append(f"{source.title} ({source.published_words})")
    return [f"{publisher}: {'; '.join(titles)}." for publisher, titles in found.items()]
