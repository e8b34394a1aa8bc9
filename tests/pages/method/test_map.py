"""Layers of a method by hand: which class each place has, and what is told of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from levelmap.drawing.layer import MOST_TOLD
from levelmap.methods.recipes import Domain, Member, Recipe
from levelmap.pages.method.map import changes_layer, domain_layer, domain_names, firm_layer
from levelmap.pages.method.view import ENTERS, LEAVES, OFF, STAYS, UNSCORED
from levelmap.terms import Geography, Polarity

CODES = list("abcdef")


def _view(direction: Polarity = Polarity.HIGHER_IS_WORSE, codes: list[str] = CODES) -> Any:
    recipe = Recipe(
        "toy",
        "Toy method",
        (Domain("near", (Member("walk", "walk"),), "Nearness"), Domain("gone", ())),
        geography=Geography.parse("lad_2021"),
        direction=direction,
    )
    change = ([STAYS, ENTERS, LEAVES, OFF, OFF, UNSCORED] * len(codes))[: len(codes)]
    ranks = [*range(1, len(codes)), pd.NA]
    ranking = pd.DataFrame(
        {"change": change, "rank": ranks, "start_rank": ranks[::-1]}, index=codes
    )
    scores = pd.DataFrame({"near": [5.0, 4, 3, 3, 1, float("nan")]}, index=CODES)
    scored = SimpleNamespace(composite=SimpleNamespace(domains=scores))
    return SimpleNamespace(recipe=recipe, ranking=ranking, scored=scored)


def test_what_a_method_changes_is_told_of_all_that_are_scored() -> None:
    layer = changes_layer(_view())
    assert list(layer.classes.values()) == [STAYS, ENTERS, LEAVES, OFF, OFF, UNSCORED]
    assert layer.told["b"] == "rank 2, at the start 5"
    assert set(layer.told) == set("abcde")
    assert (layer.name, layer.unit) == ("Toy method", "Authorities of 2021")


@pytest.mark.parametrize(("number", "is_told"), [(MOST_TOLD, True), (MOST_TOLD + 1, False)])
def test_of_too_many_places_nothing_is_told(number: int, is_told: bool) -> None:
    layer = changes_layer(_view(codes=[f"c{one}" for one in range(number)]))
    assert bool(layer.told) is is_told
    assert len(layer.classes) == number


def test_places_without_a_range_of_ranks_are_not_scored() -> None:
    areas = pd.DataFrame(
        {"status": ["solid", "out"], "rank": [1, 4], "low": [1, 2], "high": [2, 6]},
        index=["a", "d"],
    )
    firmness: Any = SimpleNamespace(result=SimpleNamespace(areas=areas))
    layer = firm_layer(_view(), firmness)
    assert layer.classes == {**dict.fromkeys(CODES, UNSCORED), "a": "solid", "d": "out"}
    assert layer.told == {
        "a": "rank 1, 1 to 2 in nine of ten ways",
        "d": "rank 4, 2 to 6 in nine of ten ways",
    }


def test_a_domain_is_in_fifths_the_worst_first_and_ties_in_the_worse() -> None:
    layer = domain_layer(_view(), "near")
    assert layer.classes == {"a": "1", "b": "2", "c": "3", "d": "3", "e": "5", "f": UNSCORED}
    assert layer.told["c"] == layer.told["d"] == "3.000, rank 3"
    assert "f" not in layer.told
    better = domain_layer(_view(Polarity.HIGHER_IS_BETTER), "near")
    assert (better.classes["e"], better.classes["a"]) == ("1", "5")
    assert [style.words for style in layer.styles.values()] == [
        "Fifth 1 (worst)",
        "Fifth 2",
        "Fifth 3",
        "Fifth 4",
        "Fifth 5 (best)",
        "Not scored",
    ]
    assert layer.title == "Score of the domain Nearness"


def test_only_domains_with_a_score_can_be_shown() -> None:
    assert domain_names(_view()) == {"near": "Nearness"}
