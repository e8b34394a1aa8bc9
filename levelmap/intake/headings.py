"""Headings and texts that a person names, found in a table whatever their capitals."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from levelmap.errors import QueryError
from levelmap.intake.answers import Answers


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
    for text in texts:
        if text.casefold() == given.casefold():
            return str(text)
    known = ", ".join(repr(text[:40]) for text in texts[:12])
    raise QueryError(
        f"No row of {name} says {given[:40]!r} in {str(column.name)[:40]!r}: expected one of "
        f"{known}."
    )
