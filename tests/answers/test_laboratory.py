"""The laboratory's answers on the data held: figures checked by other means, and its sentences."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import levelmap as lm
from levelmap.cli import main
from levelmap.comparison.allocation import Formula
from levelmap.errors import MethodError, QueryError, UnknownGeography
from levelmap.paths import package_root


@pytest.fixture(scope="module")
def laboratory():
    return lm.open_atlas(package_root()).laboratory


def test_a_league_of_lists_in_words_that_readers_know(laboratory):
    found = laboratory.reach(["luf-round-1:1", "levelmap_13", "crf"])
    table = found.table.set_index("list")
    assert table.index[0] == "13-indicator score, category 1"
    assert table["in_need"].iloc[0] == pytest.approx(0.467, abs=0.0006)
    # of the 100 places of this list 16 are held: it stands last, whatever it reaches
    assert table["complete"].tolist() == [True, True, False]
    assert "upper bounds" in found.notes[1]


def test_need_must_be_people(laboratory):
    with pytest.raises(QueryError, match="is measured in £ a week: expected a number of people"):
        laboratory.reach(["levelmap_13"], need="gross-median-weekly-pay")


def test_a_nation_without_the_figure_does_not_count(laboratory):
    found = laboratory.reach(["luf-round-1:1"], by_nation=True).table
    assert found["group"].tolist() == ["England"]


def test_a_ranking_by_need_comes_to_the_people_in_need_sooner(laboratory):
    curve = laboratory.concentration("levelmap_13")
    assert 0.1 < curve.index < 0.3
    # the worst third by the score holds 37 % of people and 47 % of those in need
    assert curve.at(0.370) == pytest.approx(0.467, abs=0.004)


def test_whom_the_money_of_a_fund_reached_and_could_have(laboratory):
    reached, most = laboratory.best_for_the_money("luf-round-1-awards")
    assert 0.2 < reached < most < 1
    with pytest.raises(QueryError, match="No awards of luf-round-1 are known by area"):
        laboratory.best_for_the_money("luf-round-1")


def test_nations_may_share_by_people(laboratory):
    assert laboratory.nation_shares("levelmap_13") == pytest.approx({"England": 1})


def test_money_by_need_is_in_proportion_to_people_in_need(laboratory):
    found = laboratory.allocate("levelmap_13", 1e9, Formula("need"))
    assert (found.table["pounds"] * 100).round().sum() == 10**11
    blackpool, hart = found.table.loc["E06000009"], found.table.loc["E07000089"]
    assert blackpool["area_name"] == "Blackpool"
    ratio = blackpool["claim"] / hart["claim"]
    assert blackpool["pounds"] / hart["pounds"] == pytest.approx(ratio, rel=1e-6)


def test_a_share_for_a_nation_that_is_not_scored_is_refused(laboratory):
    formula = Formula(group_shares={"England": 0.9, "Wales": 0.1})
    with pytest.raises(MethodError, match="Wales has a share of the pot and no place with a claim"):
        laboratory.allocate("levelmap_13", 1e6, formula)


def test_who_would_lose_had_the_fund_followed_the_score(laboratory):
    formula = Formula("need", places=98)
    found = laboratory.instead_of_awards("luf-round-1-awards", "levelmap_13", formula)
    table = found.table.set_index("area_name")
    # the fund gave £1,693 million in all, of which Wales, Scotland and Northern Ireland had part
    assert "£1,302,986,426.00 of Levelling Up Fund round 1" in found.notes[0]
    assert found.notes[0].endswith("people in need: 74 would gain and 53 lose.")
    assert table["before"].sum() == pytest.approx(table["after"].sum(), abs=0.005)
    assert table.index[0] == "Forest of Dean"
    assert table.iloc[0]["probability"] < 0.1
    assert (table["outcome"] == "gains").sum() == 74
    with pytest.raises(QueryError, match="No awards of luf-round-1 are known by area"):
        laboratory.instead_of_awards("luf-round-1", "levelmap_13", formula)


def test_double_counting_is_said(laboratory):
    found = laboratory.structure("levelmap_13")
    assert found.notes == (
        "Counted twice: Claimants and Income deprivation move together (r = 0.93): together they "
        "count for 17% of the score.",
        "Business births pulls against the score that it is part of (r = -0.37).",
    )


def test_the_starkest_pair_of_neighbours(laboratory):
    first = laboratory.borders("luf-round-1:1", "levelmap_13").table.iloc[0]
    assert (first["named_place"], first["unnamed_place"]) == ("Trafford", "Salford")
    assert (first["rank_named"], first["rank_unnamed"]) == (244, 64)


def test_clusters_of_numbers_of_ones_own(laboratory):
    own = laboratory.atlas.values("imd-2025-average-score").to_frame()["value"]
    found = laboratory.clusters(own)
    assert found.moran == pytest.approx(laboratory.clusters("imd-2025-average-score").moran)
    assert 0.3 < found.moran < 0.5
    with pytest.raises(UnknownGeography, match="No neighbours are held"):
        laboratory.clusters(own, on="lad_2019")


def test_what_decides_about_each_place(laboratory):
    found = laboratory.decides("levelmap_13", draws=64, versions=20)
    choices = {"weights", "normalisation", "aggregation", "outliers", "left_out", "data"}
    assert choices <= set(found.table.columns)
    assert set(found.table["decides"]) <= choices | {""}
    assert len(found.notes) == len(choices)


def test_every_indicator_is_left_out_once(laboratory):
    table = laboratory.one_at_a_time("ifs_style_4")
    assert [name for name in table.columns if name.startswith("without ")] == [
        f"without {member.name}"
        for member in lm.open_atlas(package_root()).catalogue.recipe("ifs_style_4").active
    ]


def test_agreement_of_a_method_with_itself_is_full(laboratory):
    same = laboratory.agreement_of_rankings("ifs_style_4", "ifs_style_4")
    assert same == pytest.approx({"rank_biased_overlap": 1, "weighted_kappa": 1})
    other = laboratory.agreement_of_rankings("ifs_style_4", "levelmap_13")
    assert all(0 < value < 1 for value in other.values())
    assert laboratory.shared_inputs("ifs_style_4", "levelmap_13") == ("Median weekly pay",)
    lists = ["levelmap_13", "levelmap_13"]
    with pytest.raises(MethodError):
        laboratory.agreement_of_lists(lists)
    assert -1 < laboratory.agreement_of_lists(["levelmap_13", "luf-round-1:1"]) < 1


def test_the_command_line_gives_the_same_numbers(laboratory, capsys):
    asked = "allocate levelmap_13 1000000 --by head --places 20 --taper 5 --floor 1000 --json"
    assert main(asked.split()) == 0
    found = json.loads(capsys.readouterr().out)
    formula = Formula("head", places=20, taper=5, floor=1000)
    expected = laboratory.allocate("levelmap_13", 1e6, formula).table
    pounds = pd.Series({row["area_code"]: row["pounds"] for row in found["rows"]})
    np.testing.assert_allclose(pounds, expected["pounds"])
    assert found["pot"] == 1_000_000


@pytest.mark.parametrize(
    "asked",
    [
        "reach luf-round-1:1 levelmap_13 --by-nation",
        "structure ifs_style_4",
        "borders luf-round-1:1 levelmap_13",
        "clusters imd-2025-average-score",
        "decides ifs_style_4 --draws 16",
    ],
)
def test_every_verb_prints_a_table(asked, capsys):
    assert main(asked.split()) == 0
    assert capsys.readouterr().out.count("\n") > 1


def test_a_pot_that_is_no_number_and_no_list_is_one_sentence(capsys):
    assert main(["allocate", "levelmap_13", "lots"]) == 1
    assert "'lots' is no number of pounds and no list of awards" in capsys.readouterr().err


def test_a_share_that_cannot_be_read_is_one_sentence(capsys):
    assert main(["allocate", "levelmap_13", "10", "--nation-share", "England"]) == 1
    assert "'England' is no share of a nation" in capsys.readouterr().err
