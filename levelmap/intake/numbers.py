"""Columns of numbers: which column is one, the decimal mark, and numbers that stand for nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.intake.cells import Number, number

_ENOUGH = 0.5
"""A column is one of numbers if at least this part of what is in it are numbers."""

_STAND_INS = frozenset(
    [-1, *(sign * int(digit * n) for digit in "98" for n in range(2, 7) for sign in (-1, 1)), -9]
)
"""Numbers that software writes where there is none."""

_NO_SMALL_ONE = -99

_DECIDED_BY_ONE = 4
"""Numbers such as 1,234 that are read as 1.234 without a question for each one such as 1,5: a slip
of the pen (1,2345) is to turn no thousands of a column into fractions unasked."""

_GROUPED = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True)
class Marks:
    """How the decimal mark was found: votes of the cells for each reading."""

    comma: int
    point: int
    undecided: int
    example: str = ""

    @property
    def decimal(self) -> str:
        """Return the mark that most cells speak for; a point where none does."""
        return "," if self.comma > self.point else "."

    @property
    def is_open(self) -> bool:
        """Say whether cells contradict each other, or few decide what the commas of many mean."""
        return bool(self.comma and self.point) or (
            not self.point and self.undecided > self.comma * _DECIDED_BY_ONE
        )


def marks_of(cells: Iterable[str]) -> Marks:
    """Return what the digits of cells say of the decimal mark."""
    votes: Counter[str] = Counter()
    example = ""
    for digits in cells:
        vote = _vote(digits)
        votes[vote] += 1
        example = example or (digits if vote == "?" else "")
    return Marks(votes[","], votes["."], votes["?"], example)


def _vote(digits: str) -> str:
    comma, point = digits.count(","), digits.count(".")
    if comma and point:
        return "," if digits.rindex(",") > digits.rindex(".") else "."
    if comma > 1 or point > 1:
        return "." if comma else ","
    if comma:
        return "?" if _GROUPED.fullmatch(digits) else ","
    if point:
        return "" if _GROUPED.fullmatch(digits) else "."
    return ""


def as_float(digits: str, decimal: str) -> float:
    """Return the number that digits say with a decimal mark; NaN where they do not fit it."""
    grouping = "," if decimal == "." else "."
    whole, _, fraction = digits.partition(decimal)
    if grouping in fraction or decimal in fraction:
        return np.nan
    if grouping in whole:
        first, *rest = whole.split(grouping)
        if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in rest):
            return np.nan
        whole = whole.replace(grouping, "")
    try:
        found = float(f"{whole}.{fraction}" if fraction else whole or "nan")
    except ValueError:
        return np.nan
    return found if np.isfinite(found) else np.nan


@dataclass(frozen=True)
class NumberColumn:
    """A column of numbers.

    Attributes
    ----------
    by_line
        NaN where there is none; index as the table's.
    missing
        How often each mark stood for a missing value.
    beside
        How often each mark stood beside a value.
    unread
        Cells that are neither a number nor a known mark, by line.
    stand_in
        A number that seems to stand for a missing value; None where none does.
    """

    heading: str
    by_line: pd.Series
    missing: Mapping[str, int]
    beside: Mapping[str, int]
    unread: Mapping[int, str]
    stand_in: float | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what was read as missing, and what could not be read, in sentences."""
        found = []
        if self.missing:
            found.append(f"{self.heading!r}: read as missing {_times(self.missing)}.")
        if self.beside:
            found.append(f"{self.heading!r}: marks beside values {_times(self.beside)}.")
        if self.unread:
            shown = ", ".join(f"{text[:30]!r} on line {n:,}" for n, text in self._first_unread)
            more = f" and {len(self.unread) - 5:,} more" if len(self.unread) > 5 else ""
            found.append(f"{self.heading!r}: no number, so read as missing: {shown}{more}.")
        return tuple(found)

    @property
    def _first_unread(self) -> list[tuple[int, str]]:
        return list(self.unread.items())[:5]


def _times(marks: Mapping[str, int]) -> str:
    shown = [f"{mark[:20]!r} ({times:,} times)" for mark, times in list(marks.items())[:6]]
    return ", ".join(shown).replace("(1 times)", "(once)")


def numbers_in(column: pd.Series) -> dict[str, Number] | None:
    """Return the number of each different cell; None where the column is not one of numbers."""
    counts = column[column != ""].value_counts()
    found = {str(cell): number(str(cell)) for cell in counts.index}
    is_number = np.array([bool(found[cell].digits) for cell in counts.index], dtype=bool)
    is_words = np.array([not found[cell].is_number for cell in counts.index], dtype=bool)
    numbers, words = int(counts[is_number].sum()), int(counts[is_words].sum())
    return found if numbers and numbers >= _ENOUGH * (numbers + words) else None


def measure(column: pd.Series, found: Mapping[str, Number], decimal: str) -> NumberColumn:
    """Return a column of numbers read with a decimal mark."""
    values = {
        cell: as_float(one.digits, decimal) * one.factor if one.digits else np.nan
        for cell, one in found.items()
    }
    read = column.map({**values, "": np.nan}).astype("float64")
    counts = column[column != ""].value_counts()
    missing = {c: int(n) for c, n in counts.items() if found[c].is_number and not found[c].digits}
    beside: Counter[str] = Counter()
    for cell, times in counts.items():
        if found[cell].digits and found[cell].mark:
            beside[found[cell].mark] += int(times)
    wrong = [
        cell
        for cell, one in found.items()
        if not one.is_number or (one.digits and np.isnan(values[cell]))
    ]
    unread = {int(line): str(cell) for line, cell in column[column.isin(wrong)].items()}
    return NumberColumn(str(column.name), read, missing, dict(beside), unread, _stand_in(read))


def _stand_in(values: pd.Series) -> float | None:
    """Return a number of software's that is far from all the others and repeated.

    A single one is enough where it is the only negative number and no small one: -999 among rates.
    """
    held = values.dropna()
    odd = held[held.isin(list(_STAND_INS))].value_counts()
    for value, times in odd.items():
        rest = held[held != value]
        if rest.empty:
            continue
        low, high = float(rest.min()), float(rest.max())
        reach = max(high - low, abs(high), 1.0)
        is_only_negative = value < 0 <= low
        if times < 2:
            if is_only_negative and value <= _NO_SMALL_ONE:
                return float(value)
            continue
        if is_only_negative or value > high + 3 * reach or value < low - 3 * reach:
            return float(value)
    return None
