"""Sets of places by reference: what people write in an address, a command or a select box.

A reference is a list (`luf-round-1`), a list's categories (`luf-round-1:1,2`), a recipe
(`levelmap_13`: its first category), a recipe's category (`levelmap_13:2`), a number of its worst
places (`levelmap_13:top=116`) or a share of them (`levelmap_13:share=0.2`). In place of a recipe's
name stands an indicator (`imd-2019-average-score`, or `community-needs-2019-score@ward_2017` for
areas of another kind), of which a figure may be the cut (`gross-median-weekly-pay:beyond=550`: that
or worse), or the text that a link carries for a recipe (`method~1eJx...`). Places on at least one
of several lists are `any~towns-fund~family-hubs`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from levelmap.answers.indicators.recipes import recipe_of_indicator
from levelmap.atlas import Atlas
from levelmap.catalogue import priority_lists
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.catalogue.recipe_files import AskedRecipe, load_recipe
from levelmap.catalogue.recipe_links import link_text, recipe_of_link
from levelmap.comparison.place_sets import PlaceSet
from levelmap.errors import (
    QueryError,
    UnknownPriorityList,
    UnknownRecipe,
)
from levelmap.methods.recipes import Recipe
from levelmap.terms import AreaType, Geography, Polarity

SHARED = "method~"
"""Begins a reference to a recipe that travels in the reference itself."""

ANY = "any~"
"""Begins a reference to the places on at least one of the lists that follow, between `~`."""

THIRDS = ("worst third", "middle third", "best third")
"""The categories of an indicator."""

MOST_DIGITS = 6
"""Of a number of places: no kind of area has a million."""

MOST_ANY = 12
"""Lists taken together."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference, read: a list with categories, a recipe with one choice, or a person's own list.

    Attributes
    ----------
    own
        The person's own list.
    beyond
        The figure of an indicator from which on, in its worse direction, a place is named.
    cut
        Which places of an indicator are named, in words: `worst third`, `£550 or less`.
    any_of
        Lists of which a place is on at least one.
    """

    text: str
    priority_list: PriorityList | None = None
    categories: tuple[str, ...] = ()
    own: PlaceSet | None = None
    recipe: Recipe | None = None
    category: int | None = None
    top: int | None = None
    share: float | None = None
    beyond: float | None = None
    cut: str = ""
    any_of: tuple[Reference, ...] = ()

    @property
    def geography(self) -> Geography | None:
        """Return the geography on which it is published or scored; districts for list of towns."""
        if self.own is not None:
            return self.own.geography
        if self.any_of:
            return max(one.geography for one in self.any_of if one.geography)
        if self.priority_list is None:
            return self.recipe.geography if self.recipe else None
        held = self.priority_list.geography
        return Geography(AreaType.LOCAL_AUTHORITY, held.vintage) if _is_wider(held) else held

    @property
    def label(self) -> str:
        """Return what readers call it."""
        if self.own is not None:
            return self.own.label
        if self.any_of:
            return f"Any of {len(self.any_of)} lists: {', '.join(one.short for one in self.any_of)}"
        if self.priority_list is not None:
            chosen = f", category {' or '.join(self.categories)}" if self.categories else ""
            return f"{self.priority_list.title}{chosen}"
        return f"{self.recipe.title if self.recipe else self.text}: {self._choice}"

    @property
    def _choice(self) -> str:
        """Return which places of a recipe are named."""
        if self.top is not None:
            return f"{self.top} worst"
        if self.share is not None:
            return f"worst {self.share:.0%}"
        return self.cut or f"category {self.category or 1}"

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


def reference_to(asked: AskedRecipe) -> str:
    """Return a reference as it is; of a recipe, or its TOML file, one to its category 1.

    For those who work with their own files, as `recipe_named`.

    Raises
    ------
    MissingFile, RecipeError
        There is no such file, or it is no recipe.
    """
    if isinstance(asked, str) and not asked.endswith(".toml"):
        return asked
    recipe = asked if isinstance(asked, Recipe) else load_recipe(Path(asked))
    return f"{SHARED}{link_text(recipe)}"


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
    ChecksumMismatch
        What is held of the list is damaged.
    QueryError
        What follows the colon cannot be read.
    MethodError
        The recipe in a link is damaged, or the indicator has no good or bad direction.
    """
    if own and text in own:
        return Reference(text, own=own[text])
    if text.startswith(ANY):
        return _any_reference(text, atlas)
    name, _, choice = text.strip().partition(":")
    recipe = _recipe(name, atlas)
    if recipe is not None:
        reference = _recipe_reference(text, recipe, choice)
        return _with_cut(reference, atlas.catalogue.indicators.get(name.partition("@")[0]))
    lists = atlas.catalogue.priority_lists
    try:
        held, categories = priority_lists.read_reference(lists, text.strip())
    except UnknownPriorityList as error:
        if name in lists or ":" in error.asked:
            raise
        atlas.catalogue.priority_list(name)
        raise UnknownPriorityList(name, [*lists, *atlas.catalogue.recipes]) from None
    return Reference(text, priority_list=held, categories=categories)


