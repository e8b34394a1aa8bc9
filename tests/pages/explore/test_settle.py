import pandas as pd
import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.methods.classification import Scheme
from levelmap.pages.explore.query import ExploreQuery, Mode, Shape
from levelmap.pages.explore.settle import is_inside, settle
from levelmap.pages.explore.view import explore
from levelmap.paths import Folders, package_root
from levelmap.terms import AreaType
from tests.toy_country import ENGLAND, MERGED, NOW, OLD, REGIONS, YEAR_2022, YEAR_2023

SHIPPED = open_atlas(package_root())

STOKE, LEEDS, ALLERDALE, CUMBERLAND = "E06000021", "E08000035", "E07000026", "E06000063"


def _settle(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, tuple[str, ...]]:
    found = settle(query, atlas)
    return found.query, found.notices


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.mark.parametrize(
    ("asked", "shown", "said"),
    [
        (ExploreQuery("pay"), ExploreQuery("pay"), ""),
        (
            ExploreQuery("pay", AreaType.WARD),
            ExploreQuery("pay"),
            "no values for wards: local authorities are shown",
        ),
        (ExploreQuery("pay", period=YEAR_2023), ExploreQuery("pay"), ""),
        (
            ExploreQuery("pay", period="2010-01-01/P1Y"),
            ExploreQuery("pay", period=YEAR_2022),
            "no values for 2010: 2022 is shown",
        ),
        (
            ExploreQuery("walk", mode=Mode.CHANGE),
            ExploreQuery("walk"),
            "one period only",
        ),
        (
            ExploreQuery("pay", mode=Mode.CHANGE, since=YEAR_2023),
            ExploreQuery("pay", mode=Mode.CHANGE),
            "cannot be compared|Nothing can be compared with 2023",
        ),
        (
            ExploreQuery("pay", mode=Mode.CHANGE, period=YEAR_2022),
            ExploreQuery("pay", mode=Mode.CHANGE),
            "needs a later period",
        ),
        (
            ExploreQuery("pay", within="E99999999"),
            ExploreQuery("pay"),
            "does not contain local authorities",
        ),
        (
            ExploreQuery("pay", within=NOW["Alder"]),
            ExploreQuery("pay"),
            "Alder does not contain local authorities",
        ),
        (
            ExploreQuery("pay", shape=Shape.HEXES),
            ExploreQuery("pay"),
            "No hexagons are held",
        ),
        (
            ExploreQuery("pay", scheme=Scheme.BREAKS),
            ExploreQuery("pay"),
            "need their limits",
        ),
        (
            ExploreQuery("unemployment", mode=Mode.GAP, scheme=Scheme.DECILES),
            ExploreQuery("unemployment", mode=Mode.GAP),
            "Deciles are for values",
        ),
        (
            ExploreQuery("pay", places=(OLD["Kapok"], NOW["Alder"])),
            ExploreQuery("pay", places=(MERGED, NOW["Alder"])),
            "Kapok is now part of Kapok and Larch",
        ),
        (
            ExploreQuery("walk", places=(MERGED,)),
            ExploreQuery("walk", places=(OLD["Kapok"], OLD["Larch"])),
            "did not exist in 2021: Kapok and Larch are read instead",
        ),
        (
            ExploreQuery("pay", places=("E06999999",)),
            ExploreQuery("pay"),
            "E06999999",
        ),
    ],
)
def test_what_cannot_be_shown_becomes_what_is_nearest(
    atlas: Atlas, asked: ExploreQuery, shown: ExploreQuery, said: str
) -> None:
    settled, notices = _settle(asked, atlas)
    assert settled == shown
    assert len(notices) == bool(said)
    assert not said or any(part in notices[0] for part in said.split("|"))


def test_what_is_settled_stays_as_it_is(atlas: Atlas) -> None:
    asked = ExploreQuery("pay", AreaType.WARD, "2010-01-01/P1Y", Mode.CHANGE, places=(MERGED,))
    settled, _ = _settle(asked, atlas)
    assert _settle(settled, atlas) == (settled, ())


def test_an_authority_on_a_map_of_wards_limits_the_map_to_its_wards() -> None:
    query = ExploreQuery("imd-2025-average-score", AreaType.WARD, places=(LEEDS,))
    settled, notices = _settle(query, SHIPPED)
    assert (settled.within, settled.places, notices) == (LEEDS, (), ())


def test_a_place_is_read_at_the_level_shown() -> None:
    settled, notices = _settle(ExploreQuery(level=AreaType.REGION, places=(STOKE,)), SHIPPED)
    assert settled.places == ("E12000005",)
    assert notices == ("Stoke-on-Trent lies in West Midlands, which is read instead.",)


def test_a_filter_by_a_former_authority_is_one_by_its_successor() -> None:
    query = ExploreQuery("imd-2025-average-score", AreaType.WARD, within=ALLERDALE)
    settled, notices = _settle(query, SHIPPED)
    assert settled.within == CUMBERLAND
    assert notices == ("Allerdale is now in Cumberland, which is shown.",)


def test_wards_of_old_years_lie_in_the_authorities_of_today() -> None:
    view = explore(
        ExploreQuery("imd-2019-average-score", AreaType.WARD, within=CUMBERLAND), SHIPPED
    )
    assert view.series.drawn.vintage == 2017
    assert set(view.shown["lad_code"]) == {"E07000026", "E07000028", "E07000029"}


@pytest.mark.parametrize(
    ("within", "areas"), [("", 361), ("W92000004", 22), ("E12000007", 33), ("E47000001", 10)]
)
def test_a_filter_by_nation_region_or_combined_authority(within: str, areas: int) -> None:
    assert len(explore(ExploreQuery(within=within), SHIPPED).shown) == areas


def test_everything_lies_in_the_country(atlas: Atlas) -> None:
    table = explore(ExploreQuery("pay"), atlas).table
    assert is_inside(table, ENGLAND, atlas).all()
    assert is_inside(table, REGIONS["South"], atlas).sum() == 3
    assert isinstance(is_inside(table, "", atlas), pd.Series)


def test_a_region_without_a_value_is_said() -> None:
    query = ExploreQuery("imd-2025-average-score", within="W92000004")
    view = explore(query, SHIPPED)
    assert view.class_counts == (0, 0, 0, 0, 0)
    assert "none of the 22 local authorities in Wales has a value" in view.summary
