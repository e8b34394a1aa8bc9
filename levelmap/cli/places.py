"""The verbs that ask for a place of any kind: what is held of it, and its briefing."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from levelmap.cli.parts import add_verb, open_data
from levelmap.errors import QueryError
from levelmap.files import write_whole

if TYPE_CHECKING:
    from levelmap.answers.place.groups import Opened
    from levelmap.atlas import Atlas
    from levelmap.pages.place.briefing.make import Press


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `place` and `briefing`."""
    place = add_verb(verbs, "place", _place, "say what is held of a place of any kind")
    place.add_argument("place", nargs="?", default="", help="code, name or postcode")
    place.add_argument("--group", default="", metavar="CODE|CODE", help="a group of authorities")
    place.add_argument("--name", default="", help="what to call the group")
    place.add_argument("--indicator", nargs="+", default=[], metavar="SLUG", help="figures to give")
    place.add_argument("--json", action="store_true", help="print one JSON document")

    briefing = add_verb(verbs, "briefing", _briefing, "make a briefing on a place, or on every one")
    briefing.add_argument("place", nargs="?", help="code, name or postcode of a place of any kind")
    briefing.add_argument("--group", default="", metavar="CODE|CODE", help="a group of authorities")
    briefing.add_argument("--name", default="", help="what to call the group")
    briefing.add_argument("--all", action="store_true", help="every authority of today")
    briefing.add_argument("--out", type=Path, help=".pdf or .html file; with --all a folder")
    briefing.add_argument("--format", choices=["pdf", "html"], default="pdf", help="with --all")
    briefing.add_argument("--json", action="store_true", help="print all that it says as JSON")


def _opened(options: argparse.Namespace, atlas: Atlas) -> Opened:
    """Return the one place, or the group, that a command names."""
    from levelmap.answers.place.groups import SEPARATOR  # noqa: PLC0415
    from levelmap.answers.place.opening import open_text  # noqa: PLC0415

    if bool(options.place) == bool(options.group):
        raise QueryError("Name one place, or give the codes of a group with --group.")
    return open_text(options.place or f"{options.group}{SEPARATOR}", atlas, options.name)


def _place(options: argparse.Namespace) -> int:
    from levelmap.answers.place.asked import facts, lines  # noqa: PLC0415

    atlas = open_data()
    found = facts(_opened(options, atlas), options.indicator, atlas)
    as_json = json.dumps(found, indent=2, ensure_ascii=False)
    print(as_json if options.json else "\n".join(lines(found, atlas)))
    return 0


def _briefing(options: argparse.Namespace) -> int:
    from levelmap.pages.place.briefing.make import Press, kind_of  # noqa: PLC0415
    from levelmap.pages.place.query import PlaceQuery  # noqa: PLC0415

    is_unsaid = options.out is None and (options.all or not options.json)
    asked = [bool(options.place), bool(options.group), options.all]
    if sum(asked) != 1 or is_unsaid:
        raise QueryError(
            "Name one place, or give --group or --all, and say where to write with --out."
        )
    atlas = open_data()
    press = Press(atlas)
    if options.all:
        return _briefings(press, options.out, options.format)
    found = _opened(options, atlas)
    for notice in found.notices:
        print(f"levelmap: {notice}", file=sys.stderr)
    query = PlaceQuery(found.place.key, options.name if options.group else "")
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
