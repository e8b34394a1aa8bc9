"""Good practice: the nearest first, each once, told and not claimed; a reader's own rows."""

import pytest

from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.measures import missions
from levelmap.answers.place.practice import UNCHECKED, Practice, Why, practice, read_own
from levelmap.atlas import Atlas
from levelmap.errors import LevelMapError
from levelmap.geography.gazetteer import CURRENT

STOKE, NORTH_NORFOLK, BOLTON = "E06000021", "E07000147", "E08000001"
OWN = "title,area_codes,summary,missions,claim,source,year\n"


def _of(code: str, atlas: Atlas, similar: tuple[str, ...] = (), own: str = "") -> list[Practice]:
    place = place_of(code, atlas)
    like = [atlas.gazetteer.area(each, CURRENT) for each in similar]
    rows = read_own(own.encode(), atlas) if own else ()
    return list(practice(place, like, missions(()), rows, atlas))


def test_the_own_place_comes_first_then_what_is_around_it(shipped_atlas: Atlas) -> None:
    assert {each.why for each in _of(STOKE, shipped_atlas)} == {Why.OWN}
    around = _of(NORTH_NORFOLK, shipped_atlas)
    assert [(e.study.slug, e.why) for e in around] == [("norfolk-investment-framework", Why.AROUND)]
    assert all(e.why is Why.AROUND for e in _of(BOLTON, shipped_atlas))


def test_what_is_inside_a_county_or_combined_authority_follows_its_own(
    shipped_atlas: Atlas,
) -> None:
    norfolk = _of("E10000020", shipped_atlas)
    assert [(each.study.slug, each.why) for each in norfolk][:1] == [
        ("norfolk-investment-framework", Why.OWN)
    ]
    own = OWN + f"Clinic,{BOLTON},Opened a clinic,7,,Council,2025\n"
    manchester = _of("E47000001", shipped_atlas, own=own)
    assert [(e.study.title, e.why) for e in manchester if e.why is Why.INSIDE] == [
        ("Clinic", Why.INSIDE)
    ]
    assert {e.why for e in _of("E05009336", shipped_atlas)} == {Why.AROUND}  # Whitechapel


def test_similar_places_follow_and_nothing_is_told_twice(shipped_atlas: Atlas) -> None:
    found = _of(BOLTON, shipped_atlas, similar=(STOKE, BOLTON))
    whys = [each.why for each in found]
    assert whys == sorted(whys, key=list(Why).index)
    assert Why.SIMILAR in whys
    slugs = [each.study.slug for each in found]
    assert len(slugs) == len(set(slugs))


def test_a_row_without_a_claim_says_so() -> None:
    assert "not proof that it worked" in UNCHECKED


def test_rows_of_ones_own_stand_with_the_others(shipped_atlas: Atlas) -> None:
    own = OWN + f"Hub for skills,{STOKE},Opened a hub,6|12,We say 200 learned,Council,2025\n"
    first = _of(STOKE, shipped_atlas, own=own)[0]
    assert (first.study.title, first.why) == ("Hub for skills", Why.OWN)
    assert first.missions_words == "Skills; Local leadership"
    assert first.claim_words == "We say 200 learned"
    assert first.study.source == "Council, row brought for this visit (2025)"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title,summary\na,b\n", "no column area_codes"),
        (b"\xff\xfe\x00", "not UTF-8"),
        ((OWN + "a,E06000021,b,13,,,\n").encode(), "'13' is no mission"),
        ((OWN + "a,E06000021,b,1,,,last\n").encode(), "'last' is no year"),
        ((OWN + ",E06000021,b,1,,,\n").encode(), "Row 2 has no title"),
        ((OWN + "a,E06999999,b,1,,,\n").encode(), "E06999999"),
        (b"x" * 1_000_001, "at most 1,000,000"),
        (b'"' * 900_000, "cannot be read as CSV"),
        ((OWN + f"a,,b,012{'9' * 5_000},,,\n").encode(), "is no mission"),
    ],
)
def test_a_bad_table_is_one_sentence(content: bytes, said: str, shipped_atlas: Atlas) -> None:
    with pytest.raises(LevelMapError, match=said):
        read_own(content, shipped_atlas)
