"""Money by class of places: what each received, and whose award it is."""

import pytest

from levelmap.answers.comparisons.awards import awards_by_area
from levelmap.answers.comparisons.findings import BOTH, NEITHER, ONLY_A
from levelmap.answers.comparisons.funds import (
    Received,
    funds,
    worst_without_award,
)
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.lists.of_place import read
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders, package_root
from levelmap.terms import Geography
from tests.answers import awards
from tests.toy_country import MERGED, NOW, OLD

THEN, TODAY = Geography.parse("lad_2021"), Geography.parse("lad_2025")


@pytest.fixture(scope="module")
def atlas(awarded: Folders) -> Atlas:
    return open_atlas(awarded.root)


def test_each_class_has_its_places_those_with_an_award_and_the_pounds_of_single_ones(
    atlas: Atlas,
) -> None:
    """Category 1 is Alder to Dogwood and Larch, category 2 Elm to Hazel, 3 the other three."""
    found = funds(compare(CompareQuery("toy-fund:1,2", "toy-fund:1"), atlas), atlas)
    assert [fund.priority_list.slug for fund in found] == [awards.SLUG]
    assert found[0].by_class == {
        BOTH: Received(places=5, receiving=4, amount=3_500_000),
        ONLY_A: Received(places=4, receiving=0, amount=0),
        NEITHER: Received(places=3, receiving=0, amount=0),
    }


def test_what_a_former_authority_had_alone_its_successor_has_alone(atlas: Atlas) -> None:
    then, today = (awards_by_area(awards.SLUG, g, atlas) or {} for g in (THEN, TODAY))
    (own,) = then[OLD["Larch"]]
    (same,) = today[MERGED]
    assert own == same
    assert (own.is_shared, own.amount) == (False, 500_000)
    assert [award.is_shared for award in today[NOW["Alder"]]] == [False, True]


def test_a_countys_award_is_none_of_its_districts_own() -> None:
    """Bus Service Improvement Plans: £49.6 million to Norfolk County Council."""
    atlas = open_atlas(package_root())
    found = awards_by_area("bsip", TODAY, atlas) or {}
    (norfolk,) = found["E07000147"]
    assert norfolk.amount == pytest.approx(49.6e6, rel=0.001)
    assert norfolk.is_shared


def test_who_of_the_worst_has_no_award_of_its_own(atlas: Atlas) -> None:
    ranks = atlas.gazetteer.areas(THEN)["name"].rank()
    held = atlas.catalogue.priority_list(awards.SLUG)
    assert worst_without_award(ranks, held, "the alphabet", THEN, atlas) == (
        "Of the 10 authorities that the alphabet ranks worst, 8 have no award of their own (Toy "
        "awards): Cedar, Dogwood, Elm, Fir, Gorse, Hazel, Ivy and Juniper. Cedar has a part in a "
        "shared award."
    )
    assert worst_without_award(ranks.head(9), held, "the alphabet", THEN, atlas) == ""


def test_a_county_that_became_one_authority_is_named_as_itself() -> None:
    atlas = open_atlas(package_root())
    place = atlas.gazetteer.area("E06000065", TODAY)
    found = read(place, atlas.catalogue.priority_list("education-investment-areas"), atlas)
    assert (found.words, found.via) == ("Named", "")
