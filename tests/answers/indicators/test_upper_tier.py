"""County values for districts: shown where only they are published, and marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from levelmap.answers.indicators.figures import figure
from levelmap.answers.indicators.values import area_values
from levelmap.atlas import open_atlas
from levelmap.paths import package_root
from levelmap.terms import Geography

LAD_2025 = Geography.parse("lad_2025")
CAMBRIDGE, PETERBOROUGH, CITY, CAMBRIDGESHIRE = "E07000008", "E06000031", "E09000001", "E10000003"


@pytest.fixture(scope="module")
def atlas():
    return open_atlas(package_root())


def test_healthy_life_expectancy_of_counties_reaches_their_districts(atlas):
    own = area_values("female-healthy-life-expectancy", LAD_2025, atlas)
    found = area_values("female-healthy-life-expectancy", LAD_2025, atlas, with_county=True)
    frame = atlas.catalogue.observations("female-healthy-life-expectancy")
    latest = frame[frame["period"] == str(own.periods[-1])].set_index("area_code")["value"]
    values = found.values
    assert values[CAMBRIDGE] == latest[CAMBRIDGESHIRE]
    assert values[PETERBOROUGH] == latest[PETERBOROUGH]
    assert found.status[CAMBRIDGE] == "inherited"
    assert found.status[PETERBOROUGH] == own.status[PETERBOROUGH]
    assert values.isna()[CITY]
    assert found.note == "164 districts have the value of their county."


def test_the_mean_of_several_releases_is_that_of_the_county(atlas):
    own = area_values("female-healthy-life-expectancy", LAD_2025, atlas, releases=3)
    found = area_values(own.indicator.slug, LAD_2025, atlas, releases=3, with_county=True)
    values = found.values
    frame = atlas.catalogue.observations("female-healthy-life-expectancy")
    wanted = frame["period"].isin([str(period) for period in own.periods])
    county = frame[wanted & (frame["area_code"] == CAMBRIDGESHIRE)]["value"]
    assert len(county) == 3
    assert values[CAMBRIDGE] == pytest.approx(county.mean())


def test_an_indicator_published_for_districts_is_as_it_was(atlas):
    own = area_values("gross-value-added-per-hour-worked", LAD_2025, atlas)
    found = area_values("gross-value-added-per-hour-worked", LAD_2025, atlas, with_county=True)
    assert found.note == own.note
    assert found.values.equals(own.values)


def test_the_warning_of_a_countys_figure_stands_with_its_districts(atlas):
    """The same figure of a county, with and without what its publisher warns of."""
    found = area_values("female-healthy-life-expectancy", LAD_2025, atlas, with_county=True)
    warned = replace(found, of_counties={CAMBRIDGE: "unreliable"})
    assert figure(CAMBRIDGE, found, atlas).origin == "county value (Cambridgeshire)"
    assert figure(CAMBRIDGE, warned, atlas).origin == (
        "county value (Cambridgeshire), marked unreliable by its publisher"
    )
