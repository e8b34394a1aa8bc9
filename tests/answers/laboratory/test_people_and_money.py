"""Reach and allocation with the shipped data: published counts, and figures made by hand."""

import pandas as pd
import pytest

from levelmap.answers.comparisons.named import Named, named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.two import CompareQuery, Comparison, compare
from levelmap.answers.indicators.values import area_values
from levelmap.answers.laboratory.division import curves, divided
from levelmap.answers.laboratory.pot import PotQuery
from levelmap.answers.laboratory.reach import (
    best_curve,
    carried,
    curve_of_side,
    league_of,
    measure_of_need,
    reached,
)
from levelmap.answers.place.bases import WORDS, bases
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import LevelMapError, MethodError
from levelmap.paths import package_root
from levelmap.terms import Geography

TODAY = Geography.parse("lad_2025")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas(package_root())


@pytest.fixture(scope="module")
def compared(atlas: Atlas) -> Comparison:
    return compare(CompareQuery(), atlas)


def _named(text: str, atlas: Atlas, geography: Geography | None = TODAY) -> Named:
    return named_places(read_reference(text, atlas), atlas, geography)


@pytest.mark.parametrize(
    ("text", "people", "in_need"), [("luf-round-1:1", 0.32, 0.41), ("levelmap_13", 0.37, 0.47)]
)
def test_the_shares_that_two_lists_reach(
    atlas: Atlas, text: str, people: float, in_need: float
) -> None:
    found = reached(_named(text, atlas), "imd-2025-income-scale", atlas)
    assert found.reach.people == pytest.approx(people, abs=0.005)
    assert found.reach.in_need == pytest.approx(in_need, abs=0.005)
    assert f"reaches {in_need:.0%} of income-deprived people (2025)" in found.sentence
    assert f"with {people:.0%} of the people" in found.sentence


def test_the_shares_follow_from_the_tables_they_rest_on(atlas: Atlas) -> None:
    named = _named("luf-round-1:1", atlas)
    rows = atlas.catalogue.observations("imd-2025-income-scale").set_index("area_code")["value"]
    people = atlas.gazetteer.population(TODAY)
    english = [code for code in named.places.universe if code in rows.index]
    on = [code for code in english if code in named.places.codes]
    found = reached(named, "imd-2025-income-scale", atlas).reach
    assert found.in_need == pytest.approx(rows[on].sum() / rows[english].sum())
    assert found.people == pytest.approx(people[on].sum() / people[english].sum())


def test_a_league_keeps_lists_known_in_part_apart_and_names_those_left_out(atlas: Atlas) -> None:
    several = [_named(text, atlas) for text in ("crf", "luf-round-1:1", "levelmap_13")]
    table, left_out = league_of(several, "imd-2025-income-scale", atlas)
    assert table["complete"].tolist() == [True, True, False]
    assert table["in_need"].iloc[0] > table["in_need"].iloc[1]
    assert left_out == ()
    wards = _named("left-behind-wards", atlas, None)
    _, left_out = league_of([*several, wards], "imd-2025-income-scale", atlas)
    assert left_out[0].startswith("Left-behind wards")


@pytest.mark.parametrize("by", ["head", "place", "need"])
def test_the_pot_is_the_same_on_either_side_to_the_penny(
    atlas: Atlas, compared: Comparison, by: str
) -> None:
    found = divided(compared, PotQuery(by=by), atlas)
    for column in ("before", "after"):
        assert round(100 * found.table[column]).sum() == 100 * found.query.pot
    assert found.groups["Region"]["change"].sum() == pytest.approx(0, abs=0.005)


def test_equal_shares_and_who_gains_by_hand(atlas: Atlas, compared: Comparison) -> None:
    found = divided(compared, PotQuery(pot=103 * 90, by="place"), atlas)
    parts = compared.agreement.partition
    assert len(parts.both) + len(parts.only_a) == 90
    assert len(parts.both) + len(parts.only_b) == 103
    only_a = found.table.loc[sorted(parts.only_a)]
    assert (only_a["before"] == 103).all()
    assert (only_a["after"] == 0).all()
    assert (found.table.loc[sorted(parts.both), "change"] == 90 - 103).all()
    assert found.sentence.startswith(
        "If £9,270 went to the places in category 1 of the 13-indicator score, 2021, the same for "
    )
    assert "33 authorities would gain and 90 would lose" in found.sentence


