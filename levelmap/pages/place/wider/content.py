"""What the briefing on a place that is not one authority holds, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace

from levelmap.answers.comparisons.words import upper_first
from levelmap.answers.missions.policy import STATUS
from levelmap.answers.place.beside import similar
from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.kinds import nations_words
from levelmap.answers.place.to_2030.trajectories import RULE, ways
from levelmap.answers.place.wider import methods, peers
from levelmap.atlas import Atlas
from levelmap.catalogue.provenance import OGL_LINE, boundary_attribution
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import small_maps, strip
from levelmap.pages.place.beside import tables as beside_tables
from levelmap.pages.place.briefing import blocks, widths
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.briefing.choice import SECTIONS, Choice
from levelmap.pages.place.briefing.content import NOT_OFFICIAL, by_publisher, version_words
from levelmap.pages.place.briefing.first_page import where
from levelmap.pages.place.practice import tables as practice_tables
from levelmap.pages.place.wider import points, tables, tenths
from levelmap.pages.place.wider.shapes import located
from levelmap.pages.place.wider.view import WiderView
from levelmap.pages.progress import tables as progress

NOT_OF_PARTS = ("progress", "similar", "methods")
"""Sections that a part of authorities does not have, without figures to tell them from."""

METHODS_INTRO = (
    "Each method ranks authorities by need; its list is its first category. Told is how many of "
    "the authorities of this place are on it, and between which ranks and scores they lie: scores "
    "are never made into one for the whole."
)
"""What a reader must know before the table of methods."""

BARS = (
    "Both are those of authorities, so that a place and its districts are held against one line. "
    "Since before: since the last figure at least five years back, else the first held; progress "
    "to 2030 counts from other years, the baselines of the official targets."
)
"""What must stand under the levels of a place of several authorities."""

MOST_ROWS = {"lists": 14, "neighbourhoods": 10, "money": 8}
"""Rows of a table of a briefing, by section: the lists in force, the greatest need, own awards."""

TABLES = 2
"""Tables of a section that may be so long; more of them share the room of two."""

WIDE = 5
"""Columns from which on their widths follow what stands in them."""

VALUES_INTRO = (
    "A figure is the published one where its publisher gives one for this place; else it is put "
    "together here from those of its authorities by what the measure itself is divided by, or "
    "from those of its small areas, and marked so; else it is not made, and the range of its "
    "authorities is given."
)
"""How the figures of a place of several authorities came to be."""


def document(view: WiderView, atlas: Atlas, choice: Choice) -> Content:
    """Return everything that the briefing prints; the same view and choice, the same document."""
    place = view.place
    found = [_fitted(part) for part in sections(view, atlas, choice.shown)]
    return {
        "document_title": f"{place.name}: LevelMap briefing",
        "version": choice.stamp(view.version.digest),
        "kicker": upper_first(place.kind.label),
        "name": place.name,
        "footer": f"{upper_first(version_words(view.version))}; not official",
        "first": _first(view, atlas, choice.note),
        "about": f"{view.about} {view.place.coming}".strip() if found else "",
        "sections": [part for part in found if part["blocks"]],
    }


def _first(view: WiderView, atlas: Atlas, note: str) -> Content:
    cells = missions_strip(view)
    return {
        "sentences": list(view.first_page),
        "strip": [asdict(cell) for cell in cells],
        "strip_key": strip.key_of(cells) if cells else "",
        **where(_map(view, atlas)),
        "lists": {**asdict(tables.in_force(view, atlas)), "widths": [2, 3, 1]},
        "money_title": "Money",
        "money": view.money.short,
        "note_title": "Our note" if note else "",
        "note": note,
    }


def _fitted(part: Content) -> Content:
    """Return a section with its tables as dense and no longer than a briefing has room for.

    The caption of a table that was cut says so.
    """
    most = MOST_ROWS.get(part["name"])
    number = sum(block["kind"] == "table" for block in part["blocks"])
    if most is not None and number > TABLES:
        most = most * TABLES // number
    return {**part, "blocks": [_fitted_block(block, most) for block in part["blocks"]]}


def _fitted_block(block: Content, most: int | None) -> Content:
    if block["kind"] != "table":
        return block
    if most is not None and len(block["rows"]) > most:
        block = _cut(block, most)
    columns = len(block["headings"])
    is_fitted = columns >= WIDE or columns != len(block["widths"])
    return {**block, "widths": widths.fitted(block)} if is_fitted else block


def _cut(block: Content, most: int) -> Content:
    number = len(block["rows"])
    caption = f"{block['caption']}: the first {most} of {number}, all on the page of the place"
    cut = {key: block[key][:most] for key in ("rows", "leads")}
    return {**block, **cut, "caption": caption}


def missions_strip(view: WiderView) -> tuple[strip.Cell, ...]:
    """Return the twelve missions of a place of whole authorities; none of a part of some."""
    return strip.wider_cells(view.measures, view.similar) if view.measures else ()


def _map(view: WiderView, atlas: Atlas) -> Content:
    """Return the small areas of the place by need, else where it lies."""
    shapes = tenths.drawable(view.small_areas, atlas)
    if shapes is None:
        return locator(view, atlas)
    return tenths.picture(view.spoken, view.small_areas, shapes)


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


def sections(
    view: WiderView, atlas: Atlas, wanted: Sequence[str] = tuple(SECTIONS)
) -> list[Content]:
    """Return the sections wanted that such a place has, in the order in which they are read."""
    is_whole = view.place.kind.is_whole_authorities
    made = [name for name in SECTIONS if is_whole or name not in NOT_OF_PARTS]
    return [section(name, view, atlas) for name in made if name in wanted]


def section(name: str, view: WiderView, atlas: Atlas) -> Content:
    """Return title and blocks of a section (of `SECTIONS`)."""
    is_whole = view.place.kind.is_whole_authorities
    titles = {
        "missions": "Measures of the missions",
        "neighbourhoods": "Places inside" if is_whole else "Where it lies",
        "similar": "Places of its kind",
    }
    blocks_of = _MAKERS[name](view, atlas)
    return {"name": name, "title": titles.get(name, SECTIONS[name]), "blocks": blocks_of}


def _points(view: WiderView, atlas: Atlas) -> list[Content]:
    return blocks.table(points.table(view, atlas), (1, 1.1))


def _lists(view: WiderView, atlas: Atlas) -> list[Content]:
    return [
        *blocks.table(tables.lists(view, atlas), (2, 0.9, 1.6, 2.4, 1.4, 1.6)),
        *blocks.texts(tables.list_notes(view), small=True),
    ]


def _progress(view: WiderView, atlas: Atlas) -> list[Content]:
    found = ways(view.place, view.query.goals, atlas)
    return [
        *blocks.texts([progress.place_summary(view.spoken, found)]),
        *blocks.table(progress.of_place(view.spoken, found), (2.6, 1.7, 1.9, 1.5, 1.3, 2)),
        *blocks.texts([STATUS, progress.PLACE_NOTE], small=True),
        *blocks.texts([RULE] if found.found or found.own else [], small=True),
    ]


def _missions(view: WiderView, _: Atlas) -> list[Content]:
    if not view.place.kind.is_whole_authorities:
        found, widths = tables.values(view), (2.4, 1.4, 1.0, 2.2, 1.8, 1.0)
        return [*blocks.texts([VALUES_INTRO]), *blocks.table(found, widths)]
    rules = view.query.rules
    bars = f"{rules.minimum_words} {replace(rules, target='share').target_words}"
    return [
        *blocks.texts([VALUES_INTRO]),
        *blocks.table(tables.measures(view), (1.9, 1, 0.8, 1.6, 1.7, 2.8, 1.7)),
        *blocks.texts([f"{bars} {BARS}"], small=True),
    ]


def _neighbourhoods(view: WiderView, _: Atlas) -> list[Content]:
    inside = [blocks.table(tables.small_areas(each), (3, 2, 1)) for each in view.small_areas]
    return [
        *blocks.texts(each.sentence for each in view.small_areas),
        *_parts(view),
        *(block for found in inside for block in found),
    ]


def _similar(view: WiderView, atlas: Atlas) -> list[Content]:
    group, kind = view.similar, Reason.KIND
    if not group.places:
        return blocks.texts([peers.why_none(view.place, kind, atlas)])
    said = [group.standing_out, peers.rule(view.place, kind, atlas)]
    found = beside_tables.similar(view.place.name, group)
    return [
        *blocks.texts(said),
        *blocks.table(found, (3, 1, 1, 1)),
        *blocks.texts([similar.RULE], small=True),
    ]


def _money(view: WiderView, _: Atlas) -> list[Content]:
    return [
        *blocks.texts([view.money.sentence]),
        *blocks.table(tables.money(view), (3, 2, 1, 2)),
        *blocks.texts(view.money.unknown, small=True),
    ]


def _practice(view: WiderView, _: Atlas) -> list[Content]:
    found: list[Content] = practice_tables.section(view.practice)
    return found


def _methods(view: WiderView, atlas: Atlas) -> list[Content]:
    found = tables.methods(view.spoken, methods.read_all(view.place, atlas))
    if not found.rows:
        where = nations_words(view.place.nations)
        return blocks.texts([f"No method held ranks authorities of {where}."])
    return [
        *blocks.texts([METHODS_INTRO]),
        *blocks.table(found, (2, 1.3, 3, 2.2, 1)),
    ]


def _sources(view: WiderView, _: Atlas) -> list[Content]:
    said = [NOT_OFFICIAL, f"Made from {version_words(view.version)}. {OGL_LINE}"]
    return [*blocks.texts(said, small=True), {"kind": "fine", "texts": by_publisher(view.sources)}]


def _parts(view: WiderView) -> list[Content]:
    found = tables.parts(view)
    return blocks.table(found, (2, *[1.2] * (len(found.headings) - 1)))


_MAKERS: Mapping[str, Callable[[WiderView, Atlas], list[Content]]] = {
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
