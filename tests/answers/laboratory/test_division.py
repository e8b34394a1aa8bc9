"""A pot divided one way instead of another, on the toy country: every figure known by hand.

Category 1 of `toy-fund` is Alder to Dogwood and Larch, category 2 Elm to Hazel, category 3 Ivy,
Juniper and Kapok; each district has 1,000 people.
"""

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.laboratory import division
from levelmap.answers.laboratory.chances import how_sure
from levelmap.answers.laboratory.division import Curves, Division, curves, divided
from levelmap.answers.laboratory.pot import PotQuery, asked
from levelmap.atlas import Atlas, open_atlas
from levelmap.comparison.allocation import SCORE, change_by_group
from levelmap.comparison.reach import NeedMeasure
from levelmap.errors import LevelMapError, MethodError, NotHeld
from levelmap.pages.compare.money.page import curves_picture
from levelmap.paths import Folders
from tests.answers import awards
from tests.toy_country import NOW, OLD

FUND = CompareQuery("toy-fund:1", "toy-fund:2")
BY_RATE = CompareQuery("toy-fund:1", "unemployment:top=3", "lad_2025")


@pytest.fixture(scope="module")
def atlas(priced: Folders) -> Atlas:
    return open_atlas(priced.root)


def _divided(atlas: Atlas, two: CompareQuery, **pot: object) -> Division:
    query = PotQuery(**pot)  # type: ignore[arg-type]
    return divided(compare(asked(two, query), atlas), query, atlas)


def _after(found: Division, names: dict[str, str] = OLD) -> dict[str, float]:
    by_code = {code: name for name, code in names.items()}
    return {by_code[code]: pounds for code, pounds in found.table["after"].items() if pounds}


def test_the_same_formula_among_the_places_of_either_list(atlas: Atlas) -> None:
    found = _divided(atlas, FUND, pot=9_000)
    assert _after(found) == dict.fromkeys(("Elm", "Fir", "Gorse", "Hazel"), 2_250)
    assert found.table.loc[OLD["Larch"], ["before", "after", "per_head"]].tolist() == [
        1800,
        0,
        -1.8,
    ]
    assert found.sentence == (
        "If £9,000 went to the places in category 2 of Toy fund, by people, instead of to those "
        "in category 1 of Toy fund, 4 authorities would gain and 5 would lose. By head every place "
        "that loses would lose £1.80 and every place that gains would gain £2.25."
    )


def test_who_alone_loses_and_gains_most_is_named(atlas: Atlas) -> None:
    """The fund gave Alder 3.5 million and Cedar 1.5; 1.3 each of Dogwood is all new."""
    found = _divided(atlas, CompareQuery("toy-fund:2", "toy-fund:1"), before=awards.SLUG)
    assert found.sentence.endswith(
        "By head Alder would lose most (£2,200.00) and Dogwood would gain most (£1,300.00)."
    )


def test_places_that_lose_most_alike_are_counted_and_the_only_one_has_no_most(
    atlas: Atlas,
) -> None:
    """Two of five lose more than the others; one gains alone."""
    found = _divided(atlas, FUND, pot=9_000)
    found.table.loc[[OLD["Alder"], OLD["Birch"]], "per_head"] = -3.0
    found.table.loc[[OLD["Elm"], OLD["Fir"], OLD["Gorse"]], "outcome"] = "same"
    assert found.sentence.endswith(
        "By head 2 authorities would lose most (£3.00 each) and Hazel would gain £2.25."
    )


def test_who_would_lose_less_than_a_penny_is_not_told(atlas: Atlas) -> None:
    found = _divided(atlas, FUND, pot=9)
    assert found.sentence.endswith("would gain and 5 would lose.")


def test_a_place_whose_people_are_not_held_is_no_end(atlas: Atlas) -> None:
    """Without a figure for Elm three gain most; where no loser has one, no end is told."""
    found = _divided(atlas, FUND, pot=9_000, by="place")
    found.table.loc[OLD["Elm"], "per_head"] = float("nan")
    assert found.sentence.endswith("3 authorities would gain most (£2.25 each).")
    found.table.loc[found.table["outcome"] == "loses", "per_head"] = float("nan")
    assert found.sentence.endswith("4 authorities would gain and 5 would lose.")


def test_what_a_fund_gave_is_the_pot(atlas: Atlas) -> None:
    """Alder had 2 million and half of 3, Birch 1, Cedar half of 3, Larch a half: 6.5 million."""
    found = _divided(atlas, CompareQuery("toy-fund:2", "toy-fund:1"), before=awards.SLUG, pot=1)
    assert found.pot == 6_500_000
    assert set(_after(found).values()) == {1_300_000}
    change = found.table["per_head"].rename({code: name for name, code in OLD.items()})
    assert change.to_dict() == {
        "Alder": -2_200, "Cedar": -200, "Birch": 300, "Larch": 800, "Dogwood": 1_300,
    }  # fmt: skip
    assert "instead of as Toy fund gave it" in found.sentence
    assert "equal parts" in found.notes[0]


