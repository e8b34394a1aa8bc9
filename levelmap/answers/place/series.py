"""The figures of a place of any kind through time, as published or as computed here."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from levelmap.answers.indicators.history import History, history
from levelmap.answers.place.kinds import Kind, Place
from levelmap.answers.place.values import Derivation, PlaceValue, read
from levelmap.atlas import Atlas
from levelmap.memory import remembered
from levelmap.terms import AreaType


@remembered
def through_time(place: Place, slug: str, atlas: Atlas) -> History:
    """Return an indicator through time with a column for the key of *place*, if it has figures.

    A place whose latest figure is published has its published figures alone; one whose latest
    figure is computed here has those periods in which the same authorities have a figure, put
    together in the same way.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    DataError
        A file is absent or damaged.
    """
    held = history(slug, AreaType.LOCAL_AUTHORITY, atlas)
    if place.kind is Kind.AUTHORITY:
        return held
    found = read(place, slug, atlas)
    area = place.published_as
    if found.how is Derivation.PUBLISHED and area is not None:
        return _renamed(history(slug, area.geography.area_type, atlas), area.code, place.key)
    return _computed(held, found, atlas)


def _renamed(held: History, code: str, key: str) -> History:
    """Return the figures of one area under the key of the place that it is."""
    own = held.of([code])
    tables = {
        name: getattr(own, name).set_axis([key], axis=1) for name in ("figures", "lower", "upper")
    }
    statuses = {(period, key): word for (period, of), word in own.statuses.items() if of == code}
    return replace(own, **tables, statuses=statuses)


def _computed(held: History, latest: PlaceValue, atlas: Atlas) -> History:
    place, slug = latest.place, latest.indicator.slug
    own = pd.DataFrame(index=held.figures.index, columns=[place.key], dtype="float64")
    statuses: dict[tuple[str, str], str] = {}
    if latest.how is Derivation.COMPUTED:
        codes = [part.code for part in latest.parts]
        for period in held.periods:
            found = read(place, slug, atlas, str(period))
            if found.how is Derivation.COMPUTED and [part.code for part in found.parts] == codes:
                own.loc[str(period), place.key] = found.value
                statuses[str(period), place.key] = found.status
    none = own * float("nan")
    return replace(
        held, figures=own, lower=none, upper=none, derived=latest.derived, statuses=statuses
    )
