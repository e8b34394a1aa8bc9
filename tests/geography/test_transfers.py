"""Which areas of one year make up those of another, pair by pair, in the toy country."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import UnknownGeography
from levelmap.geography import districts
from levelmap.geography.districts import Districts
from levelmap.geography.transfers import Route, Transfer, between_districts, from_people
from levelmap.paths import Folders
from levelmap.terms import AreaType, Geography
from tests.toy_country import MERGED, NOW, OLD

KAPOK, LARCH = OLD["Kapok"], OLD["Larch"]
WARDS_2021, WARDS_2024 = Geography(AreaType.WARD, 2021), Geography(AreaType.WARD, 2024)


@pytest.fixture(scope="module")
def held(toy: Folders) -> Districts:
    return districts.load(toy)


def _pair(transfer: Transfer, old: str, new: str) -> tuple[float, float, str]:
    pairs = transfer.pairs.set_index(["old", "new"])
    row = pairs.loc[(old, new)]
    return row["share_of_old"], row["share_of_new"], row["how"]


@pytest.mark.parametrize(
    ("route", "label"),
    [
        (Route.UNCHANGED, "unchanged"),
        (Route.RECODED, "same area, new code"),
        (Route.MERGED, "put together from its former authorities"),
        (Route.SUCCESSOR, "value of the larger authority that replaced it"),
        (Route.BEST_FIT, "approximate: the ward of the same residents"),
        (Route.APPORTIONED, "approximate: shared out by where people live"),
    ],
)
def test_how_an_area_got_its_value_in_words(route: Route, label: str) -> None:
    assert route.label == label


def test_merged_districts_make_up_the_new_one_by_their_people(held: Districts) -> None:
    forwards = between_districts(held, 2021, 2025)
    assert len(forwards.pairs) == 12
    assert _pair(forwards, KAPOK, MERGED) == (1.0, 0.25, "merged")
    assert _pair(forwards, LARCH, MERGED) == (1.0, 0.75, "merged")
    assert _pair(forwards, OLD["Alder"], OLD["Alder"]) == (1.0, 1.0, "unchanged")
    assert forwards.basis == "residents in mid-2017 (ONS)"
    assert forwards.lost == {}
    assert (str(forwards.start), str(forwards.end)) == ("lad_2021", "lad_2025")
    assert forwards.how.to_dict() == dict.fromkeys(NOW.values(), "unchanged") | {MERGED: "merged"}


def test_backwards_each_old_district_has_its_part_of_the_new_one(held: Districts) -> None:
    backwards = between_districts(held, 2025, 2021)
    assert _pair(backwards, MERGED, KAPOK) == (0.25, 1.0, "successor")
    assert _pair(backwards, MERGED, LARCH) == (0.75, 1.0, "successor")
    assert backwards.how[KAPOK] == "successor"
    assert (str(backwards.start), str(backwards.end)) == ("lad_2025", "lad_2021")


@pytest.mark.parametrize(("start", "end"), [(2016, 2022), (2022, 2019), (2023, 2025)])
def test_years_between_which_nothing_changed_need_no_basis(
    held: Districts, start: int, end: int
) -> None:
    transfer = between_districts(held, start, end)
    assert set(transfer.pairs["how"]) == {"unchanged"}
    assert transfer.basis == ""
    assert (transfer.pairs["old"] == transfer.pairs["new"]).all()


@given(st.integers(2016, 2025), st.integers(2016, 2025))
def test_a_year_and_back_is_the_same_pairs_turned(toy: Folders, start: int, end: int) -> None:
    held = districts.load(toy)
    there, back = between_districts(held, start, end), between_districts(held, end, start)
    turned = back.pairs.rename(
        columns={
            "old": "new",
            "new": "old",
            "share_of_old": "share_of_new",
            "share_of_new": "share_of_old",
        }
    )
    columns = ["old", "new", "share_of_old", "share_of_new"]
    key = ["new", "old"]
    pd.testing.assert_frame_equal(
        there.pairs[columns].sort_values(key, ignore_index=True),
        turned[columns].sort_values(key, ignore_index=True),
    )


def test_a_year_that_is_not_held_is_refused(held: Districts) -> None:
    with pytest.raises(UnknownGeography):
        between_districts(held, 1998, 2025)


def _people(*rows: tuple[str, str, int]) -> Transfer:
    frame = pd.DataFrame(rows, columns=["old", "new", "people"])
    return from_people(frame, WARDS_2021, WARDS_2024, {"w9": "no people"}, "residents of 2021")


def test_residents_tell_who_is_the_same_who_is_alike_and_who_was_divided() -> None:
    transfer = _people(
        ("w1", "w1", 900), ("w2", "x2", 500), ("w3", "x3", 300), ("w3", "x4", 100), ("w4", "x4", 50)
    )
    assert transfer.how.to_dict() == {
        "w1": "unchanged",
        "x2": "best_fit",
        "x3": "apportioned",
        "x4": "apportioned",
    }
    assert _pair(transfer, "w3", "x3") == (0.75, 1.0, "apportioned")
    assert _pair(transfer, "w3", "x4") == (0.25, pytest.approx(2 / 3), "apportioned")
    assert _pair(transfer, "w4", "x4") == (1.0, pytest.approx(1 / 3), "apportioned")
    assert (transfer.lost, transfer.basis) == ({"w9": "no people"}, "residents of 2021")


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")),
        st.integers(1, 5000),
        min_size=1,
    )
)
def test_shares_of_every_area_add_up_to_all_of_it(people: dict[tuple[str, str], int]) -> None:
    transfer = _people(*((old, new, number) for (old, new), number in people.items()))
    pairs = transfer.pairs
    assert pairs.groupby("old")["share_of_old"].sum().to_numpy() == pytest.approx(1)
    assert pairs.groupby("new")["share_of_new"].sum().to_numpy() == pytest.approx(1)
    total = sum(people.values())
    by_old = pd.Series(people).groupby(level=0).sum()
    moved = (pairs["share_of_old"] * pairs["old"].map(by_old)).sum()
    assert moved == pytest.approx(total)
