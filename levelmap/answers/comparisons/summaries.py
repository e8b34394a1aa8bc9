"""Results as one plain document: what was computed on what, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from levelmap.answers.comparisons.named import Named
    from levelmap.answers.comparisons.two import Comparison
    from levelmap.answers.scores import Scored
    from levelmap.comparison.robustness import Robustness


def of_scores(scored: Scored) -> dict[str, Any]:
    """Return the recipe, the members with their periods and weights, and who was not scored."""
    found = scored.composite
    members = [
        {
            "member": key,
            "label": row["label"],
            "indicator": scored.recipe.member(str(key)).source,
            "period": scored.used[key].period_label if key in scored.used else "",
            "warned": scored.used[key].warned if key in scored.used else "",
            "carried": scored.used[key].note if key in scored.used else "",
            "weight": row["weight"],
            "importance": None if pd.isna(row["importance"]) else row["importance"],
            "areas": int(row["areas"]),
            "treatment": row["treatment"],
        }
        for key, row in found.members.iterrows()
    ]
    return {
        "recipe": scored.recipe.slug,
        "title": scored.recipe.title,
        "geography": str(scored.recipe.geography) if scored.recipe.geography else None,
        "rank_1_is": f"the {found.rank_one}",
        "areas_scored": len(found.scored),
        "not_scored": found.not_scored["reason"].to_dict(),
        "members": members,
        "caveats": list(scored.recipe.caveats),
        "notes": list(found.notes),
    }


def of_comparison(found: Comparison) -> dict[str, Any]:
    """Return counts in places and people, the statistics with their sentences, and the notes."""
    return {
        "a": _side(found.a),
        "b": _side(found.b),
        "geography": str(found.geography),
        "universe": found.universe,
        "places": found.agreement.places,
        "people": found.agreement.people,
        "statistics": {
            one.key: {"value": one.value, "sentence": one.sentence} for one in found.statistics
        },
        "notes": list(found.notes),
    }


def _side(side: Named) -> dict[str, Any]:
    return {
        "reference": side.reference.text,
        "label": side.reference.label,
        "named": len(side.places),
        "could_be_named": len(side.places.universe),
        "complete": side.places.complete,
    }


def robust_table(found: Robustness, scored: Scored) -> pd.DataFrame:
    """Return one row for each area: its rank, the interval, the probability, the status."""
    areas = found.areas.rename_axis("area_code")
    named = areas.assign(area_name=scored.names.reindex(areas.index))
    columns = ["area_name", "rank", "median", "low", "high", "probability", "status"]
    return named[columns].reset_index().sort_values(["rank", "area_code"], ignore_index=True)


def of_robustness(found: Robustness) -> dict[str, Any]:
    """Return what was varied and how many areas are solid, borderline and out."""
    return {
        "recipe": found.recipe.slug,
        "draws": found.draws,
        "seed": found.seed,
        "places": found.places,
        "statuses": found.areas["status"].value_counts().to_dict(),
        "notes": list(found.notes),
    }
