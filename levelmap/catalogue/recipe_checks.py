"""Verification of the recipes that are shipped: every member resolves to figures that are held."""

from __future__ import annotations

from collections.abc import Iterator

from levelmap.catalogue.catalogue import Catalogue
from levelmap.methods.recipes import Member, Recipe
from levelmap.terms import Polarity


def faults(catalogue: Catalogue) -> Iterator[str]:
    """Yield one line for each member that cannot be computed as its recipe says.

    Raises
    ------
    RecipeError
        A recipe cannot be read at all.
    """
    for recipe in catalogue.recipes.values():
        if any(recipe.slug in _included(leaf.recipe, catalogue, ()) for leaf in recipe.leaves):
            yield f"Recipe {recipe.slug} includes itself."
        for member in recipe.leaves:
            fault = _fault(member, recipe, catalogue)
            if fault:
                yield f"Recipe {recipe.slug}, member {member.key}: {fault}."


def _fault(member: Member, recipe: Recipe, catalogue: Catalogue) -> str:
    if member.recipe:
        known = member.recipe in catalogue.recipes
        return "" if known else f"there is no recipe {member.recipe}"
    if not member.indicator:
        return ""
    if member.indicator not in catalogue.indicators:
        return f"there is no indicator {member.indicator}"
    return _holding_fault(member, recipe, catalogue)


def _holding_fault(member: Member, recipe: Recipe, catalogue: Catalogue) -> str:
    slug, geography = member.indicator, member.geography or recipe.geography
    if (member.polarity or catalogue.indicator(slug).polarity) is Polarity.NONE:
        return f"{slug} has no direction, and the member gives none"
    held = [one for one in catalogue.series(slug) if one.geography == geography]
    if member.period and member.period not in {str(one.period) for one in held}:
        return f"{slug} has no {member.period} on {geography}"
    if len(held) < member.releases:
        return f"{slug} has {len(held)} of {member.releases} periods on {geography}"
    return ""


def _included(slug: str, catalogue: Catalogue, seen: tuple[str, ...]) -> set[str]:
    """Return every recipe that is reached from *slug*, itself included."""
    if not slug or slug in seen or slug not in catalogue.recipes:
        return set()
    below = catalogue.recipes[slug].leaves
    return {slug}.union(*(_included(leaf.recipe, catalogue, (*seen, slug)) for leaf in below))
