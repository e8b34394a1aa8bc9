import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.indicators import movements
from levelmap.answers.indicators.movements import BETTER_WORDS, NEUTRAL_WORDS, signed
from levelmap.answers.place import yardsticks
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.indicators import Indicator
from levelmap.methods.classification import Scheme, classify_round_zero
from levelmap.paths import Folders
from levelmap.periods import Period

YEAR = Period.parse("2019-01-01/P1Y")


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.fixture(scope="module")
def unemployment(atlas: Atlas) -> Indicator:
    return atlas.catalogue.indicator("unemployment")


def _table(*values: float) -> pd.DataFrame:
    frame = pd.DataFrame({"value": values}, index=list("ABCDE"[: len(values)]), dtype="float64")
    return frame.assign(
        status="", printed=["not published" if np.isnan(v) else f"{v}" for v in values]
    )


def test_a_change_is_now_less_then_and_says_why_there_is_none(unemployment: Indicator) -> None:
    now, then = _table(5.0, 4.0, 3.0, np.nan), _table(4.0, 4.0, np.nan, 1.0)
    mapped = movements.change(now, then, unemployment, YEAR)
    assert mapped.numbers.tolist()[:2] == [1.0, 0.0]
    assert mapped.words == [
        "+1.0 points",
        "no change",
        "no figure for 2019 to compare with",
        "not published",
    ]


def test_a_figure_of_two_areas_counts_once_in_the_median(unemployment: Indicator) -> None:
    now = _table(1.0, 2.0, 6.0, 6.0).set_axis(["A", "B", "E06000052", "E06000053"])
    now.loc[["E06000052", "E06000053"], "status"] = "combined_area"
    assert movements.gap(now, unemployment, "ward").numbers.tolist() == [-1.0, 0.0, 4.0, 4.0]


def test_it_counts_once_in_what_became_of_a_gap_too(unemployment: Indicator) -> None:
    codes = ["A", "B", "E06000052", "E06000053"]
    now = _table(1.0, 2.0, 6.0, 6.0).set_axis(codes)
    now.loc[["E06000052", "E06000053"], "status"] = "combined_area"
    then = now.assign(value=[1.0, 3.0, 6.0, 6.0])
    words = movements.gap_then_and_now(now, then, unemployment, YEAR, "ward").words
    assert words[0].endswith("(-2.0 points then, -1.0 points now)")
    assert "(at the median ward then, at the median ward now)" in words[1]
    assert "+3.0 points then, +4.0 points now" in words[2]


def test_a_gap_is_the_distance_to_the_median(unemployment: Indicator) -> None:
    mapped = movements.gap(_table(1.0, 2.0, 6.0), unemployment, "ward")
    assert mapped.numbers.tolist() == [-1.0, 0.0, 4.0]
    assert mapped.words == ["-1.0 points", "at the median ward", "+4.0 points"]


def test_a_difference_says_what_to_know_about_the_values_it_is_made_of(
    unemployment: Indicator,
) -> None:
    """Of both periods, what is the same of both once; nothing where there is no difference."""
    now, then = _table(5.0, 4.0, 3.0, 2.0, np.nan), _table(4.0, 4.0, 2.0, 2.0, 1.0)
    now["status"] = ["provisional", "", "unreliable", "unreliable", "unreliable"]
    then["status"] = ["", "combined_area", "unreliable", "provisional", "unreliable"]
    assert movements.change(now, then, unemployment, YEAR).words == [
        "+1.0 points (provisional)",
        "no change (several areas together then)",
        "+1.0 points (unreliable)",
        "no change (unreliable; provisional then)",
        "not published",
    ]
    assert movements.gap(now, unemployment, "ward").words == [
        "+1.5 points (provisional)",
        "+0.5 points",
        "-0.5 points (unreliable)",
        "-1.5 points (unreliable)",
        "not published",
    ]
    words = movements.gap_then_and_now(now, then, unemployment, YEAR, "ward").words
    assert words[0].endswith(" (+1.0 points then, +1.5 points now; provisional)")
    assert words[4] == "not published"


