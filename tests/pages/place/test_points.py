"""Talking points: each says a number of the dashboard and where it comes from."""

import pytest

from levelmap.answers.place.measures import Band
from levelmap.atlas import Atlas
from levelmap.pages.place.briefing import points
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import place


@pytest.mark.parametrize("code", ["E06000021", "S12000049", "N09000003", "E06000053"])
def test_each_point_is_of_the_dashboard_and_has_a_source(code: str, shipped_atlas: Atlas) -> None:
    view = place(PlaceQuery(code), shipped_atlas)
    rows = points.table(view).rows
    assert rows[0][0] in view.headline[0]
    labels = {reading.indicator.label: reading for reading in view.measures}
    told = [row for row in rows if row[0].split(",")[0] in labels]
    assert told
    for said, source in told:
        reading = labels[said.split(",")[0]]
        assert reading.printed in said
        assert reading.standing in (Band.BELOW, Band.AT_TARGET)
        assert reading.indicator.format(reading.median) in said
        assert "(published" in source
    assert all(source for _, source in rows)
    assert not any("100%" in said and "than 100%" in said for said, _ in rows)


def test_a_point_says_what_the_publisher_warns_of(shipped_atlas: Atlas) -> None:
    """Gravesham: too few were asked, and it stands among the best; a chart's words say it too."""
    slug = "economic-inactivity-rate-uk"
    view = place(PlaceQuery("E07000109", measures=(slug,)), shipped_atlas)
    said = next(row[0] for row in points.table(view).rows if "inactivity" in row[0])
    assert "; unreliable), better than" in said or ": 13.0% (unreliable), better than" in said
    assert ": 13.0% (unreliable). " in view.measures[0].sentence


def test_a_rate_says_for_how_many_it_is(shipped_atlas: Atlas) -> None:
    said = [row[0] for row in points.table(place(PlaceQuery("E06000052"), shipped_atlas)).rows]
    assert any("First-time buyer mortgage sales, 2024: 7.6 per 1,000, worse" in row for row in said)
