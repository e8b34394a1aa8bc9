"""The verbs about several lists: together, through, scenarios."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from levelmap.cli import tables
from levelmap.cli.parts import Said, Verb

if TYPE_CHECKING:
    from levelmap.answers.comparisons.many import ManyLists
    from levelmap.answers.own import NeedRanks
    from levelmap.atlas import Atlas

SUCCESSIONS = ("levelling-up-fund", "levelling-up-awards", "towns", "culture", "deprivation")
"""As `answers.comparisons.versions.SUCCESSIONS`, which a usage message need not load."""


def _together_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lists", nargs="+", help="luf-round-1:1, towns-fund, levelmap_13")
    many: Any = {"action": "append", "default": [], "metavar": "LIST"}
    parser.add_argument("--on", help="only places that are on this one of them", **many)
    parser.add_argument("--off", help="only places that are not on this one", **many)
    parser.add_argument(
        "--need", default="", help="method, or table of one's own, whose ranks stand beside them"
    )
    parser.add_argument(
        "--high", action="store_true", help="only places of its category 1, or its --worst"
    )
    tables.add_reading(parser)
    tables.add_worst(parser)


def _together(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.comparisons.chosen import OWN, Filter, chosen  # noqa: PLC0415
    from levelmap.answers.comparisons.many import ManyListsQuery, see_together  # noqa: PLC0415
    from levelmap.answers.comparisons.references import reference_to  # noqa: PLC0415

    lists, on, off = (
        tuple(reference_to(text) for text in texts)
        for texts in (options.lists, options.on, options.off)
    )
    view = see_together(ManyListsQuery(lists), atlas)
    summary = {
        "geography": str(view.geography),
        "lists": dict(zip(view.references, view.labels, strict=True)),
        "sentence": view.summary,
        "notes": [*view.left_out, *view.notes],
    }
    own = _own_need(options, view, atlas) if tables.is_file(options.need) else None
    wanted = Filter(on, off, OWN if own else options.need, options.high)
    if wanted == Filter():
        table = view.places.reset_index(names="area_code")
        return Said(table, summary, taking.of_many(view, view.places))
    found = chosen(view, wanted, atlas, own)
    summary |= {"sentence": found.sentence, "notes": [*summary["notes"], *found.notes]}
    table = found.table.reset_index(names="area_code")
    whole = taking.of_many(view, found.table, found.sentence)
    return Said(table, summary, whole, is_whole=own is None or own.is_whole)


def _own_need(options: argparse.Namespace, view: ManyLists, atlas: Atlas) -> NeedRanks:
    from levelmap.answers.own import own_need  # noqa: PLC0415

    reading = tables.read(options.need, options, atlas)
    need = own_need(reading, view.geography)
    asked = [tables.sentence(question, reading) for question in need.asked]
    tables.notes([*need.notes, *tables.nearest(reading), *asked])
    return need


def _through_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", choices=SUCCESSIONS, help="which succession of lists")


def _through(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.answers import taking  # noqa: PLC0415
    from levelmap.answers.comparisons.versions import versions_of  # noqa: PLC0415

    found = versions_of(options.list, atlas)
    summary = {
        "title": found.title,
        "sentence": found.sentence,
        "always": list(found.always),
        "notes": list(found.notes),
    }
    return Said(found.table, summary, taking.of_versions(found))


def _scenarios_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("book", nargs="?", type=Path, help="file of cards (TOML); else ready ones")
    parser.add_argument(
        "--card",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "ADDRESS"),
        help="another one: the address of a screen of Compare or Build a method",
    )
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the cards (TOML)")


def _scenarios(options: argparse.Namespace, atlas: Atlas) -> Said:
    from levelmap.files import write_whole  # noqa: PLC0415
    from levelmap.pages.scenarios.cards import card, kept, load_book, write_book  # noqa: PLC0415
    from levelmap.pages.scenarios.ready import READY  # noqa: PLC0415
    from levelmap.pages.scenarios.results import beside, result  # noqa: PLC0415

    book = load_book(options.book) if options.book else () if options.card else READY
    for name, address in options.card:
        book = kept(book, card(name, address))
    if options.keep:
        write_whole(options.keep, write_book(book).encode())
    table = beside([(one, result(one, atlas)) for one in book])
    return Said(table, {"scenarios": len(book)}, table)


VERBS = (
    Verb(
        "together",
        "see many lists together, or filter their places",
        _together_arguments,
        _together,
    ),
    Verb("through", "say who came to a list, stayed and went", _through_arguments, _through),
    Verb("scenarios", "set named scenarios beside each other", _scenarios_arguments, _scenarios),
)
