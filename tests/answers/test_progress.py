"""Progress to 2030: the shipped numbers follow from the data, the rules and verdicts from them."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from levelmap.answers.indicators.history import history
from levelmap.answers.missions.policy import FACTS
from levelmap.answers.missions.progress import Progress, Verdict, needed, progress, verdict
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.to_2030.progress import Moved, PlaceProgress, _missing, of_place
from levelmap.atlas import Atlas
from levelmap.terms import AreaType

STOKE = "E06000021"


def _both(each: Progress, atlas: Atlas) -> pd.DataFrame:
    """Return then and now of the authorities with a figure in both periods."""
    table = history(each.target.indicator, AreaType.LOCAL_AUTHORITY, atlas).figures
    rows = [str(each.target.baseline_period), str(each.target.latest_period)]
    return table.loc[rows].dropna(axis=1)


def _of(measure: str, atlas: Atlas) -> Progress:
    return next(each for each in progress(atlas) if each.target.measure.startswith(measure))


@pytest.mark.parametrize(
    "measure",
    [
        "Productivity rises",
        "Pay rises",
        "Employment rises",
        "Life satisfaction improves",
        "Anxiety",
        "Feeling that life is worthwhile improves",
        "Happiness improves",
        "First-time buyers increase",
    ],
)
def test_areas_that_moved_are_counted_from_the_data(measure: str, shipped_atlas: Atlas) -> None:
    each = _of(measure, shipped_atlas)
    then, now = _both(each, shipped_atlas).to_numpy()
    counts = {name: int(number) for name, number in each.target.counts.items()}
    assert (len(now), (now > then).sum(), (now < then).sum()) == (
        counts["n"],
        counts["up"],
        counts["down"],
    )


@pytest.mark.parametrize(
    "measure",
    [
        "Productivity gap",
        "Pay gap",
        "Employment gap",
        "Life satisfaction: gap",
        "Feeling that life is worthwhile: gap",
        "Happiness: gap",
        "Anxiety (lower is better): gap",
    ],
)
def test_gaps_follow_from_the_data(measure: str, shipped_atlas: Atlas) -> None:
    each = _of(measure, shipped_atlas)
    low, high = np.percentile(_both(each, shipped_atlas).to_numpy(), [10, 90], axis=1)
    gaps = high / low if "ratio" in each.target.unit else high - low
    assert gaps == pytest.approx([each.target.baseline, each.target.latest], rel=1e-3)


def test_verdicts_follow_their_rules(shipped_atlas: Atlas) -> None:
    found = {each.target.measure: each.verdict for each in progress(shipped_atlas)}
    assert found["Pay rises in every area"] is Verdict.MET
    assert found["Productivity rises in every area"] is Verdict.TOWARDS
    assert found["Life satisfaction: gap closes"] is Verdict.AWAY
    assert found["Gigabit-capable broadband nationwide"] is Verdict.SHORT
    assert found["Serious violence falls"] is Verdict.UNKNOWN
    assert found["Homicide falls"] is Verdict.MET


def test_what_is_not_held_is_never_judged(shipped_atlas: Atlas) -> None:
    for each in progress(shipped_atlas):
        if each.target.held == "no":
            assert each.verdict is Verdict.UNKNOWN
            assert each.then_words == each.now_words == "not held"


def test_what_is_needed_is_counted_from_the_baseline(shipped_atlas: Atlas) -> None:
    female = _of("Female healthy life expectancy rises", shipped_atlas)
    assert female.needed == pytest.approx(68.7)
    assert female.takes_words == "+0.7 a year to 2035; so far -0.7 a year"
    pupils = _of("Children at the expected standard", shipped_atlas)
    assert pupils.target_words == "90% by 2030"
    assert needed(replace(pupils.target, rule="rise_by_share", target=50.0)) == pytest.approx(97.5)


def test_a_verdict_at_the_line(shipped_atlas: Atlas) -> None:
    target = _of("Pay gap", shipped_atlas).target
    assert verdict(replace(target, latest=target.baseline)) is Verdict.AWAY, (
        "as wide is no narrower"
    )
    every = _of("Pay rises", shipped_atlas).target
    assert verdict(replace(every, share_improved=50.0)) is Verdict.AWAY
    assert verdict(replace(every, share_improved=50.1)) is Verdict.TOWARDS


def _place(shipped_atlas: Atlas) -> dict[str, PlaceProgress]:
    area = place_of(STOKE, shipped_atlas)
    return {each.national.target.measure: each for each in of_place(area, shipped_atlas)}


def test_a_place_is_told_with_its_intervals(shipped_atlas: Atlas) -> None:
    found = _place(shipped_atlas)
    assert found["Pay rises in every area"].moved is Moved.AS_ASKED
    assert found["Employment rises in every area"].moved is Moved.UNCLEAR, "intervals overlap"
    assert found["Life satisfaction improves in every area"].moved is Moved.NOT
    assert found["Life satisfaction improves in every area"].missing == "more than 0.57"
    gigabit = found["Gigabit-capable broadband nationwide"]
    assert (gigabit.moved, gigabit.missing) == (Moved.UNKNOWN, "6.0 points in 4 years")
    assert found["4G coverage nationwide"].missing == "at the target"


def test_a_gap_between_places_is_no_places_own(shipped_atlas: Atlas) -> None:
    assert not any(each.national.is_gap for each in _place(shipped_atlas).values())


def test_policy_is_dated_and_sourced_in_order() -> None:
    assert [fact.day for fact in FACTS] == sorted(fact.day for fact in FACTS)
    assert all(fact.source and fact.address.startswith("https://") for fact in FACTS)


@pytest.mark.parametrize(("falls", "words"), [(False, "any rise"), (True, "any fall")])
def test_a_place_that_stood_still_has_to_move(
    shipped_atlas: Atlas, falls: bool, words: str
) -> None:
    one = _of("Anxiety" if falls else "Pay rises", shipped_atlas)
    assert one.indicator is not None
    moved = 4.0 if falls else 6.0
    assert _missing(one, one.indicator, 5.0, 5.0, Moved.NOT) == words
    assert _missing(one, one.indicator, 5.0, moved, Moved.AS_ASKED) == "nothing, if it stays so"


@pytest.mark.parametrize(("falls", "words"), [(False, "a clear rise"), (True, "a clear fall")])
def test_a_move_that_is_not_clear_is_not_what_was_asked(
    shipped_atlas: Atlas, falls: bool, words: str
) -> None:
    one = _of("Anxiety" if falls else "Pay rises", shipped_atlas)
    assert one.indicator is not None
    for now in (5.0, 4.0 if falls else 6.0):
        assert _missing(one, one.indicator, 5.0, now, Moved.UNCLEAR) == words


def test_what_it_would_take_is_what_lies_between_the_figures_printed(shipped_atlas: Atlas) -> None:
    one = _of("First-time buyers", shipped_atlas)
    assert one.indicator is not None
    assert [one.indicator.format(each) for each in (8.14, 7.56)] == ["8.1", "7.6"]
    assert _missing(one, one.indicator, 8.14, 7.56, Moved.NOT) == "more than 0.5"
