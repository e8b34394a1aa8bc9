"""Headings and texts that a person names, found in a table whatever their capitals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pandas as pd

from levelmap.errors import QueryError
from levelmap.intake.answers import ANY_TEXT, Answers


def as_written(answers: Answers, table: pd.DataFrame, name: str) -> Answers:
    """Return answers with headings and texts as the table writes them.

    Raises
    ------
    QueryError
        They name a column or a text that is not there.
    """
    where = tuple(
        (heading, tuple(_text_of(value, table[heading], name) for value in values))
        for given, values in answers.where
        for heading in [_heading_of(given, table, name)]
    )
    return replace(
        answers,
        where=where,
        place=answers.place and _heading_of(answers.place, table, name),
        column=answers.column and _heading_of(answers.column, table, name),
    )


def _heading_of(given: str, table: pd.DataFrame, name: str) -> str:
    for heading in table:
        if heading.casefold() == given.strip().casefold():
            return str(heading)
    known = ", ".join(repr(heading[:40]) for heading in table.columns[:12])
    raise QueryError(f"{name} has no column {given[:40]!r}: expected one of {known}.")


def _text_of(given: str, column: pd.Series, name: str) -> str:
    texts = list(dict.fromkeys(column))
    if given == ANY_TEXT:
        return given
    for text in texts:
        if text.casefold() == given.casefold():
            return str(text)
    known = ", ".join(repr(text[:40]) for text in texts[:12])
    raise QueryError(
        f"No row of {name} says {given[:40]!r} in {str(column.name)[:40]!r}: expected one of "
        f"{known}."
    )


def told_apart(headings: Iterable[str], longest: int = 40) -> dict[str, str]:
    """Return how each heading is shown in a choice: cut, and never two alike.

    Where the beginnings of several are the same, as in tables of one long title and many years,
    the ends stand with them; where those are the same too, the whole heading stands.
    """
    half = longest // 2
    ways: tuple[Callable[[str], str], ...] = (
        lambda heading: heading[:longest],
        lambda heading: f"{heading[:half]}…{heading[-half:]}",
        lambda heading: heading,
    )
    shown: dict[str, str] = {}
    wanted = dict.fromkeys(headings)
    for way in ways:
        times = Counter(map(way, wanted))
        shown |= {h: way(h) for h in wanted if h not in shown and times[way(h)] == 1}
    return shown
