"""Sets of places by reference: what people write in an address, a command or a select box.

A reference is a list (`luf-round-1`), a list's categories (`luf-round-1:1,2`), a recipe
(`levelmap_13`: its first category), a recipe's category (`levelmap_13:2`), a number of its worst
places (`levelmap_13:top=116`) or a share of them (`levelmap_13:share=0.2`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.catalogue import priority_lists
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.catalogue.recipes import Recipe
from levelmap.catalogue.standings import ListStatus
from levelmap.comparison.place_sets import PlaceSet, named_by
from levelmap.errors import QueryError, UnknownPriorityList, UnknownRecipe
from levelmap.geography.vintages import Carried, carry_labels
from levelmap.terms import AreaType, Geography
from levelmap.views.scores import Scored, score_recipe

NAMED, OTHER = "named", "other"
MAJORITY = 0.5
"""An area of another year is named if more than this part of its people lived in named areas."""

WHOLE = frozenset({ListStatus.IN, ListStatus.SHARED, ListStatus.INHERITED})
"""Standings by which the whole of an area is named; `PART` may be added."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference, read: a list with categories, or a recipe with one choice among its places."""

    text: str
    priority_list: PriorityList | None = None
    categories: tuple[str, ...] = ()
    recipe: Recipe | None = None
    category: int | None = None
    top: int | None = None
    share: float | None = None

    @property
    def geography(self) -> Geography | None:
        """Return the geography on which it is published or scored; districts for list of towns."""
        if self.priority_list is None:
            return self.recipe.geography if self.recipe else None
        held = self.priority_list.geography
        return Geography(AreaType.LOCAL_AUTHORITY, held.vintage) if _is_wider(held) else held

    @property
    def label(self) -> str:
        """Return what readers call it."""
        if self.priority_list is not None:
            chosen = f", category {' or '.join(self.categories)}" if self.categories else ""
            return f"{self.priority_list.title}{chosen}"
        title = self.recipe.title if self.recipe else self.text
        if self.top is not None:
            return f"{title}: {self.top} worst"
        if self.share is not None:
            return f"{title}: worst {self.share:.0%}"
        return f"{title}: category {self.category or 1}"


def _is_wider(geography: Geography) -> bool:
    """Say whether a list's own areas are upper-tier or transport authorities."""
    return geography.area_type not in (AreaType.LOCAL_AUTHORITY, AreaType.WARD)


def read_reference(text: str, atlas: Atlas) -> Reference:
    """Return what *text* refers to.

    Raises
    ------
    UnknownPriorityList
        Neither a list nor a recipe has this name, or the list has no such category.
    QueryError
        What follows the colon cannot be read.
    """
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
    notes
        How it was carried to this geography, and what could not be.
    """

    reference: Reference
    places: PlaceSet
    scored: Scored | None
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
    if reference.priority_list is not None:
        found = _named_by_list(reference, reference.priority_list, wanted, atlas, with_parts)
    elif reference.recipe is not None:
        found = _named_by_recipe(reference, reference.recipe, atlas)
    else:
        raise QueryError(f"{reference.text!r} names neither a list nor a recipe.")
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
    table = atlas.catalogue.standing_table(held.slug)
    is_by_ward = held.geography.area_type is AreaType.WARD and wanted == held.geography
    standings = (table.own if is_by_ward else table.districts)(reference.categories)
    counting = WHOLE | {ListStatus.PART} if with_parts or is_by_ward else WHOLE
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
    return Named(reference, places, None)


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
