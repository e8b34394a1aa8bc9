from datetime import date

import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography.context import MODELS
from levelmap.geography.gazetteer import Gazetteer
from levelmap.paths import Folders
from levelmap.terms import AreaType, Geography
from tests.toy_country import OLD

LAD_2021, LAD_2025 = Geography.parse("lad_2021"), Geography.parse("lad_2025")


@pytest.fixture(scope="module")
def uk(shipped: Catalogue) -> Gazetteer:
    return Gazetteer(shipped.folders)


def test_people_of_the_uk_in_mid_2022(uk: Gazetteer) -> None:
    """ONS, estimates of the population for the UK, mid-2022: 67,596,281."""
    people = uk.population(LAD_2025)
    assert (len(people), people.sum()) == (361, 67_596_281)
    for kind in ("utla", "country"):
        assert uk.population(Geography.parse(f"{kind}_2025")).sum() == 67_596_281


@pytest.mark.parametrize(
    ("geography", "areas"),
    [("lad_2019", 382), ("lad_2020", 379), ("lad_2021", 374), ("lad_2023", 361)],
)
def test_every_district_has_people(uk: Gazetteer, geography: str, areas: int) -> None:
    people = uk.population(Geography.parse(geography))
    assert set(people.index) == set(uk.by_code(Geography.parse(geography)))
    assert (len(people), people.min() > 1000) == (areas, True)


def test_people_of_england_and_wales_at_the_census(uk: Gazetteer) -> None:
    """ONS, Census 2021: 59,597,542 usual residents of England and Wales, before rounding."""
    for year in (2022, 2024):
        people = uk.population(Geography.parse(f"ward_{year}"))
        assert people.sum() == pytest.approx(59_597_543, abs=10)


def test_a_geography_without_people_has_none(uk: Gazetteer) -> None:
    assert uk.population(Geography.parse("lta_2021")).empty


def test_context_of_hull(uk: Gazetteer) -> None:
    hull = uk.context("E06000010")
    assert hull.parents[AreaType.COMBINED_AUTHORITY].name == "Hull and East Yorkshire"
    assert hull.population is not None
    assert hull.population.date == date(2022, 6, 30)
    assert hull.rural_urban is not None
    assert (hull.rural_urban.edition, hull.rural_urban.broad) == ("2021", "Urban")
    assert hull.coast is not None
    assert hull.coast.is_open
    assert [similar.model for similar in hull.similar] == list(MODELS)
    assert all(len(similar.codes) == 20 for similar in hull.similar)
    assert [neighbour.code for neighbour in hull.neighbours] == ["E06000011"]
    assert "Hull" in [name.name for name in hull.other_names]


def test_context_of_a_district_that_is_gone(uk: Gazetteer) -> None:
    mendip = uk.context("E07000187", LAD_2021)
    assert mendip.parents[AreaType.UPPER_TIER].name == "Somerset"
    assert mendip.rural_urban is not None
    assert mendip.rural_urban.edition == "2011"
    assert mendip.neighbours[0].code == "E07000189"


def test_context_names_what_a_district_was_made_from(uk: Gazetteer) -> None:
    names = [change.old_name for change in uk.context("E06000065").predecessors]
    assert names == sorted(names)
    assert len(names) == 7


def test_a_ward_has_people_and_parents_and_no_more(uk: Gazetteer) -> None:
    ladgate = uk.context("E05009861")
    assert ladgate.parents[AreaType.LOCAL_AUTHORITY].name == "Middlesbrough"
    assert ladgate.population is not None
    assert ladgate.rural_urban is ladgate.coast is None
    assert ladgate.similar == ladgate.neighbours == ()


def test_northern_ireland_has_no_computed_coast(uk: Gazetteer) -> None:
    assert uk.context("N09000003").coast is None


@pytest.mark.parametrize(
    ("geography", "open_coast", "tidal"), [("lad_2025", 106, 175), ("lad_2021", 109, 181)]
)
def test_numbers_of_coastal_districts(
    uk: Gazetteer, geography: str, open_coast: int, tidal: int
) -> None:
    year = Geography.parse(geography)
    found = [uk.context_tables.coast(code, year) for code in uk.by_code(year)]
    held = [coast for coast in found if coast is not None]
    assert sum(coast.is_open for coast in held) == open_coast
    assert sum(coast.is_tidal for coast in held) == tidal


def test_neighbours_are_mutual_and_islands_have_none(uk: Gazetteer) -> None:
    tables = uk.context_tables
    around = {code: tables.neighbours(code, LAD_2025) for code in uk.by_code(LAD_2025)}
    for code, found in around.items():
        for neighbour in found:
            assert code in {other.code for other in around[neighbour.code]}
    islands = {uk.name(code) for code, found in around.items() if not found}
    assert islands == {
        "Isle of Anglesey",
        "Isle of Wight",
        "Isles of Scilly",
        "Na h-Eileanan Siar",
        "Orkney Islands",
        "Shetland Islands",
    }


def test_similar_areas_are_areas_of_today_and_never_the_place_itself(uk: Gazetteer) -> None:
    clusters = 0
    for code in uk.by_code(LAD_2025):
        for similar in uk.context_tables.similar(code):
            assert code not in similar.codes
            assert len(set(similar.codes)) == len(similar.codes)
            clusters += bool(similar.cluster)
            for other in similar.codes:
                assert uk.successor(other) in (other, None)
    assert clusters == 358 + 359 + 361


def test_every_english_and_welsh_district_has_a_class(uk: Gazetteer) -> None:
    classes = [uk.context_tables.rural_urban(code, LAD_2025) for code in uk.by_code(LAD_2025)]
    broad = [found.broad for found in classes if found is not None]
    assert (broad.count("Urban"), broad.count("Rural")) == (231, 87)


def test_context_in_the_toy_country(toy: Folders) -> None:
    alder = Gazetteer(toy).context(OLD["Alder"])
    assert alder.population is not None
    assert alder.population.people == 1000
    assert alder.similar[0].codes == (OLD["Birch"], OLD["Elm"])
    around = [(neighbour.code, neighbour.shared_km) for neighbour in alder.neighbours]
    assert around == [(OLD["Birch"], 10.0), (OLD["Elm"], 10.0)]
    assert [name.name for name in alder.other_names] == ["Port Alder"]
