"""What the places of each class are like, over the members of a method that describes places."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import lower_first
from levelmap.answers.indicators.statuses import among_values
from levelmap.answers.indicators.values import AreaValues, carry
from levelmap.answers.scores import Scored, score_recipe
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.comparison.place_sets import PLACE_CLASSES
from levelmap.comparison.profiles import profiles
from levelmap.errors import CannotRecode, NotHeld
from levelmap.terms import AreaType, Geography

DESCRIBING = {
    AreaType.LOCAL_AUTHORITY: ("levelmap_13_2021", "levelmap_13", "missions_12"),
    AreaType.WARD: ("community_needs_2019", "left_behind_2019"),
}
"""Recipes whose members describe places of a kind."""

REST = PLACE_CLASSES[:-1]

LEAST_AREAS = 3
"""Fewer areas with a value than this are not described."""

TOO_FEW = f"fewer than {LEAST_AREAS} have a figure"


@dataclass(frozen=True)
class ProfileRow:
    """One indicator: its mean in each class, and how far each is from the other places.

    Attributes
    ----------
    means
        By class; NaN where fewer than `LEAST_AREAS` have a value.
    standardised
        By class: mean less that of all other places, in standard deviations, positive for worse.
    """

    label: str
    indicator: Indicator
    period: str
    means: dict[str, float]
    standardised: dict[str, float]

    def mean_words(self, name: str) -> str:
        """Return the mean of the class *name* as people read it, or why there is none."""
        mean = self.means.get(name, math.nan)
        return TOO_FEW if math.isnan(mean) else self.indicator.format(mean)


@dataclass(frozen=True)
class ClassProfiles:
    """The profile of each class.

    Attributes
    ----------
    table
        All that was computed: see `comparison.profiles.profiles`.
    notes
        Which indicators could not be carried to the areas compared.
    """

    rows: tuple[ProfileRow, ...]
    table: pd.DataFrame
    notes: tuple[str, ...]

    def sentence(self, name: str, words: str, most: int = 3) -> str:
        """Return what sets the class *name* apart, in one sentence that begins with *words*."""
        worse = sorted(
            (row for row in self.rows if row.standardised.get(name, 0.0) > 0),
            key=lambda row: -row.standardised[name],
        )[:most]
        if not any(name in row.standardised for row in self.rows):
            return f"{words} are too few to be described: {TOO_FEW} on every indicator."
        if not worse:
            return f"{words} are not worse than the other places on any of these indicators."
        said = [
            f"{lower_first(row.label)} (mean {row.indicator.format(row.means[name])})"
            for row in worse
        ]
        return f"{words} are furthest on the worse side of the others in {'; '.join(said)}."


def describing(geography: Geography, atlas: Atlas) -> list[str]:
    """Return the recipes by whose members places of *geography* can be described, best first."""
    known = atlas.catalogue.recipes
    held = [slug for slug in DESCRIBING.get(geography.area_type, ()) if slug in known]
    return sorted(held, key=lambda slug: _distance(known[slug].geography, geography))


def _distance(own: Geography | None, wanted: Geography) -> int:
    return abs(own.vintage - wanted.vintage) if own else 100


def profile(comparison: Comparison, recipe: str, atlas: Atlas) -> ClassProfiles:
    """Return the profile of each class over the members of a recipe.

    Parameters
    ----------
    recipe
        A reference to it, such as one of `describing`.

    Raises
    ------
    CannotRecode
        The recipe's areas do not lead to those compared.
    QueryError
        It is a list, not a recipe.
    TooFewValues
        No place has a class.
    """
    reference = read_reference(recipe, atlas)
    if reference.recipe is None:
        raise NotHeld(f"{reference.label} has no indicators by which places are described.")
    scored = score_recipe(reference.recipe, atlas)
    geography = comparison.geography
    columns: dict[str, pd.Series] = {}
    notes = []
    for key, held in scored.used.items():
        carried, note = _carried(held, geography, atlas)
        if carried is None:
            notes.append(note)
        else:
            columns[key] = carried
    if not columns:
        raise CannotRecode(f"No indicator of {scored.recipe.called} is held on these areas.")
    classes = comparison.agreement.partition.classes
    inside = classes[classes != PLACE_CLASSES[-1]]
    people = atlas.gazetteer.population(geography)
    table = profiles(pd.DataFrame(columns), inside, people)
    rows = tuple(_row(key, scored, table) for key in columns)
    return ClassProfiles(rows, table, tuple(notes))


def _carried(held: AreaValues, geography: Geography, atlas: Atlas) -> tuple[pd.Series | None, str]:
    try:
        return carry(held.values, held.indicator.kind, (held.geography, geography), atlas), ""
    except CannotRecode as error:
        return None, f"{held.indicator.label} is left out. {error}"


def _row(key: str, scored: Scored, table: pd.DataFrame) -> ProfileRow:
    held = scored.used[key]
    own = table.loc[key]
    enough = own["areas"] >= LEAST_AREAS
    member = scored.recipe.member(key)
    sign = (member.polarity or held.indicator.polarity).need_sign
    return ProfileRow(
        label=member.name,
        indicator=held.indicator,
        period=held.period_label + among_values(held.warned),
        means=own["mean"].where(enough).to_dict(),
        standardised=(own["standardised"].where(enough) * sign).dropna().to_dict(),
    )