def test_a_gap_that_closes_and_one_that_opens(unemployment: Indicator) -> None:
    # medians 5 then and 5 now; unemployment: higher is worse
    then, now = _table(9.0, 6.0, 5.0, 4.0, 1.0), _table(8.0, 7.0, 5.0, 4.5, 0.0)
    mapped = movements.gap_then_and_now(now, then, unemployment, YEAR, "ward")
    assert mapped.labels == tuple(word.format(area="ward") for word in BETTER_WORDS)
    assert mapped.numbers.tolist() == [1, 0, 3, 2, 3]
    assert mapped.words[0] == (
        "Behind the median ward and holding or catching up (+4.0 points then, +3.0 points now)"
    )


def test_a_gap_in_money_is_a_share_of_the_median(atlas: Atlas) -> None:
    pay = atlas.catalogue.indicator("pay")
    then, now = _table(90.0, 100.0, 110.0), _table(180.0, 200.0, 240.0)
    mapped = movements.gap_then_and_now(now, then, pay, YEAR, "ward")
    assert mapped.numbers.tolist() == [1, 3, 3], "twice the prices, the same share behind"
    assert mapped.words[2].endswith("(+10.0% then, +20.0% now)")


def test_without_a_direction_nothing_is_better(atlas: Atlas) -> None:
    walk = atlas.catalogue.indicator("walk")
    mapped = movements.gap_then_and_now(_table(1, 2, 3), _table(1, 2, 3), walk, YEAR, "ward")
    assert mapped.labels == tuple(word.format(area="ward") for word in NEUTRAL_WORDS)


@pytest.mark.parametrize(
    ("slug", "difference", "words"),
    [
        ("unemployment", 1.25, "+1.2 points"),
        ("unemployment", -0.04, "0.0 points"),
        ("pay", -1234.4, "-£1,234"),
        ("walk", 3, "+3 min"),
    ],
)
def test_differences_in_words(atlas: Atlas, slug: str, difference: float, words: str) -> None:
    assert signed(atlas.catalogue.indicator(slug), difference) == words


@pytest.mark.parametrize("scheme", [Scheme.QUANTILES, Scheme.FISHER_JENKS, Scheme.EQUAL_INTERVAL])
@pytest.mark.parametrize("k", [3, 4, 5, 6, 7])
def test_classes_mirror_each_other_at_zero(scheme: Scheme, k: int) -> None:
    numbers = pd.Series(np.linspace(-3, 10, 200))
    found = classify_round_zero(numbers, scheme, k)
    inner = np.array(found.edges[1:-1])
    assert found.k == k
    assert np.allclose(inner, -inner[::-1])
    assert (0.0 in inner) == (k % 2 == 0)


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30),
    st.sampled_from([Scheme.QUANTILES, Scheme.FISHER_JENKS, Scheme.EQUAL_INTERVAL]),
    st.integers(3, 9),
)
def test_any_differences_can_be_sorted_into_classes(
    numbers: list[float], scheme: Scheme, k: int
) -> None:
    found = classify_round_zero(pd.Series(numbers), scheme, k)
    assert sum(found.counts) == len(numbers)
    assert found.k <= max(k, 2)


def test_a_gap_in_the_prices_of_one_year_is_told_in_pounds_and_measured_so(
    shipped: Catalogue,
) -> None:
    values = pd.Series([1.0, 2.0, 4.0])
    cooling, pay = (
        shipped.indicator(slug) for slug in ("urban-heat-regulating", "gross-median-weekly-pay")
    )
    assert list(movements.relative_gap(values, cooling, values.median())) == [-1.0, 0.0, 2.0]
    assert list(movements.relative_gap(values, pay, values.median())) == [-0.5, 0.0, 1.0]
    assert yardsticks.share_words(cooling, 2.0, 4.0) == "£2.0 million"
    assert yardsticks.share_words(pay, 2.0, 4.0) == "50%"
