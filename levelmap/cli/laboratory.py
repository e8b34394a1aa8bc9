"""The verbs of the laboratory: reach, divide, structure, borders, clusters, decides."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from levelmap.cli.parts import Said, Verb, add_number
from levelmap.errors import QueryError
from levelmap.terms import Geography

if TYPE_CHECKING:
    from levelmap.atlas import Atlas


def _reach_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lists", nargs="+", help="luf-round-1:1, levelmap_13, levelmap_13:top=100")
    parser.add_argument(
        "--need", default="", help="indicator of people in need; else the one of the areas' year"
    )
    parser.add_argument("--geography", default="lad_2025", help="areas, such as lad_2025")
    parser.add_argument("--by-nation", action="store_true", help="each nation apart")


def _reach(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.comparisons.references import reference_to  # noqa: PLC0415
    from levelmap.answers.laboratory.reach import reach_of, usual_measure  # noqa: PLC0415

    geography = Geography.parse(options.geography)
    need = options.need or usual_measure(geography)
    lists = [reference_to(text) for text in options.lists]
    found = reach_of(lists, atlas, geography, need, by_nation=options.by_nation)
    whole = taking.of_lists(found.table, found.sides, need, atlas)
    return Said(found.table, {"need": need, "notes": list(found.notes)}, whole)


def _divide_arguments(parser: argparse.ArgumentParser) -> None:
    absent: Any = {"default": argparse.SUPPRESS}  # what is not said is as on the page
    parser.add_argument(
        "sides",
        nargs="+",
        help="the list or method whose places share the pot; before it the one that it is "
        "instead of; or the recipe (TOML) of the screen Money divided",
    )
    add_number(parser, "--pot", float, "pounds", absent)
    parser.add_argument(
        "--before", help="list, head, place, or a list of awards, whose money it then is", **absent
    )
    parser.add_argument("--by", help="head, place, need, score or score_head", **absent)
    parser.add_argument("--need", help="indicator of people in need", **absent)
    parser.add_argument("--among", help="named, or all that could be", **absent)
    add_number(parser, "--taper", int, "further places, falling to nothing", absent)
    tiers = {"dest": "tiers", "action": "append", **absent}
    add_number(parser, "--tier", float, "of a category", tiers)
    add_number(parser, "--floor", float, "least pounds for a place", absent)
    add_number(parser, "--cap", float, "most pounds for a place", absent)
    parser.add_argument("--per-head", action="store_true", help="floor and cap by person", **absent)
    parser.add_argument("--nations", help="people, or per cents such as E=84,S=8,W=5,N=3", **absent)
    parser.add_argument("--geography", help="areas, such as lad_2021", **absent)
    parser.add_argument("--universe", help="places that count, such as E", **absent)
    parser.add_argument(
        "--with-parts", action="store_true", help="count areas named in part", **absent
    )


def _divide(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.laboratory.asked import Laboratory  # noqa: PLC0415
    from levelmap.answers.laboratory.division import ROUNDING  # noqa: PLC0415
    from levelmap.answers.laboratory.pot import KEYS  # noqa: PLC0415

    *before, after = options.sides
    if len(before) > 1:
        number = len(options.sides)
        raise QueryError(f"{number} lists are given: expected one or two, or a recipe (TOML).")
    given = {name: value for name, value in vars(options).items() if name in KEYS}
    found = Laboratory(atlas).divide(after, *before, **given)
    summary = {
        "pot": found.pot,
        "sentence": found.sentence,
        "how_sure": found.how_sure,
        "rounding": ROUNDING,
        "notes": list(found.notes),
    }
    table = found.table.reset_index(names="area_code")
    return Said(table, summary, taking.of_division(found, atlas))


def _recipe_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", help="slug of a recipe, or a TOML file")


def _structure(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.laboratory.methods import structure_of  # noqa: PLC0415
    from levelmap.answers.scores import score_recipe  # noqa: PLC0415
    from levelmap.catalogue.recipe_files import recipe_named  # noqa: PLC0415

    recipe = recipe_named(options.recipe, atlas.catalogue)
    found = structure_of(recipe, atlas)
    table = found.members.join(found.correlations.add_prefix("r_")).rename_axis("member")
    table = table.reset_index()
    summary = {
        "alpha": found.alpha,
        "alpha_by_domain": found.alpha_by_domain,
        "dimensions": found.dimensions,
        "notes": list(found.notes),
    }
    return Said(table, summary, taking.of_members(table, score_recipe(recipe, atlas), atlas))


def _borders_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", help="whose named places: luf-round-1:1")
    parser.add_argument("recipe", help="by which need is measured")


def _borders(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.comparisons.references import reference_to  # noqa: PLC0415
    from levelmap.answers.laboratory.space import borders_of  # noqa: PLC0415
    from levelmap.catalogue.recipe_files import recipe_named  # noqa: PLC0415

    recipe = recipe_named(options.recipe, atlas.catalogue)
    found = borders_of(reference_to(options.list), recipe, atlas)
    summary = {"pairs": len(found.table), "notes": list(found.notes)}
    return Said(found.table, summary, taking.of_borders(found.table, found.sides, atlas))


def _clusters_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("indicator", help="slug")
    parser.add_argument("--geography", default="lad_2025", help="lad_2021 or lad_2025")


def _clusters(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.comparisons import basis  # noqa: PLC0415
    from levelmap.answers.indicators.values import area_values  # noqa: PLC0415
    from levelmap.answers.laboratory.space import clusters_of  # noqa: PLC0415

    geography = Geography.parse(options.geography)
    held = area_values(options.indicator, geography, atlas)
    found = clusters_of(held.values, geography, atlas)
    codes = found.local.index
    table = found.local.assign(value=held.values.reindex(codes))
    table.insert(0, "area_name", [atlas.gazetteer.name(str(code)) for code in table.index])
    table = table.rename_axis("area_code").reset_index()
    summary = {
        "moran": found.moran,
        "p": found.p,
        "permutations": found.permutations,
        "sentence": found.sentence,
    }
    rests_on = basis.of_values([held], atlas)
    status = held.status.reindex(codes).tolist()
    whole = taking.of_clusters(table, rests_on, geography, held.indicator.label, status)
    return Said(table, summary, whole)


def _decides_arguments(parser: argparse.ArgumentParser) -> None:
    _recipe_arguments(parser)
    parser.add_argument("--of", default="list", choices=["list", "rank"], help="what is explained")
    add_number(parser, "--draws", int, "base sample", {"default": 1_024})
    add_number(parser, "--versions", int, "of the data, within their limits", {"default": 0})


def _decides(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.laboratory.methods import decisive_choices  # noqa: PLC0415
    from levelmap.answers.scores import score_recipe  # noqa: PLC0415
    from levelmap.catalogue.recipe_files import recipe_named  # noqa: PLC0415

    recipe = recipe_named(options.recipe, atlas.catalogue)
    found = decisive_choices(recipe, atlas, options.of, options.draws, options.versions)
    whole = taking.of_robustness(found.table, score_recipe(recipe, atlas), atlas)
    return Said(found.table, {"of": options.of, "notes": list(found.notes)}, whole)


VERBS = (
    Verb("reach", "say how far lists reach the people in need", _reach_arguments, _reach),
    Verb("divide", "divide a pot of money by a formula", _divide_arguments, _divide),
    Verb("structure", "say what an index is made of", _recipe_arguments, _structure),
    Verb(
        "borders", "named places beside unnamed ones in greater need", _borders_arguments, _borders
    ),
    Verb("clusters", "where like places lie beside like", _clusters_arguments, _clusters),
    Verb("decides", "which choice decides about each place", _decides_arguments, _decides),
)
