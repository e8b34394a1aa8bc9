"""Recipes, the scores that they give, and lists or methods compared."""

from __future__ import annotations

from dataclasses import replace

from levelmap.answers import taking
from levelmap.answers.comparisons import summaries
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.listings import listing
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.server.api.indicators import GEOGRAPHY_WANTED
from levelmap.server.api.operations import SLUG, Answer, Given, Operation, Parameter
from levelmap.terms import Geography

_REFERENCE = (
    "A list (luf-round-1), its categories (luf-round-1:1,2), a recipe's first category "
    "(levelmap_13), or its worst places (levelmap_13:top=116, levelmap_13:share=0.2)"
)
_SIDE = r"^[a-z0-9][a-z0-9_-]{0,80}(@[a-z]{3,8}_20[0-9]{2})?(:[A-Za-z0-9 ,.=_-]{1,80})?$"


def _recipes(atlas: Atlas, _given: Given) -> Answer:
    table = listing("recipes", atlas)
    return Answer({"count": len(table)}, table)


def _scores(atlas: Atlas, given: Given) -> Answer:
    recipe = atlas.catalogue.recipe(given["slug"])
    if "geography" in given:
        recipe = replace(recipe, geography=Geography.parse(given["geography"]))
    scored = score_recipe(recipe, atlas)
    table = taking.of_scores(scored, atlas)
    return Answer(summaries.of_scores(scored), table, scored.recipe.geography)


def _comparison(atlas: Atlas, given: Given) -> Answer:
    query = CompareQuery(
        given["a"],
        given["b"],
        given.get("geography", ""),
        given.get("with_parts") == "true",
        given.get("universe", ""),
    )
    found = compare(query, atlas, {})
    return Answer(summaries.of_comparison(found), found.areas, found.geography)


OPERATIONS = (
    Operation(
        "/recipes",
        "Every recipe: areas, members, steps, and whether it can be computed here",
        _recipes,
        (),
        ("json", "csv"),
    ),
    Operation(
        "/recipes/{slug}/scores",
        "What a recipe makes of every area: score, rank, category, contributions, worst first",
        _scores,
        (
            Parameter("slug", "Name of the recipe", "levelmap_13_2021", SLUG, required=True),
            GEOGRAPHY_WANTED,
        ),
        ("json", "csv", "geojson", "parquet"),
    ),
    Operation(
        "/comparisons",
        "Two lists or methods compared: agreement in numbers and sentences, one row for each area",
        _comparison,
        (
            Parameter("a", _REFERENCE, "luf-round-1:1", _SIDE, required=True),
            Parameter("b", _REFERENCE, "levelmap_13_2021", _SIDE, required=True),
            GEOGRAPHY_WANTED,
            Parameter(
                "universe",
                "Which places count: letters of nations, codes left out (E!E12000007: England "
                "without London)",
                "E",
                "^[EWSN]{0,4}(![EWSNK][0-9]{8}){0,20}$",
                longest=200,
            ),
            Parameter(
                "with_parts",
                "Whether an area counts if only a town, neighbourhood or ward in it is named",
                "false",
                choices=("true", "false"),
            ),
        ),
        ("json", "csv", "geojson", "parquet"),
    ),
)
