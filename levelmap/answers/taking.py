"""Tables to take away: with what each row is of, when, by whom and who made it, in every row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.basis import NOTHING, Basis
from levelmap.answers.indicators.values import area_values
from levelmap.terms import Geography

if TYPE_CHECKING:  # the command line, which takes one of these tables, need not load the others
    from levelmap.answers.comparisons.many import ManyLists
    from levelmap.answers.comparisons.named import Named
    from levelmap.answers.comparisons.two import Comparison
    from levelmap.answers.comparisons.versions import Versions
    from levelmap.answers.laboratory.division import Division
    from levelmap.answers.scores import Scored
    from levelmap.atlas import Atlas

BY_LEVELMAP = "Computed by LevelMap; not an official statistic"

FACTS = {
    "geography": "Kind of area and the year of its boundaries",
    "period": "When the data are of, in words",
    "unit": "What the numbers of the row count",
    "status": "Why the row has no number, or what to know about it; empty for an ordinary one",
    "publisher": "Who publishes the data that the row rests on",
    "computed_by": "Who made the numbers of the row, and how",
}
"""Columns that every table ends with, each with its meaning."""


def of_areas(
    table: pd.DataFrame,
    rests_on: Basis,
    *,
    geography: Geography | None,
    unit: str,
    what: str,
    status: str | Sequence[str] = "",
) -> pd.DataFrame:
    """Return a table of areas that LevelMap computed, each row with `FACTS`.

    Parameters
    ----------
    what
        Was computed, in words.
    """
    facts = {
        "geography": str(geography or ""),
        "period": rests_on.period,
        "unit": unit,
        "status": status,
        "publisher": rests_on.publisher,
        "computed_by": f"{BY_LEVELMAP}: {what}",
    }
    return table.assign(**_new(facts, table))


def of_scores(scored: Scored, atlas: Atlas) -> pd.DataFrame:
    """Return `Scored.table`, each row with `FACTS`."""
    table = scored.table
    reasons = scored.composite.not_scored["reason"].to_dict()
    return of_areas(
        table,
        basis.of_scores(scored, atlas),
        geography=scored.recipe.geography,
        unit=f"score; rank 1 is the {scored.composite.rank_one}",
        what=scored.recipe.title,
        status=[reasons.get(code, "") for code in table["area_code"]],
    )


def of_robustness(table: pd.DataFrame, scored: Scored, atlas: Atlas) -> pd.DataFrame:
    """Return how firm each area of a method is, each row with `FACTS`."""
    return of_areas(
        table,
        basis.of_scores(scored, atlas),
        geography=scored.recipe.geography,
        unit="ranks; probabilities from 0 to 1",
        what=f"{scored.recipe.title}, drawn anew",
    )


def of_members(table: pd.DataFrame, scored: Scored, atlas: Atlas) -> pd.DataFrame:
    """Return a table with one row for each member of a method (`member`), each with `FACTS`."""
    areas = scored.inputs.table.index
    known = {key: basis.of_values([one.of(areas)], atlas) for key, one in scored.used.items()}
    found = [known.get(key, NOTHING) for key in table["member"]]
    facts = {
        "geography": str(scored.recipe.geography or ""),
        "period": [one.period for one in found],
        "unit": "shares and correlations",
        "status": "",
        "publisher": [one.publisher for one in found],
        "computed_by": f"{BY_LEVELMAP}: {scored.recipe.title}",
    }
    return table.assign(**_new(facts, table))


def of_sides(view: Comparison, atlas: Atlas) -> Basis:
    """Return what the two sides of a comparison rest on."""
    sides = zip(view.sides, (view.a, view.b), strict=True)
    return basis.each((side.name, basis.of_named(named, atlas)) for side, named in sides)


def of_indicator(slug: str, geography: Geography | None, atlas: Atlas) -> Basis:
    """Return what an indicator's values on some areas rest on; nothing where no area is said.

    Of a list of areas whose residents are counted: what the list rests on.
    """
    if slug in atlas.catalogue.priority_lists:
        return basis.of_list(atlas.catalogue.priority_list(slug), atlas)
    return basis.of_values(
        [] if geography is None else [area_values(slug, geography, atlas)], atlas
    )


def of_lists(
    table: pd.DataFrame, named: Sequence[Named], measure: str, atlas: Atlas
) -> pd.DataFrame:
    """Return a table with one row for each list and group (`list`), each with `FACTS`.

    Parameters
    ----------
    named
        The lists of the table, on the areas on which they were measured.
    measure
        Indicator of the people in need, or list of areas whose residents they are.
    """
    held = {one.places.label: one for one in named}
    lists = [held[label] for label in table["list"]]
    lists_of_areas = atlas.catalogue.priority_lists
    of = lists_of_areas if measure in lists_of_areas else atlas.catalogue.indicators
    counted = of[measure].label
    found = [
        basis.each(
            (
                ("list", basis.of_named(one, atlas)),
                (counted, of_indicator(measure, one.places.geography, atlas)),
            )
        )
        for one in lists
    ]
    facts = {
        "geography": [str(one.places.geography or "") for one in lists],
        "period": [one.period for one in found],
        "unit": "places; shares of people and of people in need",
        "status": ["" if one.places.complete else "known in part" for one in lists],
        "publisher": [one.publisher for one in found],
        "computed_by": f"{BY_LEVELMAP}: whom a list reaches",
    }
    return table.assign(**_new(facts, table))


def of_borders(table: pd.DataFrame, sides: Sequence[Named], atlas: Atlas) -> pd.DataFrame:
    """Return pairs of neighbours, each row with `FACTS`.

    Parameters
    ----------
    sides
        The list, and the method by which need is measured.
    """
    named = ((one.reference.text, basis.of_named(one, atlas)) for one in sides)
    return of_areas(
        table,
        basis.each(named),
        geography=sides[0].places.geography,
        unit="score; ranks by need, 1 the greatest",
        what="neighbours of which a list names the one in less need",
    )


def of_clusters(
    table: pd.DataFrame,
    rests_on: Basis,
    geography: Geography | None,
    what: str,
    status: str | Sequence[str] = "",
) -> pd.DataFrame:
    """Return local clusters of some numbers (*what*, in words), each row with `FACTS`."""
    return of_areas(
        table,
        rests_on,
        geography=geography,
        unit="local Moran's I; p from 0 to 1",
        status=status,
        what=f"local clusters: {what}",
    )


def of_many(view: ManyLists, table: pd.DataFrame, said: str = "") -> pd.DataFrame:
    """Return places by lists, or those of them that *said* is about, each row with `FACTS`."""
    return of_areas(
        table.reset_index(names="area_code"),
        view.rests_on,
        geography=view.geography,
        unit="ranks, 1 the worst; £" if said else "whether a place is on each list",
        what=said or "; ".join(view.labels),
    )


def of_versions(found: Versions) -> pd.DataFrame:
    """Return a list through time, each row with `FACTS`."""
    facts = {
        "geography": str(found.geography),
        "period": [one.rests_on.period for one in found.versions],
        "unit": "places; £",
        "status": [one.why for one in found.versions],
        "publisher": [one.rests_on.publisher for one in found.versions],
        "computed_by": f"{BY_LEVELMAP}: {found.title}, from each version to the next",
    }
    return found.table.assign(**facts)


def of_division(found: Division, atlas: Atlas) -> pd.DataFrame:
    """Return every place with its money before and after, each row with `FACTS`."""
    return of_areas(
        found.table.reset_index(names="area_code"),
        rests_on_division(found, atlas),
        geography=found.compared.geography,
        unit="£; a probability from 0 to 1" if "probability" in found.table else "£",
        what=f"a pot divided {found.words[1].strip(',')} instead of {found.words[0]}",
    )


def rests_on_division(found: Division, atlas: Atlas) -> Basis:
    """Return what a division rests on: lists or methods, the awards before, the people in need."""
    rests_on = [("lists", of_sides(found.compared, atlas))]
    if found.query.is_against_awards:
        awards = atlas.catalogue.priority_list(found.query.before)
        rests_on.append(("awards", basis.of_list(awards, atlas)))
    if found.query.by == "need":
        need = of_indicator(found.query.need, found.compared.geography, atlas)
        rests_on.append(("need", need))
    return basis.each(rests_on)


def _new(facts: dict[str, Any], table: pd.DataFrame) -> dict[str, Any]:
    """Return facts that are no columns of the table already."""
    return {name: value for name, value in facts.items() if name not in table}
