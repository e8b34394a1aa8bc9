import pytest

from levelmap.errors import UnknownGeography
from levelmap.terms import MISSIONS, AreaType, Geography, Polarity, mission


@pytest.mark.parametrize("text", ["lad_2021", "LAD21", " lad_21 "])
def test_a_geography_is_read_in_the_spellings_people_use(text: str) -> None:
    assert Geography.parse(text) == Geography(AreaType.LOCAL_AUTHORITY, 2021)


@pytest.mark.parametrize("text", ["", "lad", "2021", "town_2021", "lad_2o21", "lad_20211"])
def test_what_is_not_a_geography_is_refused(text: str) -> None:
    with pytest.raises(UnknownGeography, match="such as"):
        Geography.parse(text)


@pytest.mark.parametrize("kind", AreaType)
def test_every_geography_reads_its_own_text(kind: AreaType) -> None:
    geography = Geography(kind, 2025)
    assert Geography.parse(str(geography)) == geography
    assert geography.label.endswith("of 2025")


def test_there_are_twelve_missions_in_order() -> None:
    assert [m.number for m in MISSIONS] == list(range(1, 13))
    assert mission(9).label == "9. Pride in place"


def test_need_rises_with_what_is_worse() -> None:
    assert [p.need_sign for p in Polarity] == [-1, 1, 0]
