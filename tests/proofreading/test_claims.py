"""Sentences on the toy country, true and then broken one number at a time."""

import pandas as pd
import pytest

from levelmap.answers.indicators.readings import read_place
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders
from levelmap.proofreading import claims
from levelmap.proofreading.held import Held, says
from tests.toy_country import NOW, YEAR_2023


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.fixture(scope="module")
def held(toy: Folders) -> Held:
    return Held(toy)


def test_every_reading_of_the_toy_country_holds(atlas: Atlas, held: Held) -> None:
    for name in NOW:
        for slug in ("pay", "unemployment"):
            said = read_place(slug, NOW[name], atlas).sentence
            assert list(claims.reading(said, slug, NOW[name], YEAR_2023, held)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "why"),
    [
        ("£420", "£421", "£421 is not 420"),
        ("2nd lowest", "3rd lowest", "the 3rd lowest is the 2nd lowest"),
        ("2nd lowest", "joint 2nd lowest", "the joint 2nd lowest is the 2nd lowest"),
        ("of 11 local", "of 12 local", "12 areas are 11"),
        ("than 10%", "than 12%", "12% is 10.0%"),
    ],
)
def test_a_wrong_number_of_a_reading_is_seen(
    atlas: Atlas, held: Held, right: str, wrong: str, why: str
) -> None:
    said = read_place("pay", NOW["Birch"], atlas).sentence
    assert right in said
    broken = said.replace(right, wrong)
    assert list(claims.reading(broken, "pay", NOW["Birch"], YEAR_2023, held)) == [why]


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("Up £10 since 2022, before inflation.", []),
        ("Down £10 since 2022.", ["Down from 410 to 420"]),
        ("Up £11 since 2022.", ["£11 is 10"]),
        ("No change since 2022.", []),
    ],
)
def test_a_movement(sentence: str, faults: list[str]) -> None:
    assert list(claims.movement(sentence, 420.0, 410.0)) == faults


VALUES = pd.Series({"a": 1.0, "b": 2.0, "c": 9.0, "d": None})
NAMES = pd.Series({"a": "Alder", "b": "Birch", "c": "Cedar", "d": "Dogwood"})


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("3 of 4 areas have a value, from 1% in Alder to 9% in Cedar; the median area has 2%.", []),
        (
            "4 of 4 areas have a value, from 1% in Alder to 9% in Birch; the median area has 2%.",
            ["4 areas are 3", "Birch is not where the value is 9"],
        ),
        (
            "3 of 4 areas have a value, from 2% in Alder to 9% in Cedar; the median area has 3%.",
            ["2% is 1", "the median 3% is 2"],
        ),
    ],
)
def test_the_summary_of_a_map(sentence: str, faults: list[str]) -> None:
    found = [*claims.reach(sentence, VALUES, NAMES, 4), *claims.median(sentence, VALUES.dropna())]
    assert found == faults


def test_measures_below_the_minimum_are_counted_anew() -> None:
    values = [(1.0, 2.0, 5.0, 1), (6.0, 2.0, 5.0, 1), (9.0, 8.0, 3.0, -1)]
    said = "Of 3 measures 2 are below the minimum and 1 at the good level."
    assert list(claims.measured(said, values)) == []
    broken = said.replace("2 are", "3 are").replace("and 1", "and none")
    assert list(claims.measured(broken, values)) == [
        "3 below are 2",
        "none at the good level are 1",
    ]


@pytest.mark.parametrize(
    ("printed", "value", "holds"),
    [
        ("£1.5 million", 1_549_000, True),
        ("£1.5 million", 1_560_000, False),
        ("12.3%", 12.34, True),
        ("12.3%", 12.36, False),
        ("1,204", 1204.4, True),
    ],
)
def test_a_printed_number_is_its_value_rounded(printed: str, value: float, holds: bool) -> None:
    assert says(printed, value) is holds