def test_what_a_fund_gave_is_no_measure_where_an_amount_is_not_held(awarded: Folders) -> None:
    """A sum to Birch is not known: Birch would gain what it may have had."""
    with pytest.raises(NotHeld, match="5 of 6 amounts are held"):
        _divided(open_atlas(awarded.root), FUND, before=awards.SLUG)


def test_every_person_alike_before(atlas: Atlas) -> None:
    found = _divided(atlas, FUND, pot=12_000, before="head")
    assert (found.table["before"] == 1_000).all()
    assert len(found.table) == 12
    assert _after(found) == dict.fromkeys(("Elm", "Fir", "Gorse", "Hazel"), 3_000)


def test_each_category_counts_as_its_tier(atlas: Atlas) -> None:
    found = _after(_divided(atlas, FUND, pot=2_600, by="place", tiers=(3, 2, 1)))
    expected = dict(zip(OLD, (300,) * 4 + (200,) * 4 + (100,) * 3 + (300,), strict=True))
    assert found == expected


def test_the_next_places_by_rank_share_in_part(atlas: Atlas) -> None:
    """Unemployment is 9, 8, 7 in the three named, then 6: it has half a claim."""
    found = _divided(atlas, BY_RATE, pot=3_500, by="place", taper=1, before="place")
    assert _after(found, NOW) == {"Alder": 1_000, "Birch": 1_000, "Cedar": 1_000, "Dogwood": 500}
    assert "and the next in part" in found.sentence


def test_all_that_a_method_scores_share_by_their_scores(atlas: Atlas) -> None:
    found = _divided(atlas, BY_RATE, pot=1_000, by=SCORE, among="all", before="place")
    after = _after(found, NOW)
    assert after["Alder"] > after["Birch"] > after["Ivy"] > 0
    assert sum(after.values()) == pytest.approx(1_000)


@pytest.mark.parametrize(
    "shared", [{"among": "all"}, {"by": "place", "tiers": (3, 2, 1)}], ids=["all", "tiers"]
)
def test_before_it_are_the_places_named_whoever_shares_after(
    atlas: Atlas, shared: dict[str, object]
) -> None:
    found = _divided(atlas, FUND, pot=2_600, **shared)
    before = found.table["before"]
    assert before[before > 0].to_dict() == {
        OLD[name]: 520 for name in ("Alder", "Birch", "Cedar", "Dogwood", "Larch")
    }
    assert "instead of to those in category 1 of Toy fund, " in found.sentence
    assert "7 authorities would gain and 5 would lose" in found.sentence


def test_the_words_of_both_sides_have_the_taper(atlas: Atlas) -> None:
    two = CompareQuery("unemployment:top=2", "unemployment:top=3", "lad_2025")
    found = _divided(atlas, two, pot=3_500, by="place", taper=1)
    assert found.table.loc[NOW["Cedar"], "before"] == 700  # half a claim of two and a half
    assert found.words == (
        "to those among the 2 worst by Unemployment and the next in part",
        "to the places among the 3 worst by Unemployment and the next in part, the same for "
        "every place,",
    )
    closed = _divided(atlas, two, pot=3_500, by="place", taper=1, among="all")
    assert closed.words[0] == "to those among the 2 worst by Unemployment"
    assert closed.table.loc[NOW["Cedar"], "before"] == 0


def test_floor_and_cap_hold_who_is_beyond_them(atlas: Atlas) -> None:
    found = _divided(atlas, FUND, pot=2_600, by="place", tiers=(3, 2, 1), floor=150)
    assert found.table.loc[OLD["Ivy"], ["after", "limit"]].tolist() == [150, "floor"]
    assert found.table["after"].sum() == pytest.approx(2_600)


def test_groups_sum_to_the_whole(atlas: Atlas) -> None:
    found = _divided(atlas, FUND, pot=9_000)
    regions = found.groups["Region"]
    assert regions["change"].sum() == pytest.approx(0)
    assert regions.loc["North", ["gain", "lose", "before", "after"]].tolist() == [0, 4, 7_200, 0]


@pytest.mark.parametrize("taper", [0, 2])
def test_a_side_that_names_no_place_is_refused_whatever_the_taper(atlas: Atlas, taper: int) -> None:
    query = PotQuery(pot=100, by="place", taper=taper, before="place")
    found = compare(asked(BY_RATE, query), atlas)
    nobody = replace(found.b, places=replace(found.b.places, codes=frozenset()))
    with pytest.raises(MethodError, match="among the 3 worst by Unemployment is among the 10 that"):
        divided(replace(found, b=nobody), query, atlas)


