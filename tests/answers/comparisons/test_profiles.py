"""What the places of each class are like, on the toy country."""

import pytest

from levelmap.answers.comparisons.findings import BOTH, ONLY_A, ONLY_B
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
    assert found.sentence(ONLY_B, "They") == (
        "They are not worse than the other places on any of these indicators."
    )
