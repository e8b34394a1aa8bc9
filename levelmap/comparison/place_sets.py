"""Sets of places with their universe: who is on a list, and who could have been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from levelmap.errors import EmptyUniverse, MethodError, MixedGeographies, UnknownArea
from levelmap.methods.composite import CompositeIndicator
from levelmap.shares import whole_areas
from levelmap.terms import Geography

PLACE_CLASSES = ("both", "only_a", "only_b", "in_part", "neither", "outside")
"""The classes of a partition, in the order of legends and tables."""


@dataclass(frozen=True, slots=True)
class PlaceSet:
    """The places that a list or a method names.

    Attributes
    ----------
    label
        What readers call it.
    codes
        Area codes that it names.
    universe
        Area codes that it could have named; everything else is outside, not "no".
    geography
        Of the codes; None for a person's own areas.
    complete
        False where the list is known in part only, so that absence means "not seen".
    in_part
        Area codes, not among `codes`, of which only a part is named.
    """

    label: str
    codes: frozenset[str]
    universe: frozenset[str]
    geography: Geography | None = None
    complete: bool = True
    in_part: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse places that could not have been named."""
        strangers = sorted(self.codes - self.universe)
        if strangers:
            raise UnknownArea(
                f"{len(strangers)} of the {len(self.codes)} places of {self.label} are not among "
                f"the {len(self.universe)} that it could name, such as {', '.join(strangers[:3])}: "
                "check the codes or widen the universe."
            )

    def __len__(self) -> int:
        """Return the number of places named."""
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Partition:
    """Every place of either universe in one of six classes.

    Attributes
    ----------
    both, only_a, only_b, in_part, neither
        Places that both could name; of those `in_part` one or both name a part, and neither names
        the whole.
    outside
        Places that one of the two could not name, whatever the other says of them.
    """

    a: PlaceSet
    b: PlaceSet
    both: frozenset[str]
    only_a: frozenset[str]
    only_b: frozenset[str]
    in_part: frozenset[str]
    neither: frozenset[str]
    outside: frozenset[str]

    @property
    def classes(self) -> pd.Series:
        """Return the class of each place (`PLACE_CLASSES`), indexed by code in order."""
        named = {code: name for name in PLACE_CLASSES for code in getattr(self, name)}
        return pd.Series(named, name="class", dtype="str").sort_index()

    @property
    def on_neither(self) -> frozenset[str]:
        """Return the places that both could name and neither names, or in part only."""
        return self.in_part | self.neither

    @property
    def joint_universe(self) -> frozenset[str]:
        """Return the places that both could name."""
        return self.both | self.only_a | self.only_b | self.on_neither

    def counts(self, people: pd.Series | None = None) -> dict[str, float]:
        """Return the size of each class in places, or in people.

        Parameters
        ----------
        people
            Population by code; places without one are left out of the sum.
        """
        if people is None:
            return {name: len(getattr(self, name)) for name in PLACE_CLASSES}
        return (
            people.groupby(self.classes.reindex(people.index))
            .sum()
            .reindex(list(PLACE_CLASSES), fill_value=0)
            .to_dict()
        )


def named_by(
    composite: CompositeIndicator,
    *,
    category: int | None = None,
    top: int | None = None,
    share: float | None = None,
) -> PlaceSet:
    """Return the places that a composite indicator names; its universe is the places it scores.

    Parameters
    ----------
    composite
        Its category 1 is taken unless one of the others is given.
    category
        Places of that category.
    top
        Places ranked *top* or worse; ties at the cut are all in.
    share
        The same for a share of the scored places, rounded up.

    Raises
    ------
    MethodError
        More than one choice, one out of range, or a category that no place is in.
    """
    given = [choice for choice in (category, top, share) if choice is not None]
    if len(given) > 1:
        raise MethodError(
            "A category, a number of places and a share exclude each other: give one."
        )
    scored = composite.scored
    title = composite.recipe.title
    if top is None and share is None:
        wanted = 1 if category is None else category
        known = sorted(int(number) for number in composite.categories.dropna().unique())
        if category is not None and category not in known:
            raise MethodError(
                f"{composite.recipe.called} has no place in category {category}: expected one of "
                f"{', '.join(map(str, known))}."
            )
        codes = composite.categories.index[(composite.categories == wanted).fillna(False)]
        label = f"{title}, category {wanted}"
    else:
        limit = _limit(top, share, len(scored))
        codes = composite.ranks.index[(composite.ranks <= limit).to_numpy()]
        label = f"{title}, {limit} worst"
    return PlaceSet(label, frozenset(codes), frozenset(scored), composite.recipe.geography)


