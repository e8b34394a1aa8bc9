"""Sets of places by reference: what people write in an address, a command or a select box.

A reference is a list (`luf-round-1`), a list's categories (`luf-round-1:1,2`), a recipe
(`levelmap_13`: its first category), a recipe's category (`levelmap_13:2`), a number of its worst
places (`levelmap_13:top=116`) or a share of them (`levelmap_13:share=0.2`). In place of a recipe's
name stands an indicator (`imd-2019-average-score`, or `community-needs-2019-score@ward_2017` for
areas of another kind) or the text that a link carries for a recipe (`method~1eJx...`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from levelmap.answers.indicators.recipes import recipe_of_indicator
from levelmap.answers.lists.of_place import standing_table
from levelmap.answers.scores import Scored, score_recipe
from levelmap.atlas import Atlas
from levelmap.catalogue import priority_lists
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.catalogue.recipe_links import recipe_of_link
from levelmap.comparison.place_sets import PlaceSet, named_by
from levelmap.errors import (
    QueryError,
    UnknownPriorityList,
    UnknownRecipe,
)
from levelmap.geography.vintages import Carried, carry_labels
from levelmap.lists.standings import ListStatus, Standing
from levelmap.memory import remembered
from levelmap.methods.recipes import Recipe
from levelmap.terms import AreaType, Geography

SHARED = "method~"
"""Begins a reference to a recipe that travels in the reference itself."""

NAMED, OTHER = "named", "other"
MAJORITY = 0.5
"""An area of another year is named if more than this part of its people lived in named areas."""

WHOLE = frozenset({ListStatus.IN, ListStatus.SHARED, ListStatus.INHERITED})
"""Standings by which the whole of an area is named; `PART` may be added."""

WITHIN_AUTHORITIES = frozenset({"town", "high_street", "neighbourhood", "ward"})
"""Units that are parts of authorities: an authority counts as named if one lies within it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference, read: a list with categories, a recipe with one choice, or a person's own list.

    Attributes
    ----------
    own
        The person's own list.
    """

    text: str
    priority_list: PriorityList | None = None
    categories: tuple[str, ...] = ()
    own: PlaceSet | None = None
    recipe: Recipe | None = None
    category: int | None = None
    top: int | None = None
    share: float | None = None

    @property
    def geography(self) -> Geography | None:
        """Return the geography on which it is published or scored; districts for list of towns."""
        if self.own is not None:
            return self.own.geography
        if self.priority_list is None:
            return self.recipe.geography if self.recipe else None
        held = self.priority_list.geography
        return Geography(AreaType.LOCAL_AUTHORITY, held.vintage) if _is_wider(held) else held

    @property
    def label(self) -> str:
        """Return what readers call it."""
        if self.own is not None:
            return self.own.label
        if self.priority_list is not None:
            chosen = f", category {' or '.join(self.categories)}" if self.categories else ""
            return f"{self.priority_list.title}{chosen}"
        title = self.recipe.title if self.recipe else self.text
        if self.top is not None:
            return f"{title}: {self.top} worst"
        if self.share is not None:
            return f"{title}: worst {self.share:.0%}"
        return f"{title}: category {self.category or 1}"

    @property
    def short(self) -> str:
        """Return a short name for sentences and legends; the label where none was given."""
        if self.priority_list is not None:
            chosen = f", category {' or '.join(self.categories)}" if self.categories else ""
            return f"{self.priority_list.short}{chosen}"
        return (self.recipe.short if self.recipe else "") or self.label


def _is_wider(geography: Geography) -> bool:
    """Say whether a list's own areas are upper-tier or transport authorities."""
    return geography.area_type not in (AreaType.LOCAL_AUTHORITY, AreaType.WARD)


def read_reference(text: str, atlas: Atlas, own: Mapping[str, PlaceSet] | None = None) -> Reference:
    """Return what *text* refers to.

    Parameters
    ----------
    own
        A person's own lists by the text that refers to them.

    Raises
    ------
    UnknownPriorityList
        Neither a list nor a recipe has this name, or the list has no such category.
    QueryError
        What follows the colon cannot be read.
    MethodError
        The recipe in a link is damaged, or the indicator has no good or bad direction.
    """
    if own and text in own:
        return Reference(text, own=own[text])
    name, _, choice = text.strip().partition(":")
    recipe = _recipe(name, atlas)
    if recipe is not None:
        return _recipe_reference(text, recipe, choice)
    lists = atlas.catalogue.priority_lists
    try:
        held, categories = priority_lists.read_reference(lists, text.strip())
    except UnknownPriorityList as error:
        if name in lists or ":" in error.asked:
            raise
        raise UnknownPriorityList(name, [*lists, *atlas.catalogue.recipes]) from None
    return Reference(text, priority_list=held, categories=categories)


