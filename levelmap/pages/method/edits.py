"""Changes to a recipe that a reader makes, one at a time; each returns another recipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from levelmap.methods.aggregation import AGGREGATIONS
from levelmap.methods.recipes import (
    Categories,
    Domain,
    Member,
    Recipe,
    Step,
)

OWN_SLUG = "own_method"

CHANGED = "Changed by a reader of LevelMap; neither published nor checked by anyone."

HEAVIEST = 5.0
"""The end of a slider: one member may count five times the usual weight of 1."""

POSITIVE = Step("minmax", (("low", 1.0), ("high", 100.0)))
"""The scale that the means which punish weakness need."""


def own(recipe: Recipe, start: Recipe) -> Recipe:
    """Return *recipe* marked as a reader's own, or *start* itself where nothing is changed."""
    if _unmarked(recipe) == _unmarked(start):
        return start
    title = recipe.title
    if title == start.title:
        title = f"Your method, started from: {start.title.split(' (')[0]}"
    caveats = tuple(c for c in recipe.caveats if c != CHANGED)
    return replace(recipe, slug=OWN_SLUG, title=title, short="", caveats=(*caveats, CHANGED))


def _unmarked(recipe: Recipe) -> Recipe:
    return replace(
        recipe,
        slug="",
        title="",
        short="",
        caveats=tuple(c for c in recipe.caveats if c != CHANGED),
    )


def renamed(recipe: Recipe, title: str) -> Recipe:
    """Return the recipe under another title; an empty one changes nothing."""
    return replace(recipe, title=title.strip()[:200], short="") if title.strip() else recipe


def with_shares(recipe: Recipe, shares: Mapping[str, float]) -> Recipe:
    """Return the recipe with given weights, so that each active member has its present share.

    Parameters
    ----------
    shares
        Effective share of each active member, sum 1.
    """
    number = len(shares)

    def weighted(member: Member) -> Member:
        share = shares.get(member.key, 1 / number)
        return replace(member, weight=round(share * number, 6), points=())

    return _with_sums(replace(recipe.with_members(weighted), weighting="given"))


def _with_sums(recipe: Recipe) -> Recipe:
    """Return the recipe with each domain weighing as much as its active members together."""
    return replace(recipe, members=tuple(_summed(one) for one in recipe.members))


def _summed(one: Member | Domain) -> Member | Domain:
    if isinstance(one, Member):
        return one
    members = tuple(_summed(child) for child in one.members)
    total = sum(_weight(child) for child in members)
    return replace(one, members=members, weight=round(total, 6))


def _weight(one: Member | Domain) -> float:
    return 0.0 if isinstance(one, Member) and not one.active else one.weight


def editable(recipe: Recipe, shares: Mapping[str, float]) -> Recipe:
    """Return the recipe with weights that sliders can show: given ones, about 1, the same shares.

    A reader's own recipe with given weights stays as it is, so that no slider moves by itself.
    """
    is_ready = recipe.slug == OWN_SLUG and recipe.weighting == "given"
    return recipe if is_ready or not shares else with_shares(recipe, shares)


def weighed(recipe: Recipe, key: str, weight: float, shares: Mapping[str, float]) -> Recipe:
    """Return the recipe with one member's weight changed; the others keep their proportions.

    Parameters
    ----------
    shares
        Effective share of each active member now.
    """
    given = editable(recipe, shares)

    def changed(member: Member) -> Member:
        return replace(member, weight=weight) if member.key == key else member

    return _with_sums(given.with_members(changed))


def switched(recipe: Recipe, key: str, *, on: bool) -> Recipe:
    """Return the recipe with one member on or off."""

    def changed(member: Member) -> Member:
        return replace(member, active=on) if member.key == key else member

    switched_recipe = recipe.with_members(changed)
    return _with_sums(switched_recipe) if recipe.weighting == "given" else switched_recipe


def normalised(recipe: Recipe, method: str) -> Recipe:
    """Return the recipe with every member normalised in one way."""
    plain = recipe.with_members(lambda member: replace(member, normalisation=None))
    return replace(plain, normalisation=Step(method))


def aggregated(recipe: Recipe, method: str) -> Recipe:
    """Return the recipe brought together in one way throughout.

    The geometric and the harmonic mean need positive values: members are then put on a scale from 1
    to 100.
    """
    needs_positive = bool(AGGREGATIONS.find(method).facts.get("weak_side"))
    members = tuple(_aggregated(one, plain=needs_positive) for one in recipe.members)
    found = replace(recipe, members=members, aggregation=Step(method))
    return replace(found, normalisation=POSITIVE) if needs_positive else found


def _aggregated(one: Member | Domain, *, plain: bool) -> Member | Domain:
    """Return a part of the tree without its aggregation; if *plain*, without normalisation too."""
    if isinstance(one, Member):
        return replace(one, normalisation=None) if plain else one
    members = tuple(_aggregated(child, plain=plain) for child in one.members)
    normalisation = Step("none") if plain else one.normalisation
    return replace(one, members=members, aggregation=None, normalisation=normalisation)


def with_missing(recipe: Recipe, rule: str, coverage: float) -> Recipe:
    """Return the recipe with another rule for places that lack a value."""
    return replace(recipe, missing=replace(recipe.missing, rule=rule, minimum_coverage=coverage))


def with_cut(recipe: Recipe, rule: str, cut: float) -> Recipe:
    """Return the recipe with another cut: `thirds`, `share` of the places or `count` of them."""
    if rule == "thirds":
        return replace(recipe, categories=Categories())
    labels = ("On the list", "Not on the list")
    return replace(recipe, categories=Categories(rule, (cut,), labels))


def with_column(recipe: Recipe, member: Member) -> Recipe:
    """Return the recipe with a further member, or with that of the same key replaced."""
    if member.key in {leaf.key for leaf in recipe.leaves}:
        return recipe.with_members(lambda leaf: member if leaf.key == member.key else leaf)
    return replace(recipe, members=(member, *recipe.members))
