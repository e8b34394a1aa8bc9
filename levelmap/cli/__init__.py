"""The command line: `python -m levelmap VERB`. Thin: every verb calls the views of the pages."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from levelmap import __version__
from levelmap.cli import data, laboratory, lists, places, tables
from levelmap.cli.parts import add_number, add_verb, open_data, say
from levelmap.errors import LevelMapError
from levelmap.files import write_whole
from levelmap.terms import Geography

if TYPE_CHECKING:
    import pandas as pd

    from levelmap.answers.scores import Scored
    from levelmap.atlas import Atlas
    from levelmap.comparison.place_sets import PlaceSet
    from levelmap.comparison.robustness import Ranking

LEFT_OUT = 3
"""Exit code where all was done but for rows of a person's own table."""

_ABOUT = (
    "What the pages of LevelMap say, on the command line: what is held, how places rank, which "
    "are on which list, what a table of your own adds. Tables go to --out or to the standard "
    "output as CSV; --json prints one JSON document instead."
)
_ENDS = (
    "Exit codes: 0 done; 1 a fault in data or input, said in a sentence; 2 wrong usage; 3 done, "
    "but rows of a table of your own were left out, and are named. VERB --help says what a verb "
    "takes."
)


ROUNDS = 50_000, 20, 100
"""Thresholds of the collector: most of what a command makes lives until it ends, and with Python's
own thresholds a tenth of its time goes on looking at that again."""


def run() -> int:
    """Run the verb that this process was started with and return its exit code."""
    gc.set_threshold(*ROUNDS)
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except LevelMapError as error:
        print(f"levelmap: {error}{tables.way_on(error)}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m levelmap", description=_ABOUT, epilog=_ENDS)
    parser.add_argument("--version", action="version", version=f"LevelMap {__version__}")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    data.add_verbs(verbs)

    listing = add_verb(verbs, "list", _list, "say what is held")
    listing.add_argument("what", choices=["indicators", "lists", "recipes"])
    _add_output(listing)

    score = add_verb(verbs, "score", _score, "score areas by a recipe")
    _add_recipe(score)
    score.add_argument("--geography", help="areas to score, such as lad_2021")
    _add_output(score)

    compare = add_verb(verbs, "compare", _compare, "compare two lists or methods")
    for side in ("a", "b"):
        compare.add_argument(
            side, help="luf-round-1:1, levelmap_13, levelmap_13:top=116 or a table"
        )
    compare.add_argument("--geography", default="", help="areas to compare on, such as lad_2021")
    compare.add_argument(
        "--universe", default="", help="places that count, such as E or E!E12000007"
    )
    compare.add_argument("--with-parts", action="store_true", help="count areas named in part")
    tables.add_reading(compare)
    tables.add_choice(compare)
    _add_output(compare)

    robust = add_verb(verbs, "robustness", _robustness, "say how firmly each area is on the list")
    _add_recipe(robust)
    add_number(robust, "--draws", int, "ways of computing it", {"default": 10_000})
    add_number(robust, "--seed", int, "of the draws", {"default": 1})
    words = "of the data, within their published limits"
    add_number(robust, "--versions", int, words, {"default": 0})
    robust.add_argument(
        "--scheduler", default="", help="of a Dask cluster that computes it: tcp://10.0.0.5:8786"
    )
    _add_output(robust)

    for one in (*lists.VERBS, *laboratory.VERBS):
        asked = add_verb(verbs, one.name, _answer, one.words)
        one.arguments(asked)
        asked.set_defaults(answer=one.answer)
        _add_output(asked)

    export = add_verb(
        verbs, "export", _export, "write an indicator, a list or boundaries to a file"
    )
    export.add_argument("what", choices=["indicator", "list", "boundary"])
    export.add_argument("slug")
    export.add_argument("--geography", help="areas, such as lad_2025 (all that are held)")
    export.add_argument("--format", choices=["csv", "geojson", "gpkg", "parquet"], default="csv")
    export.add_argument("--out", type=Path, required=True)

    places.add_verbs(verbs)
    export.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def _add_recipe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", help="slug of a recipe, or a TOML file")
    parser.add_argument("--data", type=Path, help="table of places, one column per indicator")
    tables.add_reading(parser)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, help="CSV file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _list(options: argparse.Namespace) -> int:
    from levelmap.answers import listings  # noqa: PLC0415

    table = listings.listing(options.what, open_data())
    _put(options, table, {options.what: len(table)})
    return 0


def _score(options: argparse.Namespace) -> int:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.comparisons import summaries  # noqa: PLC0415

    atlas = open_data()
    scored, code = _scored(options, atlas)
    _put(options, scored.table, summaries.of_scores(scored), taking.of_scores(scored, atlas))
    return code


