"""The dialogue about a table as data: what is asked, what is guessed, what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from levelmap.errors import QueryError
from levelmap.gss import is_code, normalise

EVERY_ROW = "every row"
"""The answer to what makes a place be on a list where nothing more is needed."""

ANY_TEXT = "*"
"""The text of a condition that every row meets: rows of one area are then put together."""


@dataclass(frozen=True)
class Answers:
    """What a person says of a table; what is left at its default is guessed or asked.

    Attributes
    ----------
    sheet
        Name of the sheet of a workbook.
    heading
        Number of the line with the headings, 1 being the first; 0 if there is none.
    place
        Heading of the column that says which place a row is of.
    column
        Heading of the column of values.
    where
        Headings and the texts of which one must stand in a row that counts; `ANY_TEXT` alone is met
        by every row.
    rule
        `EVERY_ROW` if every row is on the list whatever its columns say; `where:` and a heading if
        that column says it: the texts of `where`, or those that mean yes.
    worst
        How many places are on the list (`50`), or which share (`20%`), by `column`.
    low_is_worst
        Whether low values are the worst; None takes what the ranks beside them say, if any do.
    is_count
        Whether the values are counts, which are added up, or rates, which are averaged.
    decimal
        The decimal mark, `.` or `,`.
    odd_values
        `missing` or `values`: what -999 and its kind are.
    several
        `together` or `none`: whether rows of one area that no column tells apart are put together
        (counts added up, rates averaged, each row once), or give no value where they differ.
    first
        `own` or `parts`: which rows count where an area has one under its own code of the year, and
        others under a former code or of parts of it.
    parts
        `most` or `any`: whether an authority is on the list where most of its residents live in
        areas within it that are named, or where any do.
    places
        What was written, and the code of the area that it means.
    """

    sheet: str = ""
    heading: int | None = None
    place: str = ""
    column: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rule: str = ""
    worst: str = ""
    low_is_worst: bool | None = None
    is_count: bool | None = None
    decimal: str = ""
    odd_values: str = ""
    several: str = ""
    first: str = ""
    parts: str = ""
    places: tuple[tuple[str, str], ...] = ()

    @property
    def are_together(self) -> bool:
        """Say whether it was answered that rows of one area are put together."""
        return self.several == "together" or any(texts == (ANY_TEXT,) for _, texts in self.where)


@dataclass(frozen=True)
class Question:
    """One thing that the table leaves open.

    Attributes
    ----------
    key
        The field of `Answers` that it is about; for `where` with the heading, as in `where:Sex`.
    text
        The question.
    options
        What can be answered: value and words.
    guess
        The value that is taken unless another is given; None where none can be taken.
    why
        What the guess rests on, or why there is none.
    """

    key: str
    text: str
    options: tuple[tuple[str, str], ...]
    guess: str | None = None
    why: str = ""

    @property
    def sentence(self) -> str:
        """Return the question with its options and its guess, for a reader without buttons."""
        shown = ", ".join(words for _, words in self.options[:8])
        more = f" and {len(self.options) - 8:,} more" if len(self.options) > 8 else ""
        taken = "" if self.guess is None else f" Taken: {dict(self.options)[self.guess]}."
        return f"{self.text} ({shown}{more}){taken}{f' {self.why}' if self.why else ''}"


def where_of(texts: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the conditions written as `Sex=Male` or `priority=1|2`.

    Raises
    ------
    QueryError
        One of them has no equals sign.
    """
    found = []
    for text in texts:
        heading, sign, values = text.partition("=")
        if not sign or not heading.strip():
            raise QueryError(
                f"{text[:60]!r} is no condition: expected a heading and what stands below it, such "
                "as Sex=Male or priority=1|2."
            )
        found.append((heading.strip(), tuple(value.strip() for value in values.split("|"))))
    return tuple(found)


def places_of(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what was written and the code that it means, of texts such as `Nwcastle=E08000021`.

    Raises
    ------
    QueryError
        One of them has no equals sign before a code.
    """
    found = []
    for text in texts:
        written, _, code = text.rpartition("=")
        if not written.strip() or not is_code(normalise(code)):
            raise QueryError(
                f"{text[:60]!r} does not say what a place is: expected what the table writes and a "
                "code, such as Newcastle=E08000021."
            )
        found.append((written.strip(), normalise(code)))
    return tuple(found)


def worst_of(text: str) -> tuple[int | None, float | None]:
    """Return the number of places (`50`) or the share of them (`20%`).

    Raises
    ------
    QueryError
        It is neither, or nothing would be left.
    """
    number = text.strip().removesuffix("%").strip()
    if number.isascii() and number.isdecimal() and len(number) < 6 and int(number) > 0:
        if not text.strip().endswith("%"):
            return int(number), None
        if int(number) <= 100:
            return None, int(number) / 100
    raise QueryError(
        f"{text[:40]!r} is no number of places: expected a number such as 50, or a share such as "
        "20%."
    )