def test_a_floor_above_the_pot_is_refused(atlas: Atlas, compared: Comparison) -> None:
    with pytest.raises(MethodError, match="lower it"):
        divided(compared, PotQuery(pot=1_000, floor=500), atlas)


def test_nobody_outside_what_both_could_name_has_a_share(
    atlas: Atlas, compared: Comparison
) -> None:
    found = divided(compared, PotQuery(), atlas)
    assert set(found.table.index) <= set(compared.agreement.partition.joint_universe)
    assert isinstance(found.table, pd.DataFrame)


def test_the_curve_is_that_of_the_tables_it_rests_on(atlas: Atlas, compared: Comparison) -> None:
    """The share of the pot in the places of the highest rate, until a fifth of the people."""
    measure = "imd-2019-income-scale"
    found = divided(compared, PotQuery(need=measure), atlas)
    drawn = curves(found, measure, "income-deprived people", atlas)
    held = area_values(measure, compared.geography, atlas)
    rows = held.values.reindex(  # noqa: PD011
        sorted(compared.agreement.partition.joint_universe)
    )
    people = atlas.gazetteer.population(compared.geography).reindex(rows.index)
    order = (rows / people).sort_values(ascending=False).index
    upto = people[order].cumsum() / people.sum()
    inside = order[: int((upto <= 0.2).sum())]
    share = rows[inside].sum() / rows.sum()
    assert drawn.need.at(float(upto[inside[-1]])) == pytest.approx(share)
    money = found.table["after"].reindex(inside).fillna(0).sum() / found.pot
    assert drawn.after.at(float(upto[inside[-1]])) == pytest.approx(money, abs=1e-6)
    assert drawn.places == len(inside)
    assert "of all income-deprived people, would have" in drawn.sentence


@pytest.mark.parametrize(
    ("measure", "base", "share"),
    [
        ("children-in-relative-poverty-before-housing-costs", "children", True),
        ("universal-credit-household-numbers", "households", False),
        ("claimant-count", "working_age", True),
    ],
)
def test_need_is_counted_among_those_whom_the_share_is_of(
    atlas: Atlas, measure: str, base: str, share: bool
) -> None:
    need = measure_of_need(measure, TODAY, atlas)
    of = bases(atlas).amount(base)
    values = area_values(measure, TODAY, atlas).values  # noqa: PD011
    code = "E06000021"
    assert need.people[code] == of[code]
    expected = values[code] / 100 * of[code] if share else values[code]
    assert need.in_need[code] == pytest.approx(expected)
    assert need.of == WORDS[base]
    with pytest.raises(LevelMapError):
        measure_of_need(measure, Geography.parse("lad_2021"), atlas)


def test_a_league_of_the_nations_has_a_row_for_each_that_a_list_names(atlas: Atlas) -> None:
    named = [_named("luf-round-1:1", atlas)]
    measure = "children-in-relative-poverty-before-housing-costs"
    apart, _ = league_of(named, measure, atlas)
    assert apart["group"].tolist() == ["England", "Scotland", "Wales"]
    whole, _ = league_of(named, measure, atlas, by_nation=False)
    assert whole["places"].tolist() == [apart["places"].sum()]


def test_a_list_reaches_at_its_end_what_its_curve_says(atlas: Atlas) -> None:
    measure = "imd-2025-income-scale"
    for text in ("luf-round-1:1", "levelmap_13"):
        named = _named(text, atlas)
        found = reached(named, measure, atlas).reach
        assert curve_of_side(named, measure, atlas).at(found.people) == pytest.approx(
            found.in_need, abs=1e-9
        )
        best = best_curve(named, measure, atlas)
        assert best.at(found.people) == pytest.approx(found.best_by_people, abs=1e-9)
    lines = len(curve_of_side(_named("luf-round-1:1", atlas), measure, atlas).points)
    assert lines == 3


def test_what_cannot_be_carried_is_named_with_its_reason(atlas: Atlas) -> None:
    named, lost = carried(["luf-round-1:1", "imd_2019"], TODAY, atlas)
    assert [one.places.label for one in named] == ["Levelling Up Fund, round 1, category 1"]
    assert len(lost) == 1
    assert "is left out." in lost[0]
