"""Borders of a list on the ground, and clusters of like places."""

from __future__ import annotations

import pandas as pd

from levelmap.answers.comparisons.named import Named, named_places
from levelmap.answers.comparisons.references import Reference, read_reference
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.laboratory.methods import geography_of, need_by
from levelmap.answers.laboratory.reach import SourcedTable
from levelmap.answers.phrases import listed
from levelmap.answers.scores import Scored, score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.borders import border_pairs
from levelmap.comparison.place_sets import named_by
from levelmap.comparison.spatial import Neighbours, SpatialPattern, join_islands, spatial_pattern
from levelmap.errors import QueryError, UnknownGeography
from levelmap.geography import boundaries
from levelmap.memory import remembered
from levelmap.methods.recipes import Recipe
from levelmap.terms import Geography


def borders_of(reference: str, recipe: Recipe, atlas: Atlas) -> SourcedTable:
    """Return named places beside unnamed ones in greater need by a method, the starkest first.

    Columns as `border_pairs`, with `named_place` and `unnamed_place`.
    """
    geography = geography_of(recipe)
    scored = score_recipe(recipe, atlas)
    named = named_places(read_reference(reference, atlas), atlas, geography)
    need = need_by(recipe, scored.composite.scores)
    table, left_out = _pairs(named, need, geography, atlas)
    for side in ("unnamed", "named"):
        table.insert(0, f"{side}_place", scored.names.reindex(table[side]).to_numpy())
    note = f"Need by {recipe.title}; a list may aim at something else."
    return SourcedTable(table, (note, *left_out), (named, _as_side(recipe, scored)))


def _pairs(
    named: Named, need: pd.Series, geography: Geography, atlas: Atlas
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return `border_pairs`, and in a sentence how many places are neither named nor said no of."""
    unsaid = (named.in_part | named.unseen) & named.places.universe & frozenset(need.dropna().index)
    table = border_pairs(named.places, need, neighbours_of(geography, atlas), unsaid)
    reasons = [
        f"{len(codes):,} {words}"
        for codes, words in (
            (unsaid & named.in_part, "named in part"),
            (unsaid & named.unseen, "not seen on what is held of the list"),
        )
        if codes
    ]
    return table, (f"In no pair: {listed(reasons)}.",) if reasons else ()


def _as_side(recipe: Recipe, scored: Scored) -> Named:
    reference = Reference(recipe.slug, recipe=recipe)
    return Named(reference, named_by(scored.composite), scored)


def borders_between(compared: Comparison, atlas: Atlas) -> SourcedTable:
    """Return places that one side of a comparison names beside unnamed ones in greater need.

    Need is by the other side, which must be a method on the areas compared; of two methods by the
    second. Columns as `borders_of`.

    Raises
    ------
    QueryError
        Neither side is such a method.
    TooFewValues, UnknownGeography
        As `border_pairs` and `neighbours_of`.
    """
    a, b = zip((compared.a, compared.b), compared.sides, strict=True)
    is_second = need_of_side(compared, b[0]) is not None
    (named, named_words), (method, _) = (a, b) if is_second else (b, a)
    need = need_of_side(compared, method)
    if need is None or method.scored is None:
        raise QueryError(
            f"Neither side measures need on {compared.geography.label}: choose a method as one of "
            "them."
        )
    table, left_out = _pairs(named, need, compared.geography, atlas)
    names = atlas.gazetteer.areas(compared.geography)["name"]
    for side in ("unnamed", "named"):
        table.insert(0, f"{side}_place", names.reindex(table[side]).to_numpy())
    pairs = "pair" if len(table) == 1 else "pairs"
    note = f"{len(table):,} {pairs} of neighbours of which the one in less need is {named_words.on}"
    first = f"{note}; need by {method.scored.recipe.title.split(' (')[0]}."
    return SourcedTable(table, (first, *left_out), (named, method))


def need_of_side(compared: Comparison, side: Named) -> pd.Series | None:
    """Return the need that a side measures on the areas compared; None if it measures none."""
    if side.scored is None or side.scored.recipe.geography != compared.geography:
        return None
    return need_by(side.scored.recipe, side.scored.composite.scores)


def disagreement(compared: Comparison) -> tuple[pd.Series, bool]:
    """Return how far the second side puts each place before the first.

    Ranks by the first less ranks by the second, each among the places that both rank (and True);
    else 1 for a place that the second names alone, -1 for one that the first does, 0 for the others
    (and False). Index area code of the places that both could name.
    """
    joint = sorted(compared.agreement.partition.joint_universe)
    ranks = compared.places.loc[joint, ["a_rank", "b_rank"]].astype("float64")
    ranks = ranks.dropna().rank(method="min")
    if len(ranks) > 2:
        return ranks["a_rank"] - ranks["b_rank"], True
    named = [
        pd.Series([float(code in side.places.codes) for code in joint], index=joint)
        for side in (compared.a, compared.b)
    ]
    return named[1] - named[0], False


def clusters_of(values: pd.Series, geography: Geography, atlas: Atlas) -> SpatialPattern:
    """Return where like places lie beside like: any numbers by code, a person's own too.

    Raises as `spatial_pattern` does; `UnknownGeography` where no neighbours are held.
    """
    return spatial_pattern(values, neighbours_of(geography, atlas))


@remembered
def neighbours_of(geography: Geography, atlas: Atlas) -> Neighbours:
    """Return who is beside whom, islands joined to the nearest places.

    Raises
    ------
    UnknownGeography
        No neighbours are held of these areas.
    """
    outlines = boundaries.read(atlas.folders, str(geography)).set_index("code")
    pairs = [
        (code, beside.code)
        for code in outlines.index
        for beside in atlas.gazetteer.context_tables.neighbours(code, geography)
        if code < beside.code
    ]
    if not pairs:
        raise UnknownGeography(
            f"No neighbours are held of {geography.label}: use lad_2021 or lad_2025."
        )
    centres = outlines.geometry.centroid
    points = pd.DataFrame({"x": centres.x, "y": centres.y}, index=outlines.index)
    return join_islands(pd.DataFrame(pairs, columns=["code_a", "code_b"]), points)
