"""The indicators of a mission as they are offered: by part, twins folded, with what is held."""

import pytest

from levelmap.atlas import Atlas
from levelmap.pages.explore.picker import OLD, ROLES, entries
from levelmap.pages.explore.view import of_mission
from levelmap.terms import MISSIONS

NUMBERS = [*(mission.number for mission in MISSIONS), None]


@pytest.mark.parametrize("mission", NUMBERS)
def test_headline_measures_come_first_and_old_districts_last(
    mission: int | None, shipped_atlas: Atlas
) -> None:
    offered = list(entries(mission, shipped_atlas))
    known = shipped_atlas.catalogue.indicators
    keys = [(slug.endswith(OLD), ROLES.index(known[slug].role)) for slug in offered]
    assert keys == sorted(keys)


@pytest.mark.parametrize("mission", NUMBERS)
def test_of_twins_one_stands_for_all(mission: int | None, shipped_atlas: Atlas) -> None:
    offered = set(entries(mission, shipped_atlas))
    known = shipped_atlas.catalogue.indicators
    assert all(offered.isdisjoint(known[slug].twins) for slug in offered)
    for slug in set(of_mission(mission, shipped_atlas)) - offered:
        assert offered & set(known[slug].twins), f"{slug} is led to from none"


def test_an_entry_says_its_part_where_it_is_held_and_how_new(shipped_atlas: Atlas) -> None:
    words = entries(1, shipped_atlas)
    assert words["gross-median-weekly-pay"] == "Headline: Gross median weekly pay (UK; 2025)"
    wards = entries(4, shipped_atlas)["imd-2025-broadband-speeds"]
    assert wards == "Proxy: Slow broadband (IMD 2025) (England; wards; 2025)"