def test_places_of_no_group_are_a_group(atlas: Atlas) -> None:
    found = _divided(atlas, FUND, pot=9_000)
    regions = pd.Series({OLD["Alder"]: "North", OLD["Elm"]: "Middle"})
    groups = change_by_group(found.table, found.table["people"], regions)
    assert groups.loc["not grouped", ["gain", "lose", "change"]].tolist() == [3, 4, -450]
    assert groups["change"].sum() == pytest.approx(0)


@pytest.mark.parametrize(
    ("pot", "words"),
    [
        ({"pot": 0}, "cannot be divided"),
        ({"pot": 100, "floor": 50}, "lower it"),
        ({"pot": 100, "cap": 1}, "raise it"),
        ({"tiers": (0, 0, 0)}, "No place has a claim"),
        ({"by": SCORE}, "asks for the score"),
        ({"taper": 3}, "asks for the rank"),
        ({"by": "need", "need": "jobs"}, "expected a number of people"),
        ({"nations": "E=50,S=50"}, "Scotland has a share of the pot and no place"),
        ({"nations": "E=50"}, "add up to 100"),
        ({"before": "toy-fund"}, "it awards nothing of which an amount is held"),
    ],
)
def test_what_cannot_be_divided_is_one_sentence(
    atlas: Atlas, pot: dict[str, object], words: str
) -> None:
    with pytest.raises(LevelMapError, match=words) as error:
        _divided(atlas, FUND, **pot)
    assert "\n" not in str(error.value)


def test_how_sure_counts_those_that_lose_all_and_gain(atlas: Atlas) -> None:
    found = _divided(atlas, FUND, pot=9_000)
    chances = pd.Series({OLD["Alder"]: 0.05, OLD["Birch"]: 0.3, OLD["Elm"]: 0.95, OLD["Fir"]: 0.5})
    assert how_sure(found, chances) == (
        "How sure: of the 5 that would lose all, 1 (1,000 people) is named by at most one in ten "
        "of 2,000 ways of computing the method; of the 4 that gain, 1 by at least nine in ten. The "
        "rest depends on how the method is made."
    )


def test_without_a_measure_of_people_there_is_no_curve(atlas: Atlas) -> None:
    found = _divided(atlas, FUND, pot=9_000)
    with pytest.raises(LevelMapError, match="expected a number of people"):
        curves(found, "jobs", "jobs", atlas)


def _curves(atlas: Atlas, monkeypatch: pytest.MonkeyPatch, in_need: dict[str, int]) -> Curves:
    """Return the curves of category 2 in place of 1 where so many households are in need."""
    households = pd.Series(1_000, index=list(OLD.values()))
    need = NeedMeasure(
        "", pd.Series({OLD[n]: v for n, v in in_need.items()}), households, "households"
    )
    monkeypatch.setattr(division, "measure_of_need", lambda *_: need)
    return curves(_divided(atlas, FUND, pot=9_000), "any", "homes in need", atlas)


REST = dict.fromkeys("Dogwood Elm Fir Gorse Hazel Ivy Juniper Kapok".split(), 100)


def test_the_fifth_of_highest_need_is_told_of_whom_where_and_of_which_money(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fifth of 11,000 is all of Alder and Birch and 200 of Cedar; Larch has no figure."""
    drawn = _curves(atlas, monkeypatch, {"Alder": 500, "Birch": 400, "Cedar": 300, **REST})
    assert drawn.sentence == (
        "The fifth of the households, those of the 2 authorities of highest need and part of the "
        "next, with 48% of all homes in need, would have 0% of the money, before 55%. These are "
        "shares of the money that goes to places with a figure: 100% of the pot after, 80% before."
    )
    picture = curves_picture(drawn)
    assert "Share of the households, those in places of the highest need first" in picture
    assert "Homes in need" in picture
    assert "eople" not in picture


@pytest.mark.parametrize(
    ("in_need", "words"),
    [
        # 2,000 of 10,000 are just Alder and Birch
        ({"Alder": 500, "Birch": 400, **REST}, "those of the 2 authorities of highest need, with"),
        # 2,200 of 11,000: Birch and Cedar are alike, and counted together
        (
            {"Alder": 500, "Birch": 400, "Cedar": 400, **REST},
            "those of the authority of highest need and part of the next, with",
        ),
        # 1,800 of 9,000 lie within three that are alike
        (
            dict.fromkeys(("Alder", "Birch", "Cedar"), 500) | dict.fromkeys(list(REST)[:6], 1),
            "those of part of the authorities of highest need, with",
        ),
        # 2,400 of 12,000: the first two are alike and whole
        (
            {"Alder": 500, "Birch": 500, "Cedar": 400, "Larch": 100, **REST},
            "those of the 2 authorities of highest need and part of the next, with",
        ),
    ],
)
def test_places_that_lie_whole_within_the_fifth_are_counted(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch, in_need: dict[str, int], words: str
) -> None:
    drawn = _curves(atlas, monkeypatch, in_need)
    assert words in drawn.sentence
    assert ("with a figure" in drawn.sentence) is ("Larch" not in in_need)
