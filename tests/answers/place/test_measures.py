"""The dashboard's three values, standings, gaps and trends, checked by hand on the toy country."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.indicators.figures import figure
from levelmap.answers.indicators.history import Direction, History
from levelmap.answers.indicators.statuses import INHERITED
from levelmap.answers.indicators.values import AreaValues, area_values
from levelmap.answers.place import measures
from levelmap.answers.place.measures import Band, BulletEnds, MeasureReading, Rules
from levelmap.answers.place.yardsticks import Yardstick, distance_words, yardstick
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import QueryError
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import tables
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import place
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.terms import Polarity
from tests.toy_country import MERGED, NOW


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _read(name: str, slug: str, atlas: Atlas, rules: Rules | None = None) -> MeasureReading:
    area = atlas.gazetteer.area(NOW[name], CURRENT)
    found = yardstick(slug, atlas)
    similar = [atlas.gazetteer.area(NOW[n], CURRENT) for n in ("Birch", "Elm")]
    return measures.read(area, found, rules or Rules(), similar, atlas)


def test_minimum_and_target_are_shares_of_the_authorities(atlas: Atlas) -> None:
    pay = _read("Alder", "pay", atlas)  # 400, 420, ... 600: eleven authorities
    assert (pay.minimum, pay.target, pay.median) == (450, 580, 500)
    assert pay.standing is Band.BELOW
    assert pay.gap == pytest.approx((580 - 400) / (580 - 450))
    assert pay.better_than == 0
    assert pay.gap_words == "£180"


def test_what_stands_in_for_a_place_has_no_trend_and_says_why(atlas: Atlas) -> None:
    pay = replace(_read("Alder", "pay", atlas), trend=None)
    assert pay.trend_words == "no earlier figure to compare"
    of_county = replace(pay.reading, figure=replace(pay.reading.figure, status=INHERITED))
    assert replace(pay, reading=of_county).trend_words == "no trend: the figure is its county's"


def test_where_high_is_bad_the_bad_side_is_the_high_one(atlas: Atlas) -> None:
    work = _read("Alder", "unemployment", atlas)  # 9, 8, ... 0: ten authorities
    assert (work.minimum, work.target) == (6.75, pytest.approx(0.9))
    assert work.standing is Band.BELOW
    assert work.gap_words == "8.1 points"
    zero = _read("Juniper", "unemployment", atlas)
    assert (zero.value, zero.standing, zero.better_than) == (0, Band.AT_TARGET, 1)
    assert zero.scale.position(zero.value) == 1


def test_a_chart_spans_all_but_the_furthest_fiftieth_at_either_end(atlas: Atlas) -> None:
    fir, alder = _read("Fir", "pay", atlas), _read("Alder", "pay", atlas)
    assert (fir.scale.worst, fir.scale.best) == pytest.approx((404, 596))
    assert (alder.scale.worst, alder.scale.best) == pytest.approx((400, 596))


@pytest.mark.parametrize(
    ("rules", "minimum", "target"),
    [(Rules(minimum=50), 500, 580), (Rules(best=50), 450, 500), (Rules(minimum=10), 420, 580)],
)
def test_the_rules_can_be_changed(
    rules: Rules, minimum: float, target: float, atlas: Atlas
) -> None:
    pay = _read("Alder", "pay", atlas, rules)
    assert (pay.minimum, pay.target) == (minimum, target)
    assert str(rules.minimum) in rules.minimum_words


def test_the_target_may_be_the_best_similar_place(atlas: Atlas) -> None:
    pay = _read("Alder", "pay", atlas, Rules(target="similar"))
    assert (pay.target, pay.target_place) == (480, "Elm")
    work = _read("Alder", "unemployment", atlas, Rules(target="similar"))
    assert (work.target, work.target_place) == (5, "Elm")


def test_a_target_below_the_minimum_gives_no_gap(atlas: Atlas) -> None:
    pay = _read("Alder", "pay", atlas, Rules(minimum=50, target="similar"))
    assert (pay.minimum, pay.target, pay.gap) == (500, 480, None)
    assert pay.standing is Band.BELOW


def test_no_figure_is_no_zero(atlas: Atlas) -> None:
    work = _read("Kapok and Larch", "unemployment", atlas)
    assert (work.value, work.gap, work.better_than, work.trend) == (None, None, None, None)
    assert (work.standing, work.printed) == (Band.NO_VALUE, "not published")


def test_rates_of_merged_authorities_are_a_labelled_mean_of_their_people(atlas: Atlas) -> None:
    walk = area_values("walk", CURRENT, atlas)
    found = figure(MERGED, walk, atlas)
    assert found.value == pytest.approx(0.25 * 50 + 0.75 * 90)
    assert found.origin == "approximate: mean of Kapok and Larch, weighted by people"


def test_the_trend_of_money_is_told_as_cash_and_its_gap_as_a_share(atlas: Atlas) -> None:
    trend = _read("Alder", "pay", atlas).trend  # 390 of a median of 490, then 400 of 500
    assert trend is not None
    assert trend.words == "higher in cash since 2022 (£390)"
    assert trend.gap_words == "20% behind the median, now 20%: no change"
    assert (trend.behind_then, trend.behind_now) == (100, 100)


def _yardstick(atlas: Atlas, then: dict[str, float], now: dict[str, float]) -> Yardstick:
    """Return a rate where low is good, then and now, without intervals."""
    indicator = replace(atlas.catalogue.indicator("unemployment"), decimals=1)

    periods = tuple(Period.parse(f"{year}-01-01/P1Y") for year in (2015, 2024))
    figures = pd.DataFrame([then, now], [str(one) for one in periods]).rename(columns=NOW)
    without = figures * float("nan")
    history = History(indicator, periods, figures, without, without, figures, atlas)
    return Yardstick(_values(figures.iloc[-1], indicator, periods[-1:]), history)


def _values(values: pd.Series, indicator: Indicator, periods: tuple[Period, ...]) -> AreaValues:
    table = pd.DataFrame({"value": values, "lower_ci": None, "upper_ci": None, "status": ""})
    return AreaValues(indicator, CURRENT, table, periods, CURRENT, values, "", {})


@pytest.mark.parametrize(
    ("old", "new", "movement", "gap"),
    [
        (8, 6, Direction.BETTER, "3.0 points behind the median, now 1.0 points: the gap narrowed"),
        (6, 8, Direction.WORSE, "1.0 points behind the median, now 3.0 points: the gap widened"),
        (4, 2, Direction.BETTER, "1.0 points ahead of the median, now 3.0 points: the lead grew"),
        (2, 4, Direction.WORSE, "3.0 points ahead of the median, now 1.0 points: the lead shrank"),
        (
            6,
            4,
            Direction.BETTER,
            "1.0 points behind the median, now 1.0 points ahead of the median: a gap became a lead",
        ),
        (5, 6, Direction.WORSE, "at the median, now 1.0 points behind the median: a gap opened"),
        (5, 5, Direction.UNCHANGED, "at the median then and now"),
    ],
)
def test_gaps_then_and_now(
    old: float, new: float, movement: Direction, gap: str, atlas: Atlas
) -> None:
    others = {"Birch": 5.0, "Cedar": 5.0, "Dogwood": 5.0}
    measure = _yardstick(atlas, {"Alder": old, **others}, {"Alder": new, **others})
    area = atlas.gazetteer.area(NOW["Alder"], CURRENT)
    trend = measures.read(area, measure, Rules(), [], atlas).trend
    assert trend is not None
    assert (trend.movement.direction, trend.gap_words) == (movement, gap)


def test_overlapping_intervals_are_no_clear_change(shipped_atlas: Atlas) -> None:
    area = shipped_atlas.gazetteer.area("E06000021", CURRENT)
    reading = measures.read(
        area, yardstick("employment-rate", shipped_atlas), Rules(), [], shipped_atlas
    )
    assert reading.trend is not None
    assert reading.trend.movement.direction is Direction.UNCLEAR
    assert reading.clarity == "the interval includes the minimum"


@pytest.mark.parametrize(
    ("name", "clarity"),
    [
        ("Alder", "clear of minimum and good level; provisional"),
        ("Juniper", "clear of minimum and good level; provisional"),
        ("Kapok and Larch", ""),
    ],
)
def test_what_the_publisher_warns_of_stands_beside_an_interval_too(
    name: str, clarity: str, atlas: Atlas
) -> None:
    measure = yardstick("unemployment", atlas)
    table = measure.latest.table.assign(status="provisional")
    provisional = replace(measure, latest=replace(measure.latest, table=table))
    area = atlas.gazetteer.area(NOW.get(name, MERGED), CURRENT)
    assert measures.read(area, provisional, Rules(), [], atlas).clarity == clarity


def test_provisional_pay_says_so_in_the_row_of_the_dashboard(shipped_atlas: Atlas) -> None:
    blackpool = place(PlaceQuery("E06000009"), shipped_atlas)
    pay = next(r for r in blackpool.measures if r.indicator.slug == "gross-median-weekly-pay")
    assert pay.interval
    row = tables.measure_row(pay)
    assert row[-1].startswith(f"95% interval {pay.interval}; ")
    assert row[-1].endswith("; provisional")


def test_districts_are_shown_their_countys_figure_and_told_so(shipped_atlas: Atlas) -> None:
    area = shipped_atlas.gazetteer.area("E07000147", CURRENT)
    measure = yardstick("female-healthy-life-expectancy", shipped_atlas)
    reading = measures.read(area, measure, Rules(), [], shipped_atlas)
    assert reading.origin == "county value (Norfolk)"
    frame = shipped_atlas.catalogue.observations("female-healthy-life-expectancy")
    is_county = (frame["area_code"] == "E10000020") & (frame["period"] == str(measure.period))
    assert reading.value == frame.loc[is_county, "value"].item()
    assert reading.trend is None
    assert "E10000020" not in measure.known.index, "a county is no authority to rank among"


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("business-deaths", "No direction"),
        ("active-businesses", "it is a total"),
        ("homicide-offences", "no values for local authorities"),
    ],
)
def test_what_cannot_be_on_a_dashboard_is_said(slug: str, said: str, shipped_atlas: Atlas) -> None:
    with pytest.raises(QueryError, match=said):
        yardstick(slug, shipped_atlas)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=50), st.floats(0, 1))
def test_a_share_of_the_authorities_does_no_better_than_the_bar(
    values: list[float], share: float
) -> None:
    known = pd.Series(values)
    for polarity in (Polarity.HIGHER_IS_BETTER, Polarity.HIGHER_IS_WORSE):
        indicator = _Indicator(polarity)
        latest = _values(known, indicator, ())  # type: ignore[arg-type]
        measure = Yardstick(latest, None)  # type: ignore[arg-type]
        bar = measure.at_share(share)
        no_better = (known * measure.sign <= bar * measure.sign + 1e-6).mean()
        assert no_better >= share - 1 / len(values)


class _Indicator:
    """The one property of an indicator that the test above needs."""

    def __init__(self, polarity: Polarity) -> None:
        self.polarity = polarity


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(-200, 200))
def test_a_scale_keeps_every_value_on_the_chart(worst: float, best: float, value: float) -> None:
    if worst != best:
        assert 0 <= BulletEnds(worst, best).position(value) <= 1


def test_a_figure_that_prints_like_the_minimum_says_that_it_is_below(shipped_atlas: Atlas) -> None:
    derry = place(PlaceQuery("N09000005"), shipped_atlas)
    alike = [
        r
        for r in derry.measures
        if r.standing is Band.BELOW and r.indicator.format(r.value) == r.indicator.format(r.minimum)
    ]
    assert alike
    for reading in derry.measures:
        said = reading.clarity.endswith("; below the minimum by less than the figures show")
        assert said == (reading in alike)


@pytest.mark.parametrize(("distance", "words"), [(1.0, "1 point"), (-2.0, "2 points")])
def test_one_point_is_singular(distance: float, words: str, atlas: Atlas) -> None:
    whole = replace(atlas.catalogue.indicator("unemployment"), decimals=0)
    assert distance_words(whole, distance) == words
