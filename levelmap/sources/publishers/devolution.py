"""Who lives in a combined authority: what is held of mission 12, local leadership.

Which powers a deal gives is not held as data, so this is membership and nothing more.
"""

from __future__ import annotations

import pandas as pd

from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.terms import Nation

YEAR = 2025
PERIOD = f"{YEAR}-01-01/P1Y"


def build(build: Build) -> None:
    """Write the share of residents who live in a combined authority, in England and its areas."""
    for indicator in build.made_by("devolution"):
        people = pd.read_csv(build.out.data / "lookups" / "population.csv")
        residents = people[people["geography"] == f"lad_{YEAR}"].set_index("area_code")["people"]
        build.write_observations(
            indicator.slug, shares(build.areas(f"lad_{YEAR}").set_index("code"), residents)
        )


def shares(districts: pd.DataFrame, residents: pd.Series) -> pd.DataFrame:
    """Return observations in per cent for England's districts, its regions and England.

    A district is wholly in a combined authority or not at all: 100 or 0.

    Parameters
    ----------
    districts
        Columns of `tables.AREAS`, the code as index.
    residents
        People by code.
    """
    english = districts[districts.index.str.startswith(Nation.ENGLAND.letter)]
    is_member = (english["cauth_code"] != "").astype(float)
    weight = residents.reindex(english.index)
    parts = [observations.from_values(is_member * 100, f"lad_{YEAR}", PERIOD)]
    for kind in ("region", "country"):
        within = english[f"{kind}_code"]
        share = (is_member * weight).groupby(within).sum() / weight.groupby(within).sum() * 100
        parts.append(observations.from_values(share, f"{kind}_{YEAR}", PERIOD))
    return pd.concat(parts)
