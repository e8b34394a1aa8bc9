"""Every area of a comparison as one table to take away, the same from the page and elsewhere."""

from __future__ import annotations

import pandas as pd

from levelmap.answers import taking
from levelmap.answers.comparisons.two import Comparison
from levelmap.atlas import Atlas

AREA_COLUMNS = {
    "area_code": "GSS code of the area, in force in the year of the areas compared",
    "area_name": "Name of the area",
    "region": "English region, or nation",
    "class": "both, only_a, only_b, in_part (only a part is named), neither, or outside: one side "
    "could not name the area",
    "in_a": "Whether a names the area; False also where it names a part, empty where it could not",
    "in_b": "Whether b does, likewise",
    "population": "Residents; empty where not held",
}
SIDE_COLUMNS = {
    "words": "What {} says of the area",
    "rank": "Rank by {}, 1 the worst; empty for a list",
    "margin": "Ranks inside the cut of {}; negative: short of it",
    "drivers": "Indicators that add most to {}, above the average area",
    "category": "Category by {}",
}
"""What each column of a side holds, with the name of the side to be put in."""

WHOLE = ["population", "a_rank", "a_margin", "b_rank", "b_margin"]
"""Columns of whole numbers, some of them missing."""


def area_columns(view: Comparison) -> dict[str, str]:
    """Return the columns of `areas`, each with its meaning; sides are named."""
    named = {
        f"{letter}_{column}": meaning.format(side.name)
        for letter, side in zip("ab", view.sides, strict=True)
        for column, meaning in SIDE_COLUMNS.items()
    }
    return {**AREA_COLUMNS, **named, **taking.FACTS}


def areas(view: Comparison, atlas: Atlas) -> pd.DataFrame:
    """Return one row for each area of either universe (see `area_columns`), with `taking.FACTS`."""
    table = view.places.reset_index(names="area_code")
    table[WHOLE] = table[WHOLE].astype("Float64").astype("Int64")
    outside = "one side could not name the area"
    found = taking.of_areas(
        table,
        taking.of_sides(view, atlas),
        geography=view.geography,
        unit="whether a place is named; ranks count places, 1 the worst",
        what=f"{view.a.reference.label}; {view.b.reference.label}",
        status=[outside if one == "outside" else "" for one in table["class"]],
    )
    return found[list(area_columns(view))]
