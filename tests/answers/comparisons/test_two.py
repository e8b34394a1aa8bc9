"""Two lists or methods compared: counts, reasons, kinds of places, money, and true sentences."""

import re
from itertools import combinations_with_replacement

import pandas as pd
import pytest

from levelmap.answers.comparisons import standings
from levelmap.answers.comparisons.areas import areas
from levelmap.answers.comparisons.awards import awards_by_area
from levelmap.answers.comparisons.breakdowns import breakdowns
from levelmap.answers.comparisons.findings import BOTH, IN_PART, NEITHER, ONLY_A, ONLY_B, OUTSIDE
from levelmap.answers.comparisons.funds import funds, worst_without_award
from levelmap.answers.comparisons.named import named_places
from levelmap.answers.comparisons.profiles import describing, profile
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.two import CompareQuery, Comparison
from levelmap.atlas import open_atlas
from levelmap.errors import CannotRecode, EmptyUniverse, QueryError, UnknownPriorityList
from levelmap.pages.compare.tables import areas_zip, sheets
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests import toy_country
from tests.answers.comparisons.sides import Sides, shipped_sides
from tests.toy_country import NOW, OLD

WELL_KNOWN = (
    "luf-round-1:1",
    "crf",
    "towns-fund",
    "education-investment-areas",
    "levelling-up-partnerships",
    "long-term-plan-for-towns",
    "salvation-army-additional",
    "levelmap_13_2021",
    "ifs_style_4",
    "need_4",
)


@pytest.fixture(scope="module")
def toy_sides(toy: Folders) -> Sides:
    return Sides(open_atlas(toy.root))


def _people(words: str) -> tuple[float, float]:
    """Return the range of numbers that a printed number of people may stand for."""
    number, _, million = words.partition(" ")
    value = float(number.replace(",", "")) * (1e6 if million else 1)
    room = 0.05e6 if million else 500 if value >= 10_000 else 0.5
    return value - room, value + room


# ---- hand-checkable: the toy country ----


def test_the_classes_are_those_counted_by_hand(toy_sides: Sides) -> None:
    """Category 1 is Alder to Dogwood and Larch; the worst third by walk are 50 and 90 minutes."""
    view = toy_sides.two(CompareQuery("toy-fund", "toy-fund:1,2"))
    assert {row.key: row.areas for row in view.rows} == {
        BOTH: 5,
        ONLY_A: 0,
        ONLY_B: 4,
        NEITHER: 3,
        OUTSIDE: 0,
    }
    assert view.findings[0] == (
        "4 authorities are in category 1 or 2 of Toy fund and not in category 1 of Toy fund; for 0 "
        "it is the other way round."
    )
    assert view.named(ONLY_B)["area_name"].tolist() == ["Elm", "Fir", "Gorse", "Hazel"]
    assert set(view.places.loc[list(view.named(ONLY_B).index), "a_words"]) == {"category 2"}


def test_a_list_against_itself_is_the_same_list(toy_sides: Sides) -> None:
    view = toy_sides.two(CompareQuery("toy-fund", "toy-fund"))
    assert view.findings[0] == (
        "Toy fund, category 1 and Toy fund, category 1 name the same 5 authorities."
    )
    kappa = next(one for one in view.statistics if one.key == "kappa")
    assert kappa.value == 1


def test_a_single_indicator_is_a_method(toy_sides: Sides) -> None:
    """Pay rises from Alder to Kapok and Larch: the worst 3 of 11 are Alder, Birch, Cedar."""
    named = toy_sides.named("pay:top=3", None)
    assert named.places.codes == {NOW["Alder"], NOW["Birch"], NOW["Cedar"]}
    view = toy_sides.two(CompareQuery("toy-fund", "pay:top=3"))
    alder = view.places.loc[NOW["Alder"]]
    assert (alder["b_words"], alder["b_margin"]) == ("ranked 1 of 11, 2 inside the cut", 2)
    dogwood = view.places.loc[NOW["Dogwood"]]
    assert dogwood["b_words"] == "ranked 4 of 11, 1 short of the cut"
    assert view.places.loc[NOW["Cedar"], "b_words"] == "ranked 3 of 11, the last inside"


