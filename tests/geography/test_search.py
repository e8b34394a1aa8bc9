import pytest

from levelmap.geography.search import Entry, NameIndex, plain
from levelmap.terms import Geography

LAD, REGION = Geography.parse("lad_2025"), Geography.parse("region_2025")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ynys Môn", "ynys mon"),
        ("St. Helens", "st helens"),
        ("Brighton & Hove", "brighton and hove"),
        ("King's Lynn", "kings lynn"),
        ("  Newcastle-under-Lyme ", "newcastle under lyme"),
        ("!?", ""),
    ],
)
def test_names_are_compared_without_accents_case_and_marks(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(
        [
            Entry("Oakham", "E06900001", LAD),
            Entry("Great Oakham", "E06900002", LAD),
            Entry("Oakhampton", "E06900003", LAD),
            Entry("Oak", "E06900004", LAD, "parish"),
            Entry("Oakham", "E12900001", REGION, "", 3),
            Entry("Former Oakham", "E06900001", LAD, "former"),
        ]
    )


def test_equal_then_beginning_then_word_then_parish(index: NameIndex) -> None:
    assert [entry.code for entry in index.find("oakham", 9)] == [
        "E06900001",
        "E12900001",
        "E06900003",
        "E06900002",
    ]
    assert [entry.code for entry in index.find("oak", 9)][-1] == "E06900004"


def test_each_area_is_found_once(index: NameIndex) -> None:
    found = index.find("oakham", 9)
    assert len({(entry.code, entry.geography) for entry in found}) == len(found)


def test_a_misspelt_name_is_found(index: NameIndex) -> None:
    assert index.find("Oakhamptn", 1)[0].code == "E06900003"


@pytest.mark.parametrize("text", ["", "   ", "?!", "xq"])
def test_nothing_is_like_nothing(index: NameIndex, text: str) -> None:
    assert index.find(text, 5) == []


def test_no_more_than_the_limit(index: NameIndex) -> None:
    assert len(index.find("oakham", 2)) == 2
