import pytest

from levelmap.answers.indicators.series import levels
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ChecksumMismatch, UnknownIndicator
from levelmap.methods.classification import Scheme
from levelmap.pages.explore.query import ExploreQuery, Mode
from levelmap.pages.explore.view import (
    explore,
    mission_coverage,
    toggle_place,
    with_indicator,
    with_level,
    with_mission,
)
from levelmap.paths import Folders, package_root
from levelmap.terms import AreaType
from tests.toy_country import MERGED, NOW, OLD, REGIONS, YEAR_2022

SHIPPED = open_atlas(package_root())


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_the_latest_period_is_shown_unless_another_is_asked_for(atlas: Atlas) -> None:
    latest = explore(ExploreQuery("pay"), atlas)
    earlier = explore(ExploreQuery("pay", period=YEAR_2022), atlas)
    alder = NOW["Alder"]
    assert (latest.series.period.label, latest.table.loc[alder, "value"]) == ("2023", 400)
    assert (earlier.series.period.label, earlier.table.loc[alder, "value"]) == ("2022", 390)


@pytest.mark.parametrize(
    ("query", "summary"),
    [
        (
            ExploreQuery("pay"),
            "Weekly pay, 2023: 11 of 11 local authorities have a value, from £400 in Alder to £600 "
            "in Kapok and Larch; the median local authority has £500.",
        ),
        (
            ExploreQuery("pay", within=REGIONS["North"]),
            "Weekly pay, 2023: 4 of 4 local authorities in North have a value, from £400 in Alder "
            "to £460 in Dogwood; the median local authority has £430.",
        ),
        (
            ExploreQuery("pay", mode=Mode.CHANGE),
            "Weekly pay, change from 2022 to 2023: 11 of 11 local authorities have the same value, "
            "+£10; 11 rose and 0 fell.",
        ),
        (
            ExploreQuery("unemployment", mode=Mode.GAP),
            "Unemployment, gap to the median local authority, 2023: 10 of 11 local authorities "
            "have a value, from -4.5 points in Juniper to +4.5 points in Alder; 5 are below the "
            "median and 5 above.",
        ),
    ],
)
def test_the_summary_says_what_the_map_shows(
    atlas: Atlas, query: ExploreQuery, summary: str
) -> None:
    assert explore(query, atlas).summary == summary


def test_each_row_is_an_area_in_the_order_of_its_code(atlas: Atlas) -> None:
    table = explore(ExploreQuery("pay"), atlas).table
    assert table.index.tolist() == sorted(NOW.values())


def test_an_indicator_is_drawn_on_the_districts_of_its_year(atlas: Atlas) -> None:
    view = explore(ExploreQuery("walk"), atlas)
    assert str(view.series.drawn) == "lad_2021"
    assert OLD["Kapok"] in view.table.index
    assert MERGED not in view.table.index


def test_a_missing_value_is_missing_with_its_reason(atlas: Atlas) -> None:
    view = explore(ExploreQuery("unemployment", places=(MERGED,)), atlas)
    assert view.table.loc[MERGED, "class_id"] == -1
    (place,) = view.places
    assert (place.value, place.rank, place.fifth) == (None, None, None)
    assert place.sentence == "Kapok and Larch: not published."


def test_zero_is_a_value_in_the_lowest_class(atlas: Atlas) -> None:
    view = explore(ExploreQuery("unemployment", places=(NOW["Juniper"],)), atlas)
    assert view.table.loc[NOW["Juniper"], "class_id"] == 0
    assert view.places[0].printed == "0.0%"


def test_a_filter_leaves_the_classes_of_the_whole_map(atlas: Atlas) -> None:
    whole = explore(ExploreQuery("pay"), atlas)
    north = explore(ExploreQuery("pay", within=REGIONS["North"]), atlas)
    assert north.table["class_id"].tolist() == whole.table["class_id"].tolist()
    assert len(north.shown) == 4
    assert sum(north.class_counts) == 4


