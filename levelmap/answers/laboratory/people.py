"""How far lists and methods reach the people in need: a sentence on one, a table of many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from levelmap import gss
from levelmap.answers.comparisons.named import Named
from levelmap.answers.comparisons.words import Side, side_of
from levelmap.answers.laboratory.reach import measure_of_need
from levelmap.atlas import Atlas
from levelmap.comparison.reach import Need, Reach, league, reach
from levelmap.errors import CannotRecode, MethodError, NotHeld, QueryError
from levelmap.terms import Geography

MEASURES = {
    "imd-2019-income-scale": "income-deprived people (2019)",
    "imd-2019-employment-scale": "employment-deprived people (2019)",
    "imd-2025-income-scale": "income-deprived people (2025)",
    "imd-2025-employment-scale": "employment-deprived people (2025)",
}
"""Indicators that count people in need, and whom they count. Those of 2019 fit the lists made
before 2023, and those of 2025 the lists since."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one list reaches the people in need.

    Attributes
    ----------
    counted
        Whom the measure of need counts.
    """

    side: Side
    reach: Reach
    counted: str

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


def reached(named: Named, measure: str, atlas: Atlas) -> Reached:
    """Return how far one list or method reaches the people in need, where a figure is held.

    Parameters
    ----------
    measure
        A key of `MEASURES`.

    Raises
    ------
    MethodError
        Nobody is in need where it could name places, or it names none of them.
    QueryError, CannotRecode
        No figures or no people are held for its areas.
    """
    need = _need(named, measure, atlas)
    return Reached(side_of(named.reference), reach(named.places, need), MEASURES[measure])


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
        try:
            need = _need(named, measure, atlas)
            tables.append(league([named.places], need, _nations(named, need)))
        except (MethodError, QueryError, CannotRecode) as error:
            left_out.append(f"{side_of(named.reference).name} is left out. {error}")
    if not tables:
        raise QueryError(f"None of these lists can be measured. {' '.join(left_out)}")
    order = ["group", "complete", "in_need"]
    table = pd.concat(tables, ignore_index=True).sort_values(order, ascending=[True, False, False])
    return table.reset_index(drop=True), tuple(left_out)


def _need(named: Named, measure: str, atlas: Atlas) -> Need:
    geography: Geography | None = named.places.geography
    if geography is None or atlas.gazetteer.population(geography).empty:
        where = geography.label if geography else "these areas"
        raise NotHeld(f"No people are held for {where}: choose a list of authorities.")
    return measure_of_need(measure, geography, atlas)


def _nations(named: Named, need: Need) -> dict[str, str]:
    """Return the nation of each place that has a figure."""
    held = need.in_need.dropna().index
    return {
        code: nation.label
        for code in named.places.universe
        if code in held and (nation := gss.nation(code)) is not None
    }
