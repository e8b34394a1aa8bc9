"""Straight lines to a target year: worked by hand, and when none is drawn."""

import math
from dataclasses import dataclass, replace

import pytest
from scipy import stats

from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.to_2030.goals import Goal
from levelmap.answers.place.to_2030.progress import of_place
from levelmap.answers.place.to_2030.trajectories import (
    Outlook,
    Straight,
    Trajectory,
    middle,
    of_goal,
    straight,
    ways,
)
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import LevelMapError, QueryError
from levelmap.paths import Folders
from levelmap.periods import Period
from tests.toy_country import NOW

STOKE = "E06000021"

START = middle(Period.parse("2019-01-01/P1Y"))


@dataclass(frozen=True)
class Series:
    """What a line asks of an indicator."""

    suffix: str = ""
    in_cash: bool = False
    ended: str = ""
    label: str = "Skills"
    slug: str = "skills"

    def format(self, value: float) -> str:
        return f"{value:.1f}"

    def as_printed(self, value: float) -> float:
        return float(self.format(value))


def _years(first: int, number: int, length: int = 1) -> tuple[Period, ...]:
    return tuple(Period.parse(f"{first + n}-01-01/P{length}Y") for n in range(number))


def _line(figures: tuple[float, ...], year: int, **series: object) -> Straight | None:
    periods = _years(2019, len(figures))
    return straight(periods, figures, year, Series(**series))[0]  # type: ignore[arg-type]


def test_figures_on_a_line_go_on_without_doubt() -> None:
    found = _line((1.0, 2.0, 3.0, 4.0, 5.0, 6.0), 2028)
    assert found is not None
    assert found.value == pytest.approx(10.0, abs=0.01)  # 2019 = 1, a year = 1
    assert found.high - found.low == pytest.approx(0.0, abs=0.02)


def test_the_interval_is_that_of_the_usual_formula() -> None:
    # mean of x 2021, of y 2.4; slope 7 / 10; residuals 0, .3, -.4, -.1, .2: squares add up to 0.3
    found = _line((1.0, 2.0, 2.0, 3.0, 4.0), 2025)
    assert found is not None
    assert found.value == pytest.approx(2.4 + 0.7 * 4, abs=0.005)
    half = stats.t.ppf(0.975, 3) * math.sqrt(0.3 / 3) * math.sqrt(1 + 1 / 5 + 16 / 10)
    assert found.start == pytest.approx(1.0, abs=0.01)
    assert found.high - found.value == pytest.approx(half, abs=0.01)
    assert found.value - found.low == pytest.approx(half, abs=0.01)


def test_a_share_stays_between_none_and_all() -> None:
    found = _line((80.0, 85.0, 87.0, 92.0, 95.0), 2024, suffix="%")
    assert found is not None
    assert found.value == pytest.approx(98.9, abs=0.02)  # mean 87.8, slope 3.7
    assert (found.low < 96, found.high) == (True, 100.0)
    figures = (80.0, 84.0, 88.0, 92.0, 96.0)
    none, why = straight(_years(2019, 5), figures, 2026, Series(suffix="%"))  # type: ignore[arg-type]
    assert (none, why) == (None, "it would leave 0% to 100%")


@pytest.mark.parametrize("last", [2019, 2020, 2023, 2024])
def test_ten_years_hold_ten_annual_figures(last: int) -> None:
    periods = _years(last - 14, 15)
    figures = (*([1000.0] * 5), *([5.0] * 10))
    found, _ = straight(periods, figures, last + 3, Series())  # type: ignore[arg-type]
    assert found is not None
    assert found.value == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("periods", "year", "series", "why"),
    [
        (_years(2019, 4), 2025, Series(), "4 of 5 figures needed"),
        (_years(2013, 10, 3), 2025, Series(), "4 of 5 figures needed"),  # three years each
        (_years(1990, 12), 2013, Series(), "too far ahead"),
        (_years(2015, 9), 2030, Series(in_cash=True), "money of each year"),
        (_years(2015, 9), 2030, Series(ended="over"), "the series has ended"),
        ((), 2030, Series(), "no figure of its own"),
    ],
)
def test_when_no_line_is_drawn(
    periods: tuple[Period, ...], year: int, series: Series, why: str
) -> None:
    figures = tuple(float(n) for n in range(len(periods)))
    found, said = straight(periods, figures, year, series)  # type: ignore[arg-type]
    assert found is None
    assert why in said


