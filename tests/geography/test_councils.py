import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import UnmatchedName
from levelmap.geography import councils
from levelmap.geography.councils import Councils
from levelmap.geography.gazetteer import Gazetteer
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests.toy_country import MERGED, OLD

LAD_2021, LAD_2025 = Geography.parse("lad_2021"), Geography.parse("lad_2025")


@pytest.fixture(scope="module")
def held(shipped: Catalogue) -> Councils:
    return councils.load(shipped.folders)


@pytest.fixture(scope="module")
def uk(shipped: Catalogue) -> Gazetteer:
    return Gazetteer(shipped.folders)


def test_every_council_of_the_register_is_held(held: Councils) -> None:
    assert len(held.by_key) == 470
    ended = [council for council in held.by_key.values() if not council.is_in_force]
    assert all(council.successors for council in ended)


def test_two_councils_of_one_name_are_both_given_that_of_today_first(held: Councils) -> None:
    assert [(c.code, c.ended[:4]) for c in held.named("NORTH YORKSHIRE")] == [
        ("E06000065", ""),
        ("E10000023", "2023"),
    ]


def test_a_county_that_was_divided_names_both_parts(held: Councils) -> None:
    (cumbria,) = held.named("Cumbria County Council")
    assert cumbria.successors == ("E06000063", "E06000064")


def test_northern_irelands_districts_of_before_2015_lead_to_those_of_today(held: Councils) -> None:
    old = [council for council in held.by_key.values() if not council.code]
    assert len(old) == 25
    assert {code for council in old for code in council.successors} == {
        f"N090000{number:02d}" for number in range(1, 12) if number != 3
    }


@pytest.mark.parametrize(
    ("name", "geography", "code"),
    [
        ("Birmingham City Council", "lad_2025", "E08000025"),
        ("London Borough of Barking & Dagenham", "lad_2025", "E09000002"),
        ("Rhondda Cynon Taf County Borough Council", "lad_2025", "W06000016"),
        ("Barnsley Metropolitan Borough Council", "lad_2025", "E08000038"),
        ("Barnsley Metropolitan Borough Council", "lad_2021", "E08000016"),
        ("Kent County Council", "utla_2025", "E10000016"),
        ("Somerset Council", "lad_2025", "E06000066"),
        ("Somerset County Council", "utla_2021", "E10000027"),
        ("Allerdale Borough Council", "lad_2021", "E07000026"),
    ],
)
def test_formal_names_lead_to_the_code_of_the_year(
    uk: Gazetteer, name: str, geography: str, code: str
) -> None:
    assert uk.code_of(name, Geography.parse(geography)) == code


def test_a_council_that_ended_is_named_with_its_year_and_what_it_is_in_now(
    uk: Gazetteer,
) -> None:
    with pytest.raises(UnmatchedName, match="ended in 2023 and is now in Cumberland"):
        uk.code_of("Allerdale Borough Council", LAD_2025)
    with pytest.raises(UnmatchedName, match="2023 and is now in Cumberland and Westmorland"):
        uk.code_of("Cumbria", LAD_2025)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Birmingham City Council", "E08000025"),
        ("limavady borough council", "N09000004"),
        ("Kent County Council", "E10000016"),
        ("Taunton Deane", "E06000066"),
        ("North of Tyne", "E47000014"),
    ],
)
def test_search_finds_councils_as_people_write_them(uk: Gazetteer, text: str, code: str) -> None:
    assert uk.search(text)[0].code == code


def test_a_spelling_of_the_toy_country(toy: Folders) -> None:
    small = Gazetteer(toy)
    assert small.code_of("ALDER BORO", LAD_2025) == OLD["Alder"]
    assert small.code_of("Kapok City Council", LAD_2021) == OLD["Kapok"]
    assert small.search("Kapok city council")[0].code == MERGED