def test_the_classes_can_be_made_from_the_areas_shown(atlas: Atlas) -> None:
    north = explore(ExploreQuery("pay", within=REGIONS["North"], fit_shown=True, classes=4), atlas)
    assert north.shown["class_id"].tolist() == [0, 1, 2, 3]
    assert north.class_counts == (1, 1, 1, 1)


def test_own_breaks_make_the_classes(atlas: Atlas) -> None:
    query = ExploreQuery("pay", scheme=Scheme.BREAKS, breaks=(450, 550))
    assert explore(query, atlas).class_counts == (3, 5, 3)


def test_all_values_equal_make_one_class(atlas: Atlas) -> None:
    view = explore(ExploreQuery("pay", mode=Mode.CHANGE), atlas)
    assert view.class_counts == (11,)


def test_a_total_is_not_called_good_to_shade(atlas: Atlas) -> None:
    assert any("total" in note for note in explore(ExploreQuery("jobs"), atlas).notes)


def test_an_unknown_indicator_is_refused(atlas: Atlas) -> None:
    with pytest.raises(UnknownIndicator, match="Did you mean pay"):
        explore(ExploreQuery("payy"), atlas)


def test_a_damaged_file_is_said(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(ChecksumMismatch, match=r"rests on pay"):
        explore(ExploreQuery("pay"), open_atlas(own_toy.root))


def test_another_indicator_drops_the_breaks_of_the_old_one() -> None:
    query = ExploreQuery("pay", scheme=Scheme.BREAKS, breaks=(450.0,), classes=7)
    assert with_indicator(query, "walk") == ExploreQuery("walk", classes=7)


def test_a_mission_opens_with_its_first_indicator(atlas: Atlas) -> None:
    assert with_mission(ExploreQuery("pay"), 3, atlas).indicator == "walk"
    assert with_mission(ExploreQuery("pay"), None, atlas).indicator == "jobs"


def test_a_mission_opens_at_the_level_shown_where_it_can() -> None:
    wards = with_mission(ExploreQuery("imd-2025-average-score", AreaType.WARD), 7, SHIPPED)
    assert AreaType.WARD in levels(wards.indicator, SHIPPED)


def test_wards_are_shown_by_an_indicator_of_the_same_mission_that_has_them() -> None:
    query = with_level(ExploreQuery("gross-median-weekly-pay"), AreaType.WARD, SHIPPED)
    view = explore(query, SHIPPED)
    assert view.query.level is AreaType.WARD
    assert view.indicator.mission == 1
    assert view.notices == ()


def test_a_card_says_what_can_be_measured(atlas: Atlas) -> None:
    assert mission_coverage(1, atlas) == "2 indicators: 2 for local authorities."
    assert mission_coverage(12, SHIPPED) == "1 indicator: 1 for local authorities."
    assert mission_coverage(2, SHIPPED) == "3 indicators: 1 for local authorities."


def test_a_click_chooses_one_place_or_joins_those_compared() -> None:
    query = ExploreQuery(places=("E06900001",))
    assert toggle_place(query, "E06900002").places == ("E06900002",)
    assert toggle_place(query, "E06900001").places == ()
    many = ExploreQuery(places=tuple(f"E069000{i:02d}" for i in range(10)), compare=True)
    assert toggle_place(many, "E06900099").places == (*many.places[1:], "E06900099")


def test_every_indicator_can_be_shown_where_it_says_it_can(shipped: Catalogue) -> None:
    for slug in shipped.indicators:
        offered = levels(slug, SHIPPED)
        for level in {*offered[:1], *offered[-1:], *({AreaType.WARD} & set(offered))}:
            view = explore(ExploreQuery(slug, level), SHIPPED)
            assert view.notices == ()
            assert view.classification is not None
            assert view.source.licence
            assert len(view.table) >= view.table["value"].notna().sum() > 0
