"""The verbs that make, record, verify and publish the data."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from levelmap.cli.parts import add_verb, open_data, say
from levelmap.paths import folders


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `build`, `update`, `manifest`, `check` and `publish`."""
    build = add_verb(
        verbs, "build", _build, "make data/, boundaries/ and static/geo/ from raw files"
    )
    build.add_argument("--raw", type=Path, required=True, help="folder of raw files")
    build.add_argument("--only", nargs="+", default=[], metavar="STEP", help="steps to run")
    build.add_argument(
        "--without", nargs="+", default=[], metavar="SOURCE", help="sources to leave out"
    )
    seal = add_verb(verbs, "manifest", _manifest, "record files written by hand as they are now")
    check = add_verb(verbs, "check", _check, "verify every shipped file and catalogue row")
    check.add_argument(
        "--words", action="store_true", help="read all sentences too, against the tables (minutes)"
    )
    update = add_verb(verbs, "update", _update, "take what publishers have put out since")
    update.add_argument("--source", nargs="+", default=[], metavar="SLUG", help="sources (all)")
    update.add_argument(
        "--from",
        dest="origin",
        default="",
        metavar="FOLDER_OR_ADDRESS",
        help="where <dataset>/<dataset>.csv lie (the addresses in data/sources.csv)",
    )
    update.add_argument("--preview", action="store_true", help="say what would change only")
    published = add_verb(verbs, "publish", _publish, "write all data as Parquet for use over HTTP")
    published.add_argument("folder", type=Path, help="where each version gets its own folder")
    for plain in (build, check, seal, update):
        plain.add_argument("--json", action="store_true", help="print one JSON document")


def _build(options: argparse.Namespace) -> int:
    from levelmap.sources import build  # noqa: PLC0415 (the app and other verbs never need it)

    changes = build.run(options.raw, folders(), options.only, options.without)
    say(options, "\n".join(changes), {"changes": changes})
    return 0


def _update(options: argparse.Namespace) -> int:
    from levelmap.sources import update  # noqa: PLC0415

    found = update.run(folders(), options.origin, options.source, preview=options.preview)
    say(options, found.text, asdict(found))
    return 1 if found.left else 0


def _manifest(options: argparse.Namespace) -> int:
    from levelmap.sources import build  # noqa: PLC0415

    changes = build.record(folders())
    say(options, "\n".join(changes) or "nothing changed", {"changes": changes})
    return 0


def _tell(progress: str) -> None:
    print(f"levelmap: {progress}", file=sys.stderr)


def _check(options: argparse.Namespace) -> int:
    from levelmap import check  # noqa: PLC0415

    faults, notes = check.faults(folders()), check.notes(folders(), date.today())
    well = [check.summary(folders())]
    if options.words and not faults:
        from levelmap.proofreading import reads, walk  # noqa: PLC0415

        number, wrong = reads.faults(walk.everything(open_data()), _tell)
        faults = [str(one) for one in wrong]
        well.append(f"{number:,} sentences read: none contradicts its table.")
    said = "\n".join(faults or well)
    overdue = ["", "Newer figures may be out:", *notes] if notes else []
    say(options, "\n".join([said, *overdue]), {"faults": faults, "notes": notes})
    return 1 if faults else 0


def _publish(options: argparse.Namespace) -> int:
    from levelmap.downloads.publish import publish  # noqa: PLC0415

    print(f"wrote {publish(options.folder, open_data())}")
    return 0
