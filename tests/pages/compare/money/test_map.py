"""The map of money divided: each place in its class, classes parted at round numbers."""

import re

import pandas as pd
import pytest

from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.laboratory.division import Division, divided
from levelmap.answers.laboratory.pot import PotQuery
from levelmap.atlas import Atlas, open_atlas
from levelmap.drawing.palettes import NEUTRAL
from levelmap.pages.compare.money.map import layer_of, tidy, tidy_edges, tidy_middle
from levelmap.pages.compare.money.tables import ends_html, group_html, sheets, signed
from levelmap.pages.compare.query import Shown
from levelmap.paths import Folders
from tests.toy_country import OLD

TWO = CompareQuery("toy-fund:1", "toy-fund:2")


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.fixture
def found(atlas: Atlas) -> Division:
    return divided(compare(TWO, atlas), PotQuery(pot=9_000), atlas)


def test_who_loses_is_warm_who_gains_is_cold_the_rest_is_plain(found: Division) -> None:
    layer = layer_of(found, Shown.CHANGE)
    styles = {name: layer.styles[layer.classes[OLD[name]]] for name in ("Alder", "Elm", "Ivy")}
    assert styles["Ivy"].colour == NEUTRAL
    red = {name: int(str(style.colour)[1:3], 16) for name, style in styles.items()}
    assert red["Alder"] > red["Elm"]
    assert styles["Alder"].words.startswith("loses")
    assert styles["Elm"].words.startswith("gains")
    assert sum(layer.counts.values()) == 12
    assert all(layer.counts[key] for key in layer.styles)
    assert layer.told[OLD["Alder"]] == "£1,800 before, £0 after, -£1.80 a head"


def test_the_legend_says_of_how_many_and_not_that_they_share(found: Division) -> None:
    assert layer_of(found, Shown.CHANGE).direction == "Of the 12 authorities that could be named"


def test_money_of_a_place_whose_people_are_not_held_is_a_class_of_its_own(found: Division) -> None:
    table = found.table
    table.loc[OLD["Alder"], ["per_head", "before_per_head", "after_per_head"]] = float("nan")
    for shown, is_unknown in ((Shown.CHANGE, True), (Shown.BEFORE, True), (Shown.AFTER, False)):
        layer = layer_of(found, shown)
        style = layer.styles[layer.classes[OLD["Alder"]]]
        assert (style.words == "people not held") is is_unknown
        assert layer.classes[OLD["Ivy"]] == "none"
    assert "people not held" not in {
        style.words for style in layer_of(found, Shown.AFTER).styles.values()
    }


def test_pounds_a_head_after_and_before(found: Division) -> None:
    after, before = layer_of(found, Shown.AFTER), layer_of(found, Shown.BEFORE)
    assert after.classes[OLD["Alder"]] == before.classes[OLD["Elm"]] == "none"
    assert after.styles[after.classes[OLD["Elm"]]].colour != NEUTRAL
    assert before.styles[before.classes[OLD["Alder"]]].colour != NEUTRAL


@pytest.mark.parametrize(
    ("amount", "round_number"),
    [(47.3, 45), (12.2, 10), (0.83, 0.85), (187, 200), (0, 0), (0.35, 0.35), (1234, 1000)],
)
def test_a_tidy_number_has_two_digits_the_second_0_or_5(amount: float, round_number: float) -> None:
    assert tidy(amount) == round_number


def test_classes_are_parted_where_both_have_places() -> None:
    mostly = pd.Series([11.0] * 7 + [91.0] * 2)
    assert 11 < tidy_middle(mostly) <= 91
    assert tidy_middle(pd.Series(dtype="float64")) == 1
    edges = tidy_edges(pd.Series([10.0, 20, 30, 40, 50, 60, 70, 80]))
    assert edges == sorted(edges)
    assert all(10 < edge <= 80 for edge in edges)
    assert tidy_edges(pd.Series([5.0, 5.0])) == []


def test_the_tables_tell_the_ends_and_the_groups(found: Division) -> None:
    loses = ends_html(found, "lose")
    assert "5 authorities would lose: those with most by head" in loses
    assert loses.count("<tr>") == 6
    assert "-£1.80" in loses
    assert "Named in" not in loses
    found.table.loc[OLD["Elm"], "per_head"] = float("nan")
    assert re.findall(r"Elm|Fir|Gorse|Hazel", ends_html(found, "gain"))[-1] == "Elm"
    found.table["probability"] = 0.25
    assert "25%" in ends_html(found, "gain")
    assert "By region" in group_html("Region", found.groups["Region"])
    assert signed(float("nan")) == "people not held"


def test_an_end_of_one_and_of_none(found: Division) -> None:
    found.table["outcome"] = found.table["outcome"].where(found.table.index == OLD["Elm"], "same")
    assert "<caption>1 authority would gain" in ends_html(found, "gain")
    assert ends_html(found, "lose") == "<p>0 authorities would lose.</p>"


def test_the_workbook_holds_every_place_the_groups_and_the_recipe(
    found: Division, atlas: Atlas
) -> None:
    held = sheets(found, TWO, [found.sentence], "https://example.org", atlas)
    assert list(held) == ["summary", "places", "groups"]
    assert len(held["places"]) == 9
    assert set(held["groups"]["grouping"]) == {"Region"}
    words = held["summary"]["words"].tolist()
    assert 'b = "toy-fund:2"' in words
    assert "https://example.org" in words


def test_a_round_number_that_is_the_highest_amount_parts_it_from_the_others() -> None:
    """The median, 20, is as round as can be: two places have that much or more, one has less."""
    assert tidy_middle(pd.Series([10.0, 20.0, 20.0])) == 20
