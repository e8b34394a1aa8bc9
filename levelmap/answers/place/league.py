"""Pounds a head of every authority: awards to it alone, as far as they are held."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap import gss
from levelmap.answers.lists.of_place import read_all
from levelmap.answers.phrases import position
from levelmap.answers.place import context
from levelmap.answers.place.money import own_total
from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.memory import remembered
from levelmap.terms import Nation


@dataclass(frozen=True)
class League:
    """Every authority of today with a population.

    Attributes
    ----------
    table
        The most a head first: index code; columns `name`, `total` (pounds) and `per_head`.
    """

    table: pd.DataFrame

    def sentence(self, code: str) -> str:
        """Return the rank of an authority and the medians that it stands beside."""
        if code not in self.table.index:
            return "Pounds a head cannot be given: its population is not held."
        own = float(self.table.loc[code, "per_head"])
        heads = self.table["per_head"]
        place = position(1 + int((heads > own).sum()), 1 + int((heads < own).sum()), len(heads))
        nation = gss.nation(code)
        letters = self.table.index.str[0]
        home = heads[letters == (nation or Nation.ENGLAND).letter]
        where = nation.label if nation else "its nation"
        median = heads.median()
        return (
            f"£{own:,.0f} a head of awards to it alone is the {place} of "
            f"{len(heads)} authorities (median authority £{median:,.0f}; "
            f"that of {where} £{home.median():,.0f})."
        )


@remembered
def league(atlas: Atlas) -> League:
    """Return pounds a head of every authority of today; shared and larger awards count for none.

    Raises
    ------
    DataError
        A file is absent or damaged.
    """
    people = context.population(atlas)
    areas = [a for a in atlas.gazetteer.by_code(CURRENT).values() if a.code in people.index]
    totals = [own_total(read_all(area, atlas), atlas) for area in areas]
    codes = [area.code for area in areas]
    table = pd.DataFrame({"name": [a.name for a in areas], "total": totals}, index=codes)
    table["per_head"] = table["total"] / people.reindex(codes).to_numpy()
    return League(table.sort_values(["per_head", "name"], ascending=[False, True]))
