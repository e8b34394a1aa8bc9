"""What an operation of the interface is: its address, its parameters, what it answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.errors import QueryError
from levelmap.terms import Geography

SLUG = "^[a-z0-9][a-z0-9_-]{0,99}$"
CODE = "^[EWSNK][0-9]{8}$"
TEXT = r"^[^\x00-\x1f\x7f]+$"
GEOGRAPHY = "^[a-z]{3,8}_20[0-9]{2}$"

Given = Mapping[str, str]
"""Parameters of one request by name, all of them known and well formed."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One part of an address or of its query.

    Attributes
    ----------
    pattern
        Regular expression that a value matches, as OpenAPI writes it.
    choices
        The only values, if they are few.
    longest
        Characters of a value.
    """

    name: str
    meaning: str
    example: str
    pattern: str = TEXT
    choices: tuple[str, ...] = ()
    required: bool = False
    longest: int = 100

    def check(self, value: str) -> None:
        """Raise `QueryError` unless *value* is one that this parameter takes."""
        fits = not self.choices or value in self.choices
        fits = fits and re.fullmatch(self.pattern.removesuffix("$"), value) is not None
        if not fits or len(value) > self.longest:
            expected = " or ".join(self.choices) or f"something like {self.example}"
            raise QueryError(f"{self.name} is {value[:40]!r}: expected {expected}.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, before it is written in a format.

    Attributes
    ----------
    facts
        What a reader must know of the table, or the whole answer where there is no table.
    table
        One row for each thing; None where the answer is one thing.
    geography
        Of the areas in the column `area_code`, for formats with boundaries.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    table: pd.DataFrame | None = None
    geography: Geography | None = None


def always(atlas: Atlas, given: Given) -> bool:  # noqa: ARG001 (as others are asked)
    """Return that an answer is dear whatever is asked for."""
    return True


def _never(atlas: Atlas, given: Given) -> bool:  # noqa: ARG001 (as others are asked)
    return False


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked.

    Attributes
    ----------
    path
        Below `/api/v1`, parameters in braces.
    make
        Answers; raises a `LevelMapError` where it cannot.
    formats
        In which the answer can be written (see `formats`), the usual one first.
    columns
        Meaning of the columns of the table, by name.
    is_dear
        Whether an answer takes so long to make and write that it is done beside the app.
    """

    path: str
    summary: str
    make: Callable[[Atlas, Given], Answer]
    parameters: tuple[Parameter, ...] = ()
    formats: tuple[str, ...] = ("json",)
    columns: Mapping[str, str] = field(default_factory=dict)
    is_dear: Callable[[Atlas, Given], bool] = _never

    def in_path(self, parameter: Parameter) -> bool:
        """Return whether *parameter* is part of the address."""
        return f"{{{parameter.name}}}" in self.path

    def read(self, path: Given, query: list[tuple[str, str]]) -> tuple[Given, str]:
        """Return the parameters of a request, and the format where the query names one.

        Raises
        ------
        QueryError
            A parameter is unknown, given twice, absent or not well formed.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        given: dict[str, str] = dict(path)
        for name, value in query:
            if name not in known and name != "format":
                expected = ", ".join(sorted({*known, "format"} - set(path)))
                raise QueryError(f"There is no parameter {name[:40]!r} here: expected {expected}.")
            if name in given:
                raise QueryError(f"{name} is given twice: once is expected.")
            given[name] = value
        form = given.pop("format", None)
        if form is not None and form not in self.formats:
            raise QueryError(f"format is {form[:40]!r}: expected {' or '.join(self.formats)}.")
        for name, parameter in known.items():
            if name in given:
                parameter.check(given[name])
            elif parameter.required:
                raise QueryError(f"{name} is missing: expected something like {parameter.example}.")
        return given, form or ""
