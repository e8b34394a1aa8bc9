"""The headings of a table: of one line or two, told apart, and found whatever their capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from levelmap.errors import QueryError
from levelmap.intake import cells
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


Line = tuple[int, list[str]]
"""The number of a line in the file, and its cells."""

HEADING = re.compile(
    r"(area|local|district|authority|council|la|lad|utla|ltla|ua|geography|geo|ons|gss|ward|wd|place"
    r"|name|code|region|county|postcode|lsoa.*|msoa.*|constituency|pcon.*)\b.*|.*(_code|_name|cd|nm|code|name)",
    re.IGNORECASE,
)
"""Headings of places; see `columns` for what they mean."""

YEAR = re.compile(r"(19|20)[0-9]{2}(?:[-/–][0-9]{2,4})?(?: ?\[.{0,9}\])?")

_FILTER = re.compile(
    r".*:|(date|years?|periods?|time|sex|gender|ages?|variables?|measures?|units?|items?|filters?"
    r"|population|duration)",
    re.IGNORECASE,
)
"""What stands first in a line above the table that says what was chosen: `"date","2025"`."""

_LOOKED_AT = 200
"""Rows that are looked at to see whether a column is one of numbers."""


@dataclass(frozen=True)
class Titles:
    """The headings of a table, as far as they are written: some may be empty or alike.

    Attributes
    ----------
    above
        How many lines stand above the headings.
    below
        At which line the rows begin.
    lines
        Numbers of the two lines in which they stand; empty if it is one.
    """

    titles: list[str]
    above: int
    below: int
    lines: tuple[int, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return that the headings stand in two lines, in a sentence."""
        return tuple(
            [f"The headings stand in two lines: {' and '.join(f'{n:,}' for n in self.lines)}."]
            if self.lines
            else []
        )


def titles_at(lines: Sequence[Line], position: int) -> Titles:
    """Return the headings at a position among the lines, with a second line of them near it."""
    if position < 0:
        return Titles([], 0, 0)
    number, titles = lines[position]
    if position:
        line, above = lines[position - 1]
        if _is_upper(above, titles, is_next=line == number - 1):
            joined = _under(above, titles)
            if joined != titles:
                return Titles(joined, position - 1, position + 1, (line, number))
    if _is_lower(lines, position):
        line, below = lines[position + 1]
        return Titles(_over(titles, below), position, position + 2, (number, line))
    return Titles(titles, position, position + 1)


def is_chosen(lines: Sequence[Line], position: int) -> bool:
    """Say whether a line says what was chosen (`"sex :","Total"`), and holds no headings."""
    number, row = lines[position]
    if len(row) != 2 or not row[0] or HEADING.fullmatch(row[0]):
        return False
    is_apart = position + 1 < len(lines) and lines[position + 1][0] > number + 1
    return row[0].endswith(":") or (is_apart and _FILTER.fullmatch(row[0]) is not None)


def none_after(above: int) -> Titles:
    """Return that there are no headings, below a number of lines that are passed over."""
    return Titles([], above, above)


def _is_upper(above: list[str], titles: list[str], *, is_next: bool) -> bool:
    """Say whether a line above headings holds headings too, and no title and nothing chosen."""
    if _FILTER.fullmatch(above[0]):
        return False
    is_place = HEADING.fullmatch(above[0]) is not None
    if above[0] and len(above) == 2 and (titles[0] or not is_next):
        return False
    if titles[0]:
        return not above[0] or is_place
    return filled(above) > 1 or is_place


def _under(above: list[str], titles: list[str]) -> list[str]:
    """Return headings with the line above where they are empty, or alike and told apart by it."""
    short = len(above) - len(titles)
    found = titles + [""] * short
    if len(set(filter(None, found))) < filled(found):
        group = ""
        for number, title in enumerate(found):
            group = above[number] if number < len(above) and above[number] else group
            if title and group and titles.count(title) > 1:
                found[number] = f"{group}: {title}"
    return [title or (above[n] if n < len(above) else "") for n, title in enumerate(found)]


def _is_lower(lines: Sequence[Line], position: int) -> bool:
    """Say whether the line below headings holds words above columns of numbers, and no place."""
    number, titles = lines[position]
    if len(lines) < position + 3 or lines[position + 1][0] != number + 1:
        return False
    below = lines[position + 1][1]
    found = [at for at, cell in enumerate(below) if cell]
    if below[0] or len(found) < min(2, len(titles) - 1):
        return False
    if any(HEADING.fullmatch(titles[at]) for at in found if at < len(titles)):
        return False
    rows = [row for _, row in lines[position + 2 : position + 2 + _LOOKED_AT]]
    return all(_is_unit(below[at]) and _are_numbers(at, rows) for at in found)


def _is_unit(cell: str) -> bool:
    held = cells.number(cell)
    is_thousands = len(held.digits) > 1 and not held.digits.strip("0")  # £000
    return not held.is_number or is_thousands or YEAR.fullmatch(cell) is not None


def _are_numbers(column: int, rows: Sequence[Sequence[str]]) -> bool:
    held = [cells.number(row[column]) for row in rows if column < len(row) and row[column]]
    return sum(one.is_number for one in held) > len(held) / 2


def _over(titles: list[str], below: list[str]) -> list[str]:
    """Return headings with what stands below each; one stands for the empty ones after it too."""
    found = titles + [""] * (len(below) - len(titles))
    under = [at for at, cell in enumerate(below) if cell]
    if len({below[at] for at in under}) == 1 and all(found[at] for at in under):
        return found  # "Raw values" under every year says nothing
    group = ""
    for at, title in enumerate(list(found)):
        group = title or group
        if at in under:
            found[at] = f"{group}: {below[at]}" if group else below[at]
    return found


def filled(row: Sequence[str]) -> int:
    """Return the number of cells of a row with something in them."""
    return sum(map(bool, row))


def with_thousands(titles: list[str], width: int) -> list[str]:
    """Return headings in which "per 10,000" was not taken for two, as far as they are too many."""
    found = list(titles)
    for number in range(len(titles) - 1, 0, -1):
        if len(found) <= width:
            break
        if found[number][:3] == "000" and found[number - 1][-1:].isdecimal():
            found[number - 1 : number + 1] = [f"{found[number - 1]},{found[number]}"]
    return found


def distinct(titles: Sequence[str]) -> list[str]:
    """Return headings that differ: none empty, and those that are alike numbered."""
    found = []
    taken: dict[str, int] = {}
    for number, title in enumerate(titles, 1):
        text = title[:80] or f"column {number}"
        taken[text] = taken.get(text, 0) + 1
        found.append(text if taken[text] == 1 else f"{text} ({taken[text]})")
    return found
