"""Where a place stands on official lists, in numbers and words, on the toy country."""

import pytest

from levelmap.answers.lists.of_place import (
    ListReading,
    codes_then,
    read,
    standings,
)
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import UnknownPriorityList
from levelmap.geography.gazetteer import CURRENT
from levelmap.lists.standings import ListStatus
from levelmap.paths import Folders
from tests.answers import awards
from tests.toy_country import MERGED, NOW, OLD


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _read(name: str, slug: str, atlas: Atlas) -> ListReading:
    return read(
        atlas.gazetteer.area(NOW[name], CURRENT), atlas.catalogue.priority_list(slug), atlas
    )


@pytest.mark.parametrize(
    ("name", "status", "words", "detail"),
    [
        ("Alder", ListStatus.IN, "Named", "Category 1"),
        ("Elm", ListStatus.NOT, "Not named", "Category 2"),
        ("Ivy", ListStatus.NOT, "Not named", "Category 3"),
    ],
)
def test_a_category_says_whether_a_place_is_named(
    name: str, status: ListStatus, words: str, detail: str, atlas: Atlas
) -> None:
    found = _read(name, "toy-fund", atlas)
    assert (found.status, found.words, found.detail) == (status, words, detail)
    assert not found.is_mixed


def test_a_merged_place_is_named_in_part_where_its_parts_differ(atlas: Atlas) -> None:
    found = _read("Kapok and Larch", "toy-fund", atlas)
    assert (found.is_named, found.is_mixed) == (True, True)
    assert found.words == "Part of it is named"


def test_the_parts_of_a_place_are_told_the_largest_first(atlas: Atlas) -> None:
    among = dict.fromkeys(OLD.values())
    assert codes_then(MERGED, 2021, among, atlas) == (OLD["Larch"], OLD["Kapok"])
    assert codes_then(NOW["Elm"], 2021, among, atlas) == (OLD["Elm"],)
    assert codes_then(NOW["Elm"], 2021, {}, atlas) == ()


def test_money_stands_with_the_standing(own_toy: Folders) -> None:
    atlas = open_atlas(awards.add_awards(own_toy).root)
    assert _read("Alder", awards.SLUG, atlas).detail == (
        "£2.0 million awarded, £3.0 million shared with others"
    )
    assert _read("Cedar", awards.SLUG, atlas).detail == "£3.0 million shared with others"
    assert _read("Elm", awards.SLUG, atlas).detail == ""


def test_standings_are_those_of_every_authority_of_the_lists_year(atlas: Atlas) -> None:
    assert list(standings("toy-fund", atlas)) == sorted(OLD.values())
    with pytest.raises(UnknownPriorityList):
        standings("no-list", atlas)