def own_among(own: Mapping[str, PlaceSet] | None, texts: Collection[str]) -> Mapping[str, PlaceSet]:
    """Return those of a person's own lists that *texts* refer to."""
    return {text: places for text, places in (own or {}).items() if text in texts}


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
            return Reference(text, recipe=recipe, top=_count(number))
        if kind == "share":
            return Reference(text, recipe=recipe, share=_finite(number))
        if kind == "beyond":
            return Reference(text, recipe=recipe, beyond=_finite(number))
        return Reference(text, recipe=recipe, category=_count(choice))
    except ValueError:
        raise QueryError(
            f"{text[:60]!r} cannot be read: after the colon expected a category (1), top=116, "
            "share=0.2 or, of an indicator, beyond=550."
        ) from None


def _count(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise ValueError(text)
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _with_cut(reference: Reference, indicator: Indicator | None) -> Reference:
    """Return a reference to an indicator with words for its cut; a method's is left as it is.

    Raises
    ------
    QueryError
        A figure is the cut of a method.
    """
    if indicator is None:
        if reference.beyond is not None:
            raise QueryError(
                f"{reference.label} is a method, whose scores have no unit: choose a number of its "
                "worst places (top=100)."
            )
        return reference
    if reference.beyond is not None:
        way = "more" if indicator.polarity is Polarity.HIGHER_IS_WORSE else "less"
        return replace(reference, cut=f"{indicator.format(reference.beyond)} or {way}")
    if reference.top is not None or reference.share is not None:
        return reference
    number = (reference.category or 1) - 1
    return replace(reference, cut=THIRDS[number] if 0 <= number < len(THIRDS) else "")


def _any_reference(text: str, atlas: Atlas) -> Reference:
    """Return the reference to several lists; raises as `read_reference`, and `QueryError`."""
    names = list(dict.fromkeys(part for part in text.removeprefix(ANY).split("~") if part))
    lists = tuple(read_reference(name, atlas) for name in names[:MOST_ANY])
    if len(names) < 2 or any(one.priority_list is None for one in lists):
        raise QueryError(
            f"{text[:60]!r} cannot be read: expected two or more lists, such as "
            "any~towns-fund~family-hubs."
        )
    if len(names) > MOST_ANY:
        raise QueryError(f"{len(names)} lists were given together: expected at most {MOST_ANY}.")
    return Reference(text, any_of=lists)


def common_geography(a: Geography | None, b: Geography | None) -> Geography | None:
    """Return the areas on which two sets can be compared: the later year of the same kind.

    Wards against authorities are compared by authority, of which the wards are parts.
    """
    if a is None or b is None or a == b:
        return a or b
    if a.area_type is b.area_type:
        return max(a, b)
    return a if a.area_type is AreaType.LOCAL_AUTHORITY else b
