"""Two numbers on one map."""

from __future__ import annotations

import pandas as pd
import pytest

from levelmap.drawing import bivariate, legends
from levelmap.errors import QueryError
from tests.drawing.colour_difference import SIMULATIONS, smallest_difference

CODES = [f"a{number}" for number in range(9)]
FIRST = pd.Series([1, 1.1, 1.2, 5, 5.1, 5.2, 9, 9.1, 9.2], index=CODES)
SECOND = pd.Series([10, 50, 90, 11, 51, 91, 12, 52, 92], index=CODES)


@pytest.mark.parametrize("vision", SIMULATIONS)
def test_all_nine_colours_can_be_told_apart(vision: str) -> None:
    assert smallest_difference([c for row in bivariate.COLOURS for c in row], vision) >= 15


def test_each_area_is_in_its_third_of_both() -> None:
    layer = bivariate.layer(FIRST, SECOND, ("Pay", "Crime"), ["An office"], "lad")
    assert layer.classes == dict(
        zip(CODES, ["00", "01", "02", "10", "11", "12", "20", "21", "22"], strict=True)
    )
    assert layer.styles["20"].colour == "#d17a00", "high on the first: orange"
    assert layer.styles["02"].colour == "#3182bd", "high on the second: blue"
    assert layer.says("a8") == "highest third of both"
    assert layer.says("a2") == "lowest third of Pay, highest of Crime"


def test_what_is_high_on_both_carries_lines_everywhere() -> None:
    layer = bivariate.layer(FIRST, SECOND, ("Pay", "Crime"), [], "lad")
    picture = layer.picture("", CODES)
    patterns = dict(zip(CODES, [picture.patterns[c] for c in picture.classes], strict=True))
    assert [code for code, pattern in patterns.items() if pattern] == ["a8"]
    rows = layer.legend().rows
    assert [row.pattern for row in rows] == ["hatch", *[""] * 8]
    assert legends.html(layer.legend()).count("repeating-linear-gradient") == 1


def test_equal_numbers_are_in_one_third_and_missing_ones_left_out() -> None:
    numbers = pd.Series([1, 1, 1, 1, 2, 3, 4, 5, 6], index=CODES)
    assert set(bivariate.thirds(numbers)[:4]) == {0}
    layer = bivariate.layer(FIRST.where(FIRST < 9.2), SECOND, ("Pay", "Crime"), [], "lad")
    assert "a8" not in layer.classes


@pytest.mark.parametrize(
    ("numbers", "said"), [([1, 1, 1, 2, 2], "different numbers"), ([1, None, 3, 4], "needs both")]
)
def test_thirds_that_are_none_are_refused(numbers: list[float], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        bivariate.thirds(pd.Series(numbers, dtype=float))
