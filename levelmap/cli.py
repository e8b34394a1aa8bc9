"""The command line: `python -m levelmap VERB`. Thin: every verb calls the views of the pages.

Exit codes: 0 done, 1 a fault in data or input (one sentence on stderr), 2 wrong usage.
Tables go to `--out` or to the standard output as CSV; `--json` prints one JSON document instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from levelmap import __version__
from levelmap.errors import LevelMapError, QueryError
from levelmap.files import write_whole
from levelmap.paths import folders
from levelmap.terms import Geography

if TYPE_CHECKING:
    import pandas as pd

    from levelmap.answers.scores import Scored
    from levelmap.atlas import Atlas
    from levelmap.methods.recipes import Recipe
    from levelmap.pages.place.briefing.make import Press

Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except LevelMapError as error:
        print(f"levelmap: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m levelmap", description=__doc__)
    parser.add_argument("--version", action="version", version=f"LevelMap {__version__}")
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    build = _verb(verbs, "build", _build, "make data/, boundaries/ and static/geo/ from raw files")
    build.add_argument("--raw", type=Path, required=True, help="folder of raw files")
    build.add_argument("--only", nargs="+", default=[], metavar="STEP", help="steps to run")
    build.add_argument(
        "--without", nargs="+", default=[], metavar="SOURCE", help="sources to leave out"
    )
    seal = _verb(verbs, "manifest", _manifest, "record files written by hand as they are now")
    check = _verb(verbs, "check", _check, "verify every shipped file and catalogue row")

    listing = _verb(verbs, "list", _list, "say what is held")
    listing.add_argument("what", choices=["indicators", "lists", "recipes"])
    _add_output(listing)

    score = _verb(verbs, "score", _score, "score areas by a recipe")
    _add_recipe(score)
    score.add_argument("--geography", help="areas to score, such as lad_2021")
    _add_output(score)

    compare = _verb(verbs, "compare", _compare, "compare two lists or methods")
    for side in ("a", "b"):
        compare.add_argument(
            side, help="luf-round-1:1, levelmap_13, levelmap_13:top=116 or a CSV of codes"
        )
    compare.add_argument("--geography", default="", help="areas to compare on, such as lad_2021")
    compare.add_argument(
        "--universe", default="", help="places that count, such as E or E!E12000007"
    )
    compare.add_argument("--with-parts", action="store_true", help="count areas named in part")
    _add_output(compare)

    robust = _verb(verbs, "robustness", _robustness, "say how firmly each area is on the list")
    _add_recipe(robust)
    robust.add_argument("--draws", type=int, default=10_000)
    robust.add_argument("--seed", type=int, default=1)
    _add_output(robust)

    export = _verb(verbs, "export", _export, "write an indicator, a list or boundaries to a file")
    export.add_argument("what", choices=["indicator", "list", "boundary"])
    export.add_argument("slug")
    export.add_argument("--geography", help="areas, such as lad_2025 (all that are held)")
    export.add_argument("--format", choices=["csv", "geojson", "gpkg", "parquet"], default="csv")
    export.add_argument("--out", type=Path, required=True)

    briefing = _verb(verbs, "briefing", _briefing, "make a briefing on a place, or on every one")
    briefing.add_argument("place", nargs="?", help="code or name of an authority")
    briefing.add_argument("--all", action="store_true", help="every authority of today")
    briefing.add_argument("--out", type=Path, help=".pdf or .html file; with --all a folder")
    briefing.add_argument("--format", choices=["pdf", "html"], default="pdf", help="with --all")
    briefing.add_argument("--json", action="store_true", help="print all that it says as JSON")
    for plain in (build, check, export, seal):
        plain.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Run, words: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=words, description=words)
    parser.set_defaults(run=run)
    return parser


def _add_recipe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", help="slug of a recipe, or a TOML file")
    parser.add_argument("--data", type=Path, help="CSV of area_code and one column per indicator")


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, help="CSV file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _atlas() -> Atlas:
    from levelmap.atlas import open_atlas  # noqa: PLC0415 (a usage message needs no pandas)

    return open_atlas()


def _build(options: argparse.Namespace) -> int:
    from levelmap.sources import build  # noqa: PLC0415 (the app and other verbs never need it)

    changes = build.run(options.raw, folders(), options.only, options.without)
    _say(options, "\n".join(changes), {"changes": changes})
    return 0


def _manifest(options: argparse.Namespace) -> int:
    from levelmap.sources import build  # noqa: PLC0415

    changes = build.record(folders())
    _say(options, "\n".join(changes) or "nothing changed", {"changes": changes})
    return 0


def _check(options: argparse.Namespace) -> int:
    from levelmap import check  # noqa: PLC0415

    faults = check.faults(folders())
    _say(options, "\n".join(faults) or check.summary(folders()), {"faults": faults})
    return 1 if faults else 0


def _say(options: argparse.Namespace, text: str, document: Mapping[str, Any]) -> None:
    print(json.dumps(document, indent=2, ensure_ascii=False) if options.json else text)


def _list(options: argparse.Namespace) -> int:
    from levelmap.answers import listings  # noqa: PLC0415

    table = listings.listing(options.what, _atlas())
    _put(options, table, {options.what: len(table)})
    return 0


def _score(options: argparse.Namespace) -> int:
    from levelmap.answers import summaries  # noqa: PLC0415

    scored = _scored(options, _atlas())
    _put(options, scored.table, summaries.of_scores(scored))
    return 0


def _scored(options: argparse.Namespace, atlas: Atlas) -> Scored:
    from levelmap.answers.own_tables import number_columns, read_file  # noqa: PLC0415
    from levelmap.answers.scores import score_recipe  # noqa: PLC0415

    recipe = _recipe(options.recipe, atlas)
    if geography := getattr(options, "geography", None):
        recipe = replace(recipe, geography=Geography.parse(geography))
    if options.data is None:
        return score_recipe(recipe, atlas)
    name = options.data.name
    return score_recipe(recipe, atlas, number_columns(read_file(options.data), name), name)


def _recipe(text: str, atlas: Atlas) -> Recipe:
    from levelmap.catalogue.recipe_files import load_recipe  # noqa: PLC0415

    return load_recipe(Path(text)) if text.endswith(".toml") else atlas.catalogue.recipe(text)


def _compare(options: argparse.Namespace) -> int:
    from levelmap.answers import summaries  # noqa: PLC0415
    from levelmap.answers.comparison import CompareQuery, compare  # noqa: PLC0415
    from levelmap.answers.own_tables import read_file  # noqa: PLC0415
    from levelmap.answers.references import own_places  # noqa: PLC0415

    atlas = _atlas()
    query = CompareQuery(
        options.a, options.b, options.geography, options.with_parts, options.universe
    )
    own = {
        text: own_places(list(read_file(Path(text)).index), Path(text).name, atlas)
        for text in (options.a, options.b)
        if text.lower().endswith(".csv")
    }
    found = compare(query, atlas, own)
    _put(options, found.areas, summaries.of_comparison(found))
    return 0


def _robustness(options: argparse.Namespace) -> int:
    from levelmap.answers import summaries  # noqa: PLC0415
    from levelmap.comparison.robustness import robustness  # noqa: PLC0415

    scored = _scored(options, _atlas())
    found = robustness(scored.recipe, scored.inputs, draws=options.draws, seed=options.seed)
    _put(options, summaries.robust_table(found, scored), summaries.of_robustness(found))
    return 0


def _export(options: argparse.Namespace) -> int:
    from levelmap.downloads.export import export  # noqa: PLC0415

    wanted = Geography.parse(options.geography) if options.geography else None
    content = export(options.what, options.slug, options.format, wanted, _atlas())
    write_whole(options.out, content)
    _say(options, f"wrote {options.out}", {"written": str(options.out), "bytes": len(content)})
    return 0


def _briefing(options: argparse.Namespace) -> int:
    from levelmap.answers.place.almanac import Almanac  # noqa: PLC0415
    from levelmap.answers.place.find import resolve  # noqa: PLC0415
    from levelmap.pages.place.briefing.make import Press, kind_of  # noqa: PLC0415
    from levelmap.pages.place.query import PlaceQuery  # noqa: PLC0415

    is_unsaid = options.out is None and (options.all or not options.json)
    if bool(options.place) == options.all or is_unsaid:
        raise QueryError("Name one place, or give --all, and say where to write with --out.")
    atlas = _atlas()
    press = Press(Almanac(atlas))
    if options.all:
        return _briefings(press, options.out, options.format)
    found = resolve(options.place, atlas)
    if found.notice:
        print(f"levelmap: {found.notice}", file=sys.stderr)
    query = PlaceQuery(found.area.code)
    if options.json:
        print(json.dumps(press.texts(query), indent=2, ensure_ascii=False))
    if options.out is not None:
        write_whole(options.out, press.make(query, kind_of(options.out)))
    return 0


def _briefings(press: Press, folder: Path, kind: str) -> int:
    from tqdm import tqdm  # noqa: PLC0415

    areas = press.every()
    progress = tqdm(press.write_all(areas, folder, kind), total=len(areas), unit="briefing")
    made = sum(progress)
    print(f"{made} briefings written to {folder}, {len(areas) - made} were there already.")
    return 0


def _put(options: argparse.Namespace, table: pd.DataFrame, summary: Mapping[str, Any]) -> None:
    """Write the table to `--out` or print it; with `--json` print summary and rows instead."""
    from levelmap.downloads.bundle import csv_text  # noqa: PLC0415

    if options.out is not None:
        write_whole(options.out, csv_text(table).encode())
    if options.json:
        rows = json.loads(table.to_json(orient="records", double_precision=15))
        shown = dict(summary) if options.out is not None else {**summary, "rows": rows}
        print(json.dumps(shown, indent=2, ensure_ascii=False))
    elif options.out is None:
        sys.stdout.write(csv_text(table).replace("\r\n", "\n"))
