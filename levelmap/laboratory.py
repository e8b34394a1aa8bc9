"""The verbs of the laboratory: reach, allocate, divide, structure, borders, clusters, decides.

Each verb adds its arguments to a parser and answers with a table and what it rests on.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from levelmap.errors import MissingFile, QueryError
from levelmap.terms import Geography

if TYPE_CHECKING:
    import pandas as pd

    from levelmap.atlas import Atlas
    from levelmap.comparison.allocation import Formula
    from levelmap.methods.recipes import Recipe

Found = tuple["pd.DataFrame", Mapping[str, Any]]

MEASURE = "imd-2025-income-scale"
"""As `answers.laboratory.reach.MEASURE`, which a usage message need not load."""


@dataclass(frozen=True)
class Verb:
    """One verb: its name, its words, its arguments, its answer."""

    name: str
    words: str
    arguments: Callable[[argparse.ArgumentParser], None]
    answer: Callable[[argparse.Namespace, Atlas], Found]


def _recipe(text: str, atlas: Atlas) -> Recipe:
    from levelmap.catalogue.recipe_files import load_recipe  # noqa: PLC0415

    return load_recipe(Path(text)) if text.endswith(".toml") else atlas.catalogue.recipe(text)


def _reach_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lists", nargs="+", help="luf-round-1:1, levelmap_13, levelmap_13:top=100")
    parser.add_argument("--need", default=MEASURE, help="indicator of people in need")
    parser.add_argument("--geography", default="lad_2025", help="areas, such as lad_2025")
    parser.add_argument("--by-nation", action="store_true", help="each nation apart")


def _reach(options: argparse.Namespace, atlas: Atlas) -> Found:
    from levelmap.answers.laboratory.reach import reach_of  # noqa: PLC0415

    geography = Geography.parse(options.geography)
    found = reach_of(options.lists, atlas, geography, options.need, by_nation=options.by_nation)
    return found.table, {"need": options.need, "notes": list(found.notes)}


def _allocate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", help="slug of a recipe, or a TOML file")
    parser.add_argument("pot", help="pounds, or a list of awards whose money is divided anew")
    parser.add_argument("--formula", type=Path, help="TOML file in place of the options below")
    parser.add_argument("--by", default="place", help="place, head, need, score or score_head")
    parser.add_argument(
        "--need", default=MEASURE, help="indicator of people in need, for --by need"
    )
    parser.add_argument("--places", type=int, default=0, help="the worst so many (all)")
    parser.add_argument("--taper", type=int, default=0, help="further places, falling to nothing")
    parser.add_argument("--tier", type=float, action="append", default=[], help="of a category")
    parser.add_argument("--floor", type=float, default=0.0, help="least pounds for a place")
    parser.add_argument("--cap", type=float, default=float("inf"), help="most pounds for a place")
    parser.add_argument("--per-head", action="store_true", help="floor and cap are for a person")
    parser.add_argument(
        "--nation-share", action="append", default=[], metavar="NATION=SHARE", help="England=0.8"
    )


def _allocate(options: argparse.Namespace, atlas: Atlas) -> Found:
    from levelmap.answers.laboratory.money import allocation_of, instead_of_awards  # noqa: PLC0415

    formula = _formula(options)
    recipe = _recipe(options.recipe, atlas)
    if options.pot in atlas.catalogue.priority_lists:
        changed = instead_of_awards(options.pot, recipe, formula, atlas, options.need)
        return changed.table, {"notes": list(changed.notes)}
    found = allocation_of(recipe, _pounds(options.pot), formula, atlas, options.need)
    return found.table.reset_index(), {"pot": found.pot, "places": len(found.table)}


def _formula(options: argparse.Namespace) -> Formula:
    from levelmap.answers.laboratory.formulas import read_formula  # noqa: PLC0415
    from levelmap.comparison.allocation import Formula  # noqa: PLC0415

    if options.formula is not None:
        if not options.formula.is_file():
            raise MissingFile(f"There is no formula {options.formula}.")
        return read_formula(options.formula.read_text("utf-8", "replace"), options.formula.name)
    return Formula(
        by=options.by,
        places=options.places,
        taper=options.taper,
        tiers=tuple(options.tier),
        floor=options.floor,
        cap=options.cap,
        per_head=options.per_head,
        group_shares=dict(map(_share, options.nation_share)),
    )


def _pounds(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise QueryError(
            f"{text!r} is no number of pounds and no list of awards: expected such as 1000000 or "
            "luf-round-1-awards."
        ) from error


def _share(text: str) -> tuple[str, float]:
    nation, _, share = text.partition("=")
    try:
        return nation, float(share)
    except ValueError as error:
        raise QueryError(f"{text!r} is no share of a nation: expected England=0.8.") from error


def _divide_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="recipe (TOML) of the screen Money divided")


def _divide(options: argparse.Namespace, atlas: Atlas) -> Found:
    from levelmap.answers.comparisons.two import compare  # noqa: PLC0415
    from levelmap.answers.laboratory.division import divided  # noqa: PLC0415
    from levelmap.answers.laboratory.pot import asked, read_pot  # noqa: PLC0415

    if not options.file.is_file():
        raise MissingFile(f"There is no recipe {options.file}.")
    two, pot = read_pot(options.file.read_text("utf-8", "replace"), options.file.name)
    found = divided(compare(asked(two, pot), atlas), pot, atlas)
    table = found.table.reset_index(names="area_code")
    return table, {"pot": found.pot, "sentence": found.sentence, "notes": list(found.notes)}


def _recipe_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", help="slug of a recipe, or a TOML file")


def _structure(options: argparse.Namespace, atlas: Atlas) -> Found:
    from levelmap.answers.laboratory.methods import structure_of  # noqa: PLC0415

    found = structure_of(_recipe(options.recipe, atlas), atlas)
    table = found.members.join(found.correlations.add_prefix("r_")).rename_axis("member")
    return table.reset_index(), {
        "alpha": found.alpha,
        "alpha_by_domain": found.alpha_by_domain,
        "dimensions": found.dimensions,
        "notes": list(found.notes),
    }


def _borders_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", help="whose named places: luf-round-1:1")
    parser.add_argument("recipe", help="by which need is measured")


def _borders(options: argparse.Namespace, atlas: Atlas) -> Found:
    from levelmap.answers.laboratory.space import borders_of  # noqa: PLC0415

    found = borders_of(options.list, _recipe(options.recipe, atlas), atlas)
    return found.table, {"pairs": len(found.table), "notes": list(found.notes)}


def _clusters_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("indicator", help="slug")
    parser.add_argument("--geography", default="lad_2025", help="lad_2021 or lad_2025")


def _clusters(options: argparse.Namespace, atlas: Atlas) -> Found:
    from levelmap.answers.indicators.values import area_values  # noqa: PLC0415
    from levelmap.answers.laboratory.space import clusters_of  # noqa: PLC0415

    geography = Geography.parse(options.geography)
    values = area_values(options.indicator, geography, atlas).values  # noqa: PD011
    found = clusters_of(values, geography, atlas)
    table = found.local.assign(value=values.reindex(found.local.index))
    table.insert(0, "area_name", [atlas.gazetteer.name(str(code)) for code in table.index])
    return table.rename_axis("area_code").reset_index(), {
        "moran": found.moran,
        "p": found.p,
        "permutations": found.permutations,
        "sentence": found.sentence,
    }


def _decides_arguments(parser: argparse.ArgumentParser) -> None:
    _recipe_arguments(parser)
    parser.add_argument("--of", default="list", choices=["list", "rank"], help="what is explained")
    parser.add_argument("--draws", type=int, default=1_024, help="base sample")
    parser.add_argument("--versions", type=int, default=0, help="of the data, within their limits")


def _decides(options: argparse.Namespace, atlas: Atlas) -> Found:
    from levelmap.answers.laboratory.methods import decisive_choices  # noqa: PLC0415

    found = decisive_choices(
        _recipe(options.recipe, atlas), atlas, options.of, options.draws, options.versions
    )
    return found.table, {"of": options.of, "notes": list(found.notes)}


VERBS = (
    Verb("reach", "say how far lists reach the people in need", _reach_arguments, _reach),
    Verb("allocate", "divide a pot of money by a formula", _allocate_arguments, _allocate),
    Verb("divide", "divide a pot instead of what was given", _divide_arguments, _divide),
    Verb("structure", "say what an index is made of", _recipe_arguments, _structure),
    Verb(
        "borders", "named places beside unnamed ones in greater need", _borders_arguments, _borders
    ),
    Verb("clusters", "where like places lie beside like", _clusters_arguments, _clusters),
    Verb("decides", "which choice decides about each place", _decides_arguments, _decides),
)
