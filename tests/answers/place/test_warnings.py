"""What a publisher says of a figure stands with it: of wards, and beside similar places."""

from __future__ import annotations

import pytest

from levelmap.answers.indicators.figures import Figure
from levelmap.atlas import Atlas
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import PlaceView, place
from levelmap.statuses import FEW_SMALL_AREAS


@pytest.fixture(scope="module")
def gwynedd(shipped_atlas: Atlas) -> PlaceView:
    return place(PlaceQuery("W06000002"), shipped_atlas)


def test_a_ward_on_few_small_areas_says_so(gwynedd: PlaceView) -> None:
    assert gwynedd.wards is not None
    table = gwynedd.wards.table
    rests_on_few = table["status"] == FEW_SMALL_AREAS
    assert table["printed"].str.endswith(" (few small areas)").equals(rests_on_few)
    assert 0 < rests_on_few.sum() < len(table)


def test_a_provisional_figure_says_so_beside_similar_places(gwynedd: PlaceView) -> None:
    rows = {row.indicator.slug: row for row in gwynedd.similar.rows}
    pay = rows["gross-median-weekly-pay"]
    assert pay.own_printed.endswith(", provisional")
    assert all(one.endswith(" (provisional)") for one in pay.printed)
    digital = rows["gigabit-capable-broadband"]
    assert not any("(" in one or ", " in one for one in (digital.own_printed, *digital.printed))


def test_a_figure_with_a_warning_is_printed_with_it(shipped_atlas: Atlas) -> None:
    pay = shipped_atlas.catalogue.indicator("gross-median-weekly-pay")
    assert Figure(pay, 500.0).marked == "£500"
    assert Figure(pay, 500.0, status="unreliable").marked == "£500 (unreliable)"
    assert Figure(pay, status="unreliable", why="too unreliable").marked == "too unreliable"
