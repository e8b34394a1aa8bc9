"""What surrounds an authority of today: similar ones, neighbours, town or coast, people."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.geography.context import MODELS, SimilarAreas
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.terms import AreaType

MODEL = MODELS[0]
"""Of the ONS models of similar areas the one that takes everything into account."""

NEAREST = 10
"""Similar places shown, of the twenty that ONS gives."""


def similar(area: Area, atlas: Atlas, model: str = MODEL) -> tuple[Area, ...]:
    """Return the authorities that ONS finds most similar, nearest first; empty if none.

    Parameters
    ----------
    model
        One of `geography.context.MODELS`.
    """
    found = _by_model(area.code, model, atlas)
    return _areas(found.codes if found else (), atlas)[:NEAREST]


def cluster(area: Area, atlas: Atlas) -> tuple[str, tuple[Area, ...]]:
    """Return the letter of the ONS cluster of an authority, and the others in it by code.

    Empty where ONS assigns it to none.
    """
    own = _by_model(area.code, MODEL, atlas)
    if own is None or not own.cluster:
        return "", ()
    others = [
        code
        for code in atlas.gazetteer.by_code(CURRENT)
        if code != area.code
        and (found := _by_model(code, MODEL, atlas)) is not None
        and found.cluster == own.cluster
    ]
    return own.cluster, _areas(others, atlas)


def _by_model(code: str, model: str, atlas: Atlas) -> SimilarAreas | None:
    models = atlas.gazetteer.context_tables.similar(code)
    return next((found for found in models if found.model == model), None)


def neighbours(area: Area, atlas: Atlas) -> tuple[Area, ...]:
    """Return the authorities that share a boundary, the longest first; empty for an island."""
    found = atlas.gazetteer.context_tables.neighbours(area.code, CURRENT)
    return _areas([neighbour.code for neighbour in found], atlas)


def same_kind(area: Area, atlas: Atlas) -> tuple[Area, ...]:
    """Return authorities of the same kind in the same region, or nation outside England.

    At most `NEAREST`, those with the most similar number of people first; the kind is that of the
    first three characters of the code.
    """
    home = _region(area, atlas)
    people = population(atlas)
    own = people.get(area.code)
    found = [
        other
        for other in atlas.gazetteer.by_code(CURRENT).values()
        if other.code[:3] == area.code[:3]
        and other.code != area.code
        and _region(other, atlas) == home
    ]
    if own is not None:
        found.sort(key=lambda other: abs(people.get(other.code, 0.0) - own))
    return tuple(found[:NEAREST])


def _region(area: Area, atlas: Atlas) -> str:
    region = atlas.gazetteer.parents(area.code, area.geography).get(AreaType.REGION)
    return region.code if region else area.code[0]


def setting(area: Area, atlas: Atlas) -> tuple[str, ...]:
    """Return words on town or country and coast, as far as they are held."""
    tables = atlas.gazetteer.context_tables
    classed, coast = tables.rural_urban(area.code, CURRENT), tables.coast(area.code, CURRENT)
    words = [_class_words(classed.category)] if classed else []
    words += ["on the open coast (computed)"] if coast and coast.is_open else []
    return tuple(words)


def population(atlas: Atlas) -> pd.Series:
    """Return the residents of today's authorities by code; empty where they are not held."""
    return atlas.gazetteer.context_tables.population(CURRENT)


def _areas(codes: Sequence[str], atlas: Atlas) -> tuple[Area, ...]:
    current = atlas.gazetteer.by_code(CURRENT)
    return tuple(current[code] for code in codes if code in current)


def _class_words(category: str) -> str:
    """Return a class as it reads in a sentence: `Urban: Majority nearer to ...` in lower case."""
    kind, _, distance = category.partition(": Majority ")
    more = f", the majority {distance}" if distance else ""
    return f"classed as {kind.lower()}{more} (official rural-urban classification)"