def test_places_are_ranked_where_the_heading_says_so(toy_sides: Sides) -> None:
    view = toy_sides.two(CompareQuery("toy-fund:3", "pay:top=3"))
    assert view.order_words(ONLY_B) == "ranked by Weekly pay, 3 worst, the worst first"
    assert view.named(ONLY_B)["b_rank"].is_monotonic_increasing


def test_a_merged_authority_says_what_its_parts_were(toy_sides: Sides) -> None:
    view = toy_sides.two(CompareQuery("toy-fund", "pay:top=3"))
    merged = view.places.loc[NOW["Kapok and Larch"]]
    assert merged["a_words"] == "Kapok: category 3; Larch: category 1"
    assert merged["class"] == ONLY_A
    assert any("Kapok and Larch (75% named)" in note for note in view.notes)


def test_a_merged_authority_of_which_a_minority_is_named_says_in_part(toy_sides: Sides) -> None:
    view = toy_sides.two(CompareQuery("toy-fund:3", "pay:top=3"))
    merged = view.places.loc[NOW["Kapok and Larch"]]
    assert merged["a_words"] == "in part: Kapok: category 3; Larch: category 1"
    assert merged["class"] == IN_PART
    (row,) = [row for row in view.rows if row.key == IN_PART]
    assert (row.label, row.areas) == ("Only a part is named", 1)
    assert view.findings[3] == (
        "Of 1 authority only a part is named; how far the two agree counts it as on neither."
    )
    assert view.agreement.places[NEITHER] == 11 - 3 - 2 - 1
    assert view.statistics[0].value == 0
    file = areas(view, toy_sides.atlas).set_index("area_code")
    assert file.loc[NOW["Kapok and Larch"], ["class", "in_a"]].tolist() == [IN_PART, False]
    assert any("Kapok and Larch (25% named)" in note for note in view.notes)


def test_an_incomplete_list_says_not_seen(toy_sides: Sides) -> None:
    view = toy_sides.two(CompareQuery("toy-fund", "toy-towns"))
    labels = {row.key: row.label for row in view.rows}
    assert labels[ONLY_A] == "In category 1 of Toy fund, not seen in Toy towns"
    assert labels[ONLY_B] == "Only in Toy towns"
    assert view.findings[0].endswith("in category 1 of Toy fund and not seen in Toy towns.")


def test_towns_count_for_the_authority_around_them(toy_sides: Sides) -> None:
    named = toy_sides.named("toy-towns", None)
    assert named.places.codes == {OLD["Elm"], OLD["Fir"]}
    assert named.notes[0] == "An authority counts as named if a town within it is."


def test_a_universe_limits_both_sides(toy_sides: Sides) -> None:
    view = toy_sides.two(CompareQuery("toy-fund", "toy-fund:1,2", universe="E!E12900002"))
    assert len(view.places) == 8


# ---- the data in the repository ----


def test_the_fund_against_the_score() -> None:
    """Category 1 of the Levelling Up Fund names 93 authorities of England on the districts of 2020
    (list of local authorities by priority category, March 2021): 90 on those of 2021."""
    view = shipped_sides().two(CompareQuery())
    counts = {row.key: row.areas for row in view.rows}
    assert counts[BOTH] + counts[ONLY_A] == 90
    assert sum(counts.values()) == 363
    assert counts[OUTSIDE] == 56
    assert view.findings[-1] == (
        "Levelling Up Fund, round 1, category 1 also names 31 authorities that 13-indicator score, "
        "2021, category 1 could not."
    )


def test_places_named_in_the_press_are_outside_category_1() -> None:
    """All places of the report's finding held are outside category 1 by its very definition."""
    view = shipped_sides().two(CompareQuery("luf-round-1:1", "salvation-army-additional"))
    assert view.agreement.places["both"] == 0


