import pytest

from levelmap.answers.indicators.series import held, levels, nearest, periods
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import QueryError
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography

DISTRICTS = AreaType.LOCAL_AUTHORITY


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _drawn(slug: str, atlas: Atlas) -> list[tuple[str, str, str]]:
    return [
        (one.period.label, str(one.published), str(one.drawn))
        for one in periods(slug, DISTRICTS, atlas)
    ]


def test_each_period_is_drawn_on_the_earliest_boundaries_not_older_than_its_codes(
    atlas: Atlas,
) -> None:
    assert _drawn("pay", atlas) == [
        ("2022", "lad_2025", "lad_2025"),
        ("2023", "lad_2025", "lad_2025"),
    ]
    assert _drawn("walk", atlas) == [("2022", "lad_2021", "lad_2021")]


def test_only_kinds_of_area_with_values_are_offered(atlas: Atlas) -> None:
    assert levels("pay", atlas) == (DISTRICTS,)
    assert periods("pay", AreaType.WARD, atlas) == []


def test_what_is_not_held_names_what_is(atlas: Atlas) -> None:
    pay = atlas.catalogue.indicator("pay")
    assert held(pay, DISTRICTS, atlas) == periods("pay", DISTRICTS, atlas)
    with pytest.raises(QueryError, match="Weekly pay has no values for wards: choose local auth"):
        held(pay, AreaType.WARD, atlas)


@pytest.mark.parametrize(
    ("wanted", "taken"), [("2010", "2022"), ("2022", "2022"), ("2023", "2023"), ("2030", "2023")]
)
def test_the_nearest_period(atlas: Atlas, wanted: str, taken: str) -> None:
    found = periods("pay", DISTRICTS, atlas)
    assert nearest(found, Period.parse(f"{wanted}-01-01/P1Y")).period.label == taken


def test_a_day_decides(atlas: Atlas) -> None:
    found = periods("pay", DISTRICTS, atlas)
    between = Period.parse("2022-07-02/P1D")
    starts = [abs(one.period.start - between.start).days for one in found]
    assert starts == [182, 183]
    assert nearest(found, between) == found[0]
    assert found[1].drawn == Geography(DISTRICTS, 2025)
