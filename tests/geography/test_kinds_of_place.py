import pytest

from levelmap import gss, tables
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import BadGSSCode
from levelmap.geography.gazetteer import Gazetteer
from levelmap.geography.names import KINDS
from levelmap.terms import AreaType, Geography, Nation

PCON, MSOA = Geography.parse("pcon_2024"), Geography.parse("msoa_2021")


@pytest.fixture(scope="module")
def uk(shipped: Catalogue) -> Gazetteer:
    return Gazetteer(shipped.folders)


def test_neighbourhoods_and_constituencies_of_every_nation_are_held(uk: Gazetteer) -> None:
    counts = {
        geography: uk.areas(geography).index.str[0].value_counts().to_dict()
        for geography in (MSOA, PCON)
    }
    assert counts[MSOA] == {"E": 6856, "W": 408, "S": 1279, "N": 850}
    assert counts[PCON] == {"E": 543, "S": 57, "W": 32, "N": 18}


def test_a_neighbourhood_knows_what_contains_it(uk: Gazetteer) -> None:
    parents = uk.parents("E02001951")
    assert parents[AreaType.LOCAL_AUTHORITY].name == "Birmingham"
    assert parents[AreaType.COMBINED_AUTHORITY].name == "West Midlands"


def test_constituencies_share_out_the_people_of_every_authority(shipped: Catalogue) -> None:
    path = shipped.folders.data / "lookups" / "constituency_authorities.csv"
    shares = tables.read_csv(path, tables.CONSTITUENCY_AUTHORITIES)
    assert shares["authority"].nunique() == 361
    assert shares["constituency"].nunique() == 650
    totals = shares.groupby("authority")["share_of_authority"].sum()
    assert totals.between(0.995, 1.005).all()


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Stockton North", "E14001518", ""),
        ("Frankley", "E02001951", ""),
        ("S02001368", "S02001368", ""),
        ("E14001063", "E14001063", ""),
        ("Kidderminster", "E07000239", "Kidderminster"),
        ("Norfolk", "E10000020", ""),
        ("Tees Valley", "E47000006", ""),
    ],
)
def test_every_kind_of_place_is_found(uk: Gazetteer, text: str, code: str, found: str) -> None:
    matches = uk.search(text, kinds=KINDS)
    assert (matches[0].code, matches[0].found) == (code, found) or code in [
        match.code for match in matches if match.name == text
    ]


def test_a_name_of_two_towns_gives_both(uk: Gazetteer) -> None:
    bangor = [match for match in uk.search("Bangor") if match.found == "Bangor"]
    assert {match.name for match in bangor} >= {"Gwynedd", "Ards and North Down"}


def test_constituencies_are_found_only_where_asked_for(uk: Gazetteer) -> None:
    assert not uk.search("E14001063")
    assert all(m.geography.area_type is not AreaType.CONSTITUENCY for m in uk.search("Stockton"))


def test_codes_of_small_areas_in_every_nation() -> None:
    assert gss.area_type("95AA01S1") is gss.area_type("S01006506") is AreaType.LSOA
    assert gss.nation("95AA01S1") is Nation.NORTHERN_IRELAND
    assert gss.area_type("N05000001") is AreaType.CONSTITUENCY
    for text in ("95AA01S", "95aa01s1", "E9500001"):
        with pytest.raises(BadGSSCode):
            gss.area_type(text)