def test_five_of_the_ten_most_deprived_received_nothing() -> None:
    """The Salvation Army, February 2022: Blackpool, Knowsley, Barking and Dagenham, Hackney and
    Sandwell. Knowsley has a part in the award of its combined authority."""
    sides = shipped_sides()
    named = sides.named("imd-2019-average-rank", None)
    assert named.scored is not None
    held = sides.atlas.catalogue.priority_list("luf-round-1-awards")
    sentence = worst_without_award(
        named.scored.composite.ranks, held, "IMD 2019", Geography.parse("lad_2019"), sides.atlas
    )
    assert sentence == (
        "Of the 10 authorities that IMD 2019 ranks worst, 5 have no award of their own (Levelling "
        "Up Fund round 1: awards): Blackpool, Knowsley, Barking and Dagenham, Hackney and "
        "Sandwell. Knowsley has a part in a shared award."
    )


def test_awards_to_the_classes_add_up_to_all_awards_to_single_places() -> None:
    sides = shipped_sides()
    view = sides.two(CompareQuery("luf-round-1-awards", "luf-round-2-awards"))
    awards = awards_by_area("luf-round-1-awards", view.geography, sides.atlas)
    assert awards is not None
    own = {a.name: a.amount for area in awards.values() for a in area if not a.is_shared}
    fund = next(f for f in funds(view, sides.atlas) if "round-1" in f.priority_list.slug)
    assert sum(one.amount for one in fund.by_class.values()) == pytest.approx(sum(own.values()))


def test_every_grouping_adds_up() -> None:
    sides = shipped_sides()
    view = sides.two(CompareQuery())
    found = breakdowns(view, sides.atlas)
    assert [one.title for one in found] == ["Region", "Coast", "Rural or urban"]
    for one in found:
        groups = one.table.drop(index="All")
        assert groups.sum().astype(int).tolist() == one.table.loc["All"].astype(int).tolist()
        assert one.table.loc["All", "only_b"] == len(view.named(ONLY_B))


def test_a_profile_is_the_mean_of_the_places() -> None:
    sides = shipped_sides()
    view = sides.two(CompareQuery())
    recipe = describing(view.geography, sides.atlas)[0]
    scored = sides.named(recipe, None).scored
    assert scored is not None
    found = profile(view, recipe, sides.atlas)
    pay = next(row for row in found.rows if row.label == "Median weekly pay")
    values = scored.used["e3"].values[view.named(ONLY_B).index]  # noqa: PD011 (not a frame's)
    assert pay.means[ONLY_B] == pytest.approx(values.mean())
    assert "furthest on the worse side" in found.sentence(ONLY_B, "They")


@pytest.mark.parametrize(
    ("query", "error"),
    [
        (CompareQuery("luf-round-9", "crf"), UnknownPriorityList),
        (CompareQuery("luf-round-1:7", "crf"), UnknownPriorityList),
        (CompareQuery("levelmap_13:top=many", "crf"), QueryError),
        (CompareQuery("imd_2019", "crf"), CannotRecode),
    ],
)
def test_what_cannot_be_compared_is_answered(query: CompareQuery, error: type[Exception]) -> None:
    with pytest.raises(error):
        shipped_sides().two(query)


def test_universes_without_a_common_place_are_answered() -> None:
    sides = shipped_sides()
    scottish = named_places(read_reference("luf-round-1", sides.atlas), sides.atlas)
    query = CompareQuery("luf-round-1", "towns-fund", universe="S")
    with pytest.raises(EmptyUniverse):
        sides.two(query)
    assert any(code.startswith("S") for code in scottish.places.universe)


# ---- true sentences for every pair ----


@pytest.mark.parametrize(("a", "b"), list(combinations_with_replacement(WELL_KNOWN, 2)), ids=str)
def test_every_sentence_is_true_of_the_data(a: str, b: str) -> None:
    view = shipped_sides().two(CompareQuery(a, b))
    flags = view.areas.set_index("area_code")
    could = flags["in_a"].notna() & flags["in_b"].notna()
    joint = flags[could]
    in_a, in_b = joint["in_a"].astype(bool), joint["in_b"].astype(bool)
    _check_headline(view, int((in_a & ~in_b).sum()), int((in_b & ~in_a).sum()), int(in_a.sum()))
    numbers = [
        int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", _bare(view.findings[1], view))
    ]
    assert numbers == [len(joint), in_a.sum(), in_b.sum(), (in_a & in_b).sum()]
    said = re.findall(r"(\d[\d.,]*(?: million)?) (?:people|in places)", view.findings[2])
    groups = [in_a & in_b, in_a & ~in_b, in_b & ~in_a]
    for words, inside in zip(said, groups, strict=True):
        low, high = _people(words)
        assert low <= joint.loc[inside, "population"].sum() <= high
    _check_places(view, flags)


