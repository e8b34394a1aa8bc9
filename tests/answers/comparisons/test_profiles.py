"""What the places of each class are like, on the toy country."""

import pytest

from levelmap.answers.comparisons.findings import BOTH, NEITHER, ONLY_A, ONLY_B
from levelmap.answers.comparisons.profiles import LEAST_AREAS, profile
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_a_class_of_three_is_described_and_one_of_two_is_not(atlas: Atlas) -> None:
    """Both name Alder, Birch and Cedar (400, 420, 440 a week); only the fund Dogwood and Larch."""
    view = compare(CompareQuery("toy-fund", "pay:top=3"), atlas)
    assert {row.key: row.areas for row in view.rows if row.key in (BOTH, ONLY_A, ONLY_B)} == {
        BOTH: LEAST_AREAS,
        ONLY_A: 2,
        ONLY_B: 0,
    }
    found = profile(view, "pay", atlas)
    (row,) = found.rows
    assert row.means[BOTH] == pytest.approx(420)
    assert row.means[ONLY_A] != row.means[ONLY_A]  # missing
    assert row.standardised[BOTH] > 0
    assert found.sentence(BOTH, "They") == (
        "They are furthest on the worse side of the others in weekly pay (mean £420)."
    )
    assert (row.mean_words(BOTH), row.mean_words(ONLY_A)) == ("£420", "fewer than 3 have a figure")
    for few in (ONLY_A, ONLY_B):
        assert found.sentence(few, "They") == (
            "They are too few to be described: fewer than 3 have a figure on every indicator."
        )
    assert found.sentence(NEITHER, "They") == (
        "They are not worse than the other places on any of these indicators."
    )


def test_a_member_may_say_by_itself_what_is_worse(furnished: Folders) -> None:
    """The walk has no direction; the score takes the longer one as worse.

    Category 3 of the fund is Ivy, Juniper, Kapok (50 minutes each); the score ranks Ivy worst.
    """
    atlas = open_atlas(furnished.root)
    view = compare(CompareQuery("luf-round-1:3", "levelmap_13_2021:top=1"), atlas)
    assert set(view.named(ONLY_A)["area_name"]) == {"Ivy", "Juniper", "Kapok"}
    found = profile(view, "levelmap_13_2021", atlas)
    assert found.sentence(ONLY_A, "They") == (
        "They are furthest on the worse side of the others in walk (mean 50 min); deprivation "
        "(mean 22.0)."
    )
