"""The laboratory's answers on the data held: figures checked by other means, and its sentences."""

from __future__ import annotations

import io
import json

import numpy as np
import pandas as pd
import pytest

import levelmap as lm
from levelmap.answers import taking
from levelmap.answers.comparisons.chosen import Filter
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.laboratory.pot import PotQuery, write_pot
from levelmap.catalogue.recipe_files import write_recipe
from levelmap.cli import main
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
    with pytest.raises(QueryError, match="it awards nothing of which an amount is held"):
        laboratory.best_for_the_money("luf-round-1")


def test_money_by_need_is_in_proportion_to_people_in_need(laboratory):
    found = laboratory.divide("levelmap_13", pot=1e9, by="need", among="all", before="place").table
    assert (found["after"] * 100).round().sum() == 10**11
    in_need = laboratory.atlas.values("imd-2025-income-scale").to_frame()["value"]
    ratio = found["after"] / in_need.reindex(found.index)
    assert ratio.to_numpy() == pytest.approx(ratio.iloc[0], rel=1e-5)


def test_who_would_lose_had_the_fund_followed_the_score(laboratory):
    before = "luf-round-1-awards"
    found = laboratory.divide("levelmap_13", "luf-round-1:1", by="need", before=before)
    table = found.table.set_index("area_name")
    # the fund gave £1,693 million in all, of which Wales, Scotland and Northern Ireland had part
    assert found.pot == 1_302_986_426
    assert "74 authorities would gain and 53 would lose" in found.sentence
    assert table["before"].sum() == pytest.approx(table["after"].sum(), abs=0.005)
    assert table.index[0] == "Forest of Dean"
    assert table.iloc[0]["probability"] < 0.1
    assert found.how_sure.startswith("How sure: of the ")


@pytest.mark.parametrize(
    ("on", "method", "year"),
    [("lad_2025", "levelmap_13", "2025"), ("lad_2021", "levelmap_13_2021", "2019")],
)
def test_need_is_that_of_the_year_of_the_areas_where_none_is_named(laboratory, on, method, year):
    measure = f"imd-{year}-income-scale"
    usual = laboratory.reach(["luf-round-1:1"], on)
    assert usual.table.equals(laboratory.reach(["luf-round-1:1"], on, measure).table)
    divided = laboratory.divide(method, by="need")
    assert divided.query.need == measure


def test_many_lists_through_time_and_one_by_one(laboratory):
    seen = laboratory.together(["luf-round-1:1", "towns-fund"])
    wanted = Filter(("luf-round-1:1",), ("towns-fund",), "levelmap_13", high=True)
    found = laboratory.chosen(["luf-round-1:1", "towns-fund"], wanted)
    one, other = seen.labels
    rows = seen.places.loc[found.table.index]
    assert set(rows[one]) == {"named"}
    assert not set(rows[other]) & {"named", "could not be named"}
    assert found.table["rank"].max() <= 98
    assert found.sentence.startswith(f"{len(found.table)} authorities are on {one} and not")
    assert len(laboratory.through("levelling-up-awards").table) == 3


@pytest.mark.parametrize(
    ("lists", "wanted", "words"),
    [
        (["crf", "luf-round-1"], Filter(on=("towns-fund",)), "is none of the lists seen together"),
        (["crf", "luf-round-1"], Filter(need="left_behind_2019"), "does not score local author"),
        (["crf", "luf-round-1"], Filter(high=True), "expected one beside it"),
        (["crf"], Filter(), "Lists chosen: 1. Choose 2 to"),
    ],
)
def test_what_cannot_be_chosen_is_one_sentence(laboratory, lists, wanted, words):
    with pytest.raises(QueryError, match=words) as error:
        laboratory.chosen(lists, wanted)
    assert "\n" not in str(error.value)


