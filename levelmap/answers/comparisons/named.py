"""The places that a reference names, on the areas wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pandas as pd

from levelmap.answers.comparisons.references import Reference, read_reference
from levelmap.answers.lists.of_place import standing_table
from levelmap.answers.scores import Scored, score_recipe
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.comparison.place_sets import PlaceSet, named_by
from levelmap.errors import QueryError
from levelmap.geography.vintages import Carried, carry_labels
from levelmap.lists.standings import ListStatus, Standing
from levelmap.memory import remembered
from levelmap.methods.recipes import Recipe
from levelmap.terms import AreaType, Geography, Polarity

MAJORITY = 0.5
"""An area of another year is named if more than this part of its people lived in named areas."""

WHOLE = frozenset({ListStatus.IN, ListStatus.SHARED, ListStatus.INHERITED})
"""Standings by which the whole of an area is named; `PART` may be added."""

WITHIN_AUTHORITIES = frozenset({"town", "high_street", "neighbourhood", "ward"})
"""Units that are parts of authorities: an authority counts as named if one lies within it."""


class Membership(StrEnum):
    """What a reference says of a place, in the words that readers see."""

    NAMED = "named"
    IN_PART = "named in part"
    NOT_NAMED = "not named"
    NOT_SEEN = "not seen"
    COULD_NOT = "could not be named"


@dataclass(frozen=True)
class Named:
    """The places that a reference names, on one geography.

    Attributes
    ----------
    places
        The set, its universe and whether it is complete.
    scored
        Of a recipe: its scores.
    standings
        Of a list: where each area of the list's year stands.
    unseen
        Places of which nothing is said because the list is held in part.
    notes
        How it was carried to this geography, and what could not be.
    """

    reference: Reference
    places: PlaceSet
    scored: Scored | None
    standings: Mapping[str, Standing] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()

    @property
    def in_part(self) -> frozenset[str]:
        """Return the places that do not count as named though a part of them is.

        A minority of the people of a merged area, or a place within it: it would be wrong to say
        no of them.
        """
        return self.places.in_part

    def membership(self, code: str) -> Membership:
        """Return what is said of a place: the one rule of maps, tables, sentences and carrying."""
        if code in self.places.codes:
            return Membership.NAMED
        if code not in self.places.universe:
            return Membership.COULD_NOT
        if code in self.in_part:
            return Membership.IN_PART
        return Membership.NOT_SEEN if code in self.unseen else Membership.NOT_NAMED


def named_places(
    reference: Reference,
    atlas: Atlas,
    geography: Geography | None = None,
    *,
    with_parts: bool = False,
) -> Named:
    """Return the places that a reference names.

    Parameters
    ----------
    geography
        Areas on which the set is wanted; by default the reference's own. Districts of another year
        count as named if more than half of their people live in a former district that is. The
        districts that contain the wards of a list of wards are named in part.
    with_parts
        Whether an area counts if only a town, neighbourhood or ward within it is named.

    Raises
    ------
    CannotRecode
        The set cannot be carried to *geography*.
    MethodError, QueryError, DataError
        The recipe cannot be computed, or a file is damaged.
    """
    wanted = geography or reference.geography
    if reference.own is not None:
        absent = reference.own.universe - reference.own.codes
        unseen = frozenset() if reference.own.complete else absent
        return _on(Named(reference, reference.own, None, unseen=unseen), wanted, atlas)
    return _named(reference.text, wanted, atlas, with_parts=with_parts)


def places_of(text: str, atlas: Atlas, geography: Geography | None = None) -> Named:
    """Return the places that a text refers to; raises as `read_reference` and `named_places`."""
    return named_places(read_reference(text, atlas), atlas, geography)


@remembered
def _named(text: str, wanted: Geography | None, atlas: Atlas, *, with_parts: bool) -> Named:
    reference = read_reference(text, atlas)
    if reference.any_of:
        found = _named_by_any(reference, wanted, atlas, with_parts)
    elif reference.priority_list is not None:
        found = _named_by_list(reference, reference.priority_list, wanted, atlas, with_parts)
    elif reference.recipe is not None:
        found = _named_by_recipe(reference, reference.recipe, atlas)
    else:
        raise QueryError(f"{reference.text!r} names neither a list nor a recipe.")
    return _on(found, wanted, atlas)


def _named_by_any(
    reference: Reference, wanted: Geography | None, atlas: Atlas, with_parts: bool
) -> Named:
    """Return the places on at least one of several lists; all must be known whole to say no."""
    geography = wanted or reference.geography
    each = [named_places(one, atlas, geography, with_parts=with_parts) for one in reference.any_of]
    places = PlaceSet(
        reference.label,
        frozenset().union(*(one.places.codes for one in each)),
        frozenset().union(*(one.places.universe for one in each)),
        geography,
        all(one.places.complete for one in each),
    )
    in_part = frozenset().union(*(one.in_part for one in each)) - places.codes
    places = replace(places, in_part=in_part)
    unseen = frozenset().union(*(one.unseen for one in each)) - places.codes - in_part
    notes = tuple(dict.fromkeys(note for one in each for note in one.notes))
    return Named(reference, places, None, unseen=unseen, notes=notes)


def _on(found: Named, wanted: Geography | None, atlas: Atlas) -> Named:
    """Return a set on the areas wanted, carried there if it stands on others."""
    if wanted is None or found.places.geography in (None, wanted):
        return found
    return _carried(found, wanted, atlas)


def _named_by_recipe(reference: Reference, recipe: Recipe, atlas: Atlas) -> Named:
    scored = score_recipe(recipe, atlas)
    if reference.beyond is not None:
        return Named(reference, _beyond(reference, reference.beyond, scored), scored)
    places = named_by(
        scored.composite,
        category=reference.category,
        top=reference.top,
        share=reference.share,
    )
    return Named(reference, places, scored)


def _beyond(reference: Reference, limit: float, scored: Scored) -> PlaceSet:
    """Return the places whose figure of an indicator is at a limit or worse."""
    (values,) = scored.used.values()
    figures = values.table["value"].reindex(scored.composite.scored)
    is_high = values.indicator.polarity is Polarity.HIGHER_IS_WORSE
    is_named = figures >= limit if is_high else figures <= limit
    codes = frozenset(figures.index[is_named])
    universe = frozenset(figures.index)
    return PlaceSet(reference.label, codes, universe, scored.recipe.geography)


def _named_by_list(
    reference: Reference,
    held: PriorityList,
    wanted: Geography | None,
    atlas: Atlas,
    with_parts: bool,
) -> Named:
    table = standing_table(held.slug, atlas)
    is_by_ward = held.geography.area_type is AreaType.WARD and wanted == held.geography
    standings = (table.own if is_by_ward else table.districts)(reference.categories)
    names_parts = held.unit in WITHIN_AUTHORITIES
    counting = WHOLE | {ListStatus.PART} if with_parts or names_parts else WHOLE
    universe = {c for c, s in standings.items() if s.status is not ListStatus.OUTSIDE_UNIVERSE}
    codes = {code for code in universe if standings[code].status in counting}
    geography = (
        held.geography
        if is_by_ward
        else Geography(AreaType.LOCAL_AUTHORITY, held.geography.vintage)
    )
    status = {code: standings[code].status for code in universe - codes}
    in_part = frozenset(code for code, is_on in status.items() if is_on is ListStatus.PART)
    places = PlaceSet(
        reference.label,
        frozenset(codes),
        frozenset(universe),
        geography,
        held.is_complete,
        in_part,
    )
    unseen = frozenset(code for code, is_on in status.items() if is_on is ListStatus.NOT_SEEN)
    notes = _unit_notes(held, is_by_ward)
    return Named(reference, places, None, standings, unseen, notes)


def _unit_notes(held: PriorityList, is_by_ward: bool) -> tuple[str, ...]:
    if held.unit in WITHIN_AUTHORITIES and not is_by_ward:
        return (f"An authority counts as named if a {held.unit_label} within it is.",)
    if held.unit not in ("district", "ward"):
        return (f"An authority counts as named if its {held.unit_label} is.",)
    return ()


def _carried(named: Named, end: Geography, atlas: Atlas) -> Named:
    """Return the set on the areas of another year, by where most of their people live."""
    start = named.places.geography
    if start is None:
        return named
    transfer = atlas.vintages.transfer(start, end)
    labels = pd.Series(
        {code: str(named.membership(code)) for code in sorted(named.places.universe)}
    )
    carried = carry_labels(labels, transfer)
    share = carried.share(Membership.NAMED)
    universe = _above(carried.share(*_COULD), MAJORITY)
    codes = _above(share, MAJORITY) & universe
    in_part = (_above(carried.share(Membership.NAMED, Membership.IN_PART)) & universe) - codes
    unseen = (_above(carried.share(Membership.NOT_SEEN)) & universe) - codes - in_part
    places = replace(named.places, codes=codes, universe=universe, geography=end, in_part=in_part)
    notes = (*named.notes, *_carry_notes(carried, start, end, atlas))
    return replace(named, places=places, unseen=unseen, notes=notes)


_COULD = tuple(one for one in Membership if one is not Membership.COULD_NOT)
"""What is said of places that a reference could name."""


def _above(share: pd.Series, least: float = 0) -> frozenset[str]:
    return frozenset(share.index[share > least])


def _carry_notes(carried: Carried, start: Geography, end: Geography, atlas: Atlas) -> list[str]:
    share = carried.share(Membership.NAMED)
    others = carried.share(*(one for one in _COULD if one is not Membership.NAMED))
    mixed = share[(share > 0) & (others > 0)]
    notes = [
        f"Carried from the {start.label} to the {end.label}: an area counts as named if more than "
        "half of its people live in a former area that is."
    ]
    if len(mixed):
        parts = [
            f"{atlas.gazetteer.name(c, end)} ({named:.0%} named)" for c, named in mixed.items()
        ]
        notes.append(f"Made of named and other areas: {', '.join(parts)}.")
    notes += [f"Not carried: {code}, {reason}." for code, reason in carried.not_carried.items()]
    return notes
