"""What the laboratory cannot answer is one sentence; what is at an end of its range is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.laboratory.asked import Laboratory
from levelmap.answers.laboratory.division import divided
from levelmap.answers.laboratory.pot import PotQuery, asked
from levelmap.comparison.draws import Choices
from levelmap.comparison.robustness import robustness
from levelmap.comparison.sensitivity import LIST, importance
from levelmap.errors import LevelMapError
from levelmap.methods.composite import Inputs, score
from levelmap.methods.recipes import Member, Recipe
from levelmap.terms import Polarity
from tests.answers.comparisons.sides import shipped_sides

TWO = CompareQuery("luf-round-1:1", "levelmap_13_2021")


def _case(areas: int, members: int, weight: float = 1.0) -> tuple[Recipe, Inputs]:
    keys = [f"m{number}" for number in range(members)]
    values = np.random.default_rng(5).gamma(2, size=(areas, members))
    table = pd.DataFrame(values, [f"a{number}" for number in range(areas)], keys)
    leaves = tuple(
        Member(key, column=key, polarity=Polarity.HIGHER_IS_WORSE, weight=weight) for key in keys
    )
    return Recipe("case", "Case", leaves), Inputs(table)


def _divided(two: CompareQuery = TWO, **pot: object) -> object:
    query = PotQuery(**pot)  # type: ignore[arg-type]
    atlas = shipped_sides().atlas
    return divided(compare(asked(two, query), atlas), query, atlas)


def _reach(*lists: str, need: str) -> object:
    laboratory = Laboratory(shipped_sides().atlas)
    return laboratory.reach(lists, need=need)


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "weights all zero": (lambda: score(*_case(9, 3, weight=0.0)), "All weights are zero"),
    "one place": (lambda: score(*_case(1, 3)), "has one area to score"),
    "no money": (lambda: _divided(pot=0), "cannot be divided"),
    "less than a penny": (lambda: _divided(pot=0.001), "less than a penny"),
    "a floor above the pot": (lambda: _divided(floor=1e9), "lower it"),
    "a cap below the mean": (lambda: _divided(cap=5), "raise it"),
    "a floor above the cap": (lambda: _divided(floor=10, cap=5), "a cap not below it"),
    "need held for no place of it": (
        lambda: _reach("levelling-up-partnerships", need="wimd-2019-extent"),
        "No figure of WIMD 2019: extent, 2019 is held",
    ),
    "intervals missing": (
        lambda: robustness(*_case(20, 3), draws=9, choices=Choices(versions=5)),
        "is held with limits",
    ),
    "a rule that names everyone": (
        lambda: robustness(*_case(20, 3), draws=9, places=20),
        "fewer than all",
    ),
    "a rule that names no one": (
        lambda: robustness(*_case(20, 3), draws=9, places=0),
        "expected at least 1",
    ),
    "no place asked for": (
        lambda: _divided(replace(TWO, b="levelmap_13_2021:top=0")),
        "expected 1 to 307",
    ),
    "whom a list of no place reaches": (
        lambda: _reach("levelmap_13:top=0", need="imd-2025-income-scale"),
        "0 places were asked for: expected 1 to 294",
    ),
    "whom nothing reaches": (
        lambda: _reach(need="imd-2025-income-scale"),
        "None is named: expected one at least",
    ),
    "a list where a fund's money is asked for": (
        lambda: Laboratory(shipped_sides().atlas).divide("levelmap_13", before="luf-round-1:1"),
        "expected list, head, place or one of luf-round-1-awards",
    ),
    "clusters of one place": (
        lambda: Laboratory(shipped_sides().atlas).clusters(pd.Series({"E06000001": 1.0})),
        "expected at least 10 places",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_one_sentence(name: str) -> None:
    ask, words = REFUSED[name]
    with pytest.raises(LevelMapError, match=words) as error:
        ask()
    said = str(error.value)
    assert "\n" not in said
    assert "nan" not in said.split()
    assert said.endswith(".")


def test_a_hundred_factors_are_answered() -> None:
    recipe, inputs = _case(120, 100)
    areas = robustness(recipe, inputs, draws=60).areas
    assert areas["probability"].between(0, 1).all()
    shares = importance(recipe, inputs, of=LIST, draws=32).over_all
    assert np.isfinite(shares.to_numpy()).all()


def test_one_place_may_have_it_all_and_all_may_share() -> None:
    alone = _divided(replace(TWO, b="levelmap_13_2021:top=1"), before="head", pot=1_000_000)
    table = alone.table  # type: ignore[attr-defined]
    assert (table["after"] > 0).sum() == 1
    assert table["after"].sum() == pytest.approx(1_000_000)
    everyone = _divided(CompareQuery("levelmap_13_2021:top=307", "levelmap_13_2021:top=307"))
    assert (everyone.table["outcome"] == "same").all()  # type: ignore[attr-defined]
    assert "0 authorities would gain and 0 would lose" in everyone.sentence  # type: ignore[attr-defined]
