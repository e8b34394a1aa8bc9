"""The shipped figures and lists as they are read, and numbers as they are printed."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.paths import Folders
from levelmap.proofreading.held import Held, number, says, says_the_same


def _numbers() -> Iterator[tuple[str, float, float]]:
    yield "12", 12, 0.5
    yield "-£1,234.56", -1234.56, 0.005
    yield "£1.5 million", 1.5e6, 0.05e6
    yield "from 3% to 9%", 3, 0.5


@pytest.mark.parametrize(("text", "value", "half"), list(_numbers()))
def test_the_first_number_of_a_text_and_half_its_last_digit(
    text: str, value: float, half: float
) -> None:
    assert number(text) == (pytest.approx(value), pytest.approx(half))


def test_a_text_without_a_number_has_none() -> None:
    with pytest.raises(ValueError, match="no change"):
        number("no change")


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_a_number_rounded_is_what_it_was_rounded_from(value: float, decimals: int) -> None:
    printed = f"{value:,.{decimals}f}"
    assert says(printed, value)
    step = 10**-decimals
    assert not says(printed, value + 2 * step + abs(value) * 1e-5)


def test_millions_may_be_counted_in_pounds_or_in_millions() -> None:
    assert says("£1.5 million", 1_520_000)
    assert says("£1.5 million", 1.52)
    assert not says("£1.5 million", 1.56)
    assert not says("£1.5", 1_500_000)


def test_values_printed_alike_are_found_with_as_many_decimals() -> None:
    values = pd.Series([1.04, 1.05, 0.96, 2.0])
    assert says_the_same("1.0%", 1.04, values).tolist() == [True, False, True, False]
    assert says_the_same("1%", 1.04, values).tolist() == [True, True, True, False]


def test_held_reads_files_as_they_are(toy: Folders) -> None:
    held = Held(toy)
    areas = held.areas("lad_2021")
    assert (len(areas), areas.loc["E06900001", "name"]) == (12, "Alder")
    towns = held.members("toy-towns")
    assert towns["place"].tolist() == ["Elmton", "Firton", ""]
    assert held.names_of_awards() == frozenset()
    assert set(held.figures("walk", "lad").columns) == {"area_code", "period", "value", "status"}
    assert len(held.figures("walk", "lad")) > 0
    assert held.figures("walk", "ward").empty


def test_names_of_awards_are_those_of_all_lists(furnished: Folders) -> None:
    assert Held(furnished).names_of_awards() == {"Station", "Market", "Pier", "Harbour"}
