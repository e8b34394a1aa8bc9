"""A place's money on the toy country: each award once, by head, and whose it is."""

import pytest

from levelmap.answers.lists.of_place import read_all
from levelmap.answers.place import money
from levelmap.answers.place.money import Money
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.paths import Folders
from tests.toy_country import MERGED, NOW


@pytest.fixture(scope="module")
def atlas(awarded: Folders) -> Atlas:
    return open_atlas(awarded.root)


def _money(code: str, atlas: Atlas) -> Money:
    place = atlas.gazetteer.area(code, CURRENT)
    similar = [atlas.gazetteer.area(NOW[name], CURRENT) for name in ("Elm", "Birch")]
    return money.read(read_all(place, atlas), place, similar, atlas)


def test_pounds_per_head_are_those_of_own_awards_by_resident(atlas: Atlas) -> None:
    """A thousand people live in each district."""
    alder = _money(NOW["Alder"], atlas)
    assert (alder.total, alder.per_head) == (2_000_000, 2_000)
    assert alder.sentence == "One award to this place alone: £2.0 million, £2,000 a head."
    assert alder.similar == (("Birch", 1_000), ("Elm", 0))


def test_a_shared_award_says_with_whom_and_counts_for_nobody(atlas: Atlas) -> None:
    alder, cedar = _money(NOW["Alder"], atlas), _money(NOW["Cedar"], atlas)
    assert [(a.name, a.whose) for a in alder.awards] == [
        ("Station", "to this place"),
        ("Bridge", "shared with Cedar; not divided"),
    ]
    assert [award.printed for award in cedar.awards] == ["£3.0 million"]
    assert cedar.total == 0
    assert cedar.sentence == "No award to this place alone is held with an amount."


def test_an_award_without_an_amount_adds_nothing_and_is_named(atlas: Atlas) -> None:
    birch = _money(NOW["Birch"], atlas)
    assert [(a.name, a.printed) for a in birch.awards] == [
        ("Market", "£1.0 million"),
        ("Museum", "not published"),
    ]
    assert birch.total == 1_000_000


def test_a_place_made_by_a_merger_has_the_awards_of_its_parts(atlas: Atlas) -> None:
    merged = _money(MERGED, atlas)
    assert (merged.total, merged.per_head) == (500_000, 250)
