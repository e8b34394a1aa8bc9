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
    from levelmap.pages.place.briefing.choice import Choice
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
    briefing.add_argument(
        "--all",
        action="store_true",
        help="every authority of today; run again, it makes those not yet made from these data",
    )
    briefing.add_argument("--out", type=Path, help="file; with --all a folder")
    kinds = ["pdf", "html", "docx", "pptx"]
    briefing.add_argument("--format", choices=kinds, help="pdf, or as --out ends")
    briefing.add_argument("--pages", choices=["one", "full"], default="full", help="usually full")
    briefing.add_argument("--sections", default="", help="such as lists,money or all")
    briefing.add_argument("--note", default="", help="own words for the first page")
    briefing.add_argument("--json", action="store_true", help="print all that it says as JSON")

    watch = add_verb(verbs, "watch", _watch, "keep a place's numbers, or compare two files kept")
    watch.add_argument("place", nargs="?", default="", help="code or name of an authority")
    watch.add_argument("--compare", nargs=2, type=Path, metavar="FILE", help="two files kept")
    watch.add_argument("--out", type=Path, help="file to keep; the standard output if not said")


def _watch(options: argparse.Namespace) -> int:
    from levelmap.answers.place.find import resolve  # noqa: PLC0415
    from levelmap.pages.place.query import PlaceQuery  # noqa: PLC0415
    from levelmap.pages.place.view import place  # noqa: PLC0415
    from levelmap.pages.place.watch import changes, snapshot  # noqa: PLC0415

    if bool(options.place) == bool(options.compare):
        raise QueryError("Name one place to keep its numbers, or give two files with --compare.")
    if options.compare:
        before, after = (snapshot.read_file(_bytes(path)) for path in options.compare)
        print(changes.sentence(before, after))
        for row in changes.changes(before, after).rows:
            print("\t".join(row))
        return 0
    atlas = open_data()
    kept = snapshot.as_file(place(PlaceQuery(resolve(options.place, atlas).area.code), atlas))
    if options.out is None:
        print(kept.decode(), end="")
    else:
        write_whole(options.out, kept)
    return 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise QueryError(f"The file {path} cannot be read ({error.strerror or error}).") from error


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
    from levelmap.pages.place.briefing.choice import Choice, sections  # noqa: PLC0415
    from levelmap.pages.place.briefing.make import Press, file_name, kind_of  # noqa: PLC0415
    from levelmap.pages.place.query import PlaceQuery  # noqa: PLC0415

    has_form = options.json or options.format is not None
    is_unsaid = options.out is None and (options.all or not has_form)
    asked = [bool(options.place), bool(options.group), options.all]
    if sum(asked) != 1 or is_unsaid:
        raise QueryError(
            "Name one place, or give --group or --all, and say where to write with --out or "
            "--format."
        )
    choice = Choice(options.pages, sections(options.sections), options.note.strip())
    atlas = open_data()
    press = Press(atlas)
    if options.all:
        return _briefings(press, options.out, options.format or "pdf", choice)
    found = _opened(options, atlas)
    for notice in found.notices:
        print(f"levelmap: {notice}", file=sys.stderr)
    query = PlaceQuery(found.place.key, options.name if options.group else "")
    if options.json:
        print(json.dumps(press.texts(query, choice), indent=2, ensure_ascii=False))
    if options.out is not None or options.format is not None:
        out = options.out or Path(file_name(found.place.key, found.place.name, options.format))
        write_whole(out, press.make(query, options.format or kind_of(out), choice))
    return 0


def _briefings(press: Press, folder: Path, kind: str, choice: Choice) -> int:
    from tqdm import tqdm  # noqa: PLC0415

    areas = press.every()
    progress = tqdm(press.write_all(areas, folder, kind, choice), total=len(areas), unit="briefing")
    made = sum(progress)
    print(f"{made} briefings written to {folder}, {len(areas) - made} were there already.")
    return 0