def _bare(sentence: str, view: Comparison) -> str:
    for side in view.sides:
        sentence = sentence.replace(side.on, "").replace(side.name, "")
    return sentence


def _check_headline(view: Comparison, only_a: int, only_b: int, on_a: int) -> None:
    found = [
        int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", _bare(view.findings[0], view))
    ]
    assert found == ([on_a] if only_a == only_b == 0 else [only_b, only_a])
    for side, named in zip(view.sides, (view.a, view.b), strict=True):
        assert side.is_complete == named.places.complete
        assert (f"not seen {side.on}" in view.findings[0]) <= (not side.is_complete)


def _check_places(view: Comparison, flags: pd.DataFrame) -> None:
    for row in view.rows:
        named = view.named(row.key)
        assert len(named) == row.areas
        if "ranked" in view.order_words(row.key):
            ranks = named["b_rank" if view.sides[1].name in view.order_words(row.key) else "a_rank"]
            assert ranks.dropna().is_monotonic_increasing
    for side in ("a", "b"):
        inside = view.places[f"{side}_margin"] >= 0
        known = view.places[f"{side}_margin"].notna() & flags[f"in_{side}"].notna()
        assert (inside[known] == flags.loc[known, f"in_{side}"].astype(bool)).all()


# ---- to take away ----


def test_the_workbook_has_five_sheets_with_every_area() -> None:
    sides = shipped_sides()
    view = sides.two(CompareQuery())
    found = sheets(view, sides.atlas)
    assert list(found) == ["summary", "areas", "groups", "method", "sources"]
    assert len(found["areas"]) == len(view.places)
    assert found["areas"]["Code"].equals(areas(view, sides.atlas)["area_code"])
    assert {side.name for side in view.sides} == set(found["sources"]["side"])
    assert found["summary"]["words"].str.contains("not an official statistic").any()


def test_the_zip_says_how_it_was_compared() -> None:
    sides = shipped_sides()
    content = areas_zip(sides.two(CompareQuery()), "https://example.org/compare", sides.atlas)
    assert content[:2] == b"PK"


def test_what_a_side_says_is_made_once_for_all_it_is_compared_with(
    toy: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, make = [], standings.standings_of_side
    monkeypatch.setattr(
        standings, "standings_of_side", lambda side, *rest: made.append(side) or make(side, *rest)
    )
    sides = Sides(open_atlas(toy.root))
    whole = sides.two(CompareQuery("toy-fund", "toy-fund:1,2"))
    part = sides.two(CompareQuery("toy-fund", "toy-fund:1", universe="E!E12900002"))
    assert [side.reference.text for side in made] == ["toy-fund", "toy-fund:1,2", "toy-fund:1"]
    kept = part.places.index
    assert set(kept) < set(whole.places.index)
    columns = [column for column in whole.places if column.startswith("a_")]
    pd.testing.assert_frame_equal(part.places[columns], whole.places.loc[kept, columns])


def test_what_the_source_adds_to_a_row_stands_with_the_place(own_toy: Folders) -> None:
    """Named only by implication, or not named for a reason: both are said where the place is."""
    row = {"area_name_as_published": "-", "extent": "whole"}
    alder = {**row, "area_code": OLD["Alder"], "status": "named", "note": "implied: all of it"}
    birch = {**row, "area_code": OLD["Birch"], "status": "not_named", "note": "implied: no more"}
    toy_country.write_memberships(own_toy, "toy-towns", [alder, birch])
    toy_country.seal(own_toy)
    said = Sides(open_atlas(own_toy.root)).two(CompareQuery("toy-towns", "toy-fund:1")).places
    assert said.loc[OLD["Alder"], "a_words"] == "named (implied: all of it)"
    assert said.loc[OLD["Birch"], "a_words"] == "not named (implied: no more)"
