import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import BadGSSCode, ChecksumMismatch, QueryError, UnknownIndicator
from levelmap.paths import Folders, package_root
from levelmap.terms import AreaType
from levelmap.views.explore import ExploreQuery, explore, levels, read_link, write_link
from tests.toy_country import MERGED, NOW, OLD, YEAR_2022


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_the_latest_period_is_shown_unless_another_is_asked_for(atlas: Atlas) -> None:
    latest = explore(ExploreQuery("pay"), atlas)
    earlier = explore(ExploreQuery("pay", period=YEAR_2022), atlas)
    alder = NOW["Alder"]
    assert (latest.period.label, latest.table.loc[alder, "value"]) == ("2023", 400)
    assert (earlier.period.label, earlier.table.loc[alder, "value"]) == ("2022", 390)


def test_the_summary_says_range_and_median(atlas: Atlas) -> None:
    assert explore(ExploreQuery("pay"), atlas).summary == (
        "Weekly pay, 2023: 11 of 11 local authorities have a value, from £400 (Alder) to £600 "
        "(Kapok and Larch); the median is £500."
    )


def test_each_row_is_an_area_in_the_order_of_its_code(atlas: Atlas) -> None:
    table = explore(ExploreQuery("pay"), atlas).table
    assert table.index.tolist() == sorted(NOW.values())


def test_an_indicator_is_drawn_on_the_districts_of_its_year(atlas: Atlas) -> None:
    view = explore(ExploreQuery("walk"), atlas)
    assert str(view.geography) == "lad_2021"
    assert OLD["Kapok"] in view.table.index
    assert MERGED not in view.table.index


def test_a_missing_value_is_missing_with_its_reason(atlas: Atlas) -> None:
    view = explore(ExploreQuery("unemployment", area=MERGED), atlas)
    assert view.table.loc[MERGED, "class_id"] == -1
    assert view.place is not None
    assert (view.place.value, view.place.rank) == (None, None)
    assert view.place.sentence == "Kapok and Larch: not published."


def test_zero_is_a_value_in_the_lowest_class(atlas: Atlas) -> None:
    view = explore(ExploreQuery("unemployment", area=NOW["Juniper"]), atlas)
    assert view.table.loc[NOW["Juniper"], "class_id"] == 0
    assert view.place is not None
    assert view.place.printed == "0.0%"


@pytest.mark.parametrize(
    ("indicator", "name", "sentence"),
    [
        (
            "pay",
            "Alder",
            "Alder has £400, the 11th highest of 11 local authorities; it does better than 0% of "
            "the others.",
        ),
        (
            "unemployment",
            "Alder",
            "Alder has 9.0%, the 1st highest of 10 local authorities; it does better than 0% of "
            "the others.",
        ),
        (
            "unemployment",
            "Birch",
            "Birch has 8.0%, the 2nd highest of 10 local authorities; it does better than 11% of "
            "the others.",
        ),
    ],
)
def test_one_place_in_a_sentence(atlas: Atlas, indicator: str, name: str, sentence: str) -> None:
    place = explore(ExploreQuery(indicator, area=NOW[name]), atlas).place
    assert place is not None
    assert place.sentence == sentence


def test_an_indicator_without_direction_is_neither_better_nor_worse(atlas: Atlas) -> None:
    place = explore(ExploreQuery("walk", area=OLD["Larch"]), atlas).place
    assert place is not None
    assert place.better_than is None
    assert place.sentence == "Larch has 90 min, the 1st highest of 12 local authorities."


def test_the_interval_is_that_of_the_place(atlas: Atlas) -> None:
    place = explore(ExploreQuery("unemployment", area=NOW["Alder"]), atlas).place
    assert place is not None
    assert place.interval == "8.5% to 9.5%"


def test_medians_of_the_uk_and_of_each_nation(atlas: Atlas) -> None:
    medians = explore(ExploreQuery("unemployment"), atlas).medians
    assert [(m.name, m.value, m.areas) for m in medians] == [("UK", 4.5, 10), ("England", 4.5, 10)]


def test_a_total_is_not_called_good_to_shade(atlas: Atlas) -> None:
    assert any("total" in note for note in explore(ExploreQuery("jobs"), atlas).notes)


@pytest.mark.parametrize(
    ("query", "error", "reason"),
    [
        (ExploreQuery("payy"), UnknownIndicator, "Did you mean pay"),
        (ExploreQuery("pay", AreaType.WARD), QueryError, "choose local authorities"),
        (ExploreQuery("pay", period="1999-01-01/P1Y"), QueryError, "from 2022 to 2023"),
        (ExploreQuery("pay", period="soon"), QueryError, "not a period"),
        (ExploreQuery("pay", area=OLD["Kapok"]), QueryError, "not one of the local authorities"),
        (ExploreQuery("pay", area="Alder"), BadGSSCode, "expected a letter"),
    ],
)
def test_what_cannot_be_shown_is_said(
    atlas: Atlas, query: ExploreQuery, error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        explore(query, atlas)


def test_a_damaged_file_is_said(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(ChecksumMismatch, match=r"pay\.parquet"):
        explore(ExploreQuery("pay"), open_atlas(own_toy.root))


def test_a_link_restores_its_query(atlas: Atlas) -> None:
    query = ExploreQuery("unemployment", scheme="equal_interval", classes=4, area=NOW["Elm"])
    assert read_link(write_link(query), atlas) == (query, ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("indicator", "gdp"),
        ("indicator", "x" * 100_000),
        ("level", "town"),
        ("period", "1/1/2023"),
        ("scheme", "magic"),
        ("classes", "0"),
        ("classes", "٣٣٣٣"),
        ("classes", "99999999999"),
        ("area", "<script>alert(1)</script>"),
        ("colour", "red"),
    ],
)
def test_a_faulty_part_of_a_link_is_told_and_left_out(atlas: Atlas, name: str, text: str) -> None:
    query, problems = read_link({"indicator": "pay", name: text}, atlas)
    assert len(problems) == 1
    assert len(problems[0]) < 400
    assert explore(query, atlas).indicator.slug == "pay"


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=50), max_size=5))
def test_any_link_is_read(parameters: dict[str, str]) -> None:
    query, _ = read_link(parameters, _SHIPPED)
    assert query == ExploreQuery() or parameters


_SHIPPED = open_atlas(package_root())


def test_every_indicator_can_be_shown_where_it_says_it_can(shipped: Catalogue) -> None:
    for slug in shipped.indicators:
        for level in levels(slug, _SHIPPED):
            view = explore(ExploreQuery(slug, level), _SHIPPED)
            assert view.classification is not None
            assert view.source.licence
            assert len(view.table) >= view.table["value"].notna().sum() > 0
