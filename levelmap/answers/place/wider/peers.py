"""The places beside which a county, combined authority, region or nation stands: its own kind."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.indicators.figures import Figure, figure
from levelmap.answers.indicators.values import area_values
from levelmap.answers.place.bases import bases
from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.beside.similar import Others, beside
from levelmap.answers.place.context import NEAREST
from levelmap.answers.place.kinds import GEOGRAPHIES, Kind, Place, place_of
from levelmap.answers.place.measures import MeasureReading
from levelmap.answers.place.values import Derivation, PlaceValue
from levelmap.answers.place.values import read as read_value
from levelmap.answers.place.wider.measures import WiderMeasure, own_readings
from levelmap.answers.place.yardsticks import yardstick
from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.memory import remembered

REASONS = (Reason.KIND, Reason.SIZE, Reason.NEIGHBOURS)
"""For which others stand beside a place of several authorities."""

PLURALS = {
    Kind.COUNTY: "counties",
    Kind.COMBINED_AUTHORITY: "combined authorities",
    Kind.REGION: "regions",
    Kind.NATION: "nations",
}


def kind_of(place: Place, atlas: Atlas) -> Kind | None:
    """Return the kind of place among which it stands: of a group that of the area it equals."""
    if place.kind in PLURALS:
        return place.kind
    return place_of(place.same_as.code, atlas).kind if place.same_as else None


def places(place: Place, reason: Reason, atlas: Atlas) -> tuple[Area, ...]:
    """Return the places beside one for a reason (of `REASONS`); empty where there are none."""
    kind, area = kind_of(place, atlas), place.published_as
    if kind is None or area is None:
        return ()
    found = [each for each in _all_of(kind, atlas) if each.code != area.code]
    if reason is Reason.NEIGHBOURS:
        near = _around(place, atlas)
        return tuple(each for each in found if near & set(place_of(each.code, atlas).codes))
    if reason is Reason.SIZE:
        own, _ = bases(atlas).people_of(place.codes)
        people = {
            each.code: bases(atlas).people_of(place_of(each.code, atlas).codes)[0] for each in found
        }
        known = [each for each in found if people[each.code] is not None]
        known.sort(key=lambda each: abs((people[each.code] or 0.0) - (own or 0.0)))
        return tuple(known[:NEAREST]) if own is not None else ()
    return tuple(found)


@remembered
def _all_of(kind: Kind, atlas: Atlas) -> tuple[Area, ...]:
    """Return all places of a kind by name: among upper-tier areas those with districts alone."""
    geography = GEOGRAPHIES[kind]
    if geography not in atlas.gazetteer.geographies:
        return ()
    areas = atlas.gazetteer.by_code(geography).values()
    own = [area for area in areas if place_of(area.code, atlas).kind is kind]
    return tuple(sorted(own, key=lambda area: area.name))


def _around(place: Place, atlas: Atlas) -> set[str]:
    """Return the authorities that share a boundary with it and lie outside it."""
    tables = atlas.gazetteer.context_tables
    found = {near.code for code in place.codes for near in tables.neighbours(code, CURRENT)}
    return found - set(place.codes)


def heading(place: Place, reason: Reason, number: int, atlas: Atlas) -> str:
    """Return what the others are, as it stands after "beside"."""
    kind = kind_of(place, atlas)
    if number == 1 and kind is not None:
        return {
            Reason.SIZE: f"the {kind.label} nearest in number of people",
            Reason.NEIGHBOURS: f"the one {kind.label} that shares a boundary with it",
        }.get(reason, f"the one other {kind.label}")
    plural = PLURALS[kind] if kind else "places"
    return {
        Reason.SIZE: f"the {number} {plural} nearest in number of people",
        Reason.NEIGHBOURS: f"the {plural} around it",
    }.get(reason, f"the {number} other {plural}")


def rule(place: Place, reason: Reason, atlas: Atlas) -> str:
    """Return by which rule the others are found, and what of them is compared, in sentences."""
    kind = kind_of(place, atlas)
    plural = PLURALS[kind] if kind else "places"
    which = {
        Reason.SIZE: f"At most {NEAREST} {plural}, the nearest in number of people first.",
        Reason.NEIGHBOURS: f"The {plural} that share a boundary with it.",
    }.get(reason, f"All other {plural} of today.")
    return f"{which} A figure is compared with figures made in the same way alone."


def why_none(place: Place, reason: Reason, atlas: Atlas) -> str:
    """Return why nothing stands beside a place."""
    kind = kind_of(place, atlas)
    if kind is None:
        why = (
            f"No figure is published for {place.name} yet"
            if place.decided
            else f"{place.name} is a group of its own making: there is no other of its kind"
        )
        return f"{why}. How its authorities stand beside all others is told under the missions."
    if reason is Reason.NEIGHBOURS:
        return f"{place.name} shares no boundary with another of the {PLURALS[kind]}."
    return f"No other of the {PLURALS[kind]} is held."


def others(place: Place, measures: Sequence[WiderMeasure], reason: Reason, atlas: Atlas) -> Others:
    """Return a place beside others of its kind on the measures of which it has a figure."""
    found = places(place, reason, atlas)
    values = {each.value.indicator.slug: each.value for each in measures}
    readings = own_readings(measures)
    yardsticks = {r.indicator.slug: yardstick(r.indicator.slug, atlas) for r in readings if found}

    def figure_of(other: Area, reading: MeasureReading) -> Figure:
        return _figure(other, values[reading.indicator.slug], atlas)

    title = heading(place, reason, len(found), atlas)
    return beside(title, found, readings if found else (), yardsticks, atlas, figure_of)


def _figure(other: Area, own: PlaceValue, atlas: Atlas) -> Figure:
    """Return the figure of another place, made in the same way as the place's own; else none."""
    slug, period = own.indicator.slug, str(own.period)
    if own.how is Derivation.PUBLISHED:
        return figure(other.code, area_values(slug, other.geography, atlas, period), atlas)
    found = read_value(place_of(other.code, atlas), slug, atlas, period)
    if found.how is Derivation.COMPUTED:
        return Figure(own.indicator, found.value, status=found.status)
    return Figure(own.indicator, why="not made in the same way")
