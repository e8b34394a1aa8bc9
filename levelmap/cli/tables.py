"""What can be said on the command line of a table of one's own, and how a question is answered."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from levelmap.cli.parts import add_number
from levelmap.errors import LevelMapError, Unanswered

if TYPE_CHECKING:
    from levelmap.atlas import Atlas
    from levelmap.intake import Answers, PlaceTable, Question

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".zip")
"""How the names of files end that hold a table of one's own."""

_FLAGS = {
    "sheet": "--sheet",
    "place": "--place",
    "column": "--column",
    "where": "--where",
    "is_count": "--as",
    "decimal": "--decimal",
    "odd_values": "--odd-values",
    "several": "--several",
    "first": "--first",
    "parts": "--parts",
}
"""The option by the key of a question (`intake.Question`)."""

_MOST_NEAREST = 8
"""Rows whose nearest names are said."""

_WORST = 50
"""Places of an example; fewer where a table has fewer."""


def is_file(text: str) -> bool:
    """Say whether *text* is the name of a table rather than a list or a method."""
    return Path(text).suffix.lower() in TABLES


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add what can be said of how a table is read (see `intake.Answers`)."""
    parser.add_argument("--sheet", default="", help="sheet of a workbook")
    add_number(parser, "--heading", int, "line of the headings, 0 if there are none", {})
    parser.add_argument("--place", default="", help="column that says which place a row is of")
    parser.add_argument("--column", default="", help="column of values")
    many: Any = {"action": "append", "default": []}
    parser.add_argument(
        "--where",
        metavar="COLUMN=TEXT",
        help="rows that count; * is any text, | stands between several",
        **many,
    )
    parser.add_argument(
        "--is", dest="places", metavar="WRITTEN=CODE", help="what a place is", **many
    )
    parser.add_argument("--as", dest="kind", choices=["count", "rate"], help="what its values are")
    parser.add_argument("--decimal", choices=[".", ","], default="", help="the decimal mark")
    parser.add_argument("--odd-values", choices=["missing", "values"], default="", help="-999 ...")
    parser.add_argument(
        "--several",
        choices=["none", "together"],
        default="",
        help="rows of one area that no column tells apart: no value, or put together",
    )
    parser.add_argument(
        "--first",
        choices=["own", "parts"],
        default="",
        help="of an area's own row and those of its former code or its parts: which count",
    )


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Add what can be said of which rows are on the list that a table makes."""
    add_worst(parser)
    parser.add_argument(
        "--parts", choices=["most", "any"], default="", help="of an authority that must be named"
    )
    parser.add_argument("--every-row", action="store_true", help="every row is on the list")


def add_worst(parser: argparse.ArgumentParser) -> None:
    """Add how many places are the worst by the column of values, and at which end."""
    parser.add_argument("--worst", default="", help="with --column: how many, as 50 or 20%%")
    parser.add_argument(
        "--low-is-worst", action=argparse.BooleanOptionalAction, help="low values are the worst"
    )


def read(text: str, options: argparse.Namespace, atlas: Atlas) -> PlaceTable:
    """Return the table of a file as it is said that it is to be understood.

    Raises
    ------
    DataError, QueryError
        It cannot be read so.
    """
    from levelmap import intake  # noqa: PLC0415

    path = Path(text)
    return intake.read(intake.content_of(path), path.name, atlas.gazetteer, answers_of(options))


def notes(sentences: Iterable[str]) -> None:
    """Print how a table was read."""
    for one in sentences:
        print(f"levelmap: {one}", file=sys.stderr)


def answers_of(options: argparse.Namespace) -> Answers:
    """Return what was said of a table.

    Raises
    ------
    QueryError
        A condition or a place cannot be read.
    """
    from levelmap.intake.answers import EVERY_ROW, Answers, places_of, where_of  # noqa: PLC0415

    return Answers(
        sheet=options.sheet,
        heading=options.heading,
        place=options.place,
        column=options.column,
        where=where_of(options.where),
        rule=EVERY_ROW if getattr(options, "every_row", False) else "",
        worst=getattr(options, "worst", ""),
        low_is_worst=getattr(options, "low_is_worst", None),
        is_count=None if options.kind is None else options.kind == "count",
        decimal=options.decimal,
        odd_values=options.odd_values,
        several=options.several,
        first=options.first,
        parts=getattr(options, "parts", ""),
        places=places_of(options.places),
    )


def sentence(question: Question, reading: PlaceTable) -> str:
    """Return a question with the option that answers it and an example that can be typed."""
    return f"{question.sentence} To say it: {' or '.join(_examples(question, reading))}."


def way_on(error: LevelMapError) -> str:
    """Return the option that answers what an error asks; empty where it asks nothing."""
    if not isinstance(error, Unanswered):
        return ""
    return f" On the command line: {_said(error.key, error.example)}."


def nearest(reading: PlaceTable) -> list[str]:
    """Return what rows that mean no single place may mean, with the option that says so."""
    rows = [one for one in reading.outcomes.shown_unmatched if one.candidates]
    name = reading.book.name
    found = [
        f"{one.written[:60]!r} may be "
        + " or ".join(
            f"{name(code)} ({_option('--is', f'{one.written}={code}')})" for code in one.candidates
        )
        for one in rows[:_MOST_NEAREST]
    ]
    return [f"To say which place is meant: {'; '.join(found)}."] if found else []


def _examples(question: Question, reading: PlaceTable) -> Iterator[str]:
    values = [value for value, _ in question.options]
    if question.key != "rule":
        others = [value for value in values if value != question.guess]
        yield _said(question.key, (others or values)[0])
        return
    for way in ("where", "worst"):
        if headings := [v.partition(":")[2] for v in values if v.startswith(f"{way}:")]:
            taken = reading.value_column if way == "worst" else headings[0]
            yield _rule(way, taken if taken in headings else headings[0], reading)
    yield "--every-row"


def _rule(way: str, heading: str, reading: PlaceTable) -> str:
    if way == "worst":
        number = max(1, min(_WORST, len(reading.settled.pieces) // 2))
        return f"{_option('--column', heading)} --worst {number}"
    said = reading.columns.yes_and_no.get(heading)
    cells = reading.table.cells[heading]
    text = "|".join(said) if said else cells[cells != ""].mode()[0]
    return _option("--where", f"{heading}={text}")


def _said(key: str, value: str) -> str:
    field, _, heading = key.partition(":")
    return _option(_FLAGS[field], f"{heading}={value}" if heading else value)


def _option(flag: str, value: str) -> str:
    """Return an option as it is typed in a shell; one that begins with a hyphen needs the sign."""
    return f"{flag}={quote(value)}" if value.startswith("-") else f"{flag} {quote(value)}"
