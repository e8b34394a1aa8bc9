"""Lists by whether they still count: in force first, awards apart, words and distances to lines."""

from types import SimpleNamespace
from typing import Any

import pytest

from levelmap.answers.lists.of_place import read_all
from levelmap.answers.place.awards import AwardScope, PlaceMoney
from levelmap.answers.place.designations import (
    Designation,
    Group,
    brought_together,
    counts_until,
    day_words,
    designations,
    sentence,
)
from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import CURRENT

STOKE, NORFOLK = "E06000021", "E07000147"


def _of(code: str, atlas: Atlas) -> dict[str, Designation]:
    area = atlas.gazetteer.area(code, CURRENT)
    found = designations(read_all(area, atlas), atlas)
    return {each.reading.priority_list.slug: each for each in found}


def test_a_list_is_in_one_group_by_its_status(shipped_atlas: Atlas) -> None:
    found = _of(STOKE, shipped_atlas)
    order = list(Group)
    groups = [order.index(each.group) for each in found.values()]
    assert groups == sorted(groups)
    assert found["pride-in-place"].group is Group.IN_FORCE
    assert found["luf-round-1-awards"].group is Group.AWARDS
    assert found["levelling-up-partnerships"].group is Group.UNCONFIRMED
    assert found["luf-round-1"].group is Group.PAST


def test_a_list_says_until_when_and_what_took_its_place(shipped_atlas: Atlas) -> None:
    found = _of(STOKE, shipped_atlas)
    assert found["ace-priority-places"].status.startswith("In force until 31 March 2027. ")
    assert found["luf-round-1"].status.startswith(
        "In force until 22 March 2022, then superseded; replaced by Levelling Up Fund round 2"
    )


def test_a_part_of_a_list_may_end_before_the_rest(shipped_atlas: Atlas) -> None:
    kirklees, stoke = _of("E08000034", shipped_atlas), _of(STOKE, shipped_atlas)
    part, whole = (found["culture-priority-places-2026"] for found in (kirklees, stoke))
    assert (part.until, whole.until) == ("2027-03-31", "")
    assert part.status == (
        "In force until 31 March 2027. In force to 31 March 2027 as Arts Council Priority Places."
    )
    assert whole.status == "In force. The latest list of the department that is held."
    both = [part.reading, whole.reading]
    assert counts_until(part.reading.priority_list, both, shipped_atlas) == ""


def test_what_a_list_brought_is_the_places_own(shipped_atlas: Atlas) -> None:
    stoke, norfolk = _of(STOKE, shipped_atlas), _of(NORFOLK, shipped_atlas)
    pride = stoke["pride-in-place"]
    assert (pride.amount, pride.brought) == (60e6, "£60.0 million")
    assert norfolk["bsip"].reading.amount is None, "the county's money"
    assert norfolk["bsip"].brought == "through Norfolk; no share is published"
    assert stoke["towns-fund"].brought == "", "it does not name the place"


def test_the_distance_to_a_published_line_is_told(shipped_atlas: Atlas) -> None:
    said = _of(STOKE, shipped_atlas)["levelling-up-partnerships"].evidence
    pay = "Gross median weekly pay £578 (provisional), £15 below the line of the lowest quarter"
    assert f"{pay} (£593)" in said
    assert "63.0%, 1.6 points clear of the line of the lowest quarter (61.4%)" in said
    assert said.endswith("Newest figures; those used then were older.")


def test_a_category_without_its_index_says_so(shipped_atlas: Atlas) -> None:
    said = _of(NORFOLK, shipped_atlas)["luf-round-1"].evidence
    assert said.startswith("Category 2, 1 category from the priority one. The index behind")


@pytest.mark.parametrize(
    ("text", "words"),
    [("2027-03-31", "31 March 2027"), ("2023-01", "January 2023"), ("2022", "2022"), ("", "")],
)
def test_a_last_day_is_in_words(text: str, words: str) -> None:
    assert day_words(text) == words


def test_what_a_list_brought_to_several_counts_each_award_once() -> None:
    def award(scope: AwardScope, amount: float | None, slug: str = "toy-fund") -> Any:
        return SimpleNamespace(
            priority_list=SimpleNamespace(slug=slug),
            award=SimpleNamespace(amount=amount),
            share=scope,
        )

    found = (
        award(AwardScope.OWN, 2e6),
        award(AwardScope.OWN, 1e6),
        award(AwardScope.OWN, None),
        award(AwardScope.OWN, 9e6, "other"),
        award(AwardScope.SHARED, 5e6),
        award(AwardScope.THROUGH, 5e6),
        award(AwardScope.THROUGH, 5e6),
    )
    money = PlaceMoney(found, 12e6, None)
    assert brought_together(money, "toy-fund") == (
        "£3.0 million in 2 awards; one award without an amount; one award shared with places "
        "outside; 2 awards through a larger authority"
    )
    assert brought_together(money, "other") == "£9.0 million in one award"
    assert brought_together(money, "none") == "none held"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("E06000052", "6 others named it: 3 are decided rounds of awards, 3 are over or not conf"),
        ("E09000007", "2 others named it: one is a decided round of awards, one is over or not c"),
        ("N09000003", "2 others that named it are decided rounds of awards."),
    ],
)
def test_as_many_others_named_a_place_as_its_table_holds(
    code: str, said: str, shipped_atlas: Atlas
) -> None:
    readings = read_all(shipped_atlas.gazetteer.area(code, CURRENT), shipped_atlas)
    assert said in sentence("It", readings, shipped_atlas)
    named = [each for each in _of(code, shipped_atlas).values() if each.reading.is_named]
    assert said.startswith(str(len(named)))