def _recipe(name: str, atlas: Atlas) -> Recipe | None:
    if name.startswith(SHARED):
        return recipe_of_link(name.removeprefix(SHARED))
    slug, _, geography = name.partition("@")
    if slug in atlas.catalogue.indicators:
        return recipe_of_indicator(slug, geography, atlas)
    try:
        return atlas.catalogue.recipe(name)
    except UnknownRecipe:
        return None


def _recipe_reference(text: str, recipe: Recipe, choice: str) -> Reference:
    kind, _, number = choice.partition("=")
    try:
        if not choice:
            return Reference(text, recipe=recipe)
        if kind == "top":
            return Reference(text, recipe=recipe, top=int(number))
        if kind == "share":
            return Reference(text, recipe=recipe, share=float(number))
        return Reference(text, recipe=recipe, category=int(choice))
    except ValueError:
        raise QueryError(
            f"{text[:60]!r} cannot be read: after the colon expected a category (1), top=116 or "
            "share=0.2."
        ) from None


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
    notes
        How it was carried to this geography, and what could not be.
    """

    reference: Reference
    places: PlaceSet
    scored: Scored | None
    standings: Mapping[str, Standing] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


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
        return _on(Named(reference, reference.own, None), wanted, atlas)
    return _named(reference.text, wanted, atlas, with_parts=with_parts)


def places_of(text: str, atlas: Atlas, geography: Geography | None = None) -> Named:
    """Return the places that a text refers to; raises as `read_reference` and `named_places`."""
    return named_places(read_reference(text, atlas), atlas, geography)


@remembered
def _named(text: str, wanted: Geography | None, atlas: Atlas, *, with_parts: bool) -> Named:
    reference = read_reference(text, atlas)
    if reference.priority_list is not None:
        found = _named_by_list(reference, reference.priority_list, wanted, atlas, with_parts)
    elif reference.recipe is not None:
        found = _named_by_recipe(reference, reference.recipe, atlas)
    else:
        raise QueryError(f"{reference.text!r} names neither a list nor a recipe.")
    return _on(found, wanted, atlas)


def _on(found: Named, wanted: Geography | None, atlas: Atlas) -> Named:
    """Return a set on the areas wanted, carried there if it stands on others."""
    if wanted is None or found.places.geography in (None, wanted):
        return found
    return _carried(found, wanted, atlas)


def _named_by_recipe(reference: Reference, recipe: Recipe, atlas: Atlas) -> Named:
    scored = score_recipe(recipe, atlas)
    places = named_by(
        scored.composite,
        category=reference.category,
        top=reference.top,
        share=reference.share,
    )
    return Named(reference, places, scored)


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
    places = PlaceSet(
        reference.label, frozenset(codes), frozenset(universe), geography, held.is_complete
    )
    return Named(reference, places, None, standings, _unit_notes(held, is_by_ward))


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
        {c: NAMED if c in named.places.codes else OTHER for c in sorted(named.places.universe)}
    )
    carried = carry_labels(labels, transfer)
    share = carried.share(NAMED)
    universe = frozenset(share.index[carried.share(NAMED, OTHER) > MAJORITY])
    codes = frozenset(share.index[share > MAJORITY]) & universe
    places = replace(named.places, codes=codes, universe=universe, geography=end)
    notes = _carry_notes(carried, share, start, end, atlas)
    return replace(named, places=places, notes=(*named.notes, *notes))


def _carry_notes(
    carried: Carried, share: pd.Series, start: Geography, end: Geography, atlas: Atlas
) -> list[str]:
    notes = [
        f"Carried from the {start.label} to the {end.label}: an area counts as named if more than "
        "half of its people live in a former area that is."
    ]
    if carried.mixed:
        parts = [f"{atlas.gazetteer.name(c, end)} ({share[c]:.0%} named)" for c in carried.mixed]
        notes.append(f"Made of named and other areas: {', '.join(parts)}.")
    notes += [f"Not carried: {code}, {reason}." for code, reason in carried.not_carried.items()]
    return notes


def common_geography(a: Geography | None, b: Geography | None) -> Geography | None:
    """Return the areas on which two sets can be compared: the later year of the same kind.

    Wards against authorities are compared by authority, of which the wards are parts.
    """
    if a is None or b is None or a == b:
        return a or b
    if a.area_type is b.area_type:
        return max(a, b)
    return a if a.area_type is AreaType.LOCAL_AUTHORITY else b
