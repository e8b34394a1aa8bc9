"""Cells: what they say, and the number in them."""

import math

import pytest

from levelmap.intake.cells import clean, number
from levelmap.intake.numbers import as_float, marks_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Leeds ", "Leeds"),
        ("\u200bE06000001\u2060", "E06000001"),
        ("E06000002\ufeff", "E06000002"),
        ("E06000003\xa0", "E06000003"),
        ("Isle\xa0of\u202fWight", "Isle of Wight"),
        ("so\u00adft", "soft"),
        ('="E06000001"', "E06000001"),
        ("'E06000001", "E06000001"),
        ('"Leeds"', "Leeds"),
        ("King\u2019s Lynn", "King\u2019s Lynn"),
        ("two\nlines", "two lines"),
        ("", ""),
    ],
)
def test_what_a_person_sees(cell: str, text: str) -> None:
    assert clean(cell) == text


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12.5%", 12.5),
        ("12.5 %", 12.5),
        ("12.5 per cent", 12.5),
        ("£998", 998),
        ("£1,234.50", 1234.5),
        ("-£3", -3),
        ("£-3", -3),
        ("£1.2m", 1_200_000),
        ("£3 billion", 3_000_000_000),
        ("1,234", 1234),
        ("1 234", 1234),
        ("1\u2019234", 1234),
        ("1,234,567", 1234567),
        ("(1,234)", -1234),
        ("\u22124.2", -4.2),
        ("+4.2", 4.2),
        (".5", 0.5),
        ("13.1 [r]", 13.1),
        ("13.1r", 13.1),
        ("13.1*", 13.1),
        ("13.1 (p)", 13.1),
        ("1e3", 1000),
        ("１２", 12),
    ],
)
def test_a_number_with_its_unit_and_mark(cell: str, value: float) -> None:
    found = number(clean(cell))
    assert found.is_number
    assert as_float(found.digits, ".") * found.factor == pytest.approx(value)


@pytest.mark.parametrize(
    "cell",
    "|-|–|..|.|:|*|~|[x]|[c]|[low]|[z]|n/a|N/A|#N/A|#REF!|#DIV/0!|suppressed|Not available|x|c|<5"
    "|less than 5|>95%|[not collected]".split("|"),
)
def test_a_mark_for_a_missing_value(cell: str) -> None:
    found = number(cell)
    assert found.is_number
    assert not found.digits
    assert found.mark == cell


@pytest.mark.parametrize("cell", ["Leeds", "12 apples", "1-2", "E06000001", "12:30", "inf", "1/2"])
def test_words_are_no_number(cell: str) -> None:
    assert not number(cell).is_number


@pytest.mark.parametrize(
    ("digits", "decimal", "value"),
    [
        ("1.234,5", ",", 1234.5),
        ("1.234.567", ",", 1234567),
        ("12,5", ",", 12.5),
        ("12,5", ".", math.nan),
        ("1,23,456", ".", math.nan),
        ("1.2.3", ".", math.nan),
        ("1e999", ".", math.nan),
    ],
)
def test_digits_that_do_not_fit_the_mark_are_no_number(
    digits: str, decimal: str, value: float
) -> None:
    assert as_float(digits, decimal) == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize(
    ("cells", "decimal", "is_open"),
    [
        (["1,234", "5.5"], ".", False),
        (["1.234", "5,5"], ",", False),
        (["1,234", "2,345"], ".", True),
        (["1.234", "0.234"], ".", False),
        (["1,5", "1.5"], ".", True),
        (["12", "13"], ".", False),
    ],
)
def test_the_decimal_mark_is_found_or_asked(cells: list[str], decimal: str, is_open: bool) -> None:
    marks = marks_of(cells)
    assert (marks.decimal, marks.is_open) == (decimal, is_open)