def _way(line: Straight | None, **given: object) -> Trajectory:
    usual = Trajectory(
        indicator=Series(),  # type: ignore[arg-type]
        wanted=10.0,
        year=2030,
        is_own=False,
        is_down=False,
        is_strict=False,
        periods=_years(2019, 2),
        figures=(7.0, 8.0),
        lower=(6.0, 7.0),
        upper=(8.0, 9.0),
        line=line,
        why="",
    )
    return replace(usual, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "given", "outlook"),
    [
        (Straight(12, 10, 14, START, 12), {}, Outlook.ON_COURSE),
        (Straight(12, 10, 14, START, 12), {"is_strict": True}, Outlook.UNKNOWN),
        (Straight(12, 9.9, 14, START, 12), {}, Outlook.UNKNOWN),
        (Straight(8, 7, 9.9, START, 8), {}, Outlook.OFF_COURSE),
        (Straight(8, 7, 9.9, START, 8), {"is_down": True}, Outlook.ON_COURSE),
        (None, {"why": "no"}, Outlook.UNKNOWN),
    ],
)
def test_all_of_the_interval_must_meet_a_target(
    line: Straight | None, given: dict[str, object], outlook: Outlook
) -> None:
    assert _way(line, **given).outlook is outlook


def test_a_way_is_told_in_words() -> None:
    way = _way(Straight(8, 7, 9, START, 8))
    assert way.words == "8.0 in 2030 (7.0 to 9.0): not on course"
    assert way.wanted_words == "at least 10.0 by 2030"
    assert replace(way, is_strict=True, is_down=True).wanted_words == "less than 10.0 by 2030"
    assert _way(None, why="the series has ended").words == "No line: the series has ended"


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_a_target_that_is_met_without_a_line_is_met_so_far() -> None:
    assert _way(None, wanted=7.5).label == "met so far"
    assert _way(None, wanted=8.5).label == "cannot be told"
    assert _way(Straight(8, 7, 9, START, 8), wanted=7.5).label == "cannot be told"
    assert _way(None, wanted=7.5, is_clear=False).label == "cannot be told"


def test_a_value_that_prints_as_the_target_is_at_it_wherever_it_is_told() -> None:
    """The table says "at the target" of 99.99% that prints as 100.0%: so do the drawings."""
    way = _way(None, wanted=8.0, figures=(7.0, 7.99))
    assert (way.label, way.missing_words) == ("met so far", "at the target")
    assert replace(way, is_strict=True).label == "cannot be told", "more than then: as published"
    assert replace(way, figures=(7.0, 7.9)).label == "cannot be told"


def test_a_target_of_ones_own_on_the_toy_country(atlas: Atlas) -> None:
    way = of_goal(place_of(NOW["Alder"], atlas), Goal("unemployment", 5.0, 2030), atlas)
    assert (way.is_own, way.is_down, way.figures) == (True, True, (9.0,))
    assert (way.lower, way.upper) == ((8.5,), (9.5,))
    assert way.missing_words == "4.0 points in 7 years"
    assert way.words == "No line: 1 of 5 figures needed"
    with pytest.raises(QueryError, match="no better and worse"):
        of_goal(place_of(NOW["Alder"], atlas), Goal("walk", 5.0, 2030), atlas)


@pytest.mark.parametrize(
    "text",
    [
        "pay",
        "pay:x:2030",
        "pay:5:1999",
        "pay:nan:2030",
        "pay:5:0020301",
        f"pay:{'9' * 21}:2030",
        ":5:2030",
        "",
    ],
)
def test_what_is_no_target_is_one_sentence(text: str) -> None:
    with pytest.raises(LevelMapError, match="is no target: expected"):
        Goal.parse(text)


def test_a_target_is_kept_in_the_link_as_it_is_written() -> None:
    assert Goal.parse("pay:612.5:2031") == Goal("pay", 612.5, 2031)
    assert Goal("pay", 612.5, 2031).text == "pay:612.5:2031"
    assert Goal.parse(Goal("pay", 1234567.0, 2031).text).value == 1234567.0


def test_official_targets_ask_of_a_place_what_they_ask_of_all(shipped_atlas: Atlas) -> None:
    stoke = place_of(STOKE, shipped_atlas)
    found = ways(stoke, (), shipped_atlas)
    assert found.found == of_place(stoke, shipped_atlas)
    by_name = dict(
        zip([e.national.target.measure for e in found.found], found.official, strict=True)
    )
    pupils = by_name["Children at the expected standard in reading, writing and maths"]
    assert pupils is not None
    assert pupils.wanted_words == "at least 90% by 2030"
    assert pupils.outlook is Outlook.OFF_COURSE
    pay = by_name["Pay rises in every area"]
    assert pay is not None
    assert pay.words == "No line: amounts in the money of each year"
