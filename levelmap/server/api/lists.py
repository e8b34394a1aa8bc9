"""Official priority lists and who is on them."""

from __future__ import annotations

from levelmap.answers.listings import listing
from levelmap.atlas import Atlas
from levelmap.downloads.bundle import LIST_COLUMNS, list_table, source_facts
from levelmap.server.api.operations import SLUG, Answer, Given, Operation, Parameter

_SLUG = Parameter("slug", "Name of the list", "luf-round-1", SLUG, required=True)


def _lists(atlas: Atlas, _given: Given) -> Answer:
    table = listing("lists", atlas)
    return Answer({"count": len(table)}, table)


def _areas(atlas: Atlas, given: Given) -> Answer:
    slug = given["slug"]
    table = list_table(slug, atlas)
    held = atlas.catalogue.priority_lists[slug]
    facts = {
        "slug": slug,
        "label": held.title,
        "meaning": held.meaning,
        "unit": held.unit_label,
        "geography": str(held.geography),
        "categories": list(held.categories),
        "priority_categories": list(held.priority),
        "completeness": held.completeness,
        "status": held.status,
        "status_reason": held.status_reason,
        "source": source_facts(atlas.catalogue.source(held.source)),
    }
    return Answer({"list": facts}, table, held.geography)


OPERATIONS = (
    Operation(
        "/lists",
        "Every priority list: date, what was named, completeness, source",
        _lists,
        (),
        ("json", "csv"),
    ),
    Operation(
        "/lists/{slug}/areas",
        "The areas and places on one list as published",
        _areas,
        (_SLUG,),
        ("json", "csv", "geojson", "parquet"),
        LIST_COLUMNS,
    ),
)
