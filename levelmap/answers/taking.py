"""Tables to take away: with what each row is of, when, by whom and who made it, in every row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from levelmap.answers.comparisons.named import Named
from levelmap.answers.comparisons.references import Reference
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.scores import Scored
from levelmap.atlas import Atlas
from levelmap.periods import Period
from levelmap.terms import Geography

BY_LEVELMAP = "Computed by LevelMap; not an official statistic"

FACTS = {
    "geography": "Kind of area and the year of its boundaries",
    "period": "When the data are of, in words",
    "unit": "What the numbers of the row count",
    "status": "Why the row has no number; empty where it has one",
    "publisher": "Who publishes the data that the row rests on",
    "computed_by": "Who made the numbers of the row, and how",
}
"""Columns that every table ends with, each with its meaning."""


def of_scores(scored: Scored, atlas: Atlas) -> pd.DataFrame:
    """Return `Scored.table`, each row with `FACTS`."""
    recipe, table = scored.recipe, scored.table
    reasons = scored.composite.not_scored["reason"].to_dict()
    facts = {
        "geography": str(recipe.geography or ""),
        "period": _scored_period(scored),
        "unit": f"score; rank 1 is the {scored.composite.rank_one}",
        "status": [reasons.get(code, "") for code in table["area_code"]],
        "publisher": _scored_publishers(scored, atlas),
        "computed_by": f"{BY_LEVELMAP}: {recipe.title}",
    }
    return table.assign(**_new(facts, table))


def of_comparison(view: Comparison, table: pd.DataFrame, atlas: Atlas) -> pd.DataFrame:
    """Return a table of the areas of a comparison, each row with `FACTS`.

    Parameters
    ----------
    table
        One row for each area, with the column `area_code`.
    """
    sides = [(side.name, named) for side, named in zip(view.sides, (view.a, view.b), strict=True)]
    classes = view.places["class"].reindex(table["area_code"])
    facts = {
        "geography": str(view.geography),
        "period": _each((name, _period(named)) for name, named in sides),
        "unit": "whether a place is named; ranks count places, 1 the worst",
        "status": [
            "one side could not name the area" if one == "outside" else "" for one in classes
        ],
        "publisher": _each((name, _publisher(named, atlas)) for name, named in sides),
        "computed_by": f"{BY_LEVELMAP}: {view.a.reference.label}; {view.b.reference.label}",
    }
    return table.assign(**_new(facts, table))


def of_areas(
    table: pd.DataFrame, *, geography: Geography | None, unit: str, what: str
) -> pd.DataFrame:
    """Return any table of areas that LevelMap computed of many sources, each row with `FACTS`."""
    facts = {
        "geography": str(geography or ""),
        "period": "",
        "unit": unit,
        "status": "",
        "publisher": "",
        "computed_by": f"{BY_LEVELMAP}: {what}",
    }
    return table.assign(**_new(facts, table))


def _new(facts: dict[str, Any], table: pd.DataFrame) -> dict[str, Any]:
    """Return facts that are no columns of the table already."""
    return {name: value for name, value in facts.items() if name not in table}


def _each(sides: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {words}" for name, words in sides if words)


def _period(named: Named) -> str:
    if named.scored is not None:
        return _scored_period(named.scored)
    dates = [one.priority_list.date for one in _lists(named.reference) if one.priority_list]
    return _span(dates)


def _publisher(named: Named, atlas: Atlas) -> str:
    if named.scored is not None:
        return _scored_publishers(named.scored, atlas)
    slugs = [one.priority_list.source for one in _lists(named.reference) if one.priority_list]
    return _publishers(slugs, atlas)


def _lists(reference: Reference) -> tuple[Reference, ...]:
    return reference.any_of or (reference,)


def _scored_period(scored: Scored) -> str:
    return _span([period for used in scored.used.values() for period in used.periods])


def _scored_publishers(scored: Scored, atlas: Atlas) -> str:
    return _publishers([used.indicator.source for used in scored.used.values()], atlas)


def _span(periods: list[Period]) -> str:
    if not periods:
        return ""
    first, last = min(periods), max(periods, key=lambda period: period.last_day)
    return first.label if first == last else f"{first.label} to {last.label}"


def _publishers(slugs: Iterable[str], atlas: Atlas) -> str:
    found = [atlas.catalogue.source(slug).publisher for slug in slugs]
    return "; ".join(dict.fromkeys(found))
