"""One matcher of places: names in their many forms, codes of any year and kind."""

import pytest

from levelmap.intake.forms import code_in
from levelmap.intake.names import book_of
from tests.intake.tables import gazetteer


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("London Borough of Lambeth", "E09000022"),
        ("LB Lambeth", "E09000022"),
        ("Lambeth Council", "E09000022"),
        ("Royal Borough of Kensington & Chelsea", "E09000020"),
        ("RB of Kingston upon Thames", "E09000021"),
        ("City of Westminster", "E09000033"),
        ("City of London Corporation", "E09000001"),
        ("Wigan MBC", "E08000010"),
        ("Bolton Metropolitan Borough Council", "E08000001"),
        ("Middlesbrough UA", "E06000002"),
        ("Nottingham City Council", "E06000018"),
        ("Nottingham, City of", "E06000018"),
        ("City of York Council", "E06000014"),
        ("York", "E06000014"),
        ("Hull City Council", "E06000010"),
        ("Kingston upon Hull, City of", "E06000010"),
        ("Herefordshire", "E06000019"),
        ("Bath & NE Somerset", "E06000022"),
        ("bath and north-east somerset", "E06000022"),
        ("N. Lincs", "E06000013"),
        ("East Riding of Yorks", "E06000011"),
        ("Durham", "E06000047"),
        ("Durham County Council", "E06000047"),
        ("St Helens", "E08000013"),
        ("St. Helens Council", "E08000013"),
        ("Saint Helens", "E08000013"),
        ("Stockton on Tees", "E06000004"),
        ("Newcastle on Tyne", "E08000021"),
        ("Newcastle Under Lyme BC", "E07000195"),
        ("King's Lynn & West Norfolk", "E07000146"),
        ("Kings Lynn and W Norfolk", "E07000146"),
        ("Telford & Wrekin", "E06000020"),
        ("BCP", "E06000058"),
        ("Isles of Scilly Council", "E06000053"),
        ("The Isles of Scilly", "E06000053"),
        ("Caerdydd", "W06000015"),
        ("Cyngor Gwynedd", "W06000002"),
        ("Ynys Môn", "W06000001"),
        ("Anglesey", "W06000001"),
        ("Rhondda Cynon Taff", "W06000016"),
        ("Merthyr Tydfil County Borough Council", "W06000024"),
        ("Vale of Glamorgan, the", "W06000014"),
        ("Edinburgh", "S12000036"),
        ("The City of Edinburgh Council", "S12000036"),
        ("Glasgow", "S12000049"),
        ("Western Isles", "S12000013"),
        ("Perth & Kinross", "S12000048"),
        ("Armagh, Banbridge and Craigavon", "N09000002"),
        ("Derry & Strabane", "N09000005"),
        ("Shepway", "E07000112"),
        ("Taunton Deane Borough Council", "E07000190"),
        ("Cumbria County Council", "E10000006"),
        ("North East", "E12000001"),
        ("Greater Manchester Combined Authority", "E47000001"),
        ("West Midlands", "E12000005"),
        ("West Midlands Combined Authority", "E47000007"),
        ("West Midlands (Met County)", "E47000007"),
        ("Greater Manchester Metropolitan County", "E47000001"),
        ("North East Mayoral Combined Authority", "E47000014"),
        ("Leeds (Met District)", "E08000035"),
        ("B'ham", "E08000025"),
        ("B\u2019ham City Council", "E08000025"),
        ("England", "E92000001"),
        ("Newport / Casnewydd", "W06000022"),
        ("Cardiff/Caerdydd", "W06000015"),
    ],
)
def test_a_name_means_one_area(written: str, code: str) -> None:
    assert book_of(gazetteer()).of_name(written).code == code


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("Newcastle", {"E08000021", "E07000195"}),
        ("W'ton", {"E08000031", "E06000007"}),
        ("Kingston", {"E06000010", "E09000021"}),
        ("Bath", {"E06000022"}),
        ("Perth", {"S12000048"}),
        ("Lisburn", {"N09000007"}),
    ],
)
def test_what_may_be_several_or_part_of_one_is_asked(written: str, candidates: set[str]) -> None:
    meaning = book_of(gazetteer()).of_name(written)
    assert not meaning.code
    assert set(meaning.candidates) == candidates


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Total", "is a total"),
        ("England and Wales", "is a total"),
        ("Sub-total", "is a total"),
        ("ALL COUNCILS", "is a total"),
        ("Mean for All English single tier and county councils", "is a total"),
        ("Narnia", "is no place that LevelMap knows"),
        ("Leeds / Bradford", "is no place that LevelMap knows"),
        ("---", "is no name"),
        ("of of of of of", "is no place that LevelMap knows"),
    ],
)
def test_what_is_no_place_is_said(written: str, why: str) -> None:
    meaning = book_of(gazetteer()).of_name(written)
    assert (meaning.code, meaning.why) == ("", why)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("e06000001", "E06000001"),
        ("E06 000 001", "E06000001"),
        ("E06-000-001", "E06000001"),
        ("Hartlepool (E06000001)", "E06000001"),
        ("E06000001 Hartlepool", "E06000001"),
        ("E06000001*", "E06000001"),
        ("[E06000001]", "E06000001"),
        ("E060000012", ""),
        ("XE06000001", ""),
        ("E06000001 and E06000002", ""),
        ("E06000001 E06000001", "E06000001"),
        ("", ""),
    ],
)
def test_the_code_in_a_cell(cell: str, code: str) -> None:
    assert code_in(cell) == code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("E14000530", "constituency of a year that is not held"),
        ("E00000001", "output area"),
        ("E01999999", "small area of a year that is not held"),
        ("E02999999", "neighbourhood of a year that is not held"),
        ("N21000001", "neighbourhood of a year that is not held"),
        ("N20000001", "data zone of 2021"),
        ("E06999999", "never in force"),
        ("Q99999999", "no code"),
    ],
)
def test_a_code_that_is_not_used_is_said_to_be_what_it_is(code: str, words: str) -> None:
    meaning = book_of(gazetteer()).of_code(code)
    assert not meaning.code
    assert words in meaning.why


def test_nearest_names_of_many_at_once() -> None:
    found = book_of(gazetteer()).nearest(["Cornwal", "Hartlepol Council", "zzzz", "Cornwal"])
    assert found["Cornwal"][0] == "E06000052"
    assert found["Hartlepol Council"][0] == "E06000001"
    assert found["zzzz"] == ()
    assert book_of(gazetteer()).nearest([]) == {}
