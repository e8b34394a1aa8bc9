"""What is held as plain tables: indicators, lists and recipes, one row each."""

from __future__ import annotations

import pandas as pd

from levelmap.answers.indicators.holdings import coverage
from levelmap.atlas import Atlas
from levelmap.errors import QueryError


def listing(what: str, atlas: Atlas) -> pd.DataFrame:
    """Return a table of `indicators`, `lists` or `recipes`, slug first.

    Raises
    ------
    QueryError
        There is no such listing.
    """
    makers = {"indicators": _indicators, "lists": _lists, "recipes": _recipes}
    if what not in makers:
        raise QueryError(f"There is no listing {what!r}: expected {', '.join(makers)}.")
    return makers[what](atlas)


def _indicators(atlas: Atlas) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "slug": i.slug,
            "label": i.label,
            "mission": i.mission or "context",
            "role": i.role,
            "unit": i.unit,
            "polarity": i.polarity.value,
            "areas": "; ".join(f"{c.area_type.value} {c.periods}" for c in coverage(i.slug, atlas)),
            "source": i.source,
            "currency": atlas.catalogue.currency(i.slug).words,
        }
        for i in atlas.catalogue.indicators.values()
    )


def _lists(atlas: Atlas) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "slug": held.slug,
            "label": held.title,
            "date": held.date.label,
            "unit": held.unit_label,
            "geography": str(held.geography),
            "categories": "|".join(held.categories),
            "held": held.coverage,
            "completeness": held.completeness,
            "status": held.status,
            "source": held.source,
        }
        for held in atlas.catalogue.priority_lists.values()
    )


def _recipes(atlas: Atlas) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "slug": recipe.slug,
            "label": recipe.title,
            "geography": str(recipe.geography) if recipe.geography else "",
            "nations": "".join(nation.letter for nation in recipe.nations) or "EWSN",
            "members": len(recipe.active),
            "normalisation": recipe.normalisation.method,
            "aggregation": recipe.aggregation.method,
            "grade": recipe.grade.value,
            "recomputable": recipe.recomputable,
            "source": recipe.source,
        }
        for recipe in atlas.catalogue.recipes.values()
    )
