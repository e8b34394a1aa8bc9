"""The question of a pot as a file: what is written is read again, and faults are sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.laboratory.pot import (
    PotQuery,
    asked,
    read_nations,
    read_pot,
    read_tiers,
    shares_of_nations,
    write_pot,
)
from levelmap.comparison.allocation import CLAIMS
from levelmap.errors import LevelMapError, QueryError

POTS = st.builds(
    PotQuery,
    pot=st.floats(0.01, 1e13),
    by=st.sampled_from(list(CLAIMS)),
    floor=st.floats(0, 1e9),
    cap=st.floats(0, 1e9),
    per_head=st.booleans(),
    among=st.sampled_from(["named", "all"]),
    taper=st.integers(0, 1_000),
    tiers=st.lists(st.floats(0, 1_000), max_size=9).map(tuple),
    nations=st.sampled_from(["", "people", "E=84,S=8,W=5,N=3"]),
    before=st.sampled_from(["list", "head", "luf-round-1-awards"]),
)


@given(POTS, st.booleans())
def test_what_is_written_is_read_again(pot: PotQuery, parts: bool) -> None:
    two = CompareQuery("a:1", "b", "lad_2025", parts, "E")
    assert read_pot(write_pot(two, pot)) == (two, pot)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pot = ", "is not TOML"),
        ("colour = 1", "colour is not a key of a pot"),
        ("pot = -1", "pot is the number -1, expected 0 to"),
        ('by = "luck"', "by is the text 'luck', expected one of place"),
        ("taper = 1.5", "expected a whole number"),
        ("tiers = 3", "expected a list of numbers"),
        ("tiers = [3, -2]", "what each category counts"),
        ('nations = "E=50"', "add up to 100"),
        ("per_head = 1", "expected true or false"),
        ("a = 1", "expected a text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, words: str) -> None:
    with pytest.raises(LevelMapError, match=words):
        read_pot(text)


def test_tiers_and_nations_as_people_type_them() -> None:
    assert read_tiers(" 3, 2 ,1 ") == (3, 2, 1)
    assert read_tiers("") == ()
    assert shares_of_nations("e=84, S=8,W=5,N=3")["England"] == 0.84
    assert shares_of_nations("people") == {}
    for text in ("3, x", "1," * 10, "nan", "5000"):
        with pytest.raises(QueryError):
            read_tiers(text)
    for text in ("X=100", "E", "E=nan", "E=120,S=-20", "E=50,E=100"):
        with pytest.raises(QueryError):
            read_nations(text)


def test_shares_typed_to_a_few_places_sum_to_one() -> None:
    shares = shares_of_nations("E=33.33333,S=33.33333,W=33.33334001")
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    assert shares["Scotland"] == pytest.approx(0.3333333, abs=1e-7)


def test_only_the_places_that_matter_are_compared() -> None:
    two = CompareQuery("luf-round-1:1", "levelmap_13")
    assert asked(two, PotQuery()) == two
    assert asked(two, PotQuery(before="head")).a == "levelmap_13"
