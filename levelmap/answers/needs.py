"""Measures of need in people, and how far lists and methods reach those whom they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from levelmap import gss
from levelmap.answers.references import Named, Reference
from levelmap.answers.values import area_values
from levelmap.answers.words import Side, side_of
from levelmap.atlas import Atlas
from levelmap.comparison.reach import Need, Reach, league, reach
from levelmap.errors import CannotRecode, MethodError, QueryError
from levelmap.terms import Geography

MEASURES = {
    "income-2019": ("imd-2019-income-scale", "income-deprived people (2019)"),
    "employment-2019": ("imd-2019-employment-scale", "employment-deprived people (2019)"),
    "income-2025": ("imd-2025-income-scale", "income-deprived people (2025)"),
    "employment-2025": ("imd-2025-employment-scale", "employment-deprived people (2025)"),
}
"""Counts of people by slug: the indicator, and what it counts. Those of 2019 fit the lists made
before 2023, and those of 2025 the lists since."""


@dataclass(frozen=True)
class ReachOfList:
    """How far one list reaches the people in need.

    Attributes
    ----------
    counted
        What the measure of need counts.
    notes
        How list and figures came to these areas.
    """

    side: Side
    reach: Reach
    counted: str
    geography: Geography
    notes: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return the answer as one would say it aloud."""
        found = self.reach
        verb = "reaches" if found.complete else "as far as it is held, reaches"
        return (
            f"{self.side.name} {verb} {found.in_need:.0%} of {self.counted} with "
            f"{found.people:.0%} of the people: {found.places:,} of {found.areas:,} places. "
            f"As many people in the places of the highest need would be {found.best_by_people:.0%}."
        )


def need_of(measure: str, geography: Geography, atlas: Atlas) -> Need:
    """Return a measure of need on the areas of *geography*, with all people of the same areas.

    Raises
    ------
    QueryError
        There is no such measure, or no people are held for these areas.
    CannotRecode
        The count cannot be carried to these areas.
    DataError
        A file is absent or damaged.
    """
    if measure not in MEASURES:
        raise QueryError(f"{measure!r} is no measure of need: expected {', '.join(MEASURES)}.")
    slug, label = MEASURES[measure]
    people = atlas.gazetteer.population(geography)
    if people.empty:
        raise QueryError(
            f"No people are held for the {geography.label}: choose lists of authorities."
        )
    counts = area_values(slug, geography, atlas)
    return Need(label, counts.values, people.astype("float64"))


def reach_of(named: Named, measure: str, atlas: Atlas) -> ReachOfList:
    """Return how far one list or method reaches the people in need, in the nations with figures.

    Raises
    ------
    MethodError
        Nobody is in need where it could name places, or it names none of them.
    QueryError, CannotRecode, DataError
        As `need_of`; or the list has areas of its own that no figures are held for.
    """
    geography = named.places.geography
    if geography is None:
        raise QueryError("These areas are not known: no figures of need are held for them.")
    need = need_of(measure, geography, atlas)
    found = reach(named.places, need)
    side = side_of(named.reference)
    left_out = len(found.without_figure)
    notes = [*named.notes]
    if left_out:
        notes.append(f"{left_out} places without a figure of {need.label} are left out.")
    return ReachOfList(side, found, need.label, geography, tuple(notes))


def league_of(
    several: Sequence[Named], measure: str, atlas: Atlas
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the reach of many lists on one measure, each on its own areas, by nation.

    Returns
    -------
    DataFrame
        Columns of `comparison.reach.league`; `group` is the nation.
    tuple of str
        A sentence for each list that is left out, with its reason.
    """
    tables, left_out = [], []
    for named in several:
        geography = named.places.geography
        try:
            if geography is None:
                raise QueryError("its areas are not known.")
            need = need_of(measure, geography, atlas)
            tables.append(league([named.places], need, _nations(named, need)))
        except (MethodError, QueryError, CannotRecode) as error:
            left_out.append(f"{_name(named.reference)} is left out. {error}")
    if not tables:
        raise QueryError(f"None of these lists can be measured. {' '.join(left_out)}")
    table = pd.concat(tables, ignore_index=True)
    order = ["group", "complete", "in_need"]
    return table.sort_values(order, ascending=[True, False, False], ignore_index=True), tuple(
        left_out
    )


def _nations(named: Named, need: Need) -> dict[str, str]:
    """Return the nation of each place that has a figure."""
    held = need.in_need.dropna().index
    return {
        code: nation.label
        for code in named.places.universe
        if code in held and (nation := gss.nation(code)) is not None
    }


def _name(reference: Reference) -> str:
    return side_of(reference).name
