"""When lists and funds counted: their first and last days, and what is not held."""

from datetime import date

import pytest

from levelmap.answers.lists.timeline import FUND, REVIEW, Span, timeline
from levelmap.atlas import Atlas


@pytest.fixture(scope="module")
def spans(shipped_atlas: Atlas) -> dict[str, Span]:
    found = timeline(shipped_atlas)
    return {span.key: span for span in (*found.lists, *found.funds)}


def test_every_list_and_every_dated_fund_has_a_span_in_order(shipped_atlas: Atlas) -> None:
    found = timeline(shipped_atlas)
    assert {span.key for span in found.lists} == set(shipped_atlas.catalogue.priority_lists)
    streams = set(shipped_atlas.catalogue.funding_streams["fund"])
    assert {span.key for span in found.funds} | set(found.undated) == streams
    for group in (found.lists, found.funds):
        assert [span.start for span in group] == sorted(span.start for span in group)


def test_the_first_round_counted_until_the_list_of_the_second(spans: dict[str, Span]) -> None:
    first = spans["luf-round-1"]
    assert (first.start, first.end) == (date(2021, 3, 1), date(2022, 3, 22))
    assert first.replaced_by == "luf-round-2"
    assert spans["luf-round-2"].start == date(2022, 3, 23)
    assert spans["luf-round-2"].end == date(2023, 1, 31)


def test_a_last_day_that_is_not_held_stays_open(spans: dict[str, Span]) -> None:
    assert spans["towns-fund"].end is None
    assert spans["towns-fund"].status_label == "closed"


def test_funds_have_the_years_that_the_source_states(
    spans: dict[str, Span], shipped_atlas: Atlas
) -> None:
    shared = spans["UK Shared Prosperity Fund"]
    assert (shared.start, shared.end) == REVIEW
    assert shared.status == FUND
    assert shared.words == "£2,600,000,000, formula allocation."
    parks = spans["Levelling Up Parks Fund"]
    assert (parks.start, parks.end) == (date(2022, 4, 1), date(2023, 3, 31))
    assert "Zero emission buses" in timeline(shipped_atlas).undated
