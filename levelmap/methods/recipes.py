"""A prioritisation method as data: the types of a recipe and the words it may use.

Each field says once, in its annotation, what may be written there: `recipe_schema` has a reader for
every such word.

A recipe is a tree. Its leaves are members (an indicator of the catalogue, a column of a person's
own table, or another recipe's score); its branches are domains, which come after the members beside
them. `recipe_files` reads and writes one as TOML, `recipe_links` as the text in a link, both by the
schema of `recipe_schema`; `levelmap.methods.composite` computes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from levelmap.terms import Geography, Nation, Polarity

_LONGEST_CALLED = 60
"""Characters of a title in a message."""

Text = Annotated[str, "text"]
Name = Annotated[str, "name"]
Slug = Annotated[str, "slug"]
Flag = Annotated[bool, "flag"]
Weight = Annotated[float, "weight"]
Share = Annotated[float, "share"]
Releases = Annotated[int, "releases"]


class Grade(StrEnum):
    """What a statement about a method rests on."""

    PUBLISHED = "published"
    VERIFIED = "verified"
    IMPLIED = "implied"
    OUR_CHOICE = "our choice"

    @property
    def meaning(self) -> str:
        """Return the words that users read."""
        return {
            "published": "stated by the publisher of the method",
            "verified": "reproduced from the data that LevelMap holds",
            "implied": "implied by what the publisher says, not stated",
            "our choice": "chosen by LevelMap",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Step:
    """A named method with its parameters, such as goalposts from 0 to 100.

    Parameters are kept in the order of their names, so that equal steps compare equal.
    """

    method: str
    parameters: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        """Put the parameters in order."""
        object.__setattr__(self, "parameters", tuple(sorted(self.parameters)))


@dataclass(frozen=True, slots=True)
class Member:
    """A leaf of a recipe: one column of values.

    Attributes
    ----------
    key
        Unique in the recipe; names the column in values, contributions and weights.
    indicator, column, recipe
        Where the values come from, exactly one of the three: an indicator of the catalogue, a
        column of a person's own table, or the score of another recipe.
    denominator
        What the values are divided by: an indicator where the member is one, else a column of the
        same table; empty for nothing.
    weight
        Share among its siblings once divided by their sum; 0 counts for nothing.
    points
        Points from each expert, for the weighting `budget`.
    polarity
        None takes the indicator's own.
    normalisation
        None takes the recipe's.
    period
        Of the values (`2023-01-01/P1Y`); empty takes the latest.
    releases
        The mean of this many latest releases is taken.
    geography
        Vintage on which the values are published where they are carried to the recipe's; None
        where they are published on it.
    inherit
        Districts without a value take that of their county, and say so.
    active
        False keeps the slot visible and leaves it out of the score.
    """

    key: Slug
    indicator: Slug = ""
    column: Name = ""
    recipe: Slug = ""
    denominator: Name = ""
    label: Name = ""
    weight: Weight = 1.0
    points: Annotated[tuple[float, ...], "weights"] = ()
    polarity: Annotated[Polarity | None, "polarity"] = None
    normalisation: Annotated[Step | None, "normalisation"] = None
    grade: Annotated[Grade, "grade"] = Grade.OUR_CHOICE
    proxy: Flag = False
    note: Text = ""
    period: Annotated[str, "period"] = ""
    releases: Releases = 1
    geography: Annotated[Geography | None, "geography"] = None
    inherit: Flag = False
    active: Flag = True

    @property
    def source(self) -> str:
        """Return the indicator, column or recipe that the values come from."""
        return self.indicator or self.column or self.recipe

    @property
    def name(self) -> str:
        """Return the label, or the source where there is none."""
        return self.label or self.source


@dataclass(frozen=True, slots=True)
class Domain:
    """A branch of a recipe: members, or further domains, brought together in one score.

    Attributes
    ----------
    aggregation
        How its members make its score; None takes the recipe's.
    normalisation
        What is done to its score before it goes up; `none` by default.
    """

    key: Slug
    members: tuple[Member | Domain, ...]
    label: Name = ""
    weight: Weight = 1.0
    aggregation: Annotated[Step | None, "aggregation"] = None
    normalisation: Annotated[Step, "normalisation"] = Step("none")
    note: Text = ""

    @property
    def name(self) -> str:
        """Return the label, or the key where there is none."""
        return self.label or self.key


@dataclass(frozen=True, slots=True)
class MissingRule:
    """What happens to an area that lacks a member.

    Attributes
    ----------
    rule
        `renormalise` (its other members take over the weight), `group_mean` (the mean of its group
        of areas stands in, and is marked) or `refuse` (the area is not scored).
    minimum_coverage
        Share of the active members that an area must have to be scored; its values still count
        where others are measured against all areas.
    screen
        Share of the active members without which an area takes part in nothing: not in the scale of
        a member, not in the mean of a group.
    by
        Column of a person's own table with the group of each area, for `group_mean`; empty for the
        region.
    """

    rule: Annotated[str, "missing rule"] = "renormalise"
    minimum_coverage: Share = 0.75
    screen: Share = 0.0
    by: Name = ""


@dataclass(frozen=True, slots=True)
class Categories:
    """How scores become categories; category 1 is the worst and is the recipe's list of places.

    Attributes
    ----------
    rule
        `share` (cuts are cumulative shares of the scored areas), `count` (cumulative numbers of
        areas), `quantile` (one cut: the number of equal groups), `score` (descending scores),
        `thirds` (no cuts).
    cuts
        One fewer than the categories; for `quantile` the one number.
    labels
        Of the categories in order; empty, or one for each.
    """

    rule: Annotated[str, "category rule"] = "thirds"
    cuts: Annotated[tuple[float, ...], "numbers"] = ()
    labels: Annotated[tuple[str, ...], "names"] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """A method as data.

    Attributes
    ----------
    geography
        Of the areas scored; None for a person's own areas.
    nations
        Whose areas are scored; empty for all.
    direction
        What a high score means; `higher_is_worse` makes it a score of need.
    outliers, weighting
        Named in `outliers.OUTLIER_RULES` and `weighting.WEIGHTINGS`.
    normalisation, aggregation
        Of members, and of members to domains and domains to the score, where they name no other.
    tie_break
        Empty, or `percentile`: areas of equal score are ranked by their mean percentile.
    grade
        What the rule as a whole rests on; each member has its own.
    source
        Document and section of the rule.
    recomputable
        False where the published scores can be shown and not recomputed; a caveat says why.
    short, noun, preposition
        What sentences call it, in at most 28 characters, what it ranks, and the word between: "103
        authorities are worst by the 13-indicator score"; empty where none was given.
    """

    slug: Slug
    title: Name
    members: tuple[Member | Domain, ...]
    description: Text = ""
    geography: Annotated[Geography | None, "geography"] = None
    nations: Annotated[tuple[Nation, ...], "nations"] = ()
    direction: Annotated[Polarity, "polarity"] = Polarity.HIGHER_IS_WORSE
    outliers: Annotated[str, "outlier rule"] = "none"
    normalisation: Annotated[Step, "normalisation"] = Step("percentile")
    aggregation: Annotated[Step, "aggregation"] = Step("arithmetic")
    weighting: Annotated[str, "weighting"] = "given"
    missing: Annotated[MissingRule, "missing"] = MissingRule()
    categories: Annotated[Categories, "categories"] = Categories()
    tie_break: Annotated[str, "tie break"] = ""
    grade: Annotated[Grade, "grade"] = Grade.OUR_CHOICE
    source: Text = ""
    recomputable: Flag = True
    caveats: Annotated[tuple[str, ...], "names"] = ()
    short: Text = ""
    noun: Text = ""
    preposition: Text = ""

    @property
    def called(self) -> str:
        """Return the title for messages, which a long one would drown."""
        cut = self.title[:_LONGEST_CALLED].rstrip()
        return self.title if len(self.title) <= _LONGEST_CALLED else f"{cut}…"

    @property
    def areas(self) -> str:
        """Return the areas that it scores, as readers call them."""
        return self.geography.label if self.geography else "areas of a table"

    @property
    def leaves(self) -> tuple[Member, ...]:
        """Return every member, those switched off included, in the order written."""
        return tuple(_leaves(self.members))

    @property
    def active(self) -> tuple[Member, ...]:
        """Return the members that count."""
        return tuple(member for member in self.leaves if member.active)

    @property
    def domains(self) -> tuple[Domain, ...]:
        """Return every domain, outer before inner."""
        return tuple(_domains(self.members))

    def member(self, key: str) -> Member:
        """Return the member called *key*; KeyError if there is none."""
        return {leaf.key: leaf for leaf in self.leaves}[key]

    def with_members(self, change: Callable[[Member], Member]) -> Recipe:
        """Return the recipe with *change* applied to every member, its tree otherwise as it is."""
        return replace(self, members=_changed(self.members, change))

    def without(self, keys: Collection[str]) -> Recipe:
        """Return the recipe with the members called *keys* switched off."""
        return self.with_members(
            lambda member: replace(member, active=member.active and member.key not in keys)
        )


TIE_BREAKS = ("", "percentile")


def _leaves(members: tuple[Member | Domain, ...]) -> Iterator[Member]:
    for member in members:
        if isinstance(member, Domain):
            yield from _leaves(member.members)
        else:
            yield member


def _domains(members: tuple[Member | Domain, ...]) -> Iterator[Domain]:
    for member in members:
        if isinstance(member, Domain):
            yield member
            yield from _domains(member.members)


def _changed(
    members: tuple[Member | Domain, ...], change: Callable[[Member], Member]
) -> tuple[Member | Domain, ...]:
    return tuple(
        replace(member, members=_changed(member.members, change))
        if isinstance(member, Domain)
        else change(member)
        for member in members
    )
