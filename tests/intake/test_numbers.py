"""Columns of numbers: what is read, what is missing, what stands for nothing, in sentences."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.intake.cells import clean, number
from levelmap.intake.numbers import (
    Marks,
    NumberColumn,
    as_float,
    marks_of,
    measure,
    numbers_in,
)


def _read(*cells: str, decimal: str = ".") -> NumberColumn:
    column = pd.Series(cells, index=range(2, len(cells) + 2), name="Rate")
    found = numbers_in(column)
    assert found is not None
    return measure(column, found, decimal)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.booleans())
def test_a_number_written_either_way_is_read_as_it_was(
    whole: int, decimals: int, comma: bool
) -> None:
    written = f"{whole / 10**decimals:,.{decimals}f}"
    if comma:
        written = written.translate(str.maketrans(",.", ".,"))
    found = number(clean(written))
    read = as_float(found.digits, "," if comma else ".") * found.factor
    assert read == pytest.approx(whole / 10**decimals, abs=1e-9)


@pytest.mark.parametrize(
    ("digits", "decimal", "value"),
    [
        ("1,234", ".", 1234.0),
        ("1,234", ",", 1.234),
        ("1.234,5", ",", 1234.5),
        ("1,234,567.8", ".", 1234567.8),
        ("1,23", ".", math.nan),
        ("1234,567", ".", math.nan),
        (",567", ".", math.nan),
        ("1.5,2", ".", math.nan),
        ("1.2.3", ".", math.nan),
        (".5", ".", 0.5),
        ("5.", ".", 5.0),
        ("", ".", math.nan),
        ("9e400", ".", math.nan),
    ],
)
def test_digits_with_a_decimal_mark(digits: str, decimal: str, value: float) -> None:
    assert as_float(digits, decimal) == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize(
    ("cells", "marks", "decimal", "is_open"),
    [
        (["1", "2"], Marks(0, 0, 0), ".", False),
        (["1,5", "2,25"], Marks(2, 0, 0), ",", False),
        (["1.5"], Marks(0, 1, 0), ".", False),
        (["1,234"], Marks(0, 0, 1, "1,234"), ".", True),
        (["1,234", "1.5"], Marks(0, 1, 1, "1,234"), ".", False),
        (["1,5", "1.5"], Marks(1, 1, 0), ".", True),
        (["1,5", *["1,234"] * 4], Marks(1, 0, 4, "1,234"), ",", False),
        (["1,1000", *["1,234"] * 5], Marks(1, 0, 5, "1,234"), ",", True),
        (["1.234"], Marks(0, 0, 0), ".", False),
        (["1.234.567"], Marks(1, 0, 0), ",", False),
        (["1,234,567"], Marks(0, 1, 0), ".", False),
        (["1.234,5"], Marks(1, 0, 0), ",", False),
        (["1,234.5"], Marks(0, 1, 0), ".", False),
        (["0,234"], Marks(1, 0, 0), ",", False),
    ],
)
def test_what_the_cells_say_of_the_decimal_mark(
    cells: list[str], marks: Marks, decimal: str, is_open: bool
) -> None:
    found = marks_of(cells)
    assert (found, found.decimal, found.is_open) == (marks, decimal, is_open)


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["1", "2", "many"], True),
        (["1", "many"], True),
        (["1", "many", "few"], False),
        (["[c]", ".."], False),
        (["1", "[c]", "..", "x"], True),
        (["", ""], False),
        (["1", "", ""], True),
    ],
)
def test_a_column_of_which_half_are_numbers_is_one(cells: list[str], is_one: bool) -> None:
    assert (numbers_in(pd.Series(cells)) is not None) is is_one


def test_every_cell_is_a_value_missing_or_told() -> None:
    found = _read("£1,000", "2.5% [p]", "[c]", "..", "..", "many", "3 [p]", "")
    assert found.by_line.fillna(-1).tolist() == [1000, 2.5, -1, -1, -1, -1, 3, -1]
    assert found.missing == {"..": 2, "[c]": 1}
    assert found.beside == {"[p]": 2}
    assert found.unread == {7: "many"}
    assert found.notes == (
        "'Rate': read as missing '..' (2 times), '[c]' (once).",
        "'Rate': marks beside values '[p]' (2 times).",
        "'Rate': no number, so read as missing: 'many' on line 7.",
    )


def test_of_many_cells_that_are_no_numbers_five_are_told() -> None:
    found = _read(*["1"] * 7, *[f"word {n}" for n in range(7)])
    (told,) = found.notes
    assert told.endswith("'word 4' on line 13 and 2 more.")
    assert told.count("on line") == 5
    assert _read("1", "2").notes == ()


def test_digits_that_do_not_fit_the_mark_are_told() -> None:
    found = _read("1.5", "2.5", "1,23")
    assert found.unread == {4: "1,23"}
    assert math.isnan(found.by_line[4])


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (["5", "6", "7", "-999"], -999.0),
        (["5", "6", "7", "-9"], None),
        (["5", "6", "7", "-9", "-9"], -9.0),
        (["5", "6", "7", "9999", "9999"], 9999.0),
        (["5", "6", "7", "9999"], None),
        (["-5", "6", "7", "-9", "-9"], None),
        (["-5", "6", "7", "-999", "-999"], -999.0),
        (["-999", "-999"], None),
        (["90", "95", "99", "99"], None),
        (["5", "6", "7"], None),
    ],
)
def test_a_number_that_software_writes_for_nothing_is_far_from_the_others(
    cells: list[str], value: float | None
) -> None:
    assert _read(*cells).stand_in == value


@given(st.permutations(["1", "2.5", "many", "[c]", "4", "7", "8"]))
def test_the_order_of_rows_does_not_matter(cells: list[str]) -> None:
    found = _read(*cells)
    assert sorted(found.by_line.dropna()) == [1, 2.5, 4, 7, 8]
    assert (found.missing, list(found.unread.values())) == ({"[c]": 1}, ["many"])
