import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import QueryError
from levelmap.periods import Period


@pytest.mark.parametrize(
    ("text", "label", "last_year"),
    [
        ("2023-01-01/P1Y", "2023", 2023),
        ("2022-01-01/P3Y", "2022 to 2024", 2024),
        ("2020-01-01/P5Y", "2020 to 2024", 2024),
        ("2022-04-01/P1Y", "2022/23", 2023),
        ("2014-04-01/P3Y", "2014 to 2017", 2017),
        ("1999-04-01/P1Y", "1999/00", 2000),
        ("2025-04-30", "30 April 2025", 2025),
        ("2023-07-01/P1M", "July 2023", 2023),
        ("2022-10-01/P6M", "October 2022 to March 2023", 2023),
    ],
)
def test_labels(text: str, label: str, last_year: int) -> None:
    period = Period.parse(text)
    assert (period.label, period.last_year) == (label, last_year)


@pytest.mark.parametrize("text", ["", "2023", "2023-13-01/P1Y", "2023-01-01/P1W", "x" * 1000])
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="not a period"):
        Period.parse(text)


@given(
    st.dates(),
    st.integers(1, 20),
    st.sampled_from("YMD"),
)
def test_a_period_reads_its_own_text(start: object, count: int, unit: str) -> None:
    text = f"{start}/P{count}{unit}"
    assert str(Period.parse(text)) == text


def test_periods_sort_by_start() -> None:
    texts = ["2023-01-01/P1Y", "2021-04-01/P1Y", "2022-01-01/P3Y"]
    assert [p.label for p in sorted(map(Period.parse, texts))] == [
        "2021/22",
        "2022 to 2024",
        "2023",
    ]
