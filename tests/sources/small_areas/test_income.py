"""Household income of neighbourhoods, with the limits of the model."""

import pytest

from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.values import read
from levelmap.atlas import Atlas
from levelmap.errors import ContractError
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.wider.view import wider
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.small_areas import income


def test_the_ends_are_as_published(raw: RawFolder) -> None:
    """22,200 in North East Lincolnshire 002, 108,100 in Wandsworth 009."""
    frame = income.read(raw, "Total annual income")

    assert len(frame) == 7_201
    assert (frame["value"].min(), frame["value"].max()) == (22_200, 108_100)
    assert (frame["lower_ci"] <= frame["value"]).all()
    assert (frame["value"] <= frame["upper_ci"]).all()


def test_an_unknown_sheet_is_refused(raw: RawFolder) -> None:
    with pytest.raises(ContractError, match="is no sheet"):
        income.read(raw, "Gross income")


def test_a_neighbourhood_shows_its_income_with_the_interval(shipped_atlas: Atlas) -> None:
    code = "E02004297"  # County Durham 001
    found = read(place_of(code, shipped_atlas), "household-income-total", shipped_atlas)

    assert found.printed == "£41,400"
    assert found.reading is not None
    assert found.reading.interval == "£34,900 to £49,100"
    shown = {value.indicator.slug for value in wider(PlaceQuery(code), shipped_atlas).values}
    assert shown == {"household-income-total", "household-income-after-housing-costs"}