def partition(a: PlaceSet, b: PlaceSet) -> Partition:
    """Return how two sets divide the places that either could name.

    Raises
    ------
    MixedGeographies
        The sets are on different geographies.
    EmptyUniverse
        There is no place that both could name.
    """
    check_geographies([a, b])
    joint = a.universe & b.universe
    if not joint:
        raise EmptyUniverse(
            f"No place could be on both {a.label} and {b.label}: their universes have nothing in "
            "common. Compare lists of the same nation and geography."
        )
    in_a, in_b = a.codes & joint, b.codes & joint
    on_neither = joint - in_a - in_b
    in_part = on_neither & (a.in_part | b.in_part)
    return Partition(
        a,
        b,
        both=in_a & in_b,
        only_a=in_a - in_b,
        only_b=in_b - in_a,
        in_part=in_part,
        neither=on_neither - in_part,
        outside=(a.universe | b.universe) - joint,
    )


def union(a: PlaceSet, b: PlaceSet) -> PlaceSet:
    """Return the places on either, among those that both could name."""
    return _combined(a, b, a.codes | b.codes, "or")


def intersection(a: PlaceSet, b: PlaceSet) -> PlaceSet:
    """Return the places on both, among those that both could name."""
    return _combined(a, b, a.codes & b.codes, "and")


def difference(a: PlaceSet, b: PlaceSet) -> PlaceSet:
    """Return the places on *a* and not on *b*, among those that both could name."""
    return _combined(a, b, a.codes - b.codes, "but not")


def restrict(a: PlaceSet, universe: Iterable[str]) -> PlaceSet:
    """Return *a* among the places of *universe* only, such as one nation or without London.

    Raises
    ------
    EmptyUniverse
        Nothing is left.
    """
    kept = a.universe & frozenset(universe)
    if not kept:
        raise EmptyUniverse(
            f"None of the {len(a.universe)} places that {a.label} could name is among the places "
            "that count: choose others."
        )
    return replace(a, codes=a.codes & kept, universe=kept, in_part=a.in_part & kept)


def check_geographies(sets: Iterable[PlaceSet]) -> None:
    """Refuse sets on different geographies.

    Raises
    ------
    MixedGeographies
        Two of them differ; None (own areas) fits any.
    """
    known = {str(one.geography): one.label for one in sets if one.geography is not None}
    if len(known) > 1:
        found = ", ".join(f"{label} on {geography}" for geography, label in known.items())
        raise MixedGeographies(
            f"The lists are on different geographies ({found}): carry them to one vintage first."
        )


def _combined(a: PlaceSet, b: PlaceSet, codes: frozenset[str], word: str) -> PlaceSet:
    joint = partition(a, b).joint_universe
    return PlaceSet(
        f"{a.label} {word} {b.label}",
        codes & joint,
        joint,
        a.geography or b.geography,
        a.complete and b.complete,
    )


def _limit(top: int | None, share: float | None, scored: int) -> int:
    if top is not None:
        if not 1 <= top <= scored:
            raise MethodError(f"{top:,} places were asked for: expected 1 to {scored:,}.")
        return top
    if share is None or not 0 < share <= 1:
        raise MethodError(f"A share of {share} was asked for: expected above 0 and up to 1.")
    return whole_areas(share, scored)
