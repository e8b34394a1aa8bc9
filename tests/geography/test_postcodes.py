import pyproj
import pytest

from levelmap.errors import UnmatchedName
from levelmap.geography import postcodes

SPOT = {
    "ST4 1AA": "E06000021",
    "S70 1AA": "E08000038",
    "S1 2HH": "E08000039",
    "CA3 8QG": "E06000063",
    "LA9 4DL": "E06000064",
    "YO18 7AE": "E06000065",
    "TA1 4DY": "E06000066",
    "ZE1 0HB": "S12000027",
    "BT1 5GS": "N09000003",
    "SW1A 1AA": "E09000033",
    "M2 5DB": "E08000003",
    "NR1 3JU": "E07000148",
    "IV3 5NX": "S12000017",
    "LL55 1SH": "W06000002",
    "TS1 9FW": "E06000002",
}


@pytest.mark.parametrize(("text", "authority"), SPOT.items())
def test_a_postcode_is_in_its_authority(text: str, authority: str) -> None:
    found = postcodes.find(text.lower().replace(" ", ""))
    assert (found.text, list(found.authorities)) == (text, [authority])
    assert found.point is not None
    assert not found.instead_of


def test_a_sector_and_a_district_name_every_authority_with_its_share() -> None:
    sector, district = postcodes.find("NR1 3"), postcodes.find("NR14")
    assert next(iter(sector.authorities)) == "E07000148"
    assert next(iter(district.authorities)) == "E07000149"
    for found in (sector, district):
        shares = list(found.authorities.values())
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) == pytest.approx(1)
        assert found.point is None


def test_a_postcode_that_is_not_held_is_answered_by_its_sector() -> None:
    found = postcodes.find("ST4 1ZZ")
    assert (found.text, found.instead_of) == ("ST4 1", "ST4 1ZZ")


def test_belfast_lies_in_the_british_grid_where_it_should() -> None:
    """The City Hall: 54.597 N, 5.930 W."""
    point = postcodes.find("BT1 5GS").point
    assert point is not None
    assert point == pytest.approx((146_600, 530_000), abs=1_500)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("JE2 3XP", "in Jersey, not in the United Kingdom"),
        ("IM1 1AA", "in the Isle of Man, not"),
        ("QQ1 1AA", "nor is any other that begins with QQ1"),
        ("Stoke", "is not written like a postcode"),
        ("ST4 1A", "is not written like a postcode"),
        ("", "is not written like a postcode"),
    ],
)
def test_what_is_no_postcode_of_the_uk_is_answered_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(UnmatchedName, match=reason):
        postcodes.find(text)


@pytest.mark.parametrize(
    ("text", "like"),
    [("st4", True), ("ST4 1", True), ("sw1a1aa", True), ("Ely", False), ("E06000021", False)],
)
def test_what_is_written_like_a_postcode(text: str, like: bool) -> None:
    assert postcodes.is_like(text) is like


def test_the_way_from_the_irish_grid_is_the_one_that_pyproj_finds() -> None:
    found = pyproj.Transformer.from_crs("EPSG:29902", "EPSG:27700", always_xy=True)
    for point in ((333_500.0, 374_000.0), (200_000.0, 340_000.0), (366_000.0, 415_000.0)):
        assert postcodes._from_irish_grid(*point) == pytest.approx(found.transform(*point))


@pytest.mark.parametrize(
    ("text", "nearly"),
    [
        ("ST4 1A", True),
        ("st41", False),
        ("ST4 1AAA", True),
        ("SW1A 1A", True),
        ("ST4 1AA", False),
        ("ST4", False),
        ("Ely", False),
        ("E99999999", False),
        ("Ward 12", False),
    ],
)
def test_what_is_nearly_a_postcode(text: str, nearly: bool) -> None:
    assert postcodes.is_nearly(text) is nearly
