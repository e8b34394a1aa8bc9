"""What a place is measured against, and how its distance to the middle authority went."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers.indicators.history import Movement, history, movement
from levelmap.answers.place.trends import Trend, trend
from levelmap.answers.place.yardsticks import (
    Yardstick,
    distance_words,
    share_words,
    yardstick,
)
from levelmap.atlas import Atlas
from levelmap.errors import QueryError
from levelmap.terms import AreaType, Polarity
from tests.toy_country import NOW


def test_the_middle_and_the_spread_of_eleven(furnished_atlas: Atlas) -> None:
    """Pay from 400 to 600 by 20: the middle 500, half of them within 60 of it."""
    pay = yardstick("pay", furnished_atlas)
    assert (pay.period.label, pay.sign, pay.median, pay.spread) == ("2023", 1, 500.0, 60.0)
    assert pay.medians_of_both(pay.through_time.periods[0]) == (490.0, 500.0, 11)
    assert len(pay.known) == 11


@pytest.mark.parametrize(
    ("slug", "share", "value"),
    [
        ("pay", 0, 400.0),
        ("pay", 0.25, 450.0),
        ("pay", 0.5, 500.0),
        ("pay", 1, 600.0),
        # ten have a figure, from 9 to 0: a low one is good
        ("unemployment", 0, 9.0),
        ("unemployment", 0.25, 6.75),
        ("unemployment", 1, 0.0),
    ],
)
def test_the_value_that_a_share_does_not_better(
    furnished_atlas: Atlas, slug: str, share: float, value: float
) -> None:
    assert yardstick(slug, furnished_atlas).at_share(share) == value


@pytest.mark.parametrize(
    ("slug", "why"),
    [
        ("walk", "Walk to the station cannot be on a dashboard: The toy country says so."),
        ("jobs", "Jobs cannot be on a dashboard: it is a total."),
    ],
)
def test_what_has_no_direction_or_counts_is_refused(
    furnished_atlas: Atlas, slug: str, why: str
) -> None:
    with pytest.raises(QueryError) as refused:
        yardstick(slug, furnished_atlas)
    assert str(refused.value) == why


def test_differences_in_words(furnished_atlas: Atlas) -> None:
    indicators = furnished_atlas.catalogue.indicators
    pay, rate, walk = (indicators[slug] for slug in ("pay", "unemployment", "walk"))
    assert distance_words(rate, -1.0) == "1.0 points"
    assert distance_words(replace(rate, decimals=0), 1.0) == "1 point"
    assert distance_words(replace(rate, decimals=0), -3.0) == "3 points"
    assert distance_words(walk, -7.0) == "7 min"
    assert share_words(pay, -50.0, 500.0) == "10%"
    assert share_words(pay, -50.0, 0.0) == "£50"
    assert share_words(walk, 5.0, 50.0) == "5 min"


def _trend(measure: Yardstick, then: float, now: float, medians: tuple[float, float]) -> Trend:
    """Return the trend of one place beside two others that are both at the median."""
    atlas_figures = measure.through_time
    rows = [str(period) for period in atlas_figures.periods]
    frame = pd.DataFrame({"a": medians, "b": medians, "c": medians}, index=rows)
    changed = replace(atlas_figures, figures=frame, counted=frame)
    start, end = atlas_figures.periods
    moved = Movement(measure.indicator, start, end, then, now, is_clear=True)
    return trend(moved, Yardstick(measure.latest, changed))


@pytest.mark.parametrize(
    ("then", "now", "medians", "words"),
    [
        (400, 400, (500, 500), "20% behind the median, now 20%: no change"),
        (400, 450, (500, 500), "20% behind the median, now 10%: the gap narrowed"),
        (450, 400, (500, 500), "10% behind the median, now 20%: the gap widened"),
        (600, 700, (500, 500), "20% ahead of the median, now 40%: the lead grew"),
        (700, 600, (500, 500), "40% ahead of the median, now 20%: the lead shrank"),
        (500, 450, (500, 500), "at the median, now 10% behind the median: a gap opened"),
        (500, 550, (500, 500), "at the median, now 10% ahead of the median: a lead opened"),
        (450, 500, (500, 500), "10% behind the median, now at the median: the gap closed"),
        (550, 500, (500, 500), "10% ahead of the median, now at the median: the lead was lost"),
        (
            450,
            550,
            (500, 500),
            "10% behind the median, now 10% ahead of the median: a gap became a lead",
        ),
        (
            550,
            450,
            (500, 500),
            "10% ahead of the median, now 10% behind the median: a lead became a gap",
        ),
        (500, 501, (500, 500), "at the median then and now"),
        # pounds fell behind by more, but prices rose: the same share
        (90, 900, (100, 1000), "10% behind the median, now 10%: no change"),
        (90, 850, (100, 1000), "10% behind the median, now 15%: the gap widened"),
        (80, 850, (100, 1000), "20% behind the median, now 15%: the gap narrowed"),
    ],
)
def test_what_became_of_the_gap_to_the_median(
    furnished_atlas: Atlas, then: float, now: float, medians: tuple[float, float], words: str
) -> None:
    found = _trend(yardstick("pay", furnished_atlas), then, now, medians)
    assert found.gap_words == words
    assert found.authorities == 3
    assert (found.behind_then, found.behind_now) == (medians[0] - then, medians[1] - now)


def test_an_unclear_movement_tells_no_change_of_the_gap(furnished_atlas: Atlas) -> None:
    measure = yardstick("pay", furnished_atlas)
    start, end = measure.through_time.periods
    unclear = Movement(measure.indicator, start, end, 400.0, 450.0, is_clear=False)
    found = trend(unclear, measure)
    assert found.gap_words == "18% behind the median, now 10%"
    assert found.words == unclear.words


def test_where_low_is_good_more_is_behind(furnished_atlas: Atlas) -> None:
    """The same figures, read the other way round, change sides and nothing else."""
    pay = yardstick("pay", furnished_atlas)
    values = pay.latest
    worse = replace(values.indicator, polarity=Polarity.HIGHER_IS_WORSE)
    mirrored = replace(values, indicator=worse)
    as_it_is = _trend(pay, 400, 450, (500, 500))
    other = _trend(Yardstick(mirrored, pay.through_time), 400, 450, (500, 500))
    assert (other.behind_then, other.behind_now) == (-as_it_is.behind_then, -as_it_is.behind_now)
    assert other.gap_words == "20% ahead of the median, now 10%: the lead shrank"


def test_a_real_place_moves_with_the_others(furnished_atlas: Atlas) -> None:
    """Everybody's pay rose by 10: Alder from 390 of 490 to 400 of 500."""
    held = history("pay", AreaType.LOCAL_AUTHORITY, furnished_atlas)
    moved = movement(NOW["Alder"], held)
    assert moved is not None
    found = trend(moved, yardstick("pay", furnished_atlas))
    assert (found.behind_then, found.behind_now, found.authorities) == (100.0, 100.0, 11)
    assert found.gap_words == "20% behind the median, now 20%: no change"
