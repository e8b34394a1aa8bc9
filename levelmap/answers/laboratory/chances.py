"""How sure it is whom a method names, and so who gains and loses by it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import are, people
from levelmap.answers.laboratory.division import Division
from levelmap.answers.scores import firmness, score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.draws import VERSIONS
from levelmap.comparison.intervals import has_limits
from levelmap.errors import LevelMapError

CHANCE_DRAWS = 2_000
"""Ways of computing a method from which the chance of being named is counted."""


def chance_named(compared: Comparison, atlas: Atlas) -> pd.Series | None:
    """Return in what share of the ways of computing it the second side names each place.

    Weights, steps, indicators and, where they have limits, the data vary (see `scores.firmness`).
    Index area code. None unless the side is category 1 of a method on the areas compared.
    """
    side = compared.b.reference
    recipe = side.recipe
    is_other_cut = side.category not in (None, 1) or any((side.top, side.share, side.cut))
    if recipe is None or is_other_cut or recipe.geography != compared.geography:
        return None
    versions = VERSIONS if has_limits(recipe, score_recipe(recipe, atlas).inputs) else 0
    return firmness(recipe, atlas, CHANCE_DRAWS, versions=versions).areas["probability"]


def with_chances(found: Division, atlas: Atlas) -> Division:
    """Return a division with `how_sure`, and the column `probability` of its table.

    As it is where tiers or all places share, or the chance of being named cannot be computed.
    """
    if found.query.is_open:
        return found
    try:
        chances = chance_named(found.compared, atlas)
    except LevelMapError:
        return found
    if chances is None:
        return found
    table = found.table.assign(probability=chances.reindex(found.table.index))
    return replace(found, table=table, how_sure=how_sure(found, chances))


FIRM, UNFIRM = 0.9, 0.1


def how_sure(found: Division, chances: pd.Series) -> str:
    """Return how many that lose all, and that gain, are sure to, in one sentence.

    Parameters
    ----------
    chances
        As `chance_named`: to lose all is sure where the method names a place in at most one of ten
        ways, to gain where it does in at least nine of ten.
    """
    known = chances.reindex(found.table.index)
    nothing = (found.table["outcome"] == "loses") & (found.table["after"] == 0)
    gains = found.table["outcome"] == "gains"
    sure, firm = nothing & (known <= UNFIRM), gains & (known >= FIRM)
    count, living = int(sure.sum()), people(found.table.loc[sure, "people"].sum())
    return (
        f"How sure: of the {int(nothing.sum()):,} that would lose all, {count:,} ({living} people) "
        f"{are(count)} named by at most one in ten of {CHANCE_DRAWS:,} ways of computing the "
        f"method; of the {int(gains.sum()):,} that gain, {int(firm.sum()):,} by at least nine in "
        "ten. The rest depends on how the method is made."
    )