def test_no_such_succession_is_one_sentence(laboratory):
    with pytest.raises(QueryError, match="'luf' is no succession of lists: expected one of"):
        laboratory.through("luf")


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
    asked = (
        "divide levelmap_13 --pot 1000000 --by head --taper 5 --floor 1000 --before place --json"
    )
    assert main(asked.split()) == 0
    found = json.loads(capsys.readouterr().out)
    expected = laboratory.divide("levelmap_13", pot=1e6, taper=5, floor=1000, before="place")
    pounds = pd.Series({row["area_code"]: row["after"] for row in found["rows"]})
    np.testing.assert_allclose(pounds, expected.table["after"])
    assert found["pot"] == 1_000_000
    assert found["sentence"] == expected.sentence
    assert found["how_sure"] == expected.how_sure


def test_a_method_of_ones_own_shares_as_the_one_it_is_a_copy_of(laboratory, tmp_path, capsys):
    file = tmp_path / "mine.toml"
    file.write_text(write_recipe(laboratory.atlas.catalogue.recipe("ifs_style_4")))
    options = ["--geography", "lad_2025", "--before", "place", "--tier", "2", "--tier", "1"]
    rows = []
    for method in ("ifs_style_4", str(file)):
        assert main(["divide", method, method, *options, "--json"]) == 0
        rows.append(json.loads(capsys.readouterr().out)["rows"])
    assert rows[0] == rows[1]
    assert main(["divide", str(file), "--by", "place", "--json"]) == 0
    alone = json.loads(capsys.readouterr().out)
    assert alone["sentence"] == laboratory.divide("ifs_style_4", by="place").sentence


def test_a_file_of_a_method_stands_wherever_its_slug_does(laboratory, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(write_recipe(laboratory.atlas.catalogue.recipe("ifs_style_4")))
    by_file = laboratory.atlas.compare(file, "luf-round-1:1").to_frame()
    by_slug = laboratory.atlas.compare("ifs_style_4", "luf-round-1:1").to_frame()
    assert by_file["class"].tolist() == by_slug["class"].tolist()
    shares = laboratory.reach([file, "ifs_style_4"]).table["in_need"]
    assert shares[0] == shares[1]
    assert laboratory.structure(file).alpha == laboratory.structure("ifs_style_4").alpha
    assert len(laboratory.borders(file, "levelmap_13").table) == len(
        laboratory.borders("ifs_style_4", "levelmap_13").table
    )
    assert len(laboratory.together([str(file), "luf-round-1:1"]).labels) == 2


@pytest.mark.parametrize("beside", ["--by need", "--universe E", "--with-parts", "--geography x"])
def test_beside_a_whole_question_no_option_is_passed_over(beside, tmp_path, capsys):
    file = tmp_path / "pot.toml"
    file.write_text(write_pot(CompareQuery("levelmap_13", "levelmap_13"), PotQuery(before="head")))
    assert main(["divide", str(file), *beside.split()]) == 1
    assert "expected no options beside it" in capsys.readouterr().err


@pytest.mark.parametrize(
    "asked",
    [
        "reach luf-round-1:1 levelmap_13 --by-nation",
        "divide levelmap_13 --by need",
        "together luf-round-1:1 towns-fund",
        "through culture",
        "structure ifs_style_4",
        "borders luf-round-1:1 levelmap_13",
        "clusters imd-2025-average-score",
        "decides ifs_style_4 --draws 16",
    ],
)
def test_every_verb_prints_a_table_with_its_facts_in_every_row(asked, capsys):
    assert main(asked.split()) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out), keep_default_na=False)
    assert len(table)
    assert table.columns[-6:].tolist() == list(taking.FACTS)
    for fact in ("geography", "period", "unit", "publisher", "computed_by"):
        assert (table[fact] != "").all(), fact


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("levelmap_13 --by luck", "the options: by is the text 'luck', expected one of place"),
        ("levelmap_13 --pot 0", "cannot be divided"),
        ("levelmap_13 --floor 1e12 --pot 1e13", "lower it"),
        ("levelmap_13 --nations England", "are no shares of nations"),
        ("levelmap_13 --before crf", "it awards nothing of which an amount is held"),
        ("levelmap_13:top=0", "expected 1 to"),
        ("a b c", "3 lists are given: expected one or two"),
        ("none.toml", "There is no recipe none.toml"),
    ],
)
def test_what_cannot_be_divided_is_one_sentence(asked, words, capsys):
    assert main(["divide", *asked.split()]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
