import pytest

from levelmap.answers.search import find, indicators
from levelmap.atlas import open_atlas
from levelmap.paths import package_root

SHIPPED = open_atlas(package_root())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("stoke on trent", "E06000021"),
        ("Allerdale", "E06000063"),
        ("E07000026", "E06000063"),
        ("claimant", "claimant-count"),
        ("weekly pay", "gross-median-weekly-pay"),
        ("yorkshire and the humber", "E12000003"),
        ("Stok-on-Trnt", "E06000021"),
        ("ST4 1AA", "E06000021"),
        ("Islington North", "E14001305"),
        ("Norfolk County Council", "E10000020"),
        ("Cyngor Gwynedd", "W06000002"),
        ("City of Belfast", "N09000003"),
    ],
)
def test_the_first_match_is_what_was_meant(text: str, first: str) -> None:
    assert find(text, SHIPPED)[0].key == first


@pytest.mark.parametrize("text", ["", "   ", "…", "x" * 100_000, "<script>alert(1)</script>"])
def test_what_means_nothing_finds_nothing(text: str) -> None:
    assert find(text, SHIPPED) == ()


def test_second_series_on_old_districts_are_not_searched() -> None:
    assert not [found for found in indicators(SHIPPED) if found.key.endswith("-districts")]


def test_a_postcode_leads_on_to_county_and_combined_authority() -> None:
    said = [one.words for one in find("CB2 3QJ", SHIPPED)]
    assert said[0].startswith("CB2 3QJ is in Cambridge (")
    assert said[1:] == [
        "Cambridgeshire (county, with Cambridge)",
        "Cambridgeshire and Peterborough (combined authority, with Cambridge)",
    ]
    assert [one.key for one in find("NR2 1NH", SHIPPED)] == ["E07000148", "E10000020"]
    assert [one.key for one in find("M2 5DB", SHIPPED)] == ["E08000003", "E47000001"]


def test_a_county_is_called_one() -> None:
    assert find("Norfolk", SHIPPED)[0].words.startswith("Norfolk (county in ")
