"""What is needed, the verdict and the words of a target, by hand for every rule."""

from __future__ import annotations

import pytest

from levelmap.answers.missions.progress import Progress, Verdict, needed, verdict
from levelmap.catalogue.reports import RULES, MissionTarget
from levelmap.periods import Period


def target(rule: str, **given: object) -> MissionTarget:
    """Return a target of the year 2030 with 60 in 2010 and 62 in 2020, unless told otherwise."""
    usual: dict[str, object] = {
        "mission": 1,
        "measure": "Toys",
        "indicator": "",
        "scope": "UK",
        "rule": rule,
        "target": None,
        "unit": "toys",
        "year": "2030",
        "baseline_period": Period.parse("2010-01-01/P1Y"),
        "baseline": 60.0,
        "latest_period": Period.parse("2020-01-01/P1Y"),
        "latest": 62.0,
        "statistic": "mean",
        "share_improved": None,
        "counts": {},
        "held": "yes",
        "note": "",
        "source": "toy",
    }
    return MissionTarget(**{**usual, **given})  # type: ignore[arg-type]


def told(rule: str, **given: object) -> Progress:
    one = target(rule, **given)
    return Progress(one, None, verdict(one), needed(one))


@pytest.mark.parametrize(
    ("rule", "aim", "expected"),
    [
        ("reach", 90.0, 90.0),
        ("rise_by_share", 50.0, 90.0),
        ("rise_by_number", 5.0, 65.0),
        ("fall", None, None),
        ("gap_narrows", 5.0, None),
    ],
)
def test_what_is_needed(rule: str, aim: float | None, expected: float | None) -> None:
    assert needed(target(rule, target=aim)) == expected


def test_a_rate_per_head_is_not_added_to_a_number() -> None:
    assert needed(target("rise_by_number", target=5.0, unit="starts per 100,000 people")) is None
    assert needed(target("rise_by_number", target=5.0, baseline=None)) is None
    assert needed(target("rise_by_number")) is None


@pytest.mark.parametrize(
    ("rule", "given", "expected"),
    [
        ("reach", {"target": 62.0}, Verdict.MET),
        ("reach", {"target": 62.1}, Verdict.TOWARDS),
        ("reach", {"target": 62.1, "latest": 59.0}, Verdict.AWAY),
        ("reach", {"target": 62.1, "baseline": None}, Verdict.SHORT),
        ("fall", {"latest": 59.9}, Verdict.MET),
        ("fall", {"latest": 60.0}, Verdict.AWAY),
        ("halve", {"latest": 61.0}, Verdict.AWAY),
        ("gap_narrows", {"latest": 59.0}, Verdict.MET),
        ("rise_everywhere", {"share_improved": 100.0}, Verdict.MET),
        ("rise_everywhere", {"share_improved": 99.9}, Verdict.TOWARDS),
        ("fall_everywhere", {"share_improved": 50.0}, Verdict.AWAY),
        ("rise_everywhere", {}, Verdict.UNKNOWN),
        ("at_least_twice", {"target": 1.0}, Verdict.UNKNOWN),
        ("fall", {"latest": None}, Verdict.UNKNOWN),
        ("fall", {"latest": 1.0, "held": "no"}, Verdict.UNKNOWN),
        ("fall", {"latest": 1.0, "held": "partial"}, Verdict.MET),
        ("rise_by_number", {"baseline": None}, Verdict.UNKNOWN),
    ],
)
def test_the_verdict_of_every_rule(rule: str, given: dict[str, object], expected: Verdict) -> None:
    assert verdict(target(rule, **given)) is expected


def test_a_number_is_the_target_only_where_it_is_to_rise() -> None:
    assert told("reach", target=90.0).target_words == "90 by 2030"
    assert told("rise_by_number", target=1_940.0).target_words == "2,000 by 2030"
    words = told("fall").target_words
    assert words == f"{RULES['fall'][0].upper()}{RULES['fall'][1:]}, by 2030"
    assert told("fall", year="long term").target_words == words.removesuffix(", by 2030")


def test_areas_are_those_that_moved_as_asked() -> None:
    counts = {"n": "100", "up": "70", "equal": "5", "down": "25"}
    assert told("rise_everywhere", counts=counts).areas_words == "rose in 70 of 100 areas"
    assert told("fall_everywhere", counts=counts).areas_words == "fell in 25 of 100 areas"
    assert told("fall", counts=counts).areas_words == "fell in 25 of 100 areas"
    assert told("rise_everywhere", counts={"up": "70"}).areas_words == ""
    assert told("rise_everywhere", counts={"n": "70"}).areas_words == ""


def test_what_it_takes_is_what_is_missing_over_the_years_left() -> None:
    """65 are needed, 62 are there ten years before; 2 were gained in the ten years so far."""
    found = told("rise_by_number", target=5.0)
    assert found.takes_words == "+0.3 a year to 2030; so far +0.2 a year"
    assert told("reach", target=65.0, baseline=None).takes_words == "+0.3 a year to 2030"
    assert told("rise_by_share", target=5_000.0).takes_words.startswith("+300 a year to 2030")


@pytest.mark.parametrize(
    "given",
    [{"target": 62.0}, {"target": 90.0, "latest": None}, {"target": 90.0, "year": "2020"},
     {"target": 90.0, "year": "long term"}, {"target": 90.0, "latest_period": None}],
)  # fmt: skip
def test_nothing_is_asked_where_it_is_met_or_the_time_is_over(given: dict[str, object]) -> None:
    assert told("reach", **given).takes_words == ""


def test_then_and_now_have_their_periods() -> None:
    found = told("reach", target=90.0)
    assert (found.then_words, found.now_words) == ("60 (2010)", "62 (2020)")
    nothing = told("reach", baseline=None, latest=62.0, latest_period=None)
    assert (nothing.then_words, nothing.now_words) == ("not held", "62")
    assert nothing.printed(12_345.6) == "12,346"
    assert nothing.printed(999.94) == "999.9"
    assert found.mission.number == 1
    assert told("gap_narrows").is_gap
    assert not found.is_gap
