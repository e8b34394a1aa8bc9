"""What the comparisons of all visitors share; a person's own list is never kept here."""

from __future__ import annotations

from levelmap.answers import many_lists, scatter
from levelmap.answers.breakdowns import Breakdown, breakdowns
from levelmap.answers.comparison import CompareQuery, Comparison, compare
from levelmap.answers.funds import Fund, funds
from levelmap.answers.many_lists import ManyLists
from levelmap.answers.profiles import Profile, profile
from levelmap.answers.references import Named, Reference, named_places, read_reference
from levelmap.answers.scatter import ScatterQuery, ScatterView
from levelmap.atlas import Atlas
from levelmap.comparison.place_sets import PlaceSet
from levelmap.memory import remembered
from levelmap.pages.compare.options import Subjects
from levelmap.pages.shared import cache
from levelmap.terms import Geography

Own = dict[str, PlaceSet]
"""A person's own lists by the text that refers to them."""


def subjects() -> Subjects:
    """Return everything that can be compared."""
    return _subjects(cache.atlas())


@remembered
def _subjects(atlas: Atlas) -> Subjects:
    return Subjects(atlas)


def named(text: str, geography: Geography | None, *, with_parts: bool) -> Named:
    """Return the places that a reference names on a geography."""
    return _named(text, geography, cache.atlas(), with_parts=with_parts)


@remembered
def _named(text: str, geography: Geography | None, atlas: Atlas, *, with_parts: bool) -> Named:
    reference = read_reference(text, atlas)
    return named_places(reference, atlas, geography, with_parts=with_parts)


def two(query: CompareQuery, own: Own) -> Comparison:
    """Return the comparison of two references, of which one may be a list of the visitor's own."""
    if query.a in own or query.b in own:
        return compare(query, cache.atlas(), own, _side)
    return _shared_two(query, cache.atlas())


@remembered
def _shared_two(query: CompareQuery, atlas: Atlas) -> Comparison:
    return compare(query, atlas, {}, _side)


def _side(
    reference: Reference, atlas: Atlas, geography: Geography, /, *, with_parts: bool
) -> Named:
    if reference.own is not None:
        return named_places(reference, atlas, geography, with_parts=with_parts)
    return _named(reference.text, geography, atlas, with_parts=with_parts)


def together(references: tuple[str, ...], own: Own) -> ManyLists:
    """Return many lists together, among them perhaps a list of the visitor's own."""
    if not own.keys() & set(references):
        return _shared_together(references, cache.atlas())
    return _together(references, own, cache.atlas())


@remembered
def _shared_together(references: tuple[str, ...], atlas: Atlas) -> ManyLists:
    return _together(references, {}, atlas)


def _together(references: tuple[str, ...], own: Own, atlas: Atlas) -> ManyLists:
    read = [read_reference(text, atlas, own) for text in references]
    return many_lists.see_together(
        read, lambda one, geography: _side(one, atlas, geography, with_parts=False), atlas
    )


def scores(query: ScatterQuery) -> ScatterView:
    """Return two scores over the same places."""
    return _scatter(query, cache.atlas())


@remembered
def _scatter(query: ScatterQuery, atlas: Atlas) -> ScatterView:
    return scatter.scatter(query, atlas)


def groups_of(view: Comparison) -> tuple[Breakdown, ...]:
    """Return a comparison by region, nation, coast, and rural or urban."""
    return breakdowns(view, cache.atlas())


def funds_of(view: Comparison) -> tuple[Fund, ...]:
    """Return the money that reached each class of a comparison."""
    return funds(view, cache.atlas())


def profile_of(view: Comparison, recipe: str) -> Profile:
    """Return what the places of each class are like over the members of a recipe."""
    scored = named(recipe, None, with_parts=False).scored
    if scored is None:
        raise TypeError(recipe)
    return profile(view, scored, cache.atlas())
