"""The link of the page "Data and lists": an address for each indicator and each list."""

import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.data.query import DataPart, DataQuery, read_link, write_link
from levelmap.pages.shared.tables import TableView, read_order
from levelmap.paths import Folders
from levelmap.terms import AreaType


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.mark.parametrize(
    "query",
    [
        DataQuery(),
        DataQuery(DataPart.TIMELINE),
        DataQuery(DataPart.INDICATORS, indicator="pay"),
        DataQuery(DataPart.LISTS, list="toy-fund", area="E06900001"),
        DataQuery(
            DataPart.INDICATORS,
            indicator="pay",
            level=AreaType.LOCAL_AUTHORITY,
            period="2022-01-01/P1Y",
            seen=TableView("2-down", "al"),
        ),
        DataQuery(DataPart.LISTS, seen=TableView("", "fund")),
    ],
)
def test_a_link_restores_what_is_read(query: DataQuery, atlas: Atlas) -> None:
    assert read_link(write_link(query), atlas) == (query, ())


def test_an_address_names_the_indicator_or_the_list_alone() -> None:
    assert write_link(DataQuery(DataPart.LISTS, list="toy-fund")) == {"list": "toy-fund"}
    assert write_link(DataQuery()) == {}


def test_what_is_not_held_is_told_and_the_table_of_all_is_shown(atlas: Atlas) -> None:
    found, problems = read_link({"list": "toy-fnd", "order": "sideways"}, atlas)
    assert found == DataQuery()
    assert len(problems) == 2
    assert "toy-fund" in problems[0]


def test_an_indicator_and_a_list_at_once_is_the_indicator(atlas: Atlas) -> None:
    found, _ = read_link({"list": "toy-fund", "indicator": "pay"}, atlas)
    assert (found.part, found.indicator, found.list) == (DataPart.INDICATORS, "pay", "")


@pytest.mark.parametrize("order", ["", "0-up", "12-down"])
def test_an_order_names_a_column_and_a_direction(order: str) -> None:
    assert read_order(order) == order


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("2-down;bir", TableView("2-down", "bir")),
        (";bir", TableView("", "bir")),
        ("", TableView()),
        ("<b>;x", TableView()),
    ],
)
def test_what_the_browser_tells_is_read_or_left_out(told: str, seen: TableView) -> None:
    assert TableView.parse(told) == seen
