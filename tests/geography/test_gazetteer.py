import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import UnknownArea, UnknownGeography, UnmatchedName
from levelmap.geography.areas import containers
from levelmap.geography.gazetteer import Gazetteer
from levelmap.paths import Folders
from levelmap.terms import AreaType, Geography
from tests.toy_country import ENGLAND, MERGED, OLD, REGIONS

LAD_2021, LAD_2025 = Geography.parse("lad_2021"), Geography.parse("lad_2025")


@pytest.fixture(scope="module")
def uk(shipped: Catalogue) -> Gazetteer:
    return Gazetteer(shipped.folders)


@pytest.fixture
def small(toy: Folders) -> Gazetteer:
    return Gazetteer(toy)


def test_areas_of_a_geography(small: Gazetteer) -> None:
    assert list(small.by_code(LAD_2021)) == sorted(OLD.values())
    assert small.areas(LAD_2021).loc[OLD["Elm"], "name"] == "Elm"


def test_a_geography_that_is_not_held_is_refused_with_those_that_are(small: Gazetteer) -> None:
    with pytest.raises(UnknownGeography, match="lad_2021, lad_2025"):
        small.areas(Geography(AreaType.LOCAL_AUTHORITY, 1997))


def test_parents_leave_out_the_area_itself(small: Gazetteer) -> None:
    parents = small.parents(OLD["Alder"])
    assert {kind: area.code for kind, area in parents.items()} == {
        AreaType.REGION: REGIONS["North"],
        AreaType.COUNTRY: ENGLAND,
    }


def test_areas_within_a_region_are_in_order_of_name(small: Gazetteer) -> None:
    inside = small.within(REGIONS["South"], LAD_2025)
    assert [area.name for area in inside] == ["Ivy", "Juniper", "Kapok and Larch"]


def test_an_abolished_district_is_named_with_what_became_of_it(small: Gazetteer) -> None:
    assert small.name(OLD["Kapok"]) == "Kapok"
    assert small.successor(OLD["Kapok"]) == MERGED
    with pytest.raises(UnknownArea, match=r"Kapok\) ended on 31 March 2023 and is now Kapok"):
        small.area(OLD["Kapok"], LAD_2025)


@pytest.mark.parametrize("code", ["", "E06", "Alder", "E06999999", "K02000001"])
def test_what_is_no_area_is_refused(small: Gazetteer, code: str) -> None:
    with pytest.raises(UnknownArea):
        small.area(code)


def test_search_leads_from_a_former_name_to_the_area_of_today(small: Gazetteer) -> None:
    match = small.search("Kapok and Larch")[0]
    assert (match.code, match.found, match.relation) == (MERGED, "", "")
    match = small.search("larch")[0]
    assert (match.code, match.found, match.relation) == (MERGED, "Larch", "former")


def test_search_by_code_town_and_parish(small: Gazetteer) -> None:
    assert small.search(OLD["Larch"].lower())[0].code == MERGED
    assert small.search("port alder")[0].relation == "place"
    assert small.search("little birch")[0].code == OLD["Birch"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hull", "E06000010"),
        ("stoke", "E06000021"),
        ("Newcastle", "E08000021"),
        ("St Helens", "E08000013"),
        ("middlesborough", "E06000002"),
        ("Allerdale", "E06000063"),
        ("Corby", "E06000061"),
        ("E07000026", "E06000063"),
        ("E08000016", "E08000038"),
        ("Caerdydd", "W06000015"),
        ("ynys mon", "W06000001"),
        ("derry", "N09000005"),
        ("Western Isles", "S12000013"),
        ("Skegness", "E07000137"),
        ("kent", "E10000016"),
        ("tees valley", "E47000006"),
        ("north east", "E47000014"),
        ("wales", "W92000004"),
    ],
)
def test_people_find_what_they_mean(uk: Gazetteer, text: str, code: str) -> None:
    assert uk.search(text)[0].code == code


def test_every_authority_is_found_first_by_its_name_and_by_its_code(uk: Gazetteer) -> None:
    for area in uk.by_code(LAD_2025).values():
        assert uk.search(area.name, 1)[0].code == area.code
        assert uk.search(area.code, 1)[0].code == area.code


def test_parents_are_those_of_the_same_year(uk: Gazetteer) -> None:
    county = uk.parents("E07000187", LAD_2021)[AreaType.UPPER_TIER]
    assert (county.name, county.code) == ("Somerset", "E10000027")
    assert AreaType.UPPER_TIER not in uk.parents("E06000066")


def test_every_parent_named_in_the_tables_is_held(uk: Gazetteer) -> None:
    for geography in uk.geographies:
        for code in uk.by_code(geography):
            uk.parents(code, geography)


@pytest.mark.parametrize(
    ("name", "code"),
    [("hull", "E06000010"), ("St Helens", "E08000013"), ("Ynys Môn", "W06000001")],
)
def test_a_name_means_one_area(uk: Gazetteer, name: str, code: str) -> None:
    assert uk.code_of(name, LAD_2025) == code


def test_a_name_of_the_year_is_understood(uk: Gazetteer) -> None:
    assert uk.code_of("allerdale", LAD_2021) == "E07000026"


def test_a_name_of_two_areas_is_refused_with_both(uk: Gazetteer) -> None:
    with pytest.raises(UnmatchedName, match="3 of the wards of 2024: E05015188, N08000313"):
        uk.code_of("Bloomfield", Geography.parse("ward_2024"))


def test_a_name_of_no_area_is_refused_with_the_nearest(uk: Gazetteer) -> None:
    with pytest.raises(UnmatchedName, match="Middlesbrough"):
        uk.code_of("Middlesborough", LAD_2025)
    with pytest.raises(UnmatchedName, match="none of the"):
        uk.code_of("qqqqqqqq", LAD_2025)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (AreaType.WARD, ["D", ""]),
        (AreaType.REGION, ["C", "W"]),
        (AreaType.LOCAL_AUTHORITY, ["R", "W"]),
    ],
)
def test_what_contains_an_area(kind: AreaType, expected: list[str]) -> None:
    areas = pd.DataFrame(
        {"lad_code": ["D", ""], "region_code": ["R", ""], "country_code": ["C", "W"]}
    )
    assert containers(areas, kind).tolist() == expected


def test_an_area_lies_in_its_region_a_region_in_its_nation(small: Gazetteer) -> None:
    assert small.area(OLD["Alder"]).container == REGIONS["North"]
    assert small.area(REGIONS["North"]).container == ENGLAND