def _scored(options: argparse.Namespace, atlas: Atlas) -> tuple[Scored, int]:
    """Return a recipe scored, and the exit code that the rows of its table ask for."""
    from levelmap.answers.scores import score_recipe  # noqa: PLC0415
    from levelmap.catalogue.recipe_files import recipe_named  # noqa: PLC0415

    recipe = recipe_named(options.recipe, atlas.catalogue)
    if geography := getattr(options, "geography", None):
        recipe = replace(recipe, geography=Geography.parse(geography))
    if options.data is None:
        return score_recipe(recipe, atlas), 0
    # what reads tables takes a third of a second to import
    from levelmap.answers.own import values_for  # noqa: PLC0415
    from levelmap.intake import content_of  # noqa: PLC0415

    name = options.data.name
    own = values_for(recipe, content_of(options.data), name, atlas, tables.answers_of(options))
    tables.notes(own.notes)
    if own.reading is not None:
        asked = [tables.sentence(question, own.reading) for question in own.asked]
        tables.notes([*tables.nearest(own.reading), *asked])
    return score_recipe(recipe, atlas, own.columns, name), 0 if own.is_whole else LEFT_OUT


def _compare(options: argparse.Namespace) -> int:
    from levelmap.answers.comparisons import summaries  # noqa: PLC0415
    from levelmap.answers.comparisons.areas import areas  # noqa: PLC0415
    from levelmap.answers.comparisons.references import reference_to  # noqa: PLC0415
    from levelmap.answers.comparisons.two import CompareQuery, compare  # noqa: PLC0415

    atlas = open_data()
    a, b = reference_to(options.a), reference_to(options.b)
    query = CompareQuery(a, b, options.geography, options.with_parts, options.universe)
    own, code = {}, 0
    for text in (options.a, options.b):
        if tables.is_file(text):
            own[text], found = _own_list(text, options, atlas)
            code = max(code, found)
    comparison = compare(query, atlas, own)
    summary = summaries.of_comparison(comparison)
    _put(options, comparison.areas, summary, areas(comparison, atlas))
    return code


def _own_list(text: str, options: argparse.Namespace, atlas: Atlas) -> tuple[PlaceSet, int]:
    from levelmap.answers.own import own_list  # noqa: PLC0415

    reading = tables.read(text, options, atlas)
    places = own_list(reading)
    asked = [tables.sentence(question, reading) for question in reading.list_questions]
    tables.notes([*reading.report, *tables.nearest(reading), *reading.list.report, *asked])
    return places, 0 if reading.outcomes.is_whole else LEFT_OUT


def _robustness(options: argparse.Namespace) -> int:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.comparisons import summaries  # noqa: PLC0415
    from levelmap.answers.scores import firmness_of  # noqa: PLC0415

    atlas = open_data()
    scored, code = _scored(options, atlas)
    ranks = _ranking(options.scheduler)
    found = firmness_of(scored, options.draws, options.seed, options.versions, ranks)
    table = summaries.robust_table(found, scored)
    whole = taking.of_robustness(table, scored, atlas)
    _put(options, table, summaries.of_robustness(found), whole)
    return code


def _ranking(scheduler: str) -> Ranking:
    """Return what ranks draws: a cluster, or this process."""
    if not scheduler:
        from levelmap.comparison.draws import Model  # noqa: PLC0415

        return Model.ranks
    from levelmap.comparison.cluster import ranks_on  # noqa: PLC0415

    return ranks_on(scheduler)


def _answer(options: argparse.Namespace) -> int:
    found = options.answer(options, open_data())
    _put(options, found.table, found.summary, found.to_take)
    return 0 if found.is_whole else LEFT_OUT


def _export(options: argparse.Namespace) -> int:
    from levelmap.downloads.export import export  # noqa: PLC0415

    wanted = Geography.parse(options.geography) if options.geography else None
    made = export(options.what, options.slug, options.format, wanted, open_data())
    write_whole(options.out, made.content)
    document = {"written": str(options.out), "bytes": len(made.content)}
    if made.left_out:
        document["left_out"] = list(made.left_out)
        number = len(made.left_out)
        words = "1 area is" if number == 1 else f"{number:,} areas are"
        tables.notes([f"{words} not in the file: {'; '.join(made.left_out)}."])
    tables.notes(made.notes)
    say(options, f"wrote {options.out}", document)
    return LEFT_OUT if made.left_out else 0


def _put(
    options: argparse.Namespace,
    table: pd.DataFrame,
    summary: Mapping[str, Any],
    to_take: pd.DataFrame | None = None,
) -> None:
    """Write the table to `--out` or print it; with `--json` print summary and rows instead.

    Parameters
    ----------
    to_take
        The table with what a file must say in every row; *table* itself if None.
    """
    from levelmap.downloads.bundle import csv_file, csv_text  # noqa: PLC0415

    taken = table if to_take is None else to_take
    if options.out is not None:
        write_whole(options.out, csv_file(taken))
    if options.json:
        rows = json.loads(table.to_json(orient="records", double_precision=15))
        shown = dict(summary) if options.out is not None else {**summary, "rows": rows}
        print(json.dumps(shown, indent=2, ensure_ascii=False))
    elif options.out is None:
        sys.stdout.write(csv_text(taken).replace("\r\n", "\n"))
