"""Places: found by what people call them, and what is known of each."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from levelmap.answers.place.asked import facts
from levelmap.answers.place.opening import open_text, suggest
from levelmap.answers.postcodes import NEAR_EDGES
from levelmap.answers.postcodes import answer as postcode_answer
from levelmap.atlas import Atlas
from levelmap.server.api.operations import (
    CODE,
    GEOGRAPHY,
    SLUG,
    Answer,
    Given,
    Operation,
    Parameter,
)
from levelmap.terms import Geography

_TEXT = Parameter(
    "q", "Name, part of one, misspelt or former name, postcode, or code", "stoke", required=True
)
_PLACE = Parameter(
    "q",
    "One place of any kind: code, name or postcode; codes joined by | for a group of authorities",
    "E10000020",
    required=True,
    longest=300,
)
_NAME = Parameter("name", "What to call a group", "My two", longest=20)
_INDICATOR = Parameter("indicator", "One indicator; else the usual ones", "claimant-count", SLUG)
_POSTCODE = Parameter(
    "postcode",
    "Postcode, sector or district, with or without its space",
    "ST4 1AA",
    "^[A-Za-z0-9 ]{2,12}$",
    required=True,
)
_CODE = Parameter("code", "GSS code of the place", "E06000021", CODE, required=True)


def _search(atlas: Atlas, given: Given) -> Answer:
    found = suggest(given["q"], atlas)
    table = pd.DataFrame([asdict(one) for one in found], columns=["code", "words"])
    return Answer({"count": len(table)}, table)


def _one(atlas: Atlas, given: Given) -> Answer:
    opened = open_text(given["q"], atlas, given.get("name", ""))
    slugs = [given["indicator"]] if "indicator" in given else []
    return Answer(facts(opened, slugs, atlas))


def _place(atlas: Atlas, given: Given) -> Answer:
    found = atlas.gazetteer.context(given["code"])
    people, setting = found.population, found.rural_urban
    return Answer(
        {
            "code": found.area.code,
            "name": found.area.name,
            "geography": str(found.area.geography),
            "within": [
                {"geography": str(area.geography), "code": area.code, "name": area.name}
                for area in found.parents.values()
            ],
            "population": None if people is None else _plain(asdict(people)),
            "rural_urban": None if setting is None else _plain(asdict(setting)),
            "neighbours": [_plain(asdict(one)) for one in found.neighbours],
            "other_names": [_plain(asdict(one)) for one in found.other_names],
            "similar": [_plain(asdict(one)) for one in found.similar],
            "predecessors": [_plain(asdict(one)) for one in found.predecessors],
            "successor": atlas.gazetteer.successor(found.area.code),
        }
    )


def _postcode(atlas: Atlas, given: Given) -> Answer:
    said = postcode_answer(given["postcode"], atlas)
    return Answer(
        {
            "postcode": said.found.text,
            "sentence": said.sentence,
            "instead_of": said.found.instead_of or None,
            "authorities": [
                {"code": code, "name": atlas.gazetteer.name(code), "share_of_postcodes": share}
                for code, share in said.found.authorities.items()
            ],
            "ward": said.ward or None,
            "neighbourhood": said.neighbourhood or None,
            "small_area": said.small_area or None,
            "caveat": NEAR_EDGES if said.ward or said.small_area else None,
        }
    )


def _plain(thing: object) -> object:
    """Return nested values that JSON can hold; what it cannot as text."""
    if isinstance(thing, dict):
        return {str(key): _plain(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [_plain(value) for value in thing]
    return thing if isinstance(thing, str | int | float | bool | None) else str(thing)


def _geographies(atlas: Atlas, _given: Given) -> Answer:
    held = atlas.gazetteer.geographies
    table = pd.DataFrame(
        {"geography": str(one), "label": one.label, "areas": len(atlas.gazetteer.areas(one))}
        for one in held
    )
    return Answer({"count": len(table)}, table)


def _areas(atlas: Atlas, given: Given) -> Answer:
    geography = Geography.parse(given["geography"])
    areas = atlas.gazetteer.by_code(geography).values()
    table = pd.DataFrame(
        {
            "area_code": area.code,
            "area_name": area.name,
            **{f"{kind.value}_code": code for kind, code in area.parents.items()},
        }
        for area in areas
    )
    return Answer({"geography": str(geography), "label": geography.label}, table, geography)


OPERATIONS = (
    Operation(
        "/places",
        "The places of any kind that a text may mean, best first",
        _search,
        (_TEXT,),
        ("json", "csv"),
    ),
    Operation(
        "/place",
        "One place of any kind, or a group: its figures, lists, money, and what it is made of",
        _one,
        (_PLACE, _NAME, _INDICATOR),
    ),
    Operation(
        "/places/{code}",
        "One place: what contains it, its people, neighbours, other names, what it was before",
        _place,
        (_CODE,),
    ),
    Operation(
        "/postcodes/{postcode}",
        "The authority, ward and neighbourhood of a postcode; the authorities of a part of one",
        _postcode,
        (_POSTCODE,),
    ),
    Operation(
        "/geographies",
        "Every kind of area and year for which areas are held",
        _geographies,
        (),
        ("json", "csv"),
    ),
    Operation(
        "/geographies/{geography}/areas",
        "The areas of one geography, with boundaries as geojson",
        _areas,
        (Parameter("geography", "Kind of area and year", "lad_2025", GEOGRAPHY, required=True),),
        ("json", "csv", "geojson", "parquet"),
    ),
)
