import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import UnknownGeography, VintageMismatch
from levelmap.geography import districts
from levelmap.geography.districts import VINTAGES, Districts, settle
from levelmap.paths import Folders, folders, package_root
from tests.toy_country import MERGED, OLD


@pytest.fixture(scope="module")
def uk(shipped: Catalogue) -> Districts:
    return districts.load(shipped.folders)


@pytest.mark.parametrize(
    ("year", "count"),
    [(2016, 391), (2018, 391), (2019, 382), (2020, 379), (2021, 374), (2022, 374), (2025, 361)],
)
def test_number_of_districts_by_year(uk: Districts, year: int, count: int) -> None:
    """ONS lookups: 326, 317, 314, 309 and 296 in England, and 65 in the other nations."""
    assert len(uk.in_force(year)) == count


def test_a_year_that_is_not_held_is_refused(uk: Districts) -> None:
    with pytest.raises(UnknownGeography, match="2011"):
        uk.in_force(2011)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("E08000016", "E08000038"),  # Barnsley 2025
        ("E08000019", "E08000039"),  # Sheffield 2025
        ("S12000046", "S12000049"),  # Glasgow City 2019
        ("S12000044", "S12000050"),  # North Lanarkshire 2019
        ("S12000015", "S12000047"),  # Fife 2018
        ("S12000024", "S12000048"),  # Perth and Kinross 2018
        ("E06000048", "E06000057"),  # Northumberland 2013
    ],
)
def test_recodes_lead_both_ways(uk: Districts, old: str, new: str) -> None:
    assert uk.latest_code(old) == new
    assert uk.code_in(new, 2016) in (old, new)
    assert uk.successor(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("E07000150", "E06000061"),  # Corby, North Northamptonshire
        ("E07000026", "E06000063"),  # Allerdale, Cumberland
        ("E07000191", "E06000066"),  # West Somerset, through Somerset West and Taunton
        ("E07000048", "E06000058"),  # Christchurch
    ],
)
def test_merged_districts_have_a_successor(uk: Districts, old: str, new: str) -> None:
    assert uk.successor(old) == new
    assert uk.code_in(old, 2025) is None


def test_an_unknown_code_has_no_successor(uk: Districts) -> None:
    assert uk.successor("E07999999") is None


def test_predecessors_are_found_through_two_mergers(uk: Districts) -> None:
    names = [change.old_name for change in uk.predecessors("E06000066")]
    assert names[:2] == ["Taunton Deane", "West Somerset"]
    assert set(names[2:]) == {"Mendip", "Sedgemoor", "South Somerset", "Somerset West and Taunton"}


def test_population_shares_of_every_merger_add_to_one(uk: Districts) -> None:
    totals: dict[str, float] = {}
    for change in uk.changes.values():
        totals[change.new_code] = totals.get(change.new_code, 0) + change.share
    assert all(total == pytest.approx(1, abs=1e-5) for total in totals.values())


def test_settling_takes_the_latest_year_that_fits(toy: Folders) -> None:
    known = districts.load(toy)
    assert settle([OLD["Alder"], OLD["Birch"]], known).vintage == 2025
    assert settle([OLD["Alder"], OLD["Kapok"]], known).vintage == 2021
    assert settle([OLD["Alder"], MERGED], known).vintage == 2025


def test_settling_drops_what_has_a_successor_beside_it(toy: Folders) -> None:
    known = districts.load(toy)
    settled = settle([OLD["Alder"], OLD["Kapok"], MERGED], known)
    assert settled.superseded == (OLD["Kapok"],)
    assert set(settled.codes) == {OLD["Alder"], MERGED}


def test_a_mixture_of_years_is_refused(uk: Districts) -> None:
    corby, cumberland = "E07000150", "E06000063"
    with pytest.raises(VintageMismatch, match="E07000150"):
        settle([corby, cumberland], uk)


def test_settled_codes_are_those_of_the_vintage(uk: Districts) -> None:
    barnsley_2025, corby = "E08000038", "E07000150"
    settled = settle([barnsley_2025, corby], uk)
    assert settled.vintage == 2020
    assert settled.codes[barnsley_2025] == "E08000016"


@given(st.data())
def test_every_district_of_a_vintage_settles_there_or_later(data: st.DataObject) -> None:
    year = data.draw(st.sampled_from(VINTAGES))
    uk = _uk()
    codes = data.draw(st.lists(st.sampled_from(sorted(uk.in_force(year))), min_size=1, max_size=30))
    settled = settle(codes, uk)
    assert settled.vintage >= year
    assert not settled.superseded
    assert set(settled.codes.values()) <= uk.in_force(settled.vintage)


def _uk() -> Districts:
    return districts.load(folders(package_root()))
